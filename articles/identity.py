"""Tells when two accounts name the same registration or the same mail address. `models.people` has nearly the same
comparison for the database.
"""

import unicodedata


def registration_key(register: str, number: str) -> str:
    """Equal registrations have equal keys: case, spaces, dashes and other marks make no difference.

    "" where there is no number: two people may be without one.
    """
    key = name_key(number)
    return f"{name_key(register)}:{key}" if key else ""


def address_key(email: str) -> str:
    """Equal mail addresses have equal keys: case makes no difference. "" where there is none."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def name_key(name: str) -> str:
    """Equal names of an office have equal keys: case, spaces, dashes and other marks make no difference."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))
