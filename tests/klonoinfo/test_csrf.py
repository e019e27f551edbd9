"""A form that is older than the last sign-in in its browser is refused in plain words, and no typing is lost."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, KeptTyping, Person
from tests.admin.pages import change_url, fields_of, typed_form, words
from tests.factory import PASSWORD, make_article, make_article_in_review, make_pharmacist, make_writer
from tests.processes import python
from tests.test_policy import POLICY, Inline, policy

pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    """One that sends what browsers send, and is asked for it."""
    client = Client(enforce_csrf_checks=True)
    sign_in(client, person)
    return client


def sign_in(client: Client, person: Person) -> None:
    client.get("/accounts/sign-in/")
    token = client.cookies["csrftoken"].value
    form = {"username": person.username, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post("/accounts/sign-in/", form).status_code == 302


def save_from_an_old_page(by: Person, article: Article, again: Person | None = None) -> tuple[Client, Any]:
    client = browser(by)
    form = typed_form(client, change_url(article), title="Typed before", why="Plainer.")
    sign_in(client, again or by)
    return client, client.post(change_url(article), form)


def test_a_page_of_now_saves() -> None:
    article = make_article()
    client = browser(article.author)
    form = typed_form(client, change_url(article), title="Typed now", why="Plainer.")
    assert client.post(change_url(article), form).status_code == 302


def test_an_old_page_is_told_what_happened_and_what_to_do() -> None:
    article = make_article()
    _, answer = save_from_an_old_page(article.author, article)
    assert answer.status_code == 403
    assert "another tab" in words(answer) and "nothing was changed" in words(answer)
    assert "What you typed was kept" in words(answer)
    assert f'href="{change_url(article)}"' in answer.text
    assert '<body class="staff">' in answer.text
    assert policy(answer) == POLICY and Inline(answer.text).found == []
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_was_typed_is_offered_back() -> None:
    article = make_article()
    before = article.title
    client, _ = save_from_an_old_page(article.author, article)
    assert Article.objects.get(pk=article.pk).title == before
    page = client.get(change_url(article))
    assert "It was kept for you alone." in words(page)
    back = {"_bring_back": "1", "csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert fields_of(client.post(change_url(article), back))["title"] == "Typed before"


def test_it_is_kept_for_whoever_opened_the_page() -> None:
    article, other = make_article(), make_writer()
    client, _ = save_from_an_old_page(article.author, article, again=other)
    assert KeptTyping.objects.get().person == article.author
    assert "never saved" not in words(client.get(change_url(article)))


def test_typing_of_nobody_is_not_kept() -> None:
    article = make_article()
    client = browser(article.author)
    answer = client.post(change_url(article), {"title": "From another site", "kept": "forged"})
    assert answer.status_code == 403
    assert "was kept" not in words(answer) and "copy what you typed" in words(answer)
    assert not KeptTyping.objects.exists()


def test_an_old_page_of_a_version_signs_nothing() -> None:
    _, version = make_article_in_review()
    client = browser(make_pharmacist())
    form = {"digest": version.digest, "password": PASSWORD, "csrfmiddlewaretoken": "x" * 32}
    answer = client.post(f"/review/version/{version.pk}/approve/", form)
    assert answer.status_code == 403
    assert "reload the page, and send it again" in words(answer)
    assert PASSWORD not in answer.text
    assert not version.acts.filter(verb="approve").exists()


def test_a_sign_in_without_cookies_is_told_so() -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/sign-in/", {"username": "x", "password": PASSWORD})
    assert answer.status_code == 403
    assert "takes cookies" in words(answer) and PASSWORD not in answer.text


READERS = """
import json
from django.test import RequestFactory
from klonoinfo.wsgi import application
request, started = RequestFactory(SERVER_NAME="localhost").post("/", {"a": "b"}), []
body = b"".join(application(request.environ, lambda *said: started.append(said)))
print(json.dumps([started[0][0], dict(started[0][1]).get("Allow"), body.decode()]))
"""


@pytest.mark.django_db(transaction=True)
def test_readers_process_takes_no_form_of_the_staff() -> None:
    done = python("-c", READERS, FACE="public")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["405 Method Not Allowed", "GET, HEAD", ""]
