"""What only a person can judge of a text: the list that its reviewer ticks, drawn up from what the text says."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.clinical.judgement import Judged, Judgement
from articles.clinical.passage import Passage
from articles.clinical.prose import dosing
from articles.clinical.prose.emergencies import signs
from articles.clinical.prose.numbers import shares
from articles.clinical.prose.partners import partners_in
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.subject import Subject
from articles.compare.parts import parts
from articles.compare.risk import Level
from articles.content.stored import Content


@dataclass(frozen=True)
class Place:
    """A part of the text, and what people call it."""

    key: str
    label: str


@dataclass(frozen=True)
class Check:
    """`places` are the parts of the text that it is about; `named` is what else there is to look at, in words."""

    key: str
    words: str
    places: tuple[Place, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def wording(self) -> str:
        """What is kept with a decision, on one line."""
        about = dict.fromkeys([*(place.label for place in self.places), *self.named])
        return f"{self.words} ({'; '.join(about)})" if about else self.words


Where = Callable[[Subject], Iterable[str]]

ALWAYS = {
    "dose": "Every dose, unit and interval agrees with its source.",
    "warnings": "The boxed warning and the advice on stopping are complete and come first.",
    "interactions": "Each interaction goes in the right direction and says what to do.",
    "references": "Each clinical statement has a reference that supports it.",
}
BY_CONTENT = {
    "partners": "No medicine, food or drink is missing that people on this medicine have to know of.",
    "stopping": "Nobody could lower or stop the medicine alone by these words, and withdrawal is not played down.",
    "pregnancy": "For pregnancy and breastfeeding it weighs taking against stopping and frightens nobody.",
    "children": "What is said for children fits their age and weight, and no adult's dose can be read as theirs.",
    "emergency": "Each sign of danger stands with what to do at once, and no sign is missing that belongs there.",
    "statistics": "Each share of people or percentage is of the people that its source counted.",
    "off-label": "Each use outside the label is called so, and its evidence is not made to look better than it is.",
}
FIRST = "I opened the author's sources, and they say what the text says."
HIGH = "Each change of high risk is meant, and it is right."
WAIVED = "I read the reasons for which findings were let stand, and I agree with them."
DIFFERENT = "I looked at each difference that the later check named, and the page is still right."

_STOPPING = re.compile(
    r"\b(?:taper\w*|wean\w*|cold turkey|com(?:e|ing) off)\b|\bwithdrawal (?:symptoms?|reactions?|effects?|seizures?)\b"
    r"|\b(?:stop(?:ping|ped|s)?|quit(?:ting)?)"
    r" (?:taking|using|it|this|suddenly|abruptly|slowly|gradually|all at once)\b"
)
_BIRTH = re.compile(r"\b(?:pregnan\w+|unborn|breast-?fe\w+|breast milk|lactat\w+)\b")
_CHILDREN = re.compile(
    r"\b(?:child(?:ren)?|infants?|toddlers?|teenagers?|adolescents?)(?:'s)?\b(?! (?:lock|resist|proof))"
)
_OUT_OF_REACH = re.compile(r"\b(?:reach|sight|away from|safe from|resistant)\b")
_OFF_LABEL = re.compile(
    r"\b(?:off-label|unlicen[sc]ed|(?:not|never|isn't) (?:officially )?(?:approved|licensed) (?:for|to))\b"
)
_DOSES, _PARTNERS, _GROUPS, _USES = "doses", "interactions", "populations", "indications"


def checklist(
    content: Content, judgement: Judgement | None = None, differences: Sequence[str] = ()
) -> tuple[Check, ...]:
    """Of an article's or a record's content. What always has to be judged comes first, then what this text brings.

    `differences` are what a later check of the live page named.
    """
    subject = Subject.from_content(content)
    labels = {part.key: part.label for part in parts(content)}
    places = {key: _in_order(where(subject), labels) for key, where in _WHERE.items()}
    always = [Check(key, words, places.get(key, ())) for key, words in ALWAYS.items()]
    by_content = [Check(key, words, places[key]) for key, words in BY_CONTENT.items() if places[key]]
    later = [Check("differences", DIFFERENT, named=tuple(differences))] if differences else []
    return (*always, *by_content, *_of_judgement(judgement or Judgement()), *later)


def _of_judgement(judgement: Judgement) -> Iterator[Check]:
    if judgement.level is Level.NEW:
        yield Check("first", FIRST)
    if judgement.level is Level.HIGH:
        yield Check("risk", HIGH, named=tuple(reason.rstrip(".") for reason in judgement.reasons))
    if judgement.waived:
        yield Check("waivers", WAIVED, named=tuple(map(_words, judgement.waived)))


def _words(finding: Judged) -> str:
    return f"{finding.rule}: {' '.join(finding.words.split()) or finding.message}"


def _in_order(sections: Iterable[str], labels: Mapping[str, str]) -> tuple[Place, ...]:
    """In the order of the page; a record's summary stands under its title."""
    keys = {"title" if key == "short" and "short" not in labels else key for key in sections}
    return tuple(Place(key, label) for key, label in labels.items() if key in keys)


def _doses(subject: Subject) -> Iterator[str]:
    yield from (dose.around.passage.section for dose in dosing.dose_statements(subject) if dose.is_mass)
    yield from [_DOSES] * bool(subject.record.doses)


def _interactions(subject: Subject) -> Iterator[str]:
    yield from (
        statement.passage.section for statement in _statements(subject) if next(partners_in(statement.text), None)
    )
    yield from [_PARTNERS] * bool(subject.record.interactions)


def _partner_lists(subject: Subject) -> Iterator[str]:
    yield from _kinds(subject, "interactions", "alcohol")
    yield from [_PARTNERS] * bool(subject.record.interactions)


def _warnings(subject: Subject) -> Iterator[str]:
    yield "boxed"
    yield from _stopping(subject)


def _stopping(subject: Subject) -> Iterator[str]:
    yield from _kinds(subject, "stopping", "dependence")
    yield from _matching(subject, _STOPPING)


def _pregnancy(subject: Subject) -> Iterator[str]:
    yield from _kinds(subject, "pregnancy", "breastfeeding")
    yield from _matching(subject, _BIRTH)
    yield from _of_group(subject, "pregnancy", "breastfeeding")


def _children(subject: Subject) -> Iterator[str]:
    yield from _kinds(subject, "children")
    about = (
        statement
        for statement in _statements(subject)
        if _CHILDREN.search(statement.low) and not _OUT_OF_REACH.search(statement.low)
    )
    yield from (statement.passage.section for statement in about)
    yield from _of_group(subject, "children")


def _emergency(subject: Subject) -> Iterator[str]:
    yield from _kinds(subject, "overdose")
    yield from (statement.passage.section for statement in _statements(subject) if signs(statement))


def _statistics(subject: Subject) -> Iterator[str]:
    return (statement.passage.section for statement in _statements(subject) if shares(statement))


def _off_label(subject: Subject) -> Iterator[str]:
    yield from _matching(subject, _OFF_LABEL)
    yield from [_USES] * any(not row.labelled for row in subject.record.indications)


def _statements(subject: Subject) -> tuple[Statement, ...]:
    return statements(subject.passages)


def _matching(subject: Subject, pattern: re.Pattern[str]) -> Iterator[str]:
    return (statement.passage.section for statement in _statements(subject) if pattern.search(statement.low))


def _kinds(subject: Subject, *kinds: str) -> Iterator[str]:
    return (passage.section for passage in _prose(subject) if passage.section_kind in kinds)


def _prose(subject: Subject) -> Iterator[Passage]:
    return (passage for passage in subject.passages if passage.kind != "heading")


def _of_group(subject: Subject, *groups: str) -> Iterator[str]:
    return (_GROUPS for row in subject.record.populations if row.group in groups)


_WHERE: dict[str, Where] = {
    "dose": _doses,
    "warnings": _warnings,
    "interactions": _interactions,
    "partners": _partner_lists,
    "stopping": _stopping,
    "pregnancy": _pregnancy,
    "children": _children,
    "emergency": _emergency,
    "statistics": _statistics,
    "off-label": _off_label,
}
