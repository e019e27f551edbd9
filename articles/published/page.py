"""One page: the medicine, the article, an edition of either."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..content.blocks import split
from ..models import Edition, Kind
from . import shelf
from .a_to_z import class_addresses
from .addresses import page_path
from .checking import being_checked
from .extracts import read_extracts
from .freshness import RECORDS
from .lasting import Lasting
from .place import Place, find
from .records import BeingChecked, Link, MedicinePage, Moved, Notice, Page
from .shelf import KIND_ORDER, PublishedEdition
from .titles import head_title


def medicine(slug: str) -> MedicinePage | Notice | Moved | None:
    """The record's page; None where nothing was ever approved."""
    place = find(slug)
    if place is None:
        return None
    if place.moved:
        return Moved(place.path, place.keys)
    shelf.read_texts(place.item)
    articles = other_articles(place)
    if not place.item.is_up:
        return notice(place, place.item, articles)
    of_class = shelf.class_record(place.item)
    return MedicinePage(
        page_of(place, place.item, articles, being_checked(place, of_class)),
        articles,
        _family(place.item),
        place.item.is_class,
        _members(place.item),
        shelf.link(of_class, of_class.edition.medication_slug) if of_class and of_class.is_up else None,
        place.keys | {RECORDS},
    )


def article(medication_slug: str, slug: str) -> Page | Notice | Moved | None:
    """An article's page; None where nothing was ever approved at this address."""
    place = find(medication_slug, slug)
    if place is None:
        return None
    if place.moved:
        return Moved(place.path, place.keys)
    shelf.read_texts(place.item, place.record)
    also = other_articles(place)
    if not place.item.is_up:
        return notice(place, place.item, also)
    return page_of(place, place.item, also, being_checked(place, shelf.class_record(place.record)))


def edition(medication_slug: str, slug: str, number: int) -> Page | Notice | Moved | None:
    """One edition at its permanent address; `slug` "" is the record's own."""
    place = find(medication_slug, slug)
    edition = next(iter(place.editions(number)), None) if place else None
    if place is None or edition is None:
        return None
    if place.moved:
        return Moved(place.edition_path(number), place.keys)
    if place.is_down(edition):
        return notice(place, edition)
    is_newest = edition.edition.pk == place.item.edition.pk
    checking = being_checked(place, shelf.class_record(place.record)) if is_newest else None
    return page_of(place, edition, checking=checking)


def other_articles(place: Place) -> tuple[Link, ...]:
    """The other articles on the medicine that readers can open."""
    return shelf.links(_other_articles(place), shelf.medication_slugs([place.record]))


def _other_articles(place: Place) -> list[PublishedEdition]:
    others = [page for page in place.pages if page.is_up and page.edition.document_id != place.item.edition.document_id]
    return [page for page in others if page.edition.kind != Kind.MEDICATION]


@Lasting
def _families() -> Mapping[str, list[PublishedEdition]]:
    """The medicines that readers can open, by what their records call their class."""
    families: defaultdict[str, list[PublishedEdition]] = defaultdict(list)
    for item in shelf.records():
        if item.is_up and not item.is_class:
            families[item.extract.drug_class].append(item)
    return families


@Lasting
def _members_by_address() -> Mapping[str, list[PublishedEdition]]:
    """The records that readers can open, by the address of their class's record on the day of each."""
    members: defaultdict[str, list[PublishedEdition]] = defaultdict(list)
    for item in shelf.records():
        if item.is_up:
            members[shelf.class_slug(item)].append(item)
    return members


def _family(record: PublishedEdition) -> tuple[Link, ...]:
    """The other medicines of its class."""
    family = record.extract.drug_class
    if not family or record.is_class:
        return ()
    others = [item for item in _families().get(family, ()) if item.edition.pk != record.edition.pk]
    return shelf.links(others, shelf.medication_slugs(others))


def _members(record: PublishedEdition) -> tuple[Link, ...]:
    """By every address that the class ever had: a member names the one of its day."""
    if not record.is_class:
        return ()
    by_address = _members_by_address()
    members = [item for address in class_addresses([record]) for item in by_address.get(address, ())]
    return shelf.links(members, shelf.medication_slugs(members))


def _standing_page(place: Place) -> tuple[Link, ...]:
    """In place of a withdrawn edition: the page as it is now, where it is up."""
    if not place.item.is_up:
        return ()
    return shelf.links([place.item], shelf.medication_slugs([place.record]))


def page_of(
    place: Place, item: PublishedEdition, also: tuple[Link, ...] = (), checking: BeingChecked | None = None
) -> Page:
    """An edition that is up, with the frame of today; of an edition `as_of` a day, with the frame of that day."""
    edition, current = item.edition, place.item.edition
    stood = edition.pk == current.pk or item.until is not None
    return Page(
        kind=edition.kind,
        title=edition.title,
        head_title=head_title(item, place.pages),
        short_title=shelf.short_title(edition),
        path=place.path,
        history_path=place.history_path,
        medication_name=edition.medication_name,
        medication_slug=place.medication_slug,
        medication_path=place.medication_path,
        fragment=edition.fragment,
        onward=_onward(place, edition, also),
        content=item.content,
        summary=item.extract.summary,
        number=edition.number,
        newest=current.number,
        is_newest=edition.pk == current.pk,
        is_down=not place.item.is_up,
        version_digest=edition.digest,
        signatures=item.signers,
        first_published=place.first_published,
        published_at=edition.published_at,
        signed_at=edition.reviewed_at,
        reviewed_at=item.reviewed_at,
        review_due=item.review_due,
        overdue=stood and item.today > item.review_due,
        country=edition.country,
        also=also,
        keys=place.keys,
        checking=checking,
    )


ONWARD = {
    Kind.SIDE_EFFECTS: "side-effects",
    Kind.DOSING: "dosing",
    Kind.STOPPING: "dosing",
    Kind.QUESTIONS: "questions",
    Kind.FULL_GUIDE: "uses",
}
"""The block of a record's page of which an article of that kind says more."""
SECTIONS_ONWARD = {
    "who": "who",
    "dosing": "dosing",
    "side-effects": "side-effects",
    "pregnancy": "pregnancy",
    "interactions": "interactions",
}
"""The kind of section that says more of a block to which no article leads."""


def _onward(place: Place, edition: Edition, articles: Sequence[Link]) -> dict[str, tuple[Link, ...]]:
    """On an article's own page the others stand at its end."""
    if edition.kind != Kind.MEDICATION:
        return {}
    keys = [block.key for block in split(edition.fragment)]
    leading = {key: tuple(link for link in articles if ONWARD.get(Kind(link.kind)) == key) for key in keys}
    sections = _first_sections(place) if articles else {}
    return {key: links or sections.get(SECTIONS_ONWARD.get(key, ""), ()) for key, links in leading.items()}


def _first_sections(place: Place) -> dict[str, tuple[Link, ...]]:
    """By kind of section, the first article that has it, at that section."""
    items = sorted(_other_articles(place), key=lambda item: (KIND_ORDER[item.edition.kind], item.edition.title))
    read_extracts(item.edition for item in items)
    sections: dict[str, tuple[Link, ...]] = {}
    for item in items:
        link = shelf.link(item, place.medication_slug)
        for kind, anchor in item.extract.anchors.items():
            sections.setdefault(kind, (replace(link, path=f"{link.path}#{anchor}"),))
    return sections


def notice(place: Place, item: PublishedEdition, also: tuple[Link, ...] = ()) -> Notice:
    """In place of a page, or of one edition of it: then it leads to the page as it is now, where that is up."""
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
        page_is_up=place.item.is_up,
        also=also or _standing_page(place),
        country=edition.country,
        signs=_block(place.record, "call-now"),
        care=_block(place.record, "care"),
        keys=place.keys,
    )


def _block(record: PublishedEdition, key: str) -> str:
    """A block of the medicine's page, whose links lead there; "" while that page is down."""
    if not record.is_up:
        return ""
    path = page_path(record.edition.medication_slug)
    block = next((block.html for block in split(record.edition.fragment) if block.key == key), "")
    return block.replace('href="#', f'href="{path}#')
