"""What commands share: people, medicines and articles by name, and refusals as the errors of a command."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from ..models import Article, Medication, Person
from ..refusals import Refused


def person(name: str) -> Person:
    """By the name to sign in with, else by the mail address."""
    by_address = Person.objects.filter(email__iexact=name).exclude(email="")
    account = Person.objects.filter(username=name).first() or by_address.first()
    if account is None:
        raise CommandError(f"Nobody signs in as “{name}”. Make the account with add_person first.")
    return account


def medication_named(slug: str, *, returncode: int = 1) -> Medication:
    matches = Medication.objects.filter(slug=slug).first()
    if matches is None:
        known = ", ".join(Medication.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no medicine “{slug}”. There are: {known}.", returncode=returncode)
    return matches


def article_named(slug: str, medication: str | None) -> Article:
    """By the last part of its address, and its medicine's where several have such an article."""
    named = Article.objects.filter(slug=slug).select_related("medication", "author")
    matches = [article for article in named if medication in (None, article.medication.slug)]
    if not matches:
        of = f" of the medicine “{medication}”" if medication else ""
        raise CommandError(f"There is no article “{slug}”{of}.")
    if len(matches) > 1:
        medicines = ", ".join(sorted(article.medication.slug for article in matches))
        raise CommandError(f"Several medicines have an article “{slug}”. Choose with --medication: {medicines}.")
    return matches[0]


@contextmanager
def refusals_told() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise CommandError(f"Nothing was changed. {refused}") from refused
