"""CLM: what is claimed without a source. Promises and vague words are in wording.py, uses that the label does not
name in clm_004_use.py.
"""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.prose.numbers import numeric
from articles.clinical.prose.statements import NUMBERED, statements
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.content.rows import Reference
from articles.lifecycle import Severity

_LABEL = {"label": "label", "title": "Label", "url": "https://example.org/label", "source_date": "2024-05-24"}
_SOURCES = re.compile(
    r"\b(?:references|sources|bibliography|citations|works cited|footnotes|endnotes)\b", re.IGNORECASE
)
_LAST_WORD = re.compile(r"\S{1,30}\s{0,2}$")


@rule(
    "CLM-001",
    Severity.WARNING,
    "A number without a source",
    why="Times, doses and percentages are what readers act on. Without a source nobody can check them.",
    hint="Cite the label or study right there, as in [^label], or leave the number out.",
    triggers=[
        "It works in 20 minutes.",
        "Memory can stay poor for eight months or longer.",
        "About 30 % of people feel dizzy.",
        "One in ten people get a rash, and 1 in 10 stops.",
        "Adults start with 0.5 mg a day.",
    ],
    does_not_trigger=[
        "It works in 20 minutes [^label].",
        "It starts to work soon. The peak comes after 1 to 4 hours. Both are on the label [^label].",
        "The label gives these figures [^label]:\n\n- a peak after 1 to 4 hours\n- a half-life of 30 hours",
        "Help is there 24 hours a day. Call 911 (US) or 999 (UK).",
        "Ask first if you are over 65 years old.",
        "| Common | At least 1 in 100, but fewer than 1 in 10 |\n| --- | --- |\n| Rare | Fewer than 1 in 1,000 |",
        "Take it once a day.",
        "Examplin 5 mg film-coated tablets are white, and each tablet contains 5 mg of examplin.",
        "Swallow it with 150 mL of water. Packs of 30 and 100 tablets are sold.",
        "Very rare effects (up to 1 in 10,000 people) are a rash and hives.",
        "Ask first in the last 3 months of pregnancy.",
    ],
    source="JAMA benchmarks, attribution; DISCERN 4",
    version=4,
)
def number_without_source(subject: Subject) -> Iterator[Hit]:
    for statement in statements(subject.passages):
        if not statement.sourced and (span := numeric(statement)):
            start, end = statement.part(span[0])
            part = statement.passage.text[start:end]
            yield Hit(f"“{_short(part)}” gives a number without a source.", statement.passage, start, end)


def _short(part: str) -> str:
    return part if len(part) <= 120 else f"{part[:117]}…"


@rule(
    "CLM-003",
    Severity.BLOCKING,
    "A citation that leads nowhere",
    why="A source that nobody can find is no source.",
    hint="Add the reference with its date and its address or DOI, or take the citation out.",
    triggers=[
        Example("The peak comes late [^label].", {"references": []}),
        Example("The peak comes late [7].", {"references": [_LABEL]}),
        Example("The peak comes late [^label].", {"references": [_LABEL | {"url": ""}]}),
        Example("The peak comes late [^label].", {"references": [_LABEL | {"source_date": ""}]}),
        Example("The peak comes late [^a]. It is high [^a], and falls soon [^a].", {"references": []}),
    ],
    does_not_trigger=[
        Example("The peak comes late [^label].", {"references": [_LABEL]}),
        Example("The peak comes late [^label].", {"references": [_LABEL | {"url": "", "doi": "10.1000/1"}]}),
        "No source is named here.",
    ],
    source="JAMA benchmarks, attribution; HONcode 4",
    version=2,
)
def citation_without_reference(subject: Subject) -> Iterator[Hit]:
    labels = {reference.label for reference in subject.references}
    listed = _listed(subject)
    missed: set[str] = set()
    for passage in subject.passages:
        for at, label in passage.cites:
            # One reference that is missing is one finding, however often it is cited.
            if label not in labels | missed:
                missed.add(label)
                yield _lost(passage, at, label)
        for mark in NUMBERED.finditer(passage.text):
            if max(map(int, re.findall(r"\d+", mark[0]))) > listed:
                yield Hit(f"“{mark[0]}” has no reference.", passage, *mark.span())
    for reference in subject.references:
        yield from _incomplete(reference)


def _listed(subject: Subject) -> int:
    """How many sources a text names: a foreign one has them in a section of its own."""
    if not subject.foreign:
        return len(subject.references)
    at = [number for number, passage in enumerate(subject.passages) if _heads_sources(passage)]
    return sum(passage.kind != "heading" for passage in subject.passages[at[-1] + 1 :]) if at else 0


def _heads_sources(passage: Passage) -> bool:
    return len(passage.text) < 40 and _SOURCES.search(passage.text) is not None


def _lost(passage: Passage, at: int, label: str) -> Hit:
    """A citation is no readable text, so the word before it is shown with it."""
    message = f"“[^{label}]” has no reference."
    word = _LAST_WORD.search(passage.text, max(0, at - 32), at)
    if word is None:
        return Hit(message, subject=label, section=passage.section)
    return Hit(message, passage, word.start(), min(at + 1, len(passage.text)), subject=label)


def _incomplete(reference: Reference) -> Iterator[Hit]:
    label = reference.label or reference.title or "without a label"
    if not reference.url and not reference.doi:
        yield Hit(f"The reference “{label}” has neither an address nor a DOI.", subject=f"{label} address")
    if not reference.source_date:
        yield Hit(f"The reference “{label}” does not say what day its source is from.", subject=f"{label} date")
