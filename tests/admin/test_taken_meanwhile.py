"""Two people add the same thing at the same moment: one is told what is taken, with all that they typed."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Barrier
from typing import Any
from unittest import mock

import pytest
from django.db import connection, models

from articles.admin.document import DocumentAdmin
from articles.admin.people import PersonAdmin
from articles.models import Article, Medication, Person
from tests.admin.pages import signed_in, typed_form, words
from tests.factory import make_administrator, make_article, make_medication, make_person, make_writer
from tests.test_races import run_together

ADD = "/admin/articles/{}/add/"
Sent = tuple[str, dict[str, Any]]


def article(client: Any) -> Sent:
    url, medication = ADD.format("article"), make_medication()
    make_article(medication=medication, slug="dosing")
    return url, typed_form(client, url, medication=medication.pk, kind="dosing", title="Doses", slug="dosing")


def medication(client: Any) -> Sent:
    url, taken = ADD.format("medication"), make_medication()
    return url, typed_form(client, url, name=taken.name, slug=taken.slug)


def person(client: Any) -> Sent:
    make_person(username="newcomer")
    return ADD.format("person"), {"username": "newcomer", "name": "New Comer"}


def address(client: Any) -> Sent:
    make_person(email="new@example.org")
    return ADD.format("person"), {"username": "newcomer", "name": "New Comer", "email": "new@example.org"}


def registration(client: Any) -> Sent:
    make_person(register="Board", registration="R-1")
    return ADD.format("person"), {"username": "n", "name": "New Comer", "register": "board", "registration": "r 1"}


@pytest.fixture
def taken_since_it_was_looked_at() -> Iterator[None]:
    """What the form looks for comes only after the first look."""
    looked: list[str] = []

    def blind(usual: Callable[..., Any], self: Any, *args: Any, **kwargs: Any) -> Any:
        return usual(self, *args, **kwargs) if looked else None

    def sees(usual: Callable[..., Any], self: Any, *args: Any, **kwargs: Any) -> Any:
        looked.append("once")
        return usual(self, *args, **kwargs)

    with (
        mock.patch.multiple(
            models.Model,
            validate_unique=_method(blind, models.Model.validate_unique),
            validate_constraints=_method(blind, models.Model.validate_constraints),
        ),
        mock.patch.object(Person, "clean", _method(blind, Person.clean)),
        mock.patch.object(DocumentAdmin, "save_related", _method(sees, DocumentAdmin.save_related)),
        mock.patch.object(PersonAdmin, "save_model", _method(sees, PersonAdmin.save_model)),
    ):
        yield


def _method(wrapper: Callable[..., Any], usual: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, *args, **kwargs: wrapper(usual, self, *args, **kwargs)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "by", "sentence"),
    [
        (article, make_writer, "has this address already"),
        (medication, make_writer, "already exists"),
        (person, make_administrator, "already exists"),
        (address, make_administrator, "has this mail address already"),
        (registration, make_administrator, "has this registration already"),
    ],
)
def test_what_was_taken_meanwhile_is_named(
    said: Callable[[Any], Sent], by: Callable[[], Person], sentence: str, taken_since_it_was_looked_at: None
) -> None:
    client = signed_in(by())
    url, form = said(client)
    before = [model._base_manager.count() for model in (Article, Medication, Person)]
    response = client.post(url, form)
    assert response.status_code == 422 and sentence in words(response)
    assert (form.get("title") or form["name"]) in response.content.decode()
    assert [model._base_manager.count() for model in (Article, Medication, Person)] == before


@pytest.mark.race
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["article", "person"])
def test_at_the_same_moment(kind: str) -> None:
    by = make_writer if kind == "article" else make_administrator
    clients = [signed_in(by()), signed_in(by())]
    url, form = ADD.format(kind), {"username": "newcomer", "name": "New Comer"}
    if kind == "article":
        said = {"medication": make_medication().pk, "kind": "dosing", "title": "Doses", "slug": "dosing"}
        form = typed_form(clients[0], url, **said)
    line = Barrier(2)

    def together(usual: Callable[..., Any], self: Any, *args: Any, **kwargs: Any) -> Any:
        line.wait(20)
        return usual(self, *args, **kwargs)

    with (
        mock.patch.object(DocumentAdmin, "save_related", _method(together, DocumentAdmin.save_related)),
        mock.patch.object(PersonAdmin, "save_model", _method(together, PersonAdmin.save_model)),
    ):
        posts = [partial(post, client, url, form) for client in clients]
        assert sorted(run_together(posts[0], posts[1])) == [302, 422]


def post(client: Any, url: str, form: dict[str, Any]) -> int:
    try:
        return int(client.post(url, form).status_code)
    finally:
        connection.close()
