"""One page: the medicine, the article, an edition of either."""

from collections.abc import Sequence

from ..models import Edition, Kind
from . import shelf
from .a_to_z import class_addresses
from .place import Place, find
from .records import Link, MedicinePage, Moved, Notice, Page
from .shelf import PublishedEdition


def medicine(slug: str) -> MedicinePage | Notice | Moved | None:
    """The record's page; None where nothing was ever approved."""
    place = find(slug)
    if place is None:
        return None
    if place.moved:
        return Moved(place.path)
    articles = _articles(place)
    if not place.item.is_up:
        return notice(place, place.item, articles)
    records = shelf.published(shelf.newest(kind=Kind.MEDICATION))
    return MedicinePage(
        _page(place, place.item),
        articles,
        _family(place.item, records),
        place.item.is_class,
        _members(place.item, records),
        _of_class(place.item, records),
    )


def article(medication_slug: str, slug: str) -> Page | Notice | Moved | None:
    """An article's page; None where nothing was ever approved at this address."""
    place = find(medication_slug, slug)
    if place is None:
        return None
    if place.moved:
        return Moved(place.path)
    also = _articles(place)
    return _page(place, place.item, also) if place.item.is_up else notice(place, place.item, also)


def edition(medication_slug: str, slug: str, number: int) -> Page | Notice | Moved | None:
    """One edition at its permanent address; `slug` "" is the record's own."""
    place = find(medication_slug, slug)
    edition = next(iter(place.editions(number)), None) if place else None
    if place is None or edition is None:
        return None
    if place.moved:
        return Moved(place.edition_path(number))
    if place.is_down(edition):
        return notice(place, edition, _standing_page(place))
    return _page(place, edition)


def _articles(place: Place) -> tuple[Link, ...]:
    """The other articles on the medicine that readers can open."""
    others = [page for page in place.pages if page.is_up and page.edition.document_id != place.item.edition.document_id]
    articles = [page for page in others if page.edition.kind != Kind.MEDICATION]
    return shelf.links(articles, shelf.medication_slugs([place.record]))


def _family(record: PublishedEdition, records: Sequence[PublishedEdition]) -> tuple[Link, ...]:
    """The other medicines of its class."""
    family = record.content.facts.drug_class
    if not family or record.is_class:
        return ()
    others = [
        item
        for item in records
        if item.is_up and item.edition.pk != record.edition.pk and item.content.facts.drug_class == family
    ]
    return shelf.links([item for item in others if not item.is_class], shelf.medication_slugs(records))


def _members(record: PublishedEdition, records: Sequence[PublishedEdition]) -> tuple[Link, ...]:
    """By every address that the class ever had: a member names the one of its day."""
    if not record.is_class:
        return ()
    addresses = class_addresses([record])
    members = [item for item in records if item.is_up and shelf.class_slug(item) in addresses]
    return shelf.links(members, shelf.medication_slugs(records))


def _of_class(record: PublishedEdition, records: Sequence[PublishedEdition]) -> Link | None:
    slug = shelf.class_slug(record)
    if not slug:
        return None
    last = Edition.objects.filter(kind=Kind.MEDICATION, medication_slug=slug).order_by("pk").last()
    item = next((one for one in records if last and one.edition.document_id == last.document_id), None)
    return shelf.link(item, item.edition.medication_slug) if item and item.is_up else None


def _standing_page(place: Place) -> tuple[Link, ...]:
    """In place of a withdrawn edition: the page as it is now, where it is up."""
    if not place.item.is_up:
        return ()
    return shelf.links([place.item], shelf.medication_slugs([place.record]))


def _page(place: Place, item: PublishedEdition, also: tuple[Link, ...] = ()) -> Page:
    edition, current = item.edition, place.item.edition
    first = Edition.objects.filter(document=edition.document_id).order_by("number").values_list("published_at")
    return Page(
        kind=edition.kind,
        title=edition.title,
        short_title=shelf.short_title(edition),
        path=place.path,
        history_path=place.history_path,
        medication_name=edition.medication_name,
        medication_slug=place.medication_slug,
        medication_path=place.medication_path,
        fragment=edition.fragment,
        content=item.content,
        summary=shelf.summary(item.content),
        number=edition.number,
        newest=current.number,
        is_newest=edition.pk == current.pk,
        is_down=not place.item.is_up,
        version_digest=edition.digest,
        signatures=item.signers,
        first_published=first[0][0],
        published_at=edition.published_at,
        reviewed_at=item.reviewed_at,
        review_due=item.review_due,
        overdue=edition.pk == current.pk and item.today > item.review_due,
        country=edition.country,
        also=also,
    )


def notice(place: Place, item: PublishedEdition, also: tuple[Link, ...] = ()) -> Notice:
    edition, withdrawal = item.edition, item.withdrawal
    return Notice(
        title=shelf.neutral_title(edition),
        path=place.path,
        history_path=place.history_path,
        medication_name=edition.medication_name,
        medication_path=place.medication_path,
        kind="withdrawn" if withdrawal else "expired",
        at=shelf.came_down_at(item),
        reason=withdrawal.reason if withdrawal else "",
        by=shelf.signature_on(withdrawal) if withdrawal else None,
        number=edition.number,
        live_from=edition.published_at,
        also=also,
        country=edition.country,
    )
