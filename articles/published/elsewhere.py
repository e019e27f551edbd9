"""Which page is meant by an address that has none: one under another name of its medicine, or nothing that is here."""

from django.utils.text import slugify

from ..content.wordforms import words
from .entries import Address, Choice, Missing
from .names import read_shelf
from .place import find

NAME_AT_MOST = 80
"""Characters of an address that can be a name."""


def elsewhere(name: str, slug: str = "") -> Address | Choice | Missing:
    """What is meant by an address that has no page: a page under another name of its medicine, one of several
    medicines, or nothing that is here. A name that only looks like it is never taken for it. `name` may be any text.
    """
    place = find(slugify(name), slug.lower())
    if place:
        return Address(place.medication_slug, place.item.edition.slug)
    shelf, wanted = read_shelf(), " ".join(words(name[:NAME_AT_MOST]))
    medicines = shelf.meant_by(wanted)
    if not medicines:
        return Missing(None, shelf.alike(wanted))
    if len(medicines) > 1:
        return Choice(medicines)
    (medicine,) = medicines
    place = find(medicine.slug, slug.lower())
    if place is None or (medicine.slug, slug.lower()) == (name, slug):
        return Missing(medicine, ())
    return Address(place.medication_slug, place.item.edition.slug)
