"""Names of the countries that medicines are sold in, as prose uses them."""

COUNTRIES = {
    "": "many countries",
    "AU": "Australia",
    "CA": "Canada",
    "CH": "Switzerland",
    "DE": "Germany",
    "ES": "Spain",
    "EU": "the European Union",
    "FR": "France",
    "GB": "the United Kingdom",
    "IE": "Ireland",
    "IN": "India",
    "IT": "Italy",
    "NL": "the Netherlands",
    "NZ": "New Zealand",
    "US": "the United States",
    "ZA": "South Africa",
}


def country_name(code: str) -> str:
    """The country as prose names it, or its code where it has no name here."""
    return COUNTRIES.get(code, code)
