"""The edit trail of a draft and of the pages whose words can have come into it, read once."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ..models import Article, Document, Origin
from ..models.tracked import Tracked
from .draft import ROWS, record_model


class Trail:
    """One query for each tracked table, however many pages and saves there are. Read it under the document's lock: it
    does not see what is saved later.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._documents = {document.pk, *(other.pk for other in self.other_pages)}
        self._tables: dict[type[Tracked], dict[int, list[Any]]] = {}

    @cached_property
    def other_pages(self) -> tuple[Document, ...]:
        """The articles of the same medicine, archived ones too, and its record."""
        is_article = record_model(self.document.kind) is Article
        medicine = self.document.as_article.medication_id if is_article else self.document.pk
        articles = Article.objects.filter(medication=medicine).values("pk")
        pages = Document.objects.filter(pk__in=articles) | Document.objects.filter(pk=medicine)
        return tuple(pages.exclude(pk=self.document.pk))

    def models_of(self, document: Document) -> tuple[type[Tracked], ...]:
        record = record_model(document.kind)
        return (record, *ROWS[record])

    def rows(self, model: type[Tracked], document: Document) -> Sequence[Any]:
        """All saves of the document's rows of this kind, in their order."""
        self._include(document)
        if model not in self._tables:
            table = self._tables[model] = defaultdict(list)
            trail = model.history.filter(at_document__in=self._documents)
            for row in trail.order_by("history_id"):
                table[row.at_document].append(row)
        return self._tables[model][document.pk]

    def _include(self, document: Document) -> None:
        """The record of a class is no page of the medicine: it is read once somebody asks for it."""
        if document.pk not in self._documents:
            self._documents.add(document.pk)
            self._tables.clear()
            self.__dict__.pop("_origins", None)

    def people(self, document: Document, *, since: int = 0) -> set[int | None]:
        """Who saved something after this revision; None for a save that names nobody."""
        saves = (row for model in self.models_of(document) for row in self.rows(model, document))
        return {row.history_user_id for row in saves if row.at_revision > since}

    def loaded(self, document: Document) -> set[int]:
        """The revisions that only loaded text which was there before."""
        self._include(document)
        return {revision for verb, revision, _ in self._origins[document.pk] if verb in Origin.LOADED}

    def brought(self, document: Document) -> dict[int, set[int]]:
        """By revision, who came along with new text."""
        return self._along(document, Origin.BROUGHT)

    def came_along(self, document: Document, *, since: int) -> set[int]:
        """Who came along with any text after this revision."""
        along = self._along(document, Origin.VERBS)
        return {person for revision, people in along.items() if revision > since for person in people}

    def _along(self, document: Document, verbs: Sequence[str]) -> dict[int, set[int]]:
        self._include(document)
        along: dict[int, set[int]] = defaultdict(set)
        for verb, revision, person in self._origins[document.pk]:
            if verb in verbs and person is not None:
                along[revision].add(person)
        return along

    @cached_property
    def _origins(self) -> dict[int, list[tuple[str, int, int | None]]]:
        """By document: the verb and the revision of each origin, and each person who came along with it."""
        origins: dict[int, list[tuple[str, int, int | None]]] = defaultdict(list)
        rows = Origin.objects.filter(document__in=self._documents)
        for row in rows.values("document_id", "verb", "at_revision", "person_rows__person_id"):
            origins[row["document_id"]].append((row["verb"], row["at_revision"], row["person_rows__person_id"]))
        return origins
