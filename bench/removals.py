"""Warnings taken out of clean articles: what an article of its kind cannot do without, wherever it stands in the text.

Good texts say what matters more than once. One sentence less is then no defect, so each of these takes out all that the
text says of one thing.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from articles.content import sections

Edit = tuple[str, int, int, str]
"""Place, start, end and what stands there instead."""
Texts = list[tuple[str, str]]

_SUBJECTS = {
    "opioids": r"opioid|opiate|codeine|morphine|oxycodone|painkiller",
    "alcohol": r"alcohol|drink|wine|beer",
    "pregnancy": r"pregnan|unborn|midwife|baby|newborn",
    "breastfeeding": r"breast|nursing|older ones say|newer ones",
    "driving": r"driv|machine|cycle",
    "overdose": r"overdose|too much|poison help|heavy sleep",
    "stopping": r"stop|taper|sudden|lowers?\b|step|wean|going down",
    "dependence": r"dependen|withdraw|come[s]? to need|used to",
    "misuse": r"misuse|abuse|addict",
    "who": r"liver|glaucoma|bad reaction|allerg",
    "suicide": r"suicid",
}
_EVERY_PAGE = "opioids alcohol stopping dependence misuse"
_NEEDED = {
    "full-guide": " ".join(_SUBJECTS),
    "dosing": f"{_EVERY_PAGE} driving overdose who",
    "side-effects": f"{_EVERY_PAGE} driving suicide",
    "stopping": f"{_EVERY_PAGE} pregnancy",
    "questions": f"{_EVERY_PAGE} driving pregnancy",
    "other": f"{_EVERY_PAGE} driving",
}
_SENTENCE = re.compile(r"(?:(?!\.(?:\s|\*|$))[^\n])+(?:\.\**)?", re.MULTILINE)
_CALL = re.compile(
    r",? (?:call|phone|ring)\b[^.\n]*\b(?:911|999|988|emergency number)\b[^.\n]*"
    r"|\b(?:Call|Phone|Ring)\b[^.\n]*\b(?:911|999|988|emergency number)\b[^.\n]*\.?"
)
_SIGN = re.compile(r"(?i)cannot be woken|will not wake|hard to wake|slow breathing|coma\b|swell|suicid|seizure starts")
_SUDDENLY = re.compile(r"(?i)sudden|at once|too fast|taper|lowers?\b|in steps|step by step|cold turkey")


def removals(kind: str, texts: Texts) -> Iterator[list[Edit]]:
    yield from _all_of_a_subject(kind, texts)
    for place, text in texts:
        for begin, end in _sections(text, place):
            yield from _whom_to_call(place, text, begin, end)
        for begin, end in _sections(text, place, "stopping"):
            yield _sentences(place, text, _SUDDENLY, begin, end)


def _all_of_a_subject(kind: str, texts: Texts) -> Iterator[list[Edit]]:
    for subject in _NEEDED[kind].split():
        pattern = re.compile(f"(?i){_SUBJECTS[subject]}")
        yield [edit for place, text in texts for edit in _of_subject(place, text, subject, pattern)]


def _of_subject(place: str, text: str, subject: str, pattern: re.Pattern[str]) -> list[Edit]:
    """Sections of the subject's own, and sentences that name it anywhere else."""
    own = list(_sections(text, place, subject))
    rest = (edit for edit in _sentences(place, text, pattern, 0, len(text)) if not _inside(edit, own))
    return [*((place, begin, end, "") for begin, end in own), *rest]


def _inside(edit: Edit, spans: list[tuple[int, int]]) -> bool:
    return any(begin <= edit[1] < end for begin, end in spans)


def _sentences(place: str, text: str, pattern: re.Pattern[str], begin: int, end: int) -> list[Edit]:
    """Headings and tables stay, and so do the beginnings of list items."""
    matches = (match for match in _SENTENCE.finditer(text, begin, end) if pattern.search(match[0]))
    named = ((match.start() + _mark(match[0]), match.end()) for match in matches if match[0][0] not in "#|")
    return [(place, start, stop, "") for start, stop in named]


def _mark(line: str) -> int:
    return len(line) - len(line.removeprefix("- "))


def _whom_to_call(place: str, text: str, begin: int, end: int) -> Iterator[list[Edit]]:
    """Each call for help in a section that goes on naming signs of an emergency."""
    calls = list(_CALL.finditer(text, begin, end))
    if calls and _SIGN.search(_CALL.sub("", text[begin:end])):
        yield [(place, *match.span(), "") for match in calls]


def _sections(text: str, place: str, kind: str = "") -> Iterator[tuple[int, int]]:
    """Where each section of a kind begins and ends; anything else than the body is one section of no kind."""
    if place != "body":
        yield from [] if kind else [(0, len(text))]
        return
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    parted = list(sections.split(text))
    ends = [*(starts[section.line - 1] for section in parted[1:]), len(text)]
    for section, end in zip(parted, ends, strict=True):
        if not kind or section.kind == kind:
            yield starts[section.line - 1], end


def edited(content: Mapping[str, Any], edits: list[Edit]) -> dict[str, Any]:
    """The content with all of the edits made, from the last to the first in each place."""
    changed: dict[str, Any] = deepcopy(dict(content))
    for place, start, end, now in sorted(edits, key=lambda edit: -edit[1]):
        first, *rest = place.split(".")
        holder, name = (changed["questions"][int(rest[0]) - 1], rest[1]) if rest else (changed, first)
        holder[name] = holder[name][:start] + now + holder[name][end:]
    return changed
