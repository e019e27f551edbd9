"""Every address at which readers find something, or once did: for whoever makes all pages."""

from collections.abc import Iterator

from django.db.models import Max

from ..models import Edition, Kind
from . import shelf
from .addresses import changes_path, edition_path, feed_path, history_path, page_path, topic_path
from .people import last_signatures
from .topics import TOPICS


def medicine_slugs() -> list[str]:
    """Every address that a medicine has or had."""
    records = Edition.objects.filter(kind=Kind.MEDICATION).order_by("medication_slug")
    return list(records.values_list("medication_slug", flat=True).distinct())


def slugs_with_pages_down() -> frozenset[str]:
    """The addresses of medicines of which a page is down."""
    medicines = {item.edition.medication_id for item in shelf.published(shelf.newest()) if not item.is_up}
    records = Edition.objects.filter(kind=Kind.MEDICATION, document__in=medicines)
    return frozenset(records.values_list("medication_slug", flat=True).distinct())


def medicine_paths(slug: str) -> Iterator[str]:
    """All pages at one of the addresses of a medicine, with its feed: also those that lead elsewhere by now. Nothing
    where no record ever had this address.
    """
    records = Edition.objects.filter(kind=Kind.MEDICATION, medication_slug=slug).order_by("-pk")
    medicine = records.values_list("document", flat=True).first()
    if medicine is None:
        return
    # The last document at an address is the one that is meant by it.
    documents = dict(Edition.objects.filter(medication=medicine).order_by("pk").values_list("slug", "document"))
    newest = Edition.objects.filter(document__in=set(documents.values())).values_list("document")
    numbers = dict(newest.annotate(Max("number")))
    for page, document in documents.items():
        yield page_path(slug, page)
        yield history_path(slug, page)
        for number in range(1, numbers[document] + 1):
            yield edition_path(slug, page, number)
            yield changes_path(slug, page, number)
    yield feed_path(slug)


def reviewer_slugs() -> frozenset[str]:
    """Of everybody who ever signed anything that readers had."""
    return frozenset(last_signatures())


def topic_paths() -> Iterator[str]:
    """Also of topics to which no page speaks."""
    for topic in TOPICS:
        yield topic_path(topic.slug)
