"""A text on which a page would work too long: it is said, what was typed stays, and the rest of the house goes on."""

from importlib import import_module

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from articles.models import Act, Article, Comment, Version
from tests.admin.pages import change_url, signed_in, typed_form, words
from tests.admin.verbs import documents
from tests.factory import BODY, edit, make_live_article, make_pharmacist, submit
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
no_time = override_settings(CHECK_SECONDS=0)
TELLS = "This takes too long"


@pytest.fixture
@remembered
def changed() -> tuple[Article, Version]:
    article, _ = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    return article, submit(article)


@no_time
def test_a_reviewer_is_told_and_can_go_on(client: Client, changed: tuple[Article, Version]) -> None:
    article, version = changed
    client.force_login(make_pharmacist())
    answer = client.get(reverse("version", args=[version.pk]))
    assert (answer.status_code, TELLS in words(answer)) == (422, True)
    for name in ("queue", "live"):
        assert answer.text.count(f'href="{reverse(name)}"') == 2  # in the staff's own frame, and in the sentence
        assert client.get(reverse(name)).status_code == 200
    assert client.get(reverse("version-page", args=[version.pk])).status_code == 200


@no_time
def test_what_a_reviewer_typed_can_be_sent_again(client: Client, changed: tuple[Article, Version]) -> None:
    _, version = changed
    client.force_login(make_pharmacist())
    form = {"section": "dosing", "suggestion": "Half", "body": "Plainer, please."}
    answer = client.post(reverse("comment", args=[version.pk]), form)
    assert answer.status_code == 422 and not Comment.objects.exists()
    assert all(f'name="{name}" value="{value}"' in answer.text for name, value in form.items())


def test_the_queue_shows_the_others(
    client: Client, changed: tuple[Article, Version], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("articles.worklist.difference"), "QUICK", 0)
    client.force_login(make_pharmacist())
    assert "Too long to be compared" in words(client.get(reverse("queue")))


@pytest.mark.parametrize("verb", ["submit", "branch"])
def test_a_writer_is_told_before_a_verb(verb: str) -> None:
    article, _ = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    client = signed_in(article.author)
    with no_time:
        answer = client.get(documents(verb, article) + "ask/")
    assert (answer.status_code, TELLS in words(answer)) == (422, True)


def test_a_refused_submit_keeps_its_note() -> None:
    article, _ = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    acts = Act.objects.count()
    with no_time:
        answer = signed_in(article.author).post(documents("submit", article), {"note": "Another dose."})
    assert answer.status_code == 422 and 'name="note" value="Another dose."' in answer.text
    assert Act.objects.count() == acts


def test_a_draft_can_always_be_opened_and_mended(changed: tuple[Article, Version]) -> None:
    article, _ = changed
    client = signed_in(article.author)
    data = typed_form(client, change_url(article), short_answer="Shorter.", why="Plainer.")
    with no_time:
        assert client.get(change_url(article)).status_code == 200
        assert client.post(change_url(article), data).status_code == 302
        stale = client.post(change_url(article), data)
    assert stale.status_code == 409 and "Shorter." in stale.text


@no_time
def test_the_trail_says_so(changed: tuple[Article, Version]) -> None:
    article, _ = changed
    answer = signed_in(article.author).get(reverse("admin:trail", args=[article.pk]))
    assert (answer.status_code, TELLS in words(answer)) == (422, True)
