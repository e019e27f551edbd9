"""What commands share: people by their sign-in name, and refusals as the errors of a command."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from ..models import Person
from ..workflow.refusals import Refused


def person(username: str) -> Person:
    found = Person.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"Nobody signs in as “{username}”. Make the account with add_person first.")
    return found


@contextmanager
def refusals_told() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise CommandError(f"Nothing was changed. {refused}") from refused
