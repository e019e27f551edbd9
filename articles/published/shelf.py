"""The shelf: all editions that stand, in a constant number of queries over the tables of readers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.text import capfirst

from ..content.stored import Content
from ..identity import registration_key
from ..lifecycle import Live, live
from ..models import Edition, Kind, Reaffirmation, Withdrawal, clock
from .addresses import page_path
from .extracts import Extract, extract, read_extracts
from .freshness import medicine_slugs
from .lasting import Lasting, once_a_moment
from .records import Link, Signature

NAMED_AT_MOST = 1_000
"""Editions whose acts are asked for by their keys; of more than that, all acts are read."""
COPIED = ("name", "credentials", "register", "registration", "slug", "conflict")


@dataclass(frozen=True)
class PublishedEdition:
    """An edition with what was signed on it since."""

    edition: Edition
    """With its withdrawal read along."""
    today: date
    reaffirmed: tuple[Reaffirmation, ...] = ()
    """All that it ever was, oldest first."""
    until: date | None = None
    """Only what was signed up to this day counts; None for all."""

    def as_of(self, day: date) -> "PublishedEdition":
        """As it was at the end of a day, in UTC."""
        return replace(self, today=day, until=day)

    def _counts(self, act: Withdrawal | Reaffirmation) -> bool:
        return self.until is None or act.at.astimezone(UTC).date() <= self.until

    @property
    def withdrawal(self) -> Withdrawal | None:
        act: Withdrawal | None = getattr(self.edition, "withdrawal", None)
        return act if act and self._counts(act) else None

    @cached_property
    def reaffirmations(self) -> tuple[Reaffirmation, ...]:
        """Oldest first."""
        return tuple(act for act in self.reaffirmed if self._counts(act))

    @property
    def reaffirmation(self) -> Reaffirmation | None:
        return self.reaffirmations[-1] if self.reaffirmations else None

    @cached_property
    def review_due(self) -> date:
        return self.reaffirmation.review_due if self.reaffirmation else self.edition.review_due

    @cached_property
    def reviewed_at(self) -> datetime:
        return self.reaffirmation.at if self.reaffirmation else self.edition.reviewed_at

    @cached_property
    def live(self) -> Live:
        return live(
            withdrawn=self.withdrawal is not None,
            review_due=self.review_due,
            today=self.today,
            grace=timedelta(days=settings.GRACE_DAYS),
        )

    @property
    def is_up(self) -> bool:
        """Whether readers can open it; asked of a document's newest edition."""
        return self.live.is_up

    @property
    def content(self) -> Content:
        return self.edition.content

    @property
    def extract(self) -> Extract:
        """What lists need of its text."""
        return extract(self.edition)

    @property
    def is_class(self) -> bool:
        return self.extract.is_class

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """Who signed the edition, as on the day."""
        return read_signatures(self.edition.signatures)

    @cached_property
    def signers(self) -> tuple[Signature, ...]:
        """Who stands behind it now: its signers and who reaffirmed it last, each person once."""
        again = [signature_on(self.reaffirmation)] if self.reaffirmation else []
        people = {
            registration_key(one.register, one.registration) or one.name: one for one in [*self.signatures, *again]
        }
        return tuple(people.values())


def read_signatures(text: str) -> tuple[Signature, ...]:
    """Those of an edition."""
    return tuple(
        Signature(**{name: row[name] for name in COPIED}, signed_at=datetime.fromisoformat(row["signed_at"]))
        for row in json.loads(text)
    )


def published(editions: QuerySet[Edition]) -> list[PublishedEdition]:
    """Each with its withdrawal and its reaffirmations; two queries, however many."""
    rows, today = list(editions.select_related("withdrawal")), clock.today()
    reaffirmed = _reaffirmed([row.pk for row in rows])
    return [PublishedEdition(row, today, tuple(reaffirmed.get(row.pk, ()))) for row in rows]


def _reaffirmed(editions: list[int]) -> Mapping[int, list[Reaffirmation]]:
    """By edition. Django's own way of reading them along takes longer than all else of a list of thousands."""
    acts = Reaffirmation.objects.order_by("pk")
    by_edition: defaultdict[int, list[Reaffirmation]] = defaultdict(list)
    for act in acts.filter(edition__in=editions) if len(editions) <= NAMED_AT_MOST else acts:
        by_edition[act.edition_id].append(act)
    return by_edition


def listed(editions: QuerySet[Edition]) -> list[PublishedEdition]:
    """As `published`, with their extracts at hand: one query more for those that this process has not read yet."""
    items = published(editions)
    read_extracts(item.edition for item in items)
    return items


def newest(**where: Any) -> QuerySet[Edition]:
    """The newest edition of each document, without its text: who shows a page asks for it."""
    last = Edition.objects.filter(document=OuterRef("document")).order_by("-number").values("pk")[:1]
    return Edition.objects.filter(pk=Subquery(last), **where).defer("fragment", "content_json")


def _newest(**where: Any) -> Lasting[tuple[PublishedEdition, ...]]:
    """After a change only what belongs to its medicines is read anew."""

    def read() -> tuple[PublishedEdition, ...]:
        return tuple(listed(newest(**where)))

    def read_again(items: tuple[PublishedEdition, ...], changed: frozenset[str]) -> tuple[PublishedEdition, ...]:
        slugs = medicine_slugs(changed)
        medicines = Edition.objects.filter(kind=Kind.MEDICATION, medication_slug__in=slugs).values("document")
        fresh = published(newest(medication__in=medicines, **where))
        by_document = {item.edition.document_id: item for item in (*items, *fresh)}
        read_extracts(item.edition for item in by_document.values())
        return tuple(by_document[document] for document in sorted(by_document))

    return Lasting(read, read_again)


pages = _newest()
"""The newest edition of each document, as `listed`."""
records = _newest(kind=Kind.MEDICATION)
"""The newest edition of each medicine's record, as `listed`."""


def extracts_of_pages() -> dict[str, Extract]:
    """Of all pages that readers can open, by the digest of the version."""
    return {item.edition.digest: item.extract for item in pages() if item.is_up}


def read_texts(*items: PublishedEdition) -> None:
    """Content and fragment of editions that were read without. One query, none where they are all there."""
    editions = {item.edition.pk: item.edition for item in items if item.edition.get_deferred_fields()}
    for row in Edition.objects.filter(pk__in=editions).only("content_json", "fragment") if editions else ():
        editions[row.pk].content_json, editions[row.pk].fragment = row.content_json, row.fragment


def class_slug(item: PublishedEdition) -> str:
    """The address of the record of its class, as of the day on which it was submitted."""
    return item.extract.of_class


def class_document(slug: str) -> QuerySet[Any]:
    """The document of a class record, by an address that it has or once had."""
    return Edition.objects.filter(kind=Kind.MEDICATION, medication_slug=slug).order_by("-pk").values("document")[:1]


def class_record(record: PublishedEdition) -> PublishedEdition | None:
    """The newest edition of the record of its class, with its text. Two queries, none where it has no class."""
    slug = class_slug(record)
    return _class_record_at(slug) if slug else None


@once_a_moment
def _class_record_at(slug: str) -> PublishedEdition | None:
    newest_one = newest(document=Subquery(class_document(slug))).defer(None).defer("fragment")
    return next(iter(published(newest_one)), None)


def medication_slugs(items: Iterable[PublishedEdition]) -> dict[int, str]:
    """The address that each medicine has now, by its record's document; `items` are the newest editions, also of
    records that are down.
    """
    records = (item.edition for item in items if item.edition.kind == Kind.MEDICATION)
    return {record.document_id: record.medication_slug for record in records}


def slugs_of(medications: Iterable[int]) -> dict[int, str]:
    """The address that each of these medicines has now, by its record's document. One query."""
    records = newest(kind=Kind.MEDICATION, document__in=set(medications))
    return dict(records.values_list("document", "medication_slug"))


def short_title(edition: Edition) -> str:
    """Beside the medicine's name the kind is enough, where it says anything."""
    return edition.title if edition.kind in (Kind.MEDICATION, Kind.OTHER) else Kind(edition.kind).label


def neutral_title(edition: Edition) -> str:
    """What a page is called while it is down, in no word of its text: its medicine and its kind, or the words of its
    address where the kind says nothing.
    """
    medicine = capfirst(edition.medication_name)
    if edition.kind == Kind.MEDICATION:
        return medicine
    about = edition.slug.replace("-", " ") if edition.kind == Kind.OTHER else Kind(edition.kind).label.lower()
    return f"{medicine}: {about}"


def signature_on(act: Withdrawal | Reaffirmation) -> Signature:
    return Signature(**{name: getattr(act, name) for name in COPIED}, signed_at=act.at)


READERS_LABELS: dict[str, str] = {**dict(Kind.choices), Kind.MEDICATION: "Medicine", Kind.OTHER: "Article"}


def link(item: PublishedEdition, medication_slug: str) -> Link:
    return Link(
        title=item.edition.title,
        path=page_path(medication_slug, item.edition.slug),
        kind=item.edition.kind,
        kind_label="Class of medicines" if item.is_class else READERS_LABELS.get(item.edition.kind, item.edition.kind),
        number=item.edition.number,
        reviewed_at=item.reviewed_at,
        summary=item.extract.summary,
    )


KIND_ORDER = {kind: place for place, kind in enumerate(Kind.values)}


def links(items: Iterable[PublishedEdition], slugs: dict[int, str], at_most: int | None = None) -> tuple[Link, ...]:
    """`slugs` as from `medication_slugs`."""
    ordered = sorted(items, key=lambda item: (KIND_ORDER[item.edition.kind], item.edition.title))[:at_most]
    return tuple(link(item, slugs[item.edition.medication_id]) for item in ordered)


def came_down_at(item: PublishedEdition) -> datetime:
    """Of an edition that is down."""
    return item.withdrawal.at if item.withdrawal else down_since(item)


def down_since(item: PublishedEdition) -> datetime:
    """When the grace time of an expired edition ended: the first moment after its last day."""
    day = item.review_due + timedelta(days=settings.GRACE_DAYS + 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
