"""Defects put into clean articles by program, one at a time: which of them do the checks see?"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from articles.content.quantities import find
from bench.removals import Edit, edited, removals

Content = Mapping[str, Any]
REMOVED = "warning removed"


@dataclass(frozen=True)
class Mutant:
    """A text with one defect. `start` and `end` say where in the place, `was` and `now` what. What is gone may be gone
    from several places, of which this is the first.
    """

    kind: str
    content: Content
    place: str
    start: int
    end: int
    was: str
    now: str


def mutants(content: Content) -> Iterator[Mutant]:
    for kind, edits in KINDS.items():
        for place, text in _texts(content):
            for start, end, now in edits(text, content):
                yield _mutant(kind, content, [(place, start, end, now)])
    for removed in removals(content["kind"], list(_texts(content))):
        yield _mutant(REMOVED, content, removed)


def _texts(content: Content) -> Iterator[tuple[str, str]]:
    yield "short_answer", content["short_answer"]
    yield "body", content["body"]
    for number, pair in enumerate(content["questions"], 1):
        yield f"questions.{number}.answer", pair["answer"]


def _mutant(kind: str, content: Content, edits: list[Edit]) -> Mutant:
    (place, start, _, now), texts = edits[0], dict(_texts(content))
    was = " … ".join(texts[at][begin:end] for at, begin, end, _ in edits)
    return Mutant(kind, edited(content, edits), place, start, start + len(now), was, now)


Edits = Iterator[tuple[int, int, str]]


def _points(text: str, _: Content) -> Edits:
    """The decimal point moved one place, to the left and to the right; or its zero dropped."""
    for match in find(text):
        written = text[match.start : match.number_end]
        if match.quantity.unit.partition("/")[0] not in ("mg", "mcg", "g", "mL"):
            continue
        for factor in (Decimal(10), Decimal("0.1")):
            yield match.start, match.number_end, f"{(match.quantity.value * factor).normalize():f}"
        if written.startswith("0."):
            yield match.start, match.number_end, written[1:]


_UNITS = {"mg": ("mcg", "g"), "mcg": ("mg",), "hours": ("minutes", "days"), "weeks": ("days", "months")}


def _units(text: str, _: Content) -> Edits:
    for match in find(text):
        for other in _UNITS.get(text[match.unit_start : match.end], ()):
            yield match.unit_start, match.end, other


_ACTS = r"(?:stop|quit|change|raise|double|share|drive|drink|take (?:more|less|extra|two doses|a double|it with)|mix)\b"
_NEGATED_ORDER = re.compile(
    rf"\b(?:(?P<order>[Dd]o not|[Dd]on't|[Nn]ever) |(?P<modal>must|should|may|can) not )(?={_ACTS})"
)
_NEGATED_SIGN = re.compile(r"\bcannot(?= (?:be (?:woken|roused)|breathe|get air)\b)")


def _negations(text: str, _: Content) -> Edits:
    """The "not" of what nobody may do with the medicine (stop, change, double, share, drive, drink, mix), and of the
    signs for which to call for help. Where no harm comes of it ("it may not match", "you do not need food") none is
    dropped. What is an order then begins with a capital letter where the negation did.
    """
    for match in _NEGATED_ORDER.finditer(text):
        if match["modal"]:
            yield *match.span(), f"{match['modal']} "
        else:
            first = text[match.end()]
            yield match.start(), match.end() + 1, first.upper() if match["order"][0].isupper() else first
    for match in _NEGATED_SIGN.finditer(text):
        yield *match.span(), "can"


def _names(text: str, content: Content) -> Edits:
    """Each name of a medicine with one letter changed, dropped or doubled."""
    names = (
        r"\b(?:[Cc]lonazepam|Klonopin|Rivotril|[Ll]orazepam|[Dd]iazepam|[Oo]xycodone|[Cc]odeine|[Mm]orphine"
        r"|[Pp]henytoin|[Cc]arbamazepine|[Pp]henobarbital|[Kk]etoconazole|[Ff]luconazole)\b"
    )
    for match in re.finditer(names, text):
        word, middle = match[0], len(match[0]) // 2
        vowel = "a" if word[middle] != "a" else "o"
        yield *match.span(), word[:middle] + vowel + word[middle + 1 :]
        yield *match.span(), word[:middle] + word[middle + 1 :]
        yield *match.span(), word[:middle] + word[middle] + word[middle:]


_DIRECTIONS = {
    "raise": "lower", "raises": "lowers", "higher": "lower", "lower": "higher", "lowers": "raises", "rise": "fall",
    "fall": "rise", "stronger": "weaker", "more": "less", "less": "more", "increase": "reduce", "reduce": "increase",
}  # fmt: skip


def _directions(text: str, _: Content) -> Edits:
    """In sentences that speak of another medicine."""
    partner = r"(?i)antifungal|opioid|alcohol|phenytoin|carbamazepine|grapefruit|ketoconazole|phenobarbital"
    for sentence in re.finditer(r"[^.\n|]+", text):
        if re.search(partner, sentence[0]):
            for match in re.finditer(rf"\b(?:{'|'.join(_DIRECTIONS)})\b", sentence[0]):
                start = sentence.start() + match.start()
                yield start, start + len(match[0]), _DIRECTIONS[match[0]]


KINDS: dict[str, Callable[[str, Content], Edits]] = {
    "decimal point moved": _points,
    "unit swapped": _units,
    "negation dropped": _negations,
    "name misspelt": _names,
    "direction reversed": _directions,
}
