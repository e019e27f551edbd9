"""What readers have, as staff look after it: what is live, due, overdue, down, or rests on a withdrawn record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from ..lifecycle import Live, Role, duty_refusal
from ..models import Document, Edition, Kind, Person, Reaffirmation, Version, Withdrawal, clock
from ..models.one_person import ties_of
from ..models.recheck import outstanding
from ..models.state import (
    DocumentState,
    dated_editions,
    editions_due_before,
    newest_editions,
    read_state,
    withdrawals_that_hold,
)
from .rechecks import Noted, noted

PAGE = 50
DUE_WITHIN = timedelta(days=60)


class Shelf(StrEnum):
    ALL = "all"
    DUE = "due"
    RECHECK = "recheck"
    RECORD_WITHDRAWN = "record-withdrawn"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Shelved:
    """A document with its newest edition."""

    document: Any
    """With its state."""
    edition: Edition
    today: date
    record_withdrawn: bool
    """It relies on a record, its medicine's or its class's, that was withdrawn and not signed anew."""
    rechecks: tuple[Noted, ...] = ()
    """What it is to be checked again for."""

    @property
    def state(self) -> DocumentState:
        return DocumentState(self.document)

    @property
    def kind(self) -> str:
        return Kind(self.edition.kind).label

    @property
    def of_record(self) -> bool:
        """Whether it is a medicine's record, which relies on its class's."""
        return self.edition.kind == Kind.MEDICATION

    @property
    def shows_more(self) -> bool:
        """What it shows of its record is another by now: it cannot be reaffirmed as it is."""
        return not self.of_record and any(noted.facts for noted in self.rechecks)

    @property
    def draft(self) -> str:
        """The name of the address at which it is written."""
        return f"admin:articles_{'medication' if self.document.kind == Kind.MEDICATION else 'article'}_change"

    @property
    def is_down(self) -> bool:
        return self.state.live in (Live.WITHDRAWN, Live.EXPIRED)

    @property
    def withdrawn(self) -> bool:
        return bool(self.document.live == Live.WITHDRAWN)

    @property
    def expired(self) -> bool:
        return bool(self.document.live == Live.EXPIRED)

    @property
    def days_left(self) -> int:
        """Until its review is due; negative when that day has passed."""
        return int((self.document.review_due - self.today).days)

    @property
    def days_over(self) -> int:
        return -self.days_left

    @property
    def due(self) -> bool:
        return not self.withdrawn and self.days_left <= DUE_WITHIN.days


@dataclass(frozen=True)
class Shelves:
    shelf: Shelf
    counts: Mapping[Shelf, int]
    page: "Page[Shelved]"


def shelves(shelf: Shelf = Shelf.ALL, number: int | str = 1) -> Shelves:
    """By the day on which the review is due, the most overdue first."""
    page: Any = Paginator(_editions_on(shelf).order_by("due", "pk").values_list("pk", flat=True), PAGE).get_page(number)
    page.object_list = shelved(page.object_list)
    return Shelves(shelf, shelf_counts(), page)


def shelf_counts() -> dict[Shelf, int]:
    # As many have a newest edition as have a first one, and these are found by their number alone.
    everything = {Shelf.ALL: Edition.objects.filter(number=1).count()}
    return everything | {shelf: _editions_on(shelf).count() for shelf in Shelf if shelf is not Shelf.ALL}


def _editions_on(shelf: Shelf) -> QuerySet[Any]:
    """The newest edition of each document that stands there. Each shelf is asked for from its smallest table."""
    if shelf is Shelf.DUE:
        return editions_due_before(clock.today() + DUE_WITHIN + timedelta(days=1))
    if shelf is Shelf.RECHECK:
        return newest_editions().filter(pk__in=outstanding().values("edition"))
    if shelf is Shelf.RECORD_WITHDRAWN:
        relying = newest_editions().filter(version__pinned_edition__document__in=_withdrawn_records())
        return relying.filter(withdrawal=None)
    if shelf is Shelf.WITHDRAWN:
        return dated_editions().filter(pk__in=withdrawals_that_hold().values("edition"))
    return newest_editions()


def shelved(editions: Iterable[int]) -> list[Shelved]:
    """In the order of these keys. Four queries, however many."""
    keys = list(editions)
    rows: Any = Edition.objects.filter(pk__in=keys).defer("content_json", "fragment")
    by_key: dict[int, Any] = rows.annotate(relies_on=F("version__pinned_edition__document")).in_bulk()
    documents = [by_key[key].document_id for key in keys]
    states = Document.objects.with_state(clock.now()).filter(pk__in=documents).in_bulk()
    down, rechecks = set(_withdrawn_records()), noted(keys)
    return [
        Shelved(
            states[by_key[key].document_id],
            by_key[key],
            clock.today(),
            by_key[key].relies_on in down,
            rechecks.get(key, ()),
        )
        for key in keys
    ]


def _withdrawn_records() -> QuerySet[Any]:
    """Their documents."""
    records = withdrawals_that_hold().filter(edition__kind=Kind.MEDICATION)
    return records.values_list("edition__document", flat=True)


@dataclass(frozen=True)
class Holding:
    """One document as its page for staff shows it."""

    shelved: Shelved | None
    """None while nothing was ever public."""
    title: str
    state: DocumentState
    withdrawal: Withdrawal | None
    reaffirmations: tuple[Reaffirmation, ...]
    versions: tuple[Version, ...]
    editions: tuple[Edition, ...]
    is_pharmacist: bool
    refusal: str
    """Why this person may not reaffirm it, or ""."""

    @property
    def name(self) -> str:
        return f"Edition {self.shelved.edition.number}" if self.shelved else ""


def holding(document: Document, person: Person) -> Holding:
    items = shelved(newest_editions().filter(document=document).values_list("pk", flat=True))
    edition = items[0].edition if items else None
    editions = Edition.objects.filter(document=document).defer("content_json", "fragment").order_by("-number")
    versions = Version.objects.filter(document=document).defer("content_json", "fragment").select_related("made_by")
    return Holding(
        shelved=items[0] if items else None,
        title=edition.title if edition else str(document.record),
        state=read_state(document.pk),
        withdrawal=Withdrawal.objects.filter(edition=edition).first() if edition else None,
        reaffirmations=tuple(Reaffirmation.objects.filter(edition=edition).order_by("-pk")) if edition else (),
        versions=tuple(versions.order_by("-number")),
        editions=tuple(editions),
        is_pharmacist=person.has_role(Role.PHARMACIST),
        refusal=_reaffirm_refusal(edition, person) if edition else "",
    )


def _reaffirm_refusal(edition: Edition, person: Person) -> str:
    contributors = edition.version.contributor_rows.values_list("person_id", flat=True)
    return person.signing_refusal() or duty_refusal(ties_of(person.pk), list(contributors))
