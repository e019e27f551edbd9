"""A to Z: the medicines by every name that people use, their classes, and names that are easily mixed up."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.text import capfirst, slugify

from ..content.countries import country_name
from ..models import Edition
from . import shelf
from .addresses import page_path
from .entries import Letter, LookAlike, MedicineClass, MedicineLink, Medicines
from .lasting import Lasting
from .shelf import PublishedEdition

CALLED = ("brand", "discontinued", "other")
"""Names that people use for a medicine, by their role in its record. Lists show them."""


def medicines() -> Medicines:
    records = shelf.records()
    up = [item for item in records if item.is_up]
    return Medicines(letters(), _classes(up, records), _look_alikes(up))


@Lasting
def letters() -> tuple[Letter, ...]:
    """A to Z of the medicines, and of their brands."""
    names = [entry for item in shelf.records() if item.is_up and not item.is_class for entry in entries(item)]
    names.sort(key=lambda entry: (_letter(entry), entry.name.casefold()))
    return tuple(Letter(letter, tuple(group)) for letter, group in groupby(names, key=_letter))


def _letter(entry: MedicineLink) -> str:
    """Names that begin with no letter of the alphabet stand together, at the end of the alphabet."""
    first = slugify(entry.name)[:1].upper()
    return first if first.isalpha() else "#"


def entries(item: PublishedEdition) -> Iterator[MedicineLink]:
    """The medicine by its own name, and by each other one once."""
    record, path = item.extract, page_path(item.edition.medication_slug)
    called = [row for row in record.names if row.role in CALLED]
    brands = dict.fromkeys(row.name for row in called if row.role == "brand")
    yield MedicineLink(item.edition.title, path, brands=tuple(brands))
    for name, role in {row.name: row.role for row in reversed(called)}.items():
        codes = dict.fromkeys(row.country for row in called if row.name == name and row.country)
        countries = tuple(map(country_name, codes))
        yield MedicineLink(name, path, of=record.name, role=role, countries=countries)


def _classes(up: Sequence[PublishedEdition], records: Sequence[PublishedEdition]) -> tuple[MedicineClass, ...]:
    slugs = shelf.medication_slugs(records)
    classes = sorted((item for item in up if item.is_class), key=lambda item: item.edition.title.casefold())
    addresses = class_addresses(classes)
    return tuple(
        MedicineClass(
            shelf.link(item, item.edition.medication_slug),
            shelf.links([one for one in up if addresses.get(shelf.class_slug(one)) == item.edition.document_id], slugs),
        )
        for item in classes
    )


def class_addresses(classes: Sequence[PublishedEdition]) -> dict[str, int]:
    """The class by every address that it ever had: a member names the one of its day."""
    if not classes:
        return {}
    editions = Edition.objects.filter(document__in=[item.edition.document_id for item in classes]).order_by("pk")
    return dict(editions.values_list("medication_slug", "document"))


def _look_alikes(up: Sequence[PublishedEdition]) -> tuple[LookAlike, ...]:
    """Each pair once, also where both records name it."""
    by_name = {key: item for item in reversed(up) for key in _keys(item)}
    pairs: dict[frozenset[str], LookAlike] = {}
    for item in sorted(up, key=lambda item: item.edition.title.casefold()):
        for row in item.extract.names:
            if row.role == "look-alike":
                pair = frozenset({item.extract.name.casefold(), row.name.casefold()})
                pairs.setdefault(pair, _look_alike(item, row.name, by_name.get(slugify(row.name))))
    return tuple(pairs.values())


def _look_alike(item: PublishedEdition, name: str, other: PublishedEdition | None) -> LookAlike:
    return LookAlike(
        item.edition.title,
        page_path(item.edition.medication_slug),
        item.extract.drug_class,
        capfirst(name),
        page_path(other.edition.medication_slug) if other else "",
        other.extract.drug_class if other else "",
    )


def _keys(item: PublishedEdition) -> set[str]:
    """Its names as addresses write them; what has no letter of the alphabet has no address."""
    record = item.extract
    names = [record.name, *(row.name for row in record.names if row.role in CALLED)]
    return set(filter(None, map(slugify, names)))
