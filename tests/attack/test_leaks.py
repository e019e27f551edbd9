"""Who asks for what address, and how: no word comes out that is not for them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from articles.lifecycle import Role
from articles.models import Article, Comment, Medication, Person, drafting
from tests import factory
from tests.canaries import NAME, SIGNED_WORD, WORD, plant
from tests.places import Place, place
from tests.remembered import remembered
from tests.staff import LEAVING, staff_routes
from tests.urls import readers_paths

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ACCOUNTS = ("@example.org", "md5$", settings.SEAL_KEY)
"""Of people's accounts, signers' too: addresses, passwords; and the key."""
DOWN_WORD = "nuthatch"
"""In texts that were public and came down."""
REQUESTS: dict[str, dict[str, Any]] = {
    "another version": {"query_params": {"version": "2", "revision": "1", "preview": "1", "_popup": "1"}},
    "HEAD": {"REQUEST_METHOD": "HEAD"},
    "a part": {"headers": {"Range": "bytes=0-"}},
    "JSON": {"headers": {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}},
    "any copy": {"headers": {"If-None-Match": "*", "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}},
    "htmx": {"headers": {"HX-Request": "true", "HX-Current-URL": "/admin/"}},
    "another address": {"headers": {"X-Original-URL": "/review/", "X-Rewrite-URL": "/admin/"}},
    "another host": {"headers": {"X-Forwarded-Host": WORD, "Forwarded": f"host={WORD}"}},
}


@pytest.fixture
def planted(db: None) -> None:
    plant()


def people() -> dict[str, Client]:
    """With a session each; the deactivated one has it from before."""
    found = {
        "no role": factory.make_person(),
        "writer": factory.make_writer(),
        "pharmacist": factory.make_pharmacist(),
        "administrator": factory.make_administrator(),
        "superuser": factory.make_person(is_superuser=True),
        "deactivated": factory.make_pharmacist(Role.WRITER, Role.ADMINISTRATOR),
    }
    clients = {name: Client() for name in found}
    for name, person in found.items():
        clients[name].force_login(person)
    Person.objects.filter(pk=found["deactivated"].pk).update(is_active=False)
    return clients


def holds(answer: Any, path: str, *marks: str) -> bool:
    """Outside of the address that was asked for, which an answer may repeat."""
    told = f"{answer.headers}{answer.content.decode()}".lower().replace(path.lower(), "")
    return any(mark.lower() in told for mark in marks)


@pytest.mark.slow
def test_no_way_to_ask_a_readers_address_gives_more(planted: None) -> None:
    client, paths = Client(), readers_paths()
    assert len(paths) > 80
    leaks = [
        (path, how)
        for path in paths
        for how, request in REQUESTS.items()
        if holds(client.get(path, **request), path, WORD, *ACCOUNTS)
    ]
    assert leaks == []


def test_search_answers_a_word_of_a_draft_like_one_that_stands_nowhere(planted: None) -> None:
    drafted, nowhere = (Client().get("/search/", {"q": word}).content.decode() for word in (WORD, "xylograph"))
    assert drafted.replace(WORD, "xylograph") == nowhere


@pytest.mark.slow
def test_nobody_gets_more_there_than_a_stranger(planted: None) -> None:
    clients, paths = people(), readers_paths()
    assert [
        (path, who)
        for path in paths
        for who, client in clients.items()
        if holds(client.get(path), path, WORD, *ACCOUNTS)
    ] == []


def secret_place() -> Place:
    comment = Comment.objects.get(quote=NAME)
    return place(comment.version.document.as_article, comment.version, comment)


def answers(client: Client, where: Place) -> Iterator[tuple[str, str, Any]]:
    for name in staff_routes().keys() - LEAVING:
        route = staff_routes()[name]
        path = where.path(route)
        yield name, path, client.get(path)
        yield name, path, client.post(path, where.form(route))


@pytest.mark.slow
@pytest.mark.parametrize("who", ["stranger", "no role", "deactivated"])
def test_staff_addresses_tell_nothing_to_who_is_no_staff(planted: None, who: str) -> None:
    where, client = secret_place(), (people() | {"stranger": Client()})[who]
    leaks = {name for name, path, answer in answers(client, where) if holds(answer, path, WORD)}
    assert leaks == set()


@pytest.mark.slow
def test_the_staff_get_the_words_there_and_nobody_a_password_or_the_key(planted: None) -> None:
    where, client = secret_place(), Client()
    client.force_login(factory.make_person(*Role))
    given = list(answers(client, where))
    telling = {name for name, path, answer in given if holds(answer, path, WORD)}
    assert telling >= {"version", "version-page", "document", "queue", "admin:articles_article_change", "admin:trail"}
    assert {name for name, path, answer in given if holds(answer, path, *ACCOUNTS[1:])} == set()


@remembered
def take_down() -> None:
    """A record, an article and an edition under a newer one, all with DOWN_WORD."""
    texts = {"summary": f"A {DOWN_WORD}.", "controlled": f"A {DOWN_WORD}.", "drug_class": DOWN_WORD}
    factory.withdraw(factory.make_live_medication(**texts).editions.get())
    record = factory.make_live_medication()
    gone, newer = live_with(DOWN_WORD, record), live_with(DOWN_WORD, record)
    factory.withdraw(gone.editions.get())
    old = newer.editions.get()
    reword(newer, "plover")
    factory.publish(newer)
    factory.withdraw(old)


def live_with(word: str, record: Medication) -> Article:
    """With the word in all texts, and in the note to readers."""
    article = factory.make_article(medication=record)
    reword(article, word)
    edition = factory.sign(factory.submit(article, note=f"A {word}.")).edition
    assert edition is not None
    factory.reaffirm(edition, note=f"A {word} again.")
    return article


def reword(article: Article, word: str) -> None:
    question, reference = article.questions.get(), article.references.get()
    question.question, question.answer = f"A {word}?", f"A {word}. {factory.ANSWER}"
    reference.title = reference.publisher = f"A {word}"
    article.title = f"A {word}"
    article.short_answer, article.body, article.disclosure = f"A {word}.", f"{factory.BODY} A {word}.", f"A {word}."
    with drafting(article, by=article.author, reason="Words."):
        article.save()
        question.save()
        reference.save()


@pytest.mark.slow
def test_what_was_taken_down_is_nowhere() -> None:
    take_down()
    client, paths = Client(), readers_paths()
    statuses = {path: client.get(path).status_code for path in paths}
    assert {200, 410} <= set(statuses.values())
    assert [path for path in paths if holds(client.get(path), path, DOWN_WORD)] == []


@pytest.mark.slow
def test_what_expired_is_nowhere(planted: None, settings: Settings) -> None:
    client, paths = Client(), readers_paths()
    assert [path for path in paths if holds(client.get(path), path, SIGNED_WORD)]
    settings.GRACE_DAYS = -1000
    assert [path for path in paths if holds(client.get(path), path, SIGNED_WORD)] == []
