"""What an index can do, and how it is kept."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import Exists, OuterRef, QuerySet

from ..content.paragraphs import CUT, Paragraph, paragraphs
from ..content.wordforms import words
from ..models import Edition, SearchEntry
from .postgresql import PostgreSQLIndex
from .sqlite import SQLiteIndex

INDEXED_AT_MOST = 100_000
"""Characters of one paragraph. PostgreSQL refuses a vector of more than a megabyte, and with it the edition."""


class SearchIndex(Protocol):
    """Words of paragraphs. All words are handed over as `content.wordforms` folds them: letters and digits alone."""

    def add(self, edition: int, texts: Sequence[tuple[str, str, str]]) -> None:
        """The paragraphs of an edition in their order: heading, section and text of each. The number of queries does
        not depend on them.
        """

    def clear(self) -> None: ...

    def find(self, phrases: Iterable[str], editions: QuerySet[Edition], most: int) -> list[tuple[int, int]]:
        """Edition and number of the paragraphs that have one of the phrases at least, those with more of them, and
        with them in headings, first. One query.
        """

    def find_beginning(self, beginning: str, editions: QuerySet[Edition], most: int) -> list[tuple[int, int]]:
        """Those whose heading has a word that begins so."""


def search_index() -> SearchIndex:
    return PostgreSQLIndex() if connection.vendor == "postgresql" else SQLiteIndex()


def add_edition(edition: Edition) -> None:
    """Inside the transaction that publishes it."""
    search_index().add(edition.pk, [_folded(one) for one in paragraphs(edition.fragment)])


def _folded(paragraph: Paragraph) -> tuple[str, str, str]:
    section = f"{paragraph.section} {paragraph.kind}"
    heading, section, text = (
        " ".join(words(part[:INDEXED_AT_MOST])) for part in (paragraph.heading, section, paragraph.text)
    )
    return heading, section, text


@transaction.atomic
def reindex() -> int:
    """Make the index anew from the newest edition of each document, up or down: what is down may come back by a
    reaffirmation. Returns how many editions there are.
    """
    search_index().clear()
    editions = _newest()
    for edition in editions.iterator():
        add_edition(edition)
    return editions.count()


def reindex_if_stale(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """After each migration: whatever an earlier release left, or cut otherwise, is found again."""
    if SearchEntry._meta.db_table not in connections[using].introspection.table_names():
        return
    entries = SearchEntry.objects.filter(edition=OuterRef("pk"), cut=CUT)
    if _newest().filter(~Exists(entries)).exists():
        reindex()


def _newest() -> QuerySet[Edition]:
    newer = Edition.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    return Edition.objects.filter(~Exists(newer)).order_by("pk")
