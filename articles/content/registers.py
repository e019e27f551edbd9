"""Public registers of pharmacists: where anybody can look up who signed a page.

Few registers give each entry an address of its own that holds its number and lasts. For the others the table names the
page on which they are searched. Nothing is asked of any register.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.identity import name_key


@dataclass(frozen=True)
class Register:
    names: tuple[str, ...]
    """What a person's record may call it: in full and in short."""
    url: str
    """The page on which anybody can search it."""
    entry: str = ""
    """The address of an entry, with "{}" for its number; "" where there is none that lasts."""
    number: re.Pattern[str] | None = None
    """Of the numbers that have an entry."""


REGISTERS = (
    Register(
        ("General Pharmaceutical Council", "GPhC"),
        "https://www.pharmacyregulation.org/registers",
        entry="https://www.pharmacyregulation.org/registers/pharmacist/registrationnumber/{}",
        number=re.compile(r"[0-9]{7}"),
    ),
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


def register_of(name: str) -> Register | None:
    """None where no register of this name is in the table. Case, spaces and a leading "the" make no difference."""
    return _KNOWN.get(name_key(name)) or _KNOWN.get(name_key(name).removeprefix("the"))


def entry_url(register: str, number: str) -> str:
    """The public entry of a registration; "" where the register gives it no address of its own, or where the number is
    none of that register's.
    """
    known, key = register_of(register), name_key(number)
    return known.entry.format(key) if known and known.number and known.number.fullmatch(key) else ""
