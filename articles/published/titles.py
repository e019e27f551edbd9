"""What a page is called in a browser's tab and among results: with its medicine, and as no other page is."""

from collections.abc import Sequence

from django.utils.text import capfirst

from ..models import Edition, Kind
from .shelf import PublishedEdition, neutral_title

BRANDS_AT_MOST = 3


def head_title(item: PublishedEdition, pages: Sequence[PublishedEdition]) -> str:
    """`pages` are those of its medicine. Where two would be called the same, each gets the words of its address."""
    brands = _brands(item)
    title = _title(item, brands)
    others = (_title(page, brands) for page in pages if page.edition.document_id != item.edition.document_id)
    is_shared = title.casefold() in {other.casefold() for other in others}
    return f"{title} ({item.edition.slug.replace('-', ' ')})" if is_shared and item.edition.slug else title


def _title(item: PublishedEdition, brands: Sequence[str]) -> str:
    edition = item.edition
    if not item.is_up:
        return neutral_title(edition)
    if edition.kind == Kind.MEDICATION:
        return f"{edition.title} ({', '.join(brands[:BRANDS_AT_MOST])})" if brands else edition.title
    return (
        edition.title
        if _begins_with_medicine(edition, brands)
        else f"{capfirst(edition.medication_name)}: {edition.title}"
    )


def _begins_with_medicine(edition: Edition, brands: Sequence[str]) -> bool:
    """A title that names it later may name other medicines too, which may have a page of that title."""
    title = edition.title.casefold()
    return any(title.startswith(name.casefold()) for name in (edition.medication_name, *brands))


def _brands(item: PublishedEdition) -> tuple[str, ...]:
    return item.extract.brands
