"""Which paragraph answers best: one whose heading or section is what was asked for, before one that mentions it."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import log

from ..content.paragraphs import CALL_NOW, Paragraph
from ..content.wordforms import stems
from .plain_words import STOP_WORDS, TOPICS
from .query import Term

IN_HEADING, IN_SECTION, IN_TEXT = 6.0, 3.0, 2.0
ELSEWHERE = 0.6
"""What counts of a paragraph that opens a section about something else, as a missed dose is no answer to "dose", of one
that only announces what the next ones say, and of one that answers only who asks for amounts, or for a group of people.
"""
FIRST = 1.1
"""What a sign of an emergency counts, of two that answer alike."""
ALL_SIGNS = 2.0
"""What a list of the signs of an emergency counts that has all of several things that are asked."""
DOSE_OF_GROUP = 1.5
"""What the dose of a group counts for who asks for the doses of that group."""
LEADS_IN = 40
"""Characters of an opening that only leads in to what comes after it."""
URGENT = 2.0
"""What a term counts for which somebody may need help first, beside others."""
AGAIN = 0.15
"""Of a term that stands in several of the three, what the others count."""
EACH_FURTHER, FURTHEST = 0.12, 0.6
"""A page may have not the typed word, but another one: they are listed by how near their meaning is."""
ALL_ABOUT = 3.0
"""For a heading that says nothing else."""
KEPT = 0.35
"""What scores less than this part of the best is noise."""


@dataclass(frozen=True)
class Candidate:
    """A paragraph with the words in which it is ranked."""

    edition: int
    paragraph: Paragraph
    factor: float = 1.0
    """What kind of page it stands on counts beside its words."""
    opens: frozenset[str] = frozenset()
    """The kinds of section that begin with it."""


@dataclass(frozen=True)
class _Fields:
    heading: str
    section: str
    text: str


def openings(page: Sequence[Paragraph]) -> list[frozenset[str]]:
    """What each paragraph of a page opens: the section of its kind, or the place that it has for itself. What ends in a
    colon, or is hardly a sentence, leaves that to the next one.
    """
    seen, opened = set[str](), []
    for paragraph in page:
        leads_in = paragraph.text.endswith(":") or len(paragraph.text) < LEADS_IN
        keys = frozenset() if leads_in else frozenset({paragraph.kind, paragraph.anchor} & SECTIONS - seen)
        seen |= keys
        opened.append(keys)
    return opened


def has_term(candidate: Candidate, term: Term) -> bool:
    return _match(_fields(candidate.paragraph), _phrases(term)) > 0


def ranked(candidates: Sequence[Candidate], terms: Sequence[Term]) -> list[Candidate]:
    """Best first. Those without any term are left out, unless none is asked for. Equal ones stay in their order."""
    if not terms:
        return sorted(candidates, key=lambda one: -one.factor)
    fields = [_fields(one.paragraph) for one in candidates]
    phrases = [_phrases(term) for term in terms]
    matches = [
        [_match(words, typed, opens=term.section in one.opens) for term, typed in zip(terms, phrases, strict=True)]
        for one, words in zip(candidates, fields, strict=True)
    ]
    sections = frozenset(term.section for term in terms if term.section)
    weights = [
        _weight(sum(row[at] > 0 for row in matches), len(candidates)) * (URGENT if term.calls else 1)
        for at, term in enumerate(terms)
    ]
    scored = [
        (_factor(one, words, sections, row) * (_score(row, weights) + _all_about(one, words, phrases, sections)), one)
        for one, words, row in zip(candidates, fields, matches, strict=True)
        if any(row)
    ]
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0][0] if scored else 0
    return [one for score, one in scored if score >= KEPT * best]


def _factor(candidate: Candidate, fields: _Fields, sections: Set[str], row: Sequence[float]) -> float:
    paragraph = candidate.paragraph
    others = SECTIONS - sections
    reasons = (
        paragraph.text.endswith(":"),
        sections and candidate.opens and paragraph.anchor in others,
        not sections and paragraph.kind == "dosing" and paragraph.anchor not in others - {"dosing"},
        "dosing" in sections and _is_for_others(fields.heading, sections),
    )
    first = FIRST if paragraph.section == CALL_NOW else 1.0
    if paragraph.heading == CALL_NOW and len(row) > 1 and all(row):
        first = ALL_SIGNS
    if "dosing" in sections and paragraph.kind == "dosing" and _is_for_asked(fields.heading, sections):
        first *= DOSE_OF_GROUP
    return candidate.factor * first * ELSEWHERE ** sum(map(bool, reasons))


def _is_for_others(heading: str, sections: Set[str]) -> bool:
    """Whether an amount is that of a group for which nobody asked."""
    stems = (stem for group, stems in GROUPS_STEMS.items() if group not in sections for stem in stems)
    return ADULTS_TOO not in heading and any(stem in heading for stem in stems)


def _is_for_asked(heading: str, sections: Set[str]) -> bool:
    return any(stem in heading for group, stems in GROUPS_STEMS.items() if group in sections for stem in stems)


def _weight(having: int, of: int) -> float:
    """A term that few have says more than one that most have."""
    return log(1.5 + of / (1 + having))


def _score(row: Sequence[float], weights: Sequence[float]) -> float:
    """Nobody who asks for two things is served by much of one."""
    total = sum(weights)
    covered = sum(weight for match, weight in zip(row, weights, strict=True) if match)
    return (0.4 + 0.6 * covered / total) * sum(match * weight for match, weight in zip(row, weights, strict=True))


def _match(fields: _Fields, phrases: Sequence[str], *, opens: bool = False) -> float:
    """What opens a section about it has it as in a heading."""
    counts = sorted(
        (
            IN_HEADING * (1.0 if opens else _has(fields.heading, phrases)),
            IN_SECTION * _has(fields.section, phrases),
            IN_TEXT * _has(fields.text, phrases),
        ),
        reverse=True,
    )
    return counts[0] + AGAIN * sum(counts[1:])


def _has(text: str, phrases: Sequence[str]) -> float:
    for number, phrase in enumerate(phrases):
        if phrase in text:
            return max(FURTHEST, 1 - EACH_FURTHER * number)
    return 0.0


def _all_about(candidate: Candidate, fields: _Fields, phrases: Iterable[Sequence[str]], sections: Set[str]) -> float:
    """How much of a heading is what was asked for."""
    if not candidate.opens.isdisjoint(sections):
        return ALL_ABOUT
    heading = set(fields.heading.split()) - STOP_STEMS
    said_of = {stem for typed in phrases for phrase in typed if phrase in fields.heading for stem in phrase.split()}
    return ALL_ABOUT * len(heading & said_of) / len(heading) if heading else 0.0


def _fields(paragraph: Paragraph) -> _Fields:
    section = f"{paragraph.section} {paragraph.kind}"
    return _Fields(_padded(paragraph.heading), _padded(section), _padded(paragraph.text))


def _phrases(term: Term) -> list[str]:
    return list(dict.fromkeys(_padded(phrase) for phrase in term.phrases))


def _padded(text: str) -> str:
    """Stems between spaces, so that a phrase is a piece of it."""
    return f" {' '.join(stems(text))} "


SECTIONS = frozenset(topic.section for topic in TOPICS if topic.section)
STOP_STEMS = {stem for word in STOP_WORDS for stem in stems(word)}
GROUPS = {"children": ("child", "children"), "older-people": ("older people",), "stopping": ("come off",)}
"""How the heading of an amount says for whom it is, by the kind of section that is about them."""
GROUPS_STEMS = {group: tuple(map(_padded, words)) for group, words in GROUPS.items()}
ADULTS_TOO = _padded("adults and children")
"""A heading that names both is not for children alone."""
