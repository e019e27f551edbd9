"""A place: where a document stands, by an address that it has or once had."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from ..models import Edition, Kind
from . import addresses, shelf
from .freshness import medicine_key
from .lasting import once_a_moment
from .shelf import PublishedEdition


@dataclass(frozen=True)
class Place:
    item: PublishedEdition
    """The document's newest edition."""
    record: PublishedEdition
    """The newest edition of its medicine's record; the same where the document is one."""
    pages: tuple[PublishedEdition, ...]
    """The newest edition of each page of the medicine, up or down."""
    slugs: tuple[str, str]
    """The medicine's and its own, as asked for."""
    first_published: datetime
    """When the document's first edition came out."""

    @property
    def medication_slug(self) -> str:
        return self.record.edition.medication_slug

    @property
    def keys(self) -> frozenset[str]:
        """Of all pages of this place: they show what is said of their medicine and of its class."""
        slugs = (self.slugs[0], self.medication_slug, shelf.class_slug(self.record))
        return frozenset(medicine_key(slug) for slug in slugs if slug)

    @property
    def moved(self) -> bool:
        return self.slugs != (self.medication_slug, self.item.edition.slug)

    @property
    def path(self) -> str:
        return addresses.page_path(self.medication_slug, self.item.edition.slug)

    @property
    def history_path(self) -> str:
        return addresses.history_path(self.medication_slug, self.item.edition.slug)

    def edition_path(self, number: int) -> str:
        return addresses.edition_path(self.medication_slug, self.item.edition.slug, number)

    def changes_path(self, number: int, previous: int | None = None) -> str:
        return addresses.changes_path(self.medication_slug, self.item.edition.slug, number, previous)

    @property
    def medication_path(self) -> str:
        """ "" while the record is down: nothing links there."""
        return addresses.page_path(self.medication_slug) if self.record.is_up else ""

    def is_down(self, item: PublishedEdition) -> bool:
        """Whether readers get a notice in place of this edition of the document."""
        return item.withdrawal is not None or (item.edition.pk == self.item.edition.pk and not item.is_up)

    def editions(self, *numbers: int) -> list[PublishedEdition]:
        """Those with one of the numbers, oldest first; all where none is given."""
        own = Edition.objects.filter(document=self.item.edition.document_id).order_by("number")
        # No list of numbers: one from an address may be larger than a database can look up there.
        any_of = reduce(or_, (Q(number=number) for number in numbers), Q())
        return shelf.published(own.filter(any_of))


@once_a_moment
def find(medication_slug: str, slug: str = "") -> Place | None:
    """None where nothing was ever approved; `slug` "" is the record's own place. Two queries, unless the page belongs
    to another medicine by now.
    """
    medicine = _last_at(Q(kind=Kind.MEDICATION, medication_slug=medication_slug))
    article = _last_at(Q(medication=OuterRef("medication"), slug=slug) & ~Q(kind=Kind.MEDICATION))
    pages = _pages(shelf.newest(medication=Subquery(medicine)).annotate(at_address=Subquery(article)))
    if not pages:
        return None
    record = _record(pages)
    if not slug:
        return _place(record, record, pages, (medication_slug, slug))
    # Each row says the same: which document was the last one at that address.
    key: int | None = getattr(record.edition, "at_address", None)
    if key is not None and all(page.edition.document_id != key for page in pages):
        pages = _pages(shelf.newest(medication=Subquery(shelf.newest(document=key).values("medication"))))
    item = next((page for page in pages if page.edition.document_id == key), None)
    return _place(item, _record(pages), pages, (medication_slug, slug)) if item else None


def _place(
    item: PublishedEdition, record: PublishedEdition, pages: tuple[PublishedEdition, ...], slugs: tuple[str, str]
) -> Place:
    annotated: Any = item.edition
    return Place(item, record, pages, slugs, annotated.first_published)


def _last_at(address: Q) -> QuerySet[Any]:
    """The document whose edition was the last one at an address."""
    return Edition.objects.filter(address).order_by("-pk").values("document")[:1]


def _pages(editions: QuerySet[Edition]) -> tuple[PublishedEdition, ...]:
    first = Edition.objects.filter(document=OuterRef("document")).order_by("number").values("published_at")[:1]
    return tuple(shelf.listed(editions.annotate(first_published=Subquery(first))))


def _record(pages: tuple[PublishedEdition, ...]) -> PublishedEdition:
    """An article is published after its record, and no record ever goes."""
    return next(page for page in pages if page.edition.kind == Kind.MEDICATION)
