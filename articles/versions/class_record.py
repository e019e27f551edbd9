"""What medicines share stands in the record of their class. A member shows it as its live edition says it."""

from collections.abc import Iterator
from dataclasses import replace

from ..content.fact_kinds import FACT_KINDS
from ..content.record import ClassFacts, RecordContent, inherit
from ..content.stored import Content
from ..models import FACTS, Article, Document, Edition, Medication, clock
from ..models.state import has_expired
from ..refusals import WrongState


def class_facts(record: RecordContent, pinned: Edition | None) -> ClassFacts:
    """What a record takes from this edition of its class; empty where there is none."""
    if pinned is None:
        return ClassFacts()
    return replace(inherit(record, pinned.record), edition=pinned.number)


def class_problems(content: RecordContent, pinned: Edition | None) -> Iterator[str]:
    """A sentence for each thing that keeps a record from being a class's, or a member of one."""
    if content.is_class:
        for key, kind in FACT_KINDS.items():
            if not kind.is_shared and getattr(content, key):
                yield f"A class record has no row of this kind ({FACTS[key]._meta.verbose_name}): each medicine has."
        if content.of_class is not None:
            yield "A class record belongs to no class itself. Leave its class record empty."
    elif content.of_class is not None:
        yield from _membership_problems(pinned)


def _membership_problems(pinned: Edition | None) -> Iterator[str]:
    if pinned is None:
        yield "The record of its class has no live edition. Have the class record signed first."
    elif not is_class(pinned):
        yield f"“{pinned.medication_name}” is no class record. Choose another as its class record."
    elif has_expired(pinned, clock.now()):
        yield "The record of its class is down, its review long overdue. Have it reaffirmed or signed anew first."


def conversion_problems(content: Content, document: Document) -> Iterator[str]:
    """What keeps a record from becoming a class's, or from ceasing to be one."""
    if not isinstance(content, RecordContent):
        return
    now = content.is_class
    if any(is_class(edition) != now for edition in Edition.objects.filter(document=document.pk)):
        yield f"Readers have had this record as one of a {'medicine' if now else 'class'}, and it stays one."
    if now and Article.objects.filter(medication=document.pk).exists():
        yield "It has articles, and a class record has none. Write them for the medicines of the class."


def is_class(edition: Edition) -> bool:
    return edition.record.is_class


def refuse_class(medication: Medication) -> None:
    """Raises WrongState where an article is to be about the record of a class."""
    if medication.is_class:
        raise WrongState(f"“{medication}” is the record of a class, which has no articles. Choose a medicine of it.")
