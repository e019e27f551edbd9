"""Whose words stand in a text. Read from the edit trail itself, so that words which come back keep their writer,
whatever the way by which they came.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import models

from ..models import Comment, Edition, Quarantined, Reference, Version
from ..models.medication import NOTHING_TO_DECLARE
from ..models.tracked import Tracked
from .snapshot import Snapshot
from .trail import SavedRow, Trail

_WORD = re.compile(r"[<>≤≥±%]|[^\W_]+(?:[-.,'][^\W_]+)*")
"""A sign that turns an amount round counts as a word."""
_COPIED = 6
"""So many words in a row of a comment, or of another page of the medicine, are its wording. Fewer are a fact that it
names, which anybody may write down.
"""
_FROM_RECORD = ("medication", "pulled", "class")
"""The parts of a content that come from the edition of a record."""
_NOT_COPIED = (*_FROM_RECORD, "author", "disclosure", "references")
"""What pages of one medicine say alike, whoever writes them: a source is named by its title."""

Run = tuple[str, ...]
Texts = Mapping[str, Any]
"""Fields of a content as JSON: every text in it is looked at, however deep."""


@lru_cache(maxsize=8)  # a save is compared with the one before it, and that with its own
def runs(text: str, length: int = 3) -> frozenset[Run]:
    """Every so many words in a row. The beginning and the end of a text count as a word, so that an entry of two words
    is told too. One word alone is a name or a unit, and nobody's wording.
    """
    words = [word.casefold() for word in _WORD.findall(text.replace("’", "'"))]
    if len(words) < 2:
        return frozenset()
    words = ["", *words, ""]
    return frozenset(zip(*(words[start:] for start in range(length)), strict=False))


def writers_in(trail: Trail, snapshot: Snapshot) -> set[int]:
    """Keys of the people whose words stand in a snapshot: in its text, and in what it takes from its records' editions.

    A word that somebody put in, and the place where they took one out, are known by the words beside it.
    """
    document, records, texts = trail.document.pk, list(_records(snapshot.pinned)), snapshot.content.to_json()
    comments = _comments([document, *(record.document_id for record in records)])
    own = {key: part for key, part in texts.items() if key not in _FROM_RECORD}
    standing = _runs_of(own)
    people = _in_trail(trail, document, standing) | _in_quarantine(document, standing)
    people |= _in_comments(comments[document], own) | _in_other_pages(trail, own)
    facts = {key: texts[key] for key in _FROM_RECORD if key in texts}
    from_record = _runs_of(facts)
    for record in records:
        people |= _in_trail(trail, record.document_id, from_record, until=record.version.revision)
        people |= _in_comments(comments[record.document_id], facts)
    return people


def _records(pinned: Edition | None) -> Iterator[Edition]:
    """The edition of the record, and that of its class."""
    while pinned is not None:
        yield pinned
        pinned = pinned.version.pinned_edition


def _in_trail(trail: Trail, document: int, standing: set[Run], until: int | None = None) -> set[int]:
    """Whoever saved a change that put some of these words in a row, and whoever came along with them."""
    people: set[int] = set()
    for save in _saves(trail, document, until=until):
        if not standing.isdisjoint(save.added):
            people |= save.people
    return people


def _in_other_pages(trail: Trail, texts: Texts) -> set[int]:
    """Whoever wrote a text on another page of the medicine from which somebody copied: by hand, or by a file that was
    exported there and imported here. Words that stood here first were copied the other way.
    """
    if not trail.other_pages:
        return set()
    copied = _runs_of({key: part for key, part in texts.items() if key not in _NOT_COPIED}, _COPIED)
    first: dict[Run, datetime] = {}
    for save in _saves(trail, trail.document.pk, length=_COPIED):
        for run in save.added & copied:
            first.setdefault(run, save.at)
    people: set[int] = set()
    for save in (save for other in trail.other_pages for save in _saves(trail, other, length=_COPIED)):
        if save.table is not Reference and any(save.at < first[run] for run in save.added & first.keys()):
            people |= save.people
    return people


class _Save(NamedTuple):
    """Words that one save of a row put in a row, and who wrote them."""

    table: type[Tracked]
    at: datetime
    people: set[int]
    added: set[Run]


def _saves(trail: Trail, document: int, *, until: int | None = None, length: int = 3) -> Iterator[_Save]:
    """In their order for each table. What only loaded text that was there before is left out."""
    rows = [row for row in trail.saves(document) if until is None or row.revision <= until]
    loaded, brought = trail.loaded(document), trail.brought(document)
    for row, added in _added(rows, length):
        if row.revision not in loaded:
            people = {row.person, *brought.get(row.revision, ())} - {None}
            yield _Save(row.table, row.at, people, added)


def _added(rows: Iterable[SavedRow], length: int) -> Iterator[tuple[SavedRow, set[Run]]]:
    """Of each save of a row, the words in a row that it had not before. The stock sentence is nobody's wording."""
    stock = runs(NOTHING_TO_DECLARE, length)
    before: dict[tuple[type[Tracked], int], Mapping[str, Any]] = {}
    for row in rows:
        was = before.get((row.table, row.key), {})
        before[row.table, row.key] = row.values
        texts = [(was.get(name) or "", row.values[name] or "") for name in _prose(row.table)]
        changed = [(old, new) for old, new in texts if old != new]
        yield row, {run for old, new in changed for run in runs(new, length) - runs(old, length)} - stock


@lru_cache(maxsize=64)  # more than there are tables
def _prose(table: type[Tracked]) -> tuple[str, ...]:
    """The columns in which words are typed, and not chosen."""
    fields = table._meta.local_concrete_fields
    texts = [field for field in fields if isinstance(field, (models.CharField, models.TextField))]
    return tuple(field.attname for field in texts if not field.choices)


def _in_quarantine(document: int, standing: set[Run]) -> set[int]:
    """Who imported a line that somebody copied out of the quarantine by hand."""
    lines = Quarantined.objects.filter(source__document=document).values_list("source__by", "text")
    return {person for person, text in lines if not standing.isdisjoint(runs(text))}


def _comments(documents: Iterable[int]) -> Mapping[int, list[Comment]]:
    by_document: defaultdict[int, list[Comment]] = defaultdict(list)
    comments = Comment.objects.filter(version__document__in=documents).select_related("version")
    for comment in comments.prefetch_related("remarks"):
        by_document[comment.version.document_id].append(comment)
    return by_document


def _in_comments(comments: Sequence[Comment], texts: Texts) -> set[int]:
    """Whose suggestion, or whose sentence in a comment or a reply, somebody wrote into the text. What the commenter
    copied from the version that the comment is on, or from one before it, is not theirs.
    """
    standing = _runs_of(texts) | _runs_of(texts, _COPIED) if comments else set()
    people: set[int] = set()
    for comment in comments:
        remarks = [(remark.by_id, runs(remark.body, _COPIED)) for remark in comment.remarks.all()]
        own = runs(comment.suggestion) | runs(comment.body, _COPIED)
        copied = [(person, written & standing) for person, written in ((comment.by_id, own), *remarks)]
        if any(written for _, written in copied):
            there = _said_until(comment.version)
            people |= {person for person, written in copied if written - there}
    return people


def _said_until(version: Version) -> set[Run]:
    """What a commenter could copy: the words of the version and of those before it."""
    earlier = Version.objects.filter(document=version.document_id, number__lte=version.number)
    contents = [one.content.to_json() for one in earlier]
    return _runs_of(contents) | _runs_of(contents, _COPIED)


def _runs_of(content: Any, length: int = 3) -> set[Run]:
    return set().union(*(runs(text, length) for text in _texts(content)))


def _texts(content: Any) -> Iterator[str]:
    """Every text in a content, however deep."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for part in content.values():
            yield from _texts(part)
    elif isinstance(content, list | tuple):
        for part in content:
            yield from _texts(part)
