"""Where people report a side effect themselves, by country. Template-owned, as the numbers to call are."""

from dataclasses import dataclass

from articles.content.emergency import EU_COUNTRIES


@dataclass(frozen=True, slots=True)
class Scheme:
    name: str
    country: str
    url: str


SCHEMES = {
    "US": Scheme("MedWatch", "US", "https://www.fda.gov/medwatch"),
    "GB": Scheme("Yellow Card", "UK", "https://yellowcard.mhra.gov.uk/"),
    "EU": Scheme(
        "national agencies",
        "EU",
        "https://www.ema.europa.eu/en/partners-networks/eu-partners/eu-member-states/national-competent-authorities-human",
    ),
    "AU": Scheme("TGA", "Australia", "https://www.tga.gov.au/safety/reporting-problems"),
    "CA": Scheme(
        "MedEffect",
        "Canada",
        "https://www.canada.ca/en/health-canada/services/drugs-health-products/medeffect-canada.html",
    ),
}


def schemes(country: str) -> tuple[Scheme, ...]:
    """All of them, that of the country first. `country` is an upper-case ISO code, or "" where there is none."""
    home = "EU" if country in EU_COUNTRIES else country
    return tuple(SCHEMES[code] for code in sorted(SCHEMES, key=lambda code: code != home))
