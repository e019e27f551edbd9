"""What people ask of every medicine, and the signed parts of live pages that speak to it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.utils.text import capfirst

from ..models import Kind
from . import shelf
from .addresses import page_path, topic_path
from .entries import Topic, TopicMedicine, TopicPart
from .shelf import KIND_ORDER, PublishedEdition


class TopicKind(NamedTuple):
    slug: str
    title: str
    kinds: tuple[str, ...]
    """The kinds of section that speak to it, best first."""
    question: str = ""
    """As people ask it on the front page, which shows no topic without one."""


TOPICS = (
    TopicKind("missed-dose", "Missed doses", ("missed-dose",), "I missed a dose"),
    TopicKind("overdose", "Taking too much", ("overdose",), "I took too much"),
    TopicKind("stopping", "Stopping and dependence", ("stopping", "dependence"), "I want to stop"),
    TopicKind("alcohol", "Alcohol", ("alcohol",), "Can I drink alcohol?"),
    TopicKind("other-medicines", "Other medicines", ("interactions",), "Can I take it with another medicine?"),
    TopicKind("side-effects", "Side effects", ("side-effects", "coping"), "Is this a side effect?"),
    TopicKind("pregnancy", "Pregnancy", ("pregnancy",), "I am pregnant"),
    TopicKind("driving", "Driving and machines", ("driving",), "Can I drive?"),
    TopicKind("taking", "How and when to take it", ("dosing",)),
    TopicKind("breastfeeding", "Breastfeeding", ("breastfeeding",)),
    TopicKind("children", "Children", ("children",)),
    TopicKind("older-people", "Older people", ("older-people",)),
    TopicKind("storage", "Storing it", ("storage",)),
)
OVERVIEW = "Overview"
"""What the medicine's own page is called among its articles."""


def topics() -> tuple[Topic, ...]:
    """Those to which a live page speaks."""
    return shelf.once(_topics)


def _topics() -> tuple[Topic, ...]:
    items = shelf.pages()
    return topics_of([item for item in items if item.is_up], shelf.medication_slugs(items))


def topic(slug: str) -> Topic | None:
    """None where no live page speaks to it."""
    return next((one for one in topics() if one.path == topic_path(slug)), None)


def topics_of(up: Iterable[PublishedEdition], slugs: Mapping[int, str]) -> tuple[Topic, ...]:
    """`up` are the newest editions that readers can open. What a class says stands on the pages of its members."""
    pages = sorted((item for item in up if not item.is_class), key=_longest_first)
    by_medicine = [(name, list(group)) for name, group in groupby(pages, attrgetter("edition.medication_name"))]
    shelf_of = ((subject, _medicines(subject.kinds, by_medicine, slugs)) for subject in TOPICS)
    return tuple(
        Topic(subject.title, subject.question, topic_path(subject.slug), medicines)
        for subject, medicines in shelf_of
        if medicines
    )


def _longest_first(item: PublishedEdition) -> tuple[str, bool, int, str]:
    """By medicine. An article says more than the medicine's own page, which answers where there is none."""
    edition = item.edition
    is_record = edition.kind == Kind.MEDICATION
    return edition.medication_name.casefold(), is_record, KIND_ORDER[edition.kind], edition.title


def _medicines(
    kinds: Sequence[str], by_medicine: Iterable[tuple[str, list[PublishedEdition]]], slugs: Mapping[int, str]
) -> tuple[TopicMedicine, ...]:
    medicines = (
        TopicMedicine(capfirst(name), tuple(filter(None, (_part(kinds, item, slugs) for item in pages))))
        for name, pages in by_medicine
    )
    return tuple(medicine for medicine in medicines if medicine.parts)


def _part(kinds: Sequence[str], item: PublishedEdition, slugs: Mapping[int, str]) -> TopicPart | None:
    """The one that speaks best to it."""
    edition, anchors = item.edition, item.extract.anchors
    kind = next((kind for kind in kinds if kind in anchors), None)
    if kind is None:
        return None
    name = OVERVIEW if edition.kind == Kind.MEDICATION else shelf.short_title(edition)
    return TopicPart(name, f"{page_path(slugs[edition.medication_id], edition.slug)}#{anchors[kind]}")
