"""Addresses of articles that nobody typed: made of the title, and free for the medicine."""

from django.utils.text import slugify

from .article import Article
from .medication import Medication

SLUG_AT_MOST = 60


def slug_of(title: str) -> str:
    """Whole words, so that an address ends in none that is cut. "" for a title that has no Latin letter or digit."""
    slug = slugify(title)
    return slug if len(slug) <= SLUG_AT_MOST else slug[: SLUG_AT_MOST + 1].rsplit("-", 1)[0][:SLUG_AT_MOST]


def free_slug(medication: Medication, wanted: str) -> str:
    others = Article.objects.filter(medication=medication)
    if not others.filter(slug=wanted).exists():
        return wanted
    used = set(others.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for n in range(2, 10_000) if (slug := f"{wanted}-{n}") not in used)
