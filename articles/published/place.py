"""A place: where a document stands, by an address that it has or once had."""

from dataclasses import dataclass

from django.db.models import Q, Subquery

from ..models import Edition, Kind
from . import shelf
from .shelf import Standing


@dataclass(frozen=True)
class Place:
    item: Standing
    """The document's newest edition."""
    record: Standing
    """The newest edition of its medicine's record; the same where the document is one."""
    slugs: tuple[str, str]
    """The medicine's and its own, as asked for."""

    @property
    def medication_slug(self) -> str:
        return self.record.edition.medication_slug

    @property
    def moved(self) -> bool:
        return self.slugs != (self.medication_slug, self.item.edition.slug)

    @property
    def path(self) -> str:
        return shelf.path_of(self.item.edition, self.medication_slug)

    @property
    def history_path(self) -> str:
        return f"{self.path}history/"

    def edition_path(self, number: int) -> str:
        return f"{self.history_path}{number}/"

    def changes_path(self, number: int) -> str:
        return f"{self.edition_path(number)}changes/"

    @property
    def medication_path(self) -> str:
        """ "" while the record is down: nothing links there."""
        return shelf.medicine_path(self.medication_slug) if self.record.is_up else ""

    def is_down(self, item: Standing) -> bool:
        """Whether readers get a notice in place of this edition of the document."""
        return item.withdrawal is not None or (item.edition.pk == self.item.edition.pk and not item.is_up)

    def editions(self, *numbers: int) -> list[Standing]:
        """Those from the first number to the last, oldest first; all where none is given."""
        found = Edition.objects.filter(document=self.item.edition.document_id).order_by("number")
        # No list of numbers: one from an address may be larger than a database can look up there.
        asked = {"number__gte": numbers[0], "number__lte": numbers[-1]} if numbers else {}
        return shelf.standing(found.filter(**asked))


def find(medication_slug: str, slug: str = "") -> Place | None:
    """None where nothing was ever approved; `slug` "" is the record's own place."""
    asked = (medication_slug, slug)
    record = _newest_at(Q(kind=Kind.MEDICATION, medication_slug=medication_slug))
    if record is None or not slug:
        return Place(record, record, asked) if record else None
    medication = record.edition.document_id
    item = _newest_at(Q(medication=medication, slug=slug) & ~Q(kind=Kind.MEDICATION))
    if item is None:
        return None
    if item.edition.medication_id != medication:
        [record] = shelf.standing(shelf.newest(document=item.edition.medication_id))
    return Place(item, record, asked)


def _newest_at(address: Q) -> Standing | None:
    last = Edition.objects.filter(address).order_by("-pk").values("document")[:1]
    return next(iter(shelf.standing(shelf.newest(document=Subquery(last)))), None)
