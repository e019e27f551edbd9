"""Lists: the home page and a reviewer's work. Nothing that is down is linked."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ..models import Edition, Kind, Reaffirmation, Withdrawal
from . import shelf
from .addresses import page_path
from .records import Home, Letter, MedicineLink, News, Reviewer, Signature
from .shelf import PublishedEdition

NEWS_AT_MOST = 12


def home() -> Home:
    items = shelf.published(shelf.newest())
    shelved, slugs = [item for item in items if item.is_up], shelf.medication_slugs(items)
    records = [item for item in shelved if item.edition.kind == Kind.MEDICATION and not item.is_class]
    counts = Counter(item.edition.medication_id for item in shelved if item.edition.kind != Kind.MEDICATION)
    entries = [entry for item in records for entry in _entries(item, counts[item.edition.document_id])]
    entries.sort(key=lambda entry: entry.name.casefold())
    letters = groupby(entries, key=lambda entry: entry.name[:1].upper())
    news = [entry for item in shelved for entry in _news(item, slugs)]
    news.sort(key=lambda entry: entry.at, reverse=True)
    classes = shelf.links([item for item in shelved if item.is_class], slugs)
    medicines = tuple(Letter(letter, tuple(group)) for letter, group in letters)
    return Home(medicines, classes, tuple(news[:NEWS_AT_MOST]))


def _entries(item: PublishedEdition, articles: int) -> Iterator[MedicineLink]:
    generic, path = item.content.medicine, page_path(item.edition.medication_slug)
    brands = tuple(dict.fromkeys(row.name for row in item.content.facts.names if row.role == "brand"))
    yield MedicineLink(item.edition.title, path, brands, articles, "")
    yield from (MedicineLink(brand, path, (), articles, generic) for brand in brands)


def _news(item: PublishedEdition, slugs: dict[int, str]) -> Iterator[News]:
    edition, again = item.edition, item.reaffirmation
    path = page_path(slugs[edition.medication_id], edition.slug)
    yield News(edition.title, path, edition.published_at, edition.number, edition.note, "edition")
    if again:
        yield News(edition.title, path, again.at, edition.number, again.note, "reaffirmed")


def reviewer(slug: str) -> Reviewer | None:
    """Whoever has signed anything that readers had; None for everybody else."""
    signature = _last_signature(slug)
    if signature is None:
        return None
    items = shelf.published(shelf.newest())
    signed = [item for item in items if item.is_up and slug in {one.slug for one in item.signers}]
    return Reviewer(
        signature.name,
        signature.credentials,
        signature.register,
        signature.registration,
        slug,
        shelf.links(signed, shelf.medication_slugs(items)),
    )


def _last_signature(slug: str) -> Signature | None:
    marked = shelf.published(Edition.objects.filter(signatures__contains=f'"slug":"{slug}"'))
    signatures = [one for item in marked for one in item.signatures if one.slug == slug]
    signatures += [shelf.signature_on(act) for act in Withdrawal.objects.filter(slug=slug)]
    signatures += [shelf.signature_on(act) for act in Reaffirmation.objects.filter(slug=slug)]
    return max(signatures, key=lambda one: one.signed_at, default=None)
