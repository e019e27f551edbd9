"""Whom to call in an emergency, by country. Template-owned: no writer can change or drop it."""

from dataclasses import dataclass

EU_COUNTRIES = frozenset("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone line: what it is for, and its number as people write it."""

    label: str
    number: str
    short: str = ""
    """What its country is called where there is little room."""

    @property
    def place(self) -> str:
        """The label as it begins a sentence."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def tel(self) -> str:
        return self.number.replace("-", "").replace(" ", "")


@dataclass(frozen=True, slots=True)
class Emergency:
    """`number` is None where the country is unknown: the reader then picks from `others`."""

    place: str
    number: Line | None
    poison: Line | None = None
    crisis: Line | None = None
    others: "tuple[Emergency, ...]" = ()
    """Of the other countries, each with a number of its own."""


NUMBERS = {
    "US": Emergency(
        place="the United States",
        number=Line("the United States", "911", "US"),
        poison=Line("Poison and overdose advice, day and night", "1-800-222-1222"),
        crisis=Line("Suicide and crisis line", "988"),
    ),
    "GB": Emergency(
        place="the United Kingdom",
        number=Line("the United Kingdom", "999", "UK"),
        poison=Line("NHS advice, day and night", "111"),
        crisis=Line("Samaritans, day and night", "116 123"),
    ),
    "EU": Emergency(place="the European Union", number=Line("the European Union", "112", "EU")),
    "AU": Emergency(
        place="Australia",
        number=Line("Australia", "000", "Australia"),
        poison=Line("Poisons Information Centre, day and night", "13 11 26"),
        crisis=Line("Lifeline, day and night", "13 11 14"),
    ),
    "CA": Emergency(
        place="Canada",
        number=Line("Canada", "911", "Canada"),
        poison=Line("Poison centre, day and night", "1-844-764-7669"),
        crisis=Line("Suicide Crisis Helpline", "988"),
    ),
}
"""Poison lines are those of America's Poison Centers, NHS 111, the Poisons Information Centres of Australia and Health
Canada (1-844 POISON-X); crisis lines those of 988lifeline.org, samaritans.org, lifeline.org.au and 988.ca. The European
Union has neither for all its countries.
"""


def emergency(country: str) -> Emergency:
    """`country` is an upper-case ISO code, or "" for a page that is not written for one country."""
    code = "EU" if country in EU_COUNTRIES else country
    here = NUMBERS.get(code, Emergency(place="", number=None))
    others = tuple(entry for key, entry in NUMBERS.items() if key != code)
    return Emergency(here.place, here.number, here.poison, here.crisis, others)
