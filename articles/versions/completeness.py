"""What a draft needs before it can wait for a pharmacist."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

from ..compare.parts import parts
from ..content import placeholders, sections
from ..content.article import ArticleContent
from ..content.record import RecordContent
from ..content.rows import Reference
from ..content.stored import Content
from ..content.unseen import signs
from ..lifecycle import months_at_most
from ..models import Document, Edition, Kind, clock
from ..models.state import has_expired
from ..models.tracked import Tracked
from ..refusals import Incomplete
from .checking import CheckResult
from .class_record import class_problems, conversion_problems, is_class
from .record_problems import fact_problems
from .snapshot import Rows, Snapshot, record_of
from .trail import Trail

REFERENCE_PARTS = {
    "publisher": "publisher",
    "title": "title",
    "source_date": "source's own date",
    "accessed": "date on which it was read",
}

ENTITY = re.compile(r"(?<!\\)&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
NO_PROSE = frozenset({"references", "class-references", "author", "more"})
"""Parts that the checks do not read as sentences."""

RESERVED = frozenset({"history"})
"""Addresses under a medicine that are no article's."""


def refuse_incomplete(snapshot: Snapshot, document: Document, check_result: CheckResult) -> None:
    """Raises Incomplete, naming everything at once."""
    missing = lacking(snapshot, document)
    missing += tuple(f"{one.finding.rule} blocks: {one.finding.message}" for one in check_result.blocking)
    if missing:
        raise Incomplete("Before this can be submitted:", missing)


def lacking(snapshot: Snapshot, document: Document) -> tuple[str, ...]:
    """What a saved draft lacks, beside what the checks say of it."""
    missing = (*problems(snapshot.content, snapshot.pinned), *conversion_problems(snapshot.content, document))
    if address_taken(snapshot.content, document.pk, snapshot.pinned):
        missing += (f"The address “{snapshot.content.slug}” belongs to another published page.",)
    return missing


def problems(content: Content, pinned: Edition | None) -> Iterator[str]:
    """What a text lacks, whether it is saved or not."""
    if isinstance(content, RecordContent):
        yield from _record_problems(content)
        yield from class_problems(content, pinned)
    else:
        yield from _article_problems(content, pinned)
        yield from content.placeholder_problems(record_of(pinned))
    yield from _stray_braces(content)
    yield from _hidden_characters(content)
    yield from _reference_problems(content.references)
    yield from _doubled("reference label", [row.label for row in content.references])
    if not content.disclosure:
        yield "The author's disclosure statement is missing."


def _stray_braces(content: Content) -> Iterator[str]:
    """Readers never get the marks of a placeholder, wherever they were typed."""
    if isinstance(content, ArticleContent):
        content = replace(content, pulled=dict.fromkeys(content.placeholders, ""))
    for part in parts(content):
        if part.key != "more" and placeholders.BRACES.search(part.keyed):
            yield f"{part.label}: “{{{{” or “}}}}” stands where no value is pulled."


def _hidden_characters(content: Content) -> Iterator[str]:
    """The checks read a text as it is written, so readers must not get another."""
    for part in parts(content):
        if part.key in NO_PROSE:
            continue
        for entity in dict.fromkeys(ENTITY.findall(part.source)):
            if unescape(entity) != entity:
                yield f"{part.label}: readers do not get “{entity}” as it is written. Type the character itself."
        for name in dict.fromkeys(sign.name for sign in signs(part.keyed)):
            yield f"{part.label}: {name} stands in the words, for which readers see another text. Delete it."


def _record_problems(content: RecordContent) -> Iterator[str]:
    if not content.name.strip() or not all(row.name.strip() for row in content.names):
        yield "A name is empty."
    if not content.country:
        yield "The record does not say its country, whose emergency numbers lead the pages."
    if not content.summary.strip():
        yield "The record needs a summary."
    yield from _doubled("topic of the boxed warning", [topic.topic for topic in content.boxed])
    yield from _months(content.review_months, boxed=bool(content.complete.boxed))
    labels = {reference.label for reference in content.references}
    for topic in content.boxed:
        yield from sections.problems(topic.text, labels)
    yield from fact_problems(content, labels)


def _article_problems(content: ArticleContent, pinned: Edition | None) -> Iterator[str]:
    read = content.resolved
    yield from _record_missing(pinned)
    if content.slug in RESERVED:
        yield f"No article can have the address “{content.slug}”: the medicine's own pages use it. Choose another."
    if not content.title.strip():
        yield "The title is missing."
    if not read.short_answer.strip():
        yield "The short answer is missing."
    if not read.body.strip() and not content.questions:
        yield "The text is empty."
    labels = {reference.label for reference in content.references}
    yield from sections.problems(read.body, labels)
    for row in read.questions:
        if not row.answer.strip():
            yield f"The question “{row.question}” has no answer."
        yield from sections.problems(row.answer, labels)
    yield from sections.problems(read.short_answer, labels)
    yield from _months(content.review_months, boxed=bool(content.medication.boxed))


def _record_missing(pinned: Edition | None) -> Iterator[str]:
    if pinned is None:
        yield "The medicine's record has no live edition. Have the record signed first."
    elif is_class(pinned):
        yield "This is about the record of a class, which has no articles. Write it for a medicine of that class."
    elif has_expired(pinned, clock.now()):
        yield "The medicine's record is down, its review long overdue. Have the record reaffirmed or signed anew first."


def _doubled(what: str, words: Sequence[str]) -> Iterator[str]:
    for word in sorted({word for word in words if words.count(word) > 1}):
        yield f"The {what} “{word}” is used twice."


def _months(months: int, *, boxed: bool) -> Iterator[str]:
    most = months_at_most(boxed=boxed)
    if not 1 <= months <= most:
        why = " because the medicine has a boxed warning" if boxed else ""
        yield f"The next review can be at most {most} months away{why}, not {months}."


def _reference_problems(references: Sequence[Reference]) -> Iterator[str]:
    if not references:
        yield "There is no reference."
    for row in references:
        missing = [words for part, words in REFERENCE_PARTS.items() if not getattr(row, part)]
        missing += [] if row.url or row.doi else ["address or DOI"]
        if missing:
            yield f"Reference [^{row.label}] lacks its {', '.join(missing)}."


def address_taken(content: Content, document: int, pinned: Edition | None) -> bool:
    """Whether another document was ever public where this content belongs."""
    others = Edition.objects.exclude(document=document)
    if content.is_record:
        return others.filter(kind=Kind.MEDICATION, slug="", medication_slug=content.slug).exists()
    if pinned is None:
        return False
    same = others.filter(medication=pinned.document_id, slug=content.slug)
    return same.exclude(kind=Kind.MEDICATION).exists()


def refuse_untracked(trail: Trail, rows: Rows) -> None:
    """Raises Incomplete when a live row differs from its last trail row: somebody wrote around the trail. `rows` are
    those of the draft as they are saved.
    """
    record = trail.document.record
    stored: list[tuple[type[Tracked], Sequence[Tracked]]] = [(type(record), [record]), *rows.items()]
    newest = {(save.table, save.key): save for save in trail.saves(trail.document.pk)}
    for model, live in stored:
        last = {key: save.values for (table, key), save in newest.items() if table is model and save.kind != "-"}
        if last != {row.pk: _as_saved(row) for row in live}:
            name = model._meta.verbose_name
            raise Incomplete(f"The {name} differs from its last save in the edit trail. Save it again, with a reason.")


def _as_saved(row: Tracked) -> dict[str, Any]:
    """As the trail hands it out."""
    values = row.text_values().items()
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values}
