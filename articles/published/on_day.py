"""A page as it stood on a day: the edition that readers had at the day's end, in UTC."""

import re
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from ..models import Edition
from . import shelf
from .page import notice, other_articles, page_of
from .place import Place, find
from .records import Link, Moved, NoSuchDay, Notice, Page, PastPage
from .shelf import PublishedEdition

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def on_day(medication_slug: str, slug: str, typed: str) -> PastPage | NoSuchDay | Moved | None:
    """The page at this address on the day that somebody typed, "2027-03-01"; None where nothing was ever approved.

    What is down today is down for every day: a withdrawn text is shown nowhere.
    """
    place = find(medication_slug, slug)
    if place is None:
        return None
    if place.moved:
        return Moved(f"{place.path}?{urlencode({'on': typed})}", place.keys)
    day = _day(typed)
    item = _edition_of(place, day) if day and day <= place.item.today else None
    return _past(place, item, day) if day and item else _no_such_day(place, day)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip()) if _DAY.fullmatch(typed.strip()) else None
    except ValueError:
        return None


def _edition_of(place: Place, day: date) -> PublishedEdition | None:
    midnight = datetime.combine(day + timedelta(days=1), time(), UTC)
    editions = Edition.objects.filter(document=place.item.edition.document_id, published_at__lt=midnight)
    return next(iter(shelf.published(editions.order_by("-number")[:1])), None)


def _past(place: Place, item: PublishedEdition, day: date) -> PastPage:
    then = item.as_of(day)
    return PastPage(
        day=day,
        number=item.edition.number,
        is_newest=item.edition.pk == place.item.edition.pk,
        was_down=not then.is_up,
        current_path=place.path if place.item.is_up else "",
        answer=_answer(place, item, then),
    )


def _answer(place: Place, item: PublishedEdition, then: PublishedEdition) -> Page | Notice:
    if not then.is_up:
        return notice(place, then, _instead(place))
    return notice(place, item, _instead(place)) if place.is_down(item) else page_of(place, then)


def _instead(place: Place) -> tuple[Link, ...]:
    """Where the page is up, the notice leads to it by itself."""
    return () if place.item.is_up else other_articles(place)


def _no_such_day(place: Place, day: date | None) -> NoSuchDay:
    is_up, newest = place.item.is_up, place.item.edition
    return NoSuchDay(
        day=day,
        first=place.first_published,
        today=place.item.today,
        title=newest.title if is_up else shelf.neutral_title(newest),
        short_title=shelf.short_title(newest) if is_up else shelf.neutral_title(newest),
        path=place.path,
        current_path=place.path if is_up else "",
        history_path=place.history_path,
        medication_name=newest.medication_name,
        medication_path=place.medication_path,
    )
