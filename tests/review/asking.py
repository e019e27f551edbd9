"""What every test of a verb asks."""

from typing import Any

from django.test import Client
from django.urls import reverse

from articles.models import Edition, Person, Version
from articles.versions.checklist import checks_of_edition, checks_of_version
from tests.factory import PASSWORD, keys, make_person

SIGNED = {"password": PASSWORD, "declared": "none", "timing": "now"}


def post(client: Client, by: Person, verb: str, pk: int, **said: Any) -> Any:
    client.force_login(by)
    return client.post(reverse(verb, args=[pk]), said)


def signed(subject: Version | Edition, **said: Any) -> dict[str, Any]:
    """A form that would sign this version or edition."""
    asked = checks_of_version(subject) if isinstance(subject, Version) else checks_of_edition(subject)
    return SIGNED | {"digest": subject.digest, "checks": keys(asked)} | said


def gate(client: Client, verb: str, pk: int, by: Person) -> None:
    """The door of every verb: GET, nobody, a stranger, a thing that is not there."""
    address = reverse(verb, args=[pk])
    answer: Any = client.post(address)
    assert answer.status_code == 302
    assert answer.url == f"{reverse('sign-in')}?next={reverse('queue')}"
    assert post(client, make_person(), verb, pk).status_code == 403
    client.force_login(by)
    assert client.get(address).status_code == 405
    assert post(client, by, verb, 10**6).status_code == 404
