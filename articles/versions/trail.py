"""The edit trail of a draft and of the pages whose words can have come into it, read once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import JSONObject

from ..models import Article, Document, Medication, Origin
from ..models.compiled import Compiled
from ..models.tracked import Tracked
from .draft import KEYS, record_model

TABLES: tuple[type[Tracked], ...] = (Article, Medication, *KEYS)
NO_MEDICINE = 0


class SavedRow(NamedTuple):
    """What one save wrote of one row."""

    table: type[Tracked]
    key: int
    """Of the row."""
    document: int
    revision: int
    person: int | None
    at: datetime
    kind: str
    """"+", "~", or "-" for a row that was taken away."""
    values: Mapping[str, Any]
    """By column, as JSON has them: a date is a text."""


class Trail:
    """Two queries, however many tables, pages and saves there are. Made under the document's lock: it does not see what
    is saved later.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._saves: defaultdict[int, list[SavedRow]] = defaultdict(list)
        self._origins: defaultdict[int, list[tuple[str, int, int | None]]] = defaultdict(list)
        medicine = document.as_article.medication_id if record_model(document.kind) is Article else document.pk
        self._read(medicine, document.pk)
        self.other_pages = tuple(page for page in self._saves if page != document.pk)
        """The articles of the same medicine, archived ones too, and its record."""

    def saves(self, document: int) -> Sequence[SavedRow]:
        """All saves of a document and of its rows: table by table, and in each in their order."""
        self._include(document)
        return self._saves[document]

    def _include(self, document: int) -> None:
        """The record of a class is no page of the medicine: it is read once somebody asks for it."""
        if document not in self._saves:
            self._saves[document] = []
            self._read(NO_MEDICINE, document)

    def _read(self, medicine: int, document: int) -> None:
        for number, _, *columns in _saves().rows(medicine, document):
            row = SavedRow(TABLES[number], *columns)
            self._saves[row.document].append(row)
        for page, verb, revision, person in _origins().rows(medicine, document):
            self._origins[page].append((verb, revision, person))

    def people(self, *, since: int) -> set[int | None]:
        """Who saved something of the draft after this revision; None for a save that names nobody."""
        return {row.person for row in self.saves(self.document.pk) if row.revision > since}

    def loaded(self, document: int) -> set[int]:
        """The revisions that only loaded text which was there before."""
        self._include(document)
        return {revision for verb, revision, _ in self._origins[document] if verb in Origin.LOADED}

    def brought(self, document: int) -> dict[int, set[int]]:
        """By revision, who came along with new text."""
        self._include(document)
        along: defaultdict[int, set[int]] = defaultdict(set)
        for verb, revision, person in self._origins[document]:
            if verb in Origin.BROUGHT and person is not None:
                along[revision].add(person)
        return along

    def came_along(self, *, since: int) -> set[int]:
        """Who came along with any text of the draft after this revision."""
        origins = self._origins[self.document.pk]
        return {person for _, revision, person in origins if revision > since and person is not None}


def _documents(medicine: int, document: int) -> QuerySet[Any, Any]:
    """The record of a medicine, its articles and one document more."""
    # Not by a join, which would begin at all documents.
    articles = Article.objects.filter(medication=medicine).values("document")
    which = Q(pk__in=articles) | Q(pk__in=(medicine, document))
    return Document.objects.filter(which).values("pk")


@cache
def _origins() -> Compiled[Any]:
    columns = ("document_id", "verb", "at_revision", "person_rows__person_id")
    return Compiled(
        lambda medicine, document: Origin.objects.filter(document__in=_documents(medicine, document)).values_list(
            *columns
        )
    )


@cache
def _saves() -> Compiled[Any]:
    """The trail of all tables, in columns that all of them have."""

    def saves(medicine: int, document: int) -> QuerySet[Any, Any]:
        documents = _documents(medicine, document)
        first, *others = (_saves_in(number).filter(at_document__in=documents) for number in range(len(TABLES)))
        return first.union(*others, all=True).order_by("number", "history_id")

    return Compiled(saves)


def _saves_in(number: int) -> QuerySet[Any, Any]:
    """The trail of one of the tables."""
    table = TABLES[number]
    about = ("at_document", "at_revision", "history_user_id", "history_date", "history_type")
    values = JSONObject(**{name: name for name in table.text_columns()})
    rows: QuerySet[Any, Any] = (
        table.history.order_by()
        .annotate(number=Value(number))
        .values_list("number", "history_id", table._meta.pk.attname, *about, values)
    )
    return rows
