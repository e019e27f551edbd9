"""The edit trail of a draft and of the pages whose words can have come into it, read once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import JSONObject

from ..models import Article, Document, Medication, Origin
from ..models.tracked import Tracked
from .draft import KEYS, record_model

TABLES: tuple[type[Tracked], ...] = (Article, Medication, *KEYS)


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
        articles = Article.objects.filter(medication=medicine).values("document")  # a join would begin at all documents
        self._read(Q(pk__in=articles) | Q(pk__in=(medicine, document.pk)))
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
            self._read(Q(pk=document))

    def _read(self, which: Q) -> None:
        documents = Document.objects.filter(which).values("pk")
        first, *others = (_saves_in(number, documents) for number in range(len(TABLES)))
        for number, _, *columns in first.union(*others, all=True).order_by("number", "history_id"):
            row = SavedRow(TABLES[number], *columns)
            self._saves[row.document].append(row)
        origins = Origin.objects.filter(document__in=documents)
        origin = ("document_id", "verb", "at_revision", "person_rows__person_id")
        for document, verb, revision, person in origins.values_list(*origin):
            self._origins[document].append((verb, revision, person))

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


def _saves_in(number: int, documents: QuerySet[Document, Any]) -> QuerySet[Any, tuple[Any, ...]]:
    """The trail of one of the tables, in columns that all of them have."""
    return _columns_of(number).filter(at_document__in=documents)


@lru_cache(maxsize=len(TABLES))
def _columns_of(number: int) -> QuerySet[Any, tuple[Any, ...]]:
    """Making the query takes longer than asking it, and it is the same for every document."""
    table = TABLES[number]
    about = ("at_document", "at_revision", "history_user_id", "history_date", "history_type")
    values = JSONObject(**{name: name for name in table.text_columns()})
    rows: QuerySet[Any, tuple[Any, ...]] = (
        table.history.order_by()
        .annotate(number=Value(number))
        .values_list("number", "history_id", table._meta.pk.attname, *about, values)
    )
    return rows
