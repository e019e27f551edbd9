"""DOSE: abbreviations around an amount that have been misread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import DOSE_UNIT, prose
from articles.clinical.rule import Hit, each, rule
from articles.clinical.rules.dose import ISMP
from articles.clinical.subject import Subject
from articles.content.quantities import NUMBER
from articles.gate import Gate
from articles.lifecycle import Severity

_COUNT = rf"(?<![\w.,/:-])(?=[0-9.½¼¾])(?P<number>{NUMBER})\s?-?"
_AMOUNT = (
    r"(?:(?<=[0-9]\smg)|(?<=[0-9]mg)|(?<=mcg)|(?<=\sml)|(?<=\sg)|(?<=\sunits)|(?<=\stablet)|(?<=\stablets)"
    r"|(?<=\s[0-9])),?\s"
)
_SENTENCE_ENDS = re.compile(r"\s*$|\s+[A-Z]")
_FRACTIONS = {"1/2": "half", "1/4": "a quarter of", "3/4": "three quarters of", "1/3": "a third of"}


@dataclass(frozen=True)
class Abbreviation:
    """`in_full` is what can be written in its place for certain; `{number}` in it is the number before the unit."""

    pattern: re.Pattern[str]
    misread: str
    gate: Gate
    in_full: str = ""
    severity: Severity = Severity.BLOCKING


def _of(pattern: str, misread: str, in_full: str = "", *, jargon: bool = False) -> Abbreviation:
    severity = Severity.WARNING if jargon else Severity.BLOCKING
    compiled = re.compile(pattern)
    return Abbreviation(compiled, misread, Gate(compiled), in_full, severity)


_JARGON = "readers do not know it"
_PART = (
    r"(?<![\w/.,])(?:[1-9][\s-])?(?P<part>[1-3]/[2-4])(?:\s|-)(?:of\s)?(?P<an>an?\s|the\s|your\s)?"
    rf"(?P<what>(?i:{DOSE_UNIT}|pills?\b|tabs?\b))"
)
ABBREVIATIONS = (
    _of(_COUNT + r"[µμ][gG](?!\w)", "it is read as mg, a thousand times as much", "{number} mcg"),
    _of(_COUNT + r"IU(?![\w/])", "it is read as IV or 10", "{number} units"),
    _of(_COUNT + r"(?i:i\.u\.?)(?!\w)", "it is read as IV or 10", "{number} units"),
    _of(_COUNT + r"[Uu](?![\w/]|\.\s?[A-Z])", "the U is read as a zero", "{number} units"),
    _of(_COUNT + r"(?:cc|CC)(?!\w)", "it is read as u, for units", "{number} mL"),
    _of(
        r"(?<![\w.])[qQ]\.\s?[oO]\.\s?[dD]\b\.?|(?<![\w.-])(?:QOD|qod|EOD)(?![\w-])",
        "it is read as daily",
        "every other day",
    ),
    _of(
        r"(?<![\w.])[qQ]\.\s?[dD]\b\.?|(?<![\w.-])(?:QD|qd)(?![\w-])",
        "it is read as four times a day",
        "daily",
    ),
    _of(r"(?<![\w.])(?i:q\.?\s?h\.?\s?s\b)\.?", "it is read as every hour", "at bedtime"),
    _of(_AMOUNT + r"(?P<said>h\.s\b\.?|HS(?!\w)|hs(?=[\s.,;)]))", "it can mean half strength or bedtime"),
    _of(_AMOUNT + r"(?P<said>o\.d\b\.?|OD(?!\w))", "it is read as the right eye or as overdose", "daily"),
    _of(_AMOUNT + r"(?P<said>(?i:[bt]\.?i\.?w\b)\.?)", "it is read as a number of times a day"),
    _of(_PART, "1/2 is read as 1 or 2"),
    _of(
        r"(?<![\w.])(?:[bqtBQT]\.\s?[iI]\.\s?[dD])\b\.?|\b(?:BID|TID|QID)\b",
        _JARGON,
        jargon=True,
    ),
    _of(_AMOUNT + r"(?P<said>[btq]id(?!\w))", _JARGON, jargon=True),
    _of(r"(?<![\w.])[pP]\.\s?[rR]\.\s?[nN]\b\.?|\bPRN\b", _JARGON, "as needed", jargon=True),
    _of(_AMOUNT + r"(?P<said>(?:p\.o\b\.?|PO(?!\w)|po(?!\w)))", _JARGON, "by mouth", jargon=True),
    _of(r"\b[qQ]\s?(?:[1-9]|1[0-9]|2[0-4])\s?(?:h|H|hrs?|hours)\b", _JARGON, jargon=True),
    _of(r"\b(?i:q\.?a\.?m\b)\.?(?!\w)", _JARGON, "every morning", jargon=True),
    _of(
        _AMOUNT + r"(?P<said>(?:SQ|SC|sub\sq|s\.c\b\.?)(?!\w))",
        "it is read as SL, under the tongue",
        "under the skin",
    ),
    _of(
        rf"(?<![\w<>=])[<>≤≥]\s?=?\s?{NUMBER}\s?-?(?i:{DOSE_UNIT})",
        "the sign is read as its opposite",
        jargon=True,
    ),
)


@rule(
    "DOSE-005",
    Severity.BLOCKING,
    "An abbreviation or sign that has been misread",
    why="Each of these has led to wrong doses: µg read as mg, U read as a zero, q.d. read as four times a day.",
    hint="Write the words: micrograms or mcg, units, daily, every other day, mL, at bedtime, half a tablet.",
    triggers=[
        "Inject 10 IU q.d. from Monday.",
        "Take 500 µg at night.",
        "Give 10U before meals.",
        "Take 0.5 mg HS.",
        "Swallow 1/2 tablet, then 5 cc of syrup.",
        "Take 1 mg b.i.d. or 2 mg PRN.",
        "Doses >4 mg are rare.",
    ],
    does_not_trigger=[
        "Inject 10 units daily, and 500 mcg at night.",
        "It is sold in 50 U.S. states.",
        "An OD is an overdose; his HS leavers' party, and a bid to win.",
        "Take half a tablet, or ½ tablet, 1/2 hour before food.",
        "Enzymes above 40 IU/L, and cc me on the mail.",
        "His score was <5 and the HQ was far.",
    ],
    source=ISMP,
    version=4,
    reads_records=True,
)
@each
def error_prone(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = prose(passage.text)
    for known in _open_to(subject):
        for match in known.gate.finditer(text):
            start, end = match.span("said" if "said" in known.pattern.groupindex else 0)
            message = f"“{text[start:end]}” is an abbreviation to avoid: {known.misread}."
            yield Hit(message, passage, start, end, fix=_in_full(known, match), severity=known.severity)


@identity_cache()
def _open_to(subject: Subject) -> tuple[Abbreviation, ...]:
    return tuple(known for known in ABBREVIATIONS if not known.gate.closed(subject.text))


def _in_full(known: Abbreviation, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if (part := groups.get("part")) and part in _FRACTIONS and match.start("part") == match.start():
        counted = match["what"].lower()
        if counted in ("tablet", "capsule", "pill") and (match["an"] or "a").startswith("a"):
            return f"{_FRACTIONS[part]} a {counted}"
        return None
    # A full stop that ends the sentence too may not go.
    if known.in_full and match[0].endswith(".") and _SENTENCE_ENDS.match(match.string, match.end()):
        return f"{known.in_full}."
    return known.in_full.format(**groups) or None
