"""What can be taken of a medicine's products: whole capsules, halves of tablets, any amount of a liquid."""

import re
from collections.abc import Sequence
from fractions import Fraction

from articles.clinical.prose.rates import Rate
from articles.clinical.record import quantity
from articles.content.fact_kinds import Product
from articles.content.quantities import amount

_SOLID = re.compile(
    r"\b(?:tablets?|caplets?|capsules?|pills?|wafers?|lozenges?|suppositor(?:y|ies)|patch(?:es)?|films?)\b",
    re.IGNORECASE,
)
_QUARTERS = re.compile(r"\bquarter|\bfour (?:parts|pieces)|cross-?scored", re.IGNORECASE)
_UNCUT = re.compile(
    r"\b(?:capsule|wafer|lozenge|suppositor|patch|film)|release|retard|coated|enteric|gastro|sublingual|buccal|melts?\b"
    r"|disintegrat|dispersible|(?:cannot|must not|not) (?:be )?(?:split|halved|broken|cut)",
    re.IGNORECASE,
)
_BY_MOUTH = re.compile(r"\bmouth|\boral|\btongue|\bcheek|\bswallow", re.IGNORECASE)
_SWALLOWED = re.compile(r"\bmouth|\boral|\btablet|\bcaplet|\bcapsule|\bpill", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"inject|\bvial|ampo|patch|suppositor|cream|rectal|\bnasal|\bnose|inhal|infusion|pessar|\beye|\bear\b",
    re.IGNORECASE,
)
_TRIED = 60
"""Of one strength beside another, so that a small strength below a great dose ends."""


def can_go(form: str, route: str) -> bool:
    """Whether a product can be taken by a route; where neither says more, it can."""
    if not route:
        return True
    return not _ELSEWHERE.search(form) if _BY_MOUTH.search(route) else not _SWALLOWED.search(form)


def is_made_of(one: Rate, products: Sequence[Product]) -> bool:
    """Also where nothing is known of it: a liquid, a powder and what is counted otherwise make any amount."""
    if not all(_SOLID.search(product.form) for product in products):
        return True
    portions = [_portion(product.form, product.strength) for product in products]
    sizes = {size for size, unit in portions if unit == one.unit and size}
    return not sizes or any(_is_sum(one.value, size, other) for size in sizes for other in sizes)


def _portion(form: str, strength: str) -> tuple[Fraction, str]:
    """The least that can be taken of it. A tablet can be halved unless its form says that it must not be."""
    parsed = quantity(strength)
    value, unit = amount(parsed) if parsed else (Fraction(0), "")
    return value / (4 if _QUARTERS.search(form) else 1 if _UNCUT.search(form) else 2), unit


def _is_sum(value: Fraction, size: Fraction, other: Fraction) -> bool:
    return any((value - count * size) % other == 0 for count in range(min(int(value / size), _TRIED) + 1))
