"""What people ask of every medicine, and the signed parts of live pages that speak to it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils.text import capfirst

from ..models import Kind
from . import shelf
from .addresses import page_path, topic_path
from .entries import Topic, TopicMedicine, TopicPart
from .lasting import Lasting
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
KINDS_OF_TOPICS = frozenset(kind for subject in TOPICS for kind in subject.kinds)
OVERVIEW = "Overview"
"""What the medicine's own page is called among its articles."""


@Lasting
def topics() -> tuple[Topic, ...]:
    """Those to which a live page speaks."""
    items = shelf.pages()
    return topics_of([item for item in items if item.is_up], shelf.medication_slugs(items))


def topic(slug: str) -> Topic | None:
    """None where no live page speaks to it."""
    return next((one for one in topics() if one.path == topic_path(slug)), None)


def topics_of(up: Iterable[PublishedEdition], slugs: Mapping[int, str]) -> tuple[Topic, ...]:
    """`up` are the newest editions that readers can open. What a class says stands on the pages of its members."""
    medicines: dict[TopicKind, dict[str, list[TopicPart]]] = {subject: {} for subject in TOPICS}
    for item in sorted((item for item in up if not item.is_class), key=_longest_first):
        for subject, part in _parts(item, slugs).items():
            medicines[subject].setdefault(item.edition.medication_name, []).append(part)
    return tuple(
        Topic(
            subject.title,
            subject.question,
            topic_path(subject.slug),
            tuple(TopicMedicine(capfirst(name), tuple(parts)) for name, parts in by_name.items()),
        )
        for subject, by_name in medicines.items()
        if by_name
    )


def _longest_first(item: PublishedEdition) -> tuple[str, bool, int, str]:
    """By medicine. An article says more than the medicine's own page, which answers where there is none."""
    edition = item.edition
    is_record = edition.kind == Kind.MEDICATION
    return edition.medication_name.casefold(), is_record, KIND_ORDER[edition.kind], edition.title


def _parts(item: PublishedEdition, slugs: Mapping[int, str]) -> dict[TopicKind, TopicPart]:
    """By topic, the one that speaks best to it."""
    edition, anchors = item.edition, item.extract.anchors
    if KINDS_OF_TOPICS.isdisjoint(anchors):
        return {}
    name = OVERVIEW if edition.kind == Kind.MEDICATION else shelf.short_title(edition)
    path = page_path(slugs[edition.medication_id], edition.slug)
    kinds = {subject: next((kind for kind in subject.kinds if kind in anchors), None) for subject in TOPICS}
    return {subject: TopicPart(name, f"{path}#{anchors[kind]}") for subject, kind in kinds.items() if kind}
