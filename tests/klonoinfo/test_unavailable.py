"""A database that takes nothing new: reading goes on, and whoever sends something learns that it was not saved."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection
from django.test import Client
from psycopg import errors

from articles.lifecycle import Role
from articles.models import Article, Comment, Withdrawal
from klonoinfo.unavailable import Trouble, trouble_of
from tests import factory, staff
from tests.admin.pages import change_url, page_of, typed_form, words
from tests.factory import PASSWORD
from tests.places import live
from tests.test_policy import POLICY, Inline, policy
from tests.urls import readers_paths

pytestmark = pytest.mark.django_db(transaction=True)
STOP = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET default_transaction_read_only = on"}
GO_ON = {"sqlite": "PRAGMA query_only = OFF", "postgresql": "SET default_transaction_read_only = off"}


def run(statements: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor])


@pytest.fixture
def read_only() -> Iterator[Any]:
    """A function that makes the database read-only, until the test is over."""
    yield lambda: run(STOP)
    run(GO_ON)


def writer_with_a_form() -> tuple[Article, Client, dict[str, Any]]:
    article, client = factory.make_article(), Client()
    client.force_login(article.author)
    return article, client, typed_form(client, change_url(article), title='Half a "title" <b>', why="Better.")


def test_every_page_can_be_read(read_only: Any) -> None:
    place, client = live(), Client()
    client.force_login(factory.make_pharmacist(Role.WRITER, Role.ADMINISTRATOR))
    reading = {name: place.path(route) for name, route in staff.staff_routes().items() if name not in staff.LEAVING}
    paths = [*readers_paths(), *reading.values()]
    before = {path: client.get(path).status_code for path in paths}
    read_only()
    assert {path: client.get(path).status_code for path in paths} == before


def test_what_was_sent_is_on_the_page_and_can_be_sent_again(read_only: Any) -> None:
    article, client, form = writer_with_a_form()
    read_only()
    answer: Any = client.post(change_url(article), form)
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")
    assert "This cannot be saved right now" in words(answer) and "Nothing was changed." in words(answer)
    again = page_of(answer).select_one("main form")
    assert again is not None and again["action"] == change_url(article)
    assert {str(field["name"]): field["value"] for field in again.select("input")} == form

    run(GO_ON)
    assert client.post(change_url(article), form).status_code == 302
    assert Article.objects.get().title == 'Half a "title" <b>'


def test_the_page_bears_the_headers_of_all_pages_and_needs_no_weaker_policy(read_only: Any) -> None:
    article, client, form = writer_with_a_form()
    read_only()
    answer = client.post(change_url(article), form)
    assert policy(answer) == POLICY and Inline(answer.text).found == []
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert "Set-Cookie" not in answer.headers


def test_a_password_is_not_on_the_page_and_is_asked_for_again(read_only: Any) -> None:
    _, edition = factory.make_live_article()
    client = Client()
    client.force_login(factory.make_pharmacist())
    read_only()
    form = {"digest": edition.digest, "reason": "Wrong dose.", "password": PASSWORD}
    answer: Any = client.post(f"/review/edition/{edition.pk}/withdraw/", form)
    assert answer.status_code == 503
    assert PASSWORD not in answer.text and "Wrong dose." in answer.text
    field = page_of(answer).select_one("input[type=password]")
    assert field is not None and (field["name"], field.has_attr("required")) == ("password", True)
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_nobody_signs_in(read_only: Any, password: str) -> None:
    person, client = factory.make_writer(), Client()
    read_only()
    answer = client.post("/accounts/sign-in/", {"username": person.username, "password": password})
    assert answer.status_code == 503
    assert "can be read" in words(answer) and password not in answer.text


def test_typing_that_is_not_kept_says_so_beside_the_text(read_only: Any) -> None:
    _, client, form = writer_with_a_form()
    read_only()
    answer: Any = client.post("/admin/keep/", form, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
    assert answer.text.startswith('<b role="alert">') and "not saved" in answer.text and "<html" not in answer.text


def test_a_program_that_reads_no_html_gets_a_sentence(read_only: Any) -> None:
    article, client, form = writer_with_a_form()
    read_only()
    answer: Any = client.post(change_url(article), form, headers={"Accept": "application/json"})
    assert answer.status_code == 503 and "not saved" in answer.json()["error"]


def test_a_form_from_elsewhere_gets_no_token_that_is_good(read_only: Any) -> None:
    article, client, form = writer_with_a_form()
    read_only()
    answer = client.post(change_url(article), form | {"csrfmiddlewaretoken": "theirs"})
    again = page_of(answer).select_one("main form [name=csrfmiddlewaretoken]")
    assert again is not None and again["value"] == "theirs"
    assert not Comment.objects.exists()


def refused(statement: str) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
        cursor.execute(statement)
    return caught.value


def test_a_mistake_of_ours_is_never_the_databases_being_down() -> None:
    twice = "INSERT INTO auth_group (name) VALUES ('Twice'), ('Twice')"
    assert isinstance(refused(twice), IntegrityError)
    for statement in (twice, "SELECT nothing FROM nowhere", "SELECT 1 +", "SELECT abs('x', 1)"):
        assert trouble_of(refused(statement)) is None, statement
    assert [trouble_of(error) for error in (None, ValueError(), OperationalError("no cause"))] == [None] * 3


@pytest.mark.parametrize(
    ("cause", "trouble"),
    [
        (errors.DeadlockDetected, None),
        (errors.SerializationFailure, None),
        (errors.UndefinedTable, None),
        (errors.AdminShutdown, Trouble.AWAY),
        (errors.CannotConnectNow, Trouble.AWAY),
        (errors.TooManyConnections, Trouble.AWAY),
        (errors.QueryCanceled, Trouble.AWAY),
        (errors.ReadOnlySqlTransaction, Trouble.READ_ONLY),
        (errors.DiskFull, Trouble.READ_ONLY),
    ],
)
def test_postgresql_says_which_it_is(cause: type[Exception], trouble: Trouble | None) -> None:
    """A deadlock is an error of the same class as a lost connection, and none."""
    error = OperationalError()
    error.__cause__ = cause()
    assert trouble_of(error) is trouble
