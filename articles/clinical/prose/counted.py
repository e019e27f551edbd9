"""So many tablets of so much: "two 500 mg tablets" are 1 g."""

import re
from decimal import Decimal

from articles.content.quantities import QuantityMatch
from articles.content.worded import BEGINS, COUNT, number

_REACH = 60
_FORM = r"(?:tablet|capsule|caplet|pill|lozenge|wafer|patch|suppositor)(?:s|es|y|ies)?\b"
_BEFORE = re.compile(
    rf"(?<![\w.,/-]){BEGINS}(?:(?P<few>{COUNT})\s?(?:-|to|or)\s?)?(?P<many>{COUNT})"
    rf"(?P<form>\s?[x×]\s?|\s(?:\w+\s)?{_FORM}\s(?:of|containing|with|at|x)(?:\seach)?\s|\s(?:of\s(?:the|your|these|an?|one)\s)?)$",
    re.IGNORECASE,
)
"""How many, before the strength of one."""
_FORM_AFTER = re.compile(rf"[\s-](?:\w{{1,20}}\s){{0,3}}?{_FORM}", re.IGNORECASE)
_FORM_BEFORE = re.compile(rf"(?:[x×]|{_FORM}\s(?:of|containing|with|at|x)(?:\seach)?)\s?$", re.IGNORECASE)
"""Looked at first: a text can hold many amounts."""
_NEAR = 30


def counted(text: str, strength: QuantityMatch) -> tuple[Decimal, Decimal, int] | None:
    """The fewest and the most tablets, or the like, that a text counts of a strength, and where the count begins."""
    of_form = _FORM_AFTER.match(text, strength.end) is not None
    if not of_form and not _FORM_BEFORE.search(text, max(strength.start - _NEAR, 0), strength.start):
        return None
    match = _BEFORE.search(text, max(strength.start - _REACH, 0), strength.start)
    if match is None:
        return None
    many = number(match["many"])
    return number(match["few"]) if match["few"] else many, many, match.start()
