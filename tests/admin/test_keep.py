"""What is typed survives: kept apart from the draft, for its writer alone, and offered back."""

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
import time_machine
from django.test import Client, override_settings
from django.utils import timezone

from articles.admin.kept import BROWSER, token
from articles.models import Article, KeptTyping
from tests.admin.pages import change_url, fields_of, signed_in, typed_form, words
from tests.factory import edit, make_article, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db
KEEP = "/admin/keep/"
ADD = "/admin/articles/article/add/"


def kept_article(**typed: Any) -> tuple[Article, Client]:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), **({"short_answer": "Typed, not saved."} | typed))
    assert client.post(KEEP, form).status_code == 200
    return article, client


def test_is_kept_apart_from_the_draft_and_offered() -> None:
    article, client = kept_article()
    article.refresh_from_db()
    assert article.revision == 1
    page = client.get(change_url(article))
    assert "you typed something here that was never saved" in words(page)
    assert fields_of(page)["short_answer"] == article.short_answer


def test_comes_back_with_its_rows() -> None:
    article, client = kept_article(questions__0__answer="Typed answer.", why="Better.")
    page = client.post(change_url(article), {"_bring_back": "1"})
    form = fields_of(page)
    assert (form["short_answer"], form["questions-0-answer"]) == ("Typed, not saved.", "Typed answer.")
    assert client.post(change_url(article), form).status_code == 302
    assert article.questions.get().answer == "Typed answer."
    assert not KeptTyping.objects.exists()


def test_brought_back_over_a_newer_draft_shows_the_difference() -> None:
    article, client = kept_article()
    edit(article, make_writer(), short_answer="Theirs.")
    page = client.post(change_url(article), {"_bring_back": "1"})
    assert "removed: Theirs" in words(page)


def test_thrown_away() -> None:
    article, client = kept_article()
    assert client.post(change_url(article), {"_throw_away": "1"}).status_code == 302
    assert not KeptTyping.objects.exists()


def test_what_equals_the_draft_is_not_offered() -> None:
    article = make_article()
    client = signed_in(article.author)
    client.post(KEEP, typed_form(client, change_url(article)))
    assert "never saved" not in words(client.get(change_url(article)))


def test_new_article_is_kept_too() -> None:
    client = signed_in(make_writer())
    client.post(KEEP, typed_form(client, ADD, title="Half a title"))
    assert fields_of(client.post(ADD, {"_bring_back": "1"}))["title"] == "Half a title"


def test_nobody_else_sees_it() -> None:
    article, _ = kept_article()
    other = signed_in(make_writer())
    assert "never saved" not in words(other.get(change_url(article)))
    assert other.post(change_url(article), {"_bring_back": "1"}).status_code == 302


def test_survives_an_expired_sign_in() -> None:
    article, client = kept_article()
    form = typed_form(client, change_url(article), short_answer="The very last words.", why="Done.")
    client.post("/accounts/sign-out/")
    assert client.post(KEEP, form).status_code == 200
    response = client.post(change_url(article), form, follow=True)
    assert f"next={change_url(article)}" in unquote(response.redirect_chain[-1][0])
    client.force_login(article.author)
    assert "never saved" in words(client.get(change_url(article)))
    back = client.post(change_url(article), {"_bring_back": "1"})
    assert fields_of(back)["short_answer"] == "The very last words."


def test_another_browser_or_another_person_writes_over_nothing() -> None:
    article, client = kept_article()
    form = typed_form(client, change_url(article), short_answer="Theirs.")
    assert signed_in(make_writer()).post(KEEP, form).status_code == 403
    assert signed_in().post(KEEP, form).status_code == 403
    assert signed_in().post(change_url(article), form).status_code == 302
    client.force_login(make_writer())
    assert client.post(KEEP, form).status_code == 403
    assert "Typed, not saved." in KeptTyping.objects.get().form


def test_its_writer_goes_on_in_any_browser() -> None:
    article, client = kept_article()
    form = typed_form(client, change_url(article), short_answer="Elsewhere.")
    assert signed_in(article.author).post(KEEP, form).status_code == 200
    assert "Elsewhere." in KeptTyping.objects.get().form


def test_the_cookie_shows_the_browser_to_the_staff_pages_alone_and_to_no_script() -> None:
    article, client = kept_article()
    cookie = client.cookies[BROWSER]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")
    assert cookie.value not in client.get(change_url(article)).text
    assert client.cookies[BROWSER].value == cookie.value


def test_refuses_get_forged_old_and_deactivated() -> None:
    writer = make_writer()
    client, signed = signed_in(), token(writer, "article:new", "ours")
    client.cookies[BROWSER] = "ours"
    assert client.get(KEEP).status_code == 405
    assert client.post(KEEP, {"title": "x"}).status_code == 403
    assert client.post(KEEP, {"kept": signed[:-1] + "x", "title": "x"}).status_code == 403
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert client.post(KEEP, {"kept": signed, "title": "x"}).status_code == 403
    pharmacist = token(make_pharmacist(), "article:new", "ours")
    assert client.post(KEEP, {"kept": pharmacist, "title": "x"}).status_code == 403
    writer.is_active = False
    writer.save()
    assert client.post(KEEP, {"kept": signed, "title": "x"}).status_code == 403
    assert not KeptTyping.objects.exists()


@pytest.mark.parametrize("seen", ["99999999999", "9" * 5000, "-1", "\0"])
def test_a_revision_that_cannot_be_is_ignored(seen: str) -> None:
    kept_article(seen=seen)
    assert KeptTyping.objects.get().revision == 0


@pytest.mark.parametrize("total", ["9" * 5000, "-5", "\0", ""])
def test_a_number_of_rows_that_cannot_be_breaks_no_page(total: str) -> None:
    article, client = kept_article(questions__TOTAL_FORMS=total, questions__0__answer="Typed answer.")
    assert "never saved" in words(client.get(change_url(article)))
    form = fields_of(client.post(change_url(article), {"_bring_back": "1"})) | {"why": "Better."}
    assert form["questions-0-answer"] == "Typed answer."
    assert client.post(change_url(article), form).status_code == 302


def test_control_characters_do_not_come_back() -> None:
    article, client = kept_article(title="A\0 title", short_answer="\x01")
    assert client.get(change_url(article)).status_code == 200
    form = fields_of(client.post(change_url(article), {"_bring_back": "1"}))
    assert (form["title"], form["short_answer"]) == ("A title", "")


def test_keeps_as_much_as_can_be_saved_and_refuses_what_lacks_the_csrf_token() -> None:
    writer = make_writer()
    signed = token(writer, "article:new", "ours")
    assert Client(enforce_csrf_checks=True).post(KEEP, {"kept": signed, "title": "x"}).status_code == 403
    assert not KeptTyping.objects.exists()
    client = Client(headers={"cookie": f"{BROWSER}=ours"})
    client.force_login(writer)
    assert client.post(KEEP, {"kept": signed, "body": "x" * 1_000_001}).status_code == 200
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1_000_000):
        assert client.post(KEEP, {"kept": signed, "body": "y" * 1_000_001}).status_code == 413
    assert "x" * 1_000_001 in KeptTyping.objects.get().form
