"""How much of a medicine a volume holds: "120 mg in each 5 mL"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.clinical.prose.dosewords import prose
from articles.clinical.prose.often import COUNT, number_of
from articles.clinical.prose.spoken import is_own, other_medicine
from articles.clinical.sentences import Span, sentences
from articles.clinical.subject import Subject
from articles.content.quantities import Quantity
from articles.content.worded import amounts

_VOLUME = re.compile(
    rf"(?:\s(?:of\s)?(?:the\s)?(?P<of>[\w-]+)(?:\s[\w-]+)?)?\s?(?:/|\b(?:in|per|to|for)\b)\s?(?:each\s|every\s|a\s|one\s)?"
    rf"(?:(?P<count>{COUNT})\s?-?)?(?:mL|millilit(?:re|er)s?|cc|(?P<spoon>tea|table)[- ]?spoon(?:ful)?s?)\b",
    re.IGNORECASE,
)
_SPOONS = {"": 1, "tea": 5, "table": 15}
"""Millilitres of each measure."""
_PRODUCT = re.compile(
    r"\b(?:solution|suspension|syrup|liquid|concentrat\w+|vials?|pens?|cartridges?|bottles?|ampoules?|drops|infant|strength"
    r"|contains?|holds?|provides?)\b",
    re.IGNORECASE,
)
_IN_BODY = re.compile(
    r"\b(?:blood|serum|plasma|levels?|urine|glucose|sugar|cholesterol|creatinine|INR|clearance)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Concentration:
    """`quantity` is of one millilitre. `start` and `end` are offsets in the passage's text."""

    quantity: Quantity
    start: int
    end: int


def concentrations(text: str, subject: Subject) -> Iterator[Concentration]:
    """Those of the record's medicine, outside of the body."""
    readable = prose(text)
    for span in sentences(readable):
        if _PRODUCT.search(readable, *span) and not _IN_BODY.search(readable, *span):
            yield from _in(readable, span, subject)


def _in(text: str, span: Span, subject: Subject) -> Iterator[Concentration]:
    for match in amounts(text, *span):
        name, *per = match.quantity.unit.split("/")
        volume = _VOLUME.match(text, match.end, span[1])
        if per not in ([], ["mL"]) or not (per or volume) or name not in ("mg", "mcg", "g", "ng", "units"):
            continue
        if other_medicine(text, match.start, match.end, span, subject.record):
            continue
        if volume and volume["of"] and not (is_own(volume["of"], subject.record) or volume["of"].islower()):
            continue
        millilitres = _millilitres(volume) if volume and not per else 1
        end = volume.end() if volume and not per else match.end
        yield Concentration(Quantity(match.quantity.value / millilitres, f"{name}/mL"), match.start, end)


def _millilitres(volume: re.Match[str]) -> int:
    return number_of(volume["count"] or "1") * _SPOONS[(volume["spoon"] or "").lower()]
