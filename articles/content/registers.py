"""Public registers of pharmacists: where anybody can look up who signed a page.

Few registers give each entry an address of its own that lasts, so the table names the page on which a register is
searched.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.identity import name_key


@dataclass(frozen=True)
class Register:
    """`url` is the page on which anybody can search it."""

    names: tuple[str, ...]
    """What a person's record may call it: in full and in short."""
    url: str


REGISTERS = (
    Register(("General Pharmaceutical Council", "GPhC"), "https://www.pharmacyregulation.org/registers"),
    Register(
        ("Pharmaceutical Society of Northern Ireland", "PSNI"),
        "https://www.psni.org.uk/search-register/",
    ),
    Register(
        ("Pharmaceutical Society of Ireland", "PSI", "The Pharmacy Regulator"),
        "https://www.psi.ie/",
    ),
    Register(
        ("Pharmacy Board of Australia", "Australian Health Practitioner Regulation Agency", "Ahpra"),
        "https://www.ahpra.gov.au/Registration/Registers-of-Practitioners.aspx",
    ),
    Register(("Pharmacy Council of New Zealand",), "https://pharmacycouncil.org.nz/"),
    Register(("Ontario College of Pharmacists", "OCP"), "https://members.ocpinfo.com/search/"),
    Register(
        ("National Association of Boards of Pharmacy", "NABP", "NABP e-Profile"),
        "https://nabp.pharmacy/about/boards-of-pharmacy/",
    ),
    Register(("California State Board of Pharmacy",), "https://search.dca.ca.gov/"),
    Register(("Texas State Board of Pharmacy",), "https://www.pharmacy.texas.gov/dbsearch/"),
    Register(("New York State Board of Pharmacy",), "https://www.op.nysed.gov/verification-search"),
)


def _by_name(registers: Iterable[Register]) -> dict[str, Register]:
    return {name_key(name): register for register in registers for name in register.names}


_KNOWN = _by_name(REGISTERS)


def register_url(name: str) -> str:
    """Where the register of this name can be searched, or "" where it is not in the table. Case, spaces and a leading
    "the" make no difference.
    """
    register = _KNOWN.get(name_key(name)) or _KNOWN.get(name_key(name).removeprefix("the"))
    return register.url if register else ""
