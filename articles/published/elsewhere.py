"""Which page is meant by an address that has none: one under another name of its medicine, or nothing that is here."""

from collections.abc import Sequence

from django.utils.text import slugify
from rapidfuzz import fuzz, process

from ..models import Kind
from . import shelf
from .a_to_z import CALLED, entries, keys
from .entries import Address, Choice, MedicineLink, Missing
from .place import find
from .shelf import PublishedEdition

MEANS = (*CALLED, "misspelling")
"""Names by which an address means the medicine. A look-alike is the name of another one."""
ALIKE, ALIKE_AT_MOST = 70, 6
"""From which likeness of 100 a name is offered, and how many."""


def elsewhere(name: str, slug: str = "") -> Address | Choice | Missing:
    """What is meant by an address that has no page: a page under another name of its medicine, one of several
    medicines, or nothing that is here. A name that only looks like it is never taken for it. `name` may be any text.
    """
    wanted = slugify(name)
    place = find(wanted, slug.lower())
    if place:
        return Address(place.medication_slug, place.item.edition.slug)
    up = [item for item in shelf.published(shelf.newest(kind=Kind.MEDICATION)) if item.is_up]
    named = [item for item in up if wanted in keys(item, MEANS)]
    if len(named) > 1:
        return Choice(shelf.links(named, shelf.medication_slugs(named)))
    if not named:
        return Missing(None, _alike(wanted, up))
    meant = named[0].edition
    place = find(meant.medication_slug, slug.lower())
    if place is None or (meant.medication_slug, slug.lower()) == (name, slug):
        return Missing(shelf.link(named[0], meant.medication_slug), ())
    return Address(place.medication_slug, place.item.edition.slug)


def _alike(wanted: str, up: Sequence[PublishedEdition]) -> tuple[MedicineLink, ...]:
    """First what a record itself says is mixed up with it."""
    recorded = [item for item in up if wanted in keys(item, ("look-alike",))]
    named = [entry for item in up for entry in entries(item)]
    near = process.extract(
        wanted[:80],
        [slugify(entry.name) for entry in named],
        scorer=fuzz.ratio,
        score_cutoff=ALIKE,
        limit=ALIKE_AT_MOST,
    )
    own = [entry for item in recorded for entry in entries(item) if not entry.of]
    return tuple(dict.fromkeys([*own, *(named[at] for _, _, at in near)]))[:ALIKE_AT_MOST]
