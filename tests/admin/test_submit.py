import pytest

from articles.lifecycle import Role
from articles.models import Document, Version, clock
from tests.admin.pages import change_url, signed_in, typed_form, words
from tests.admin.verbs import documents, refuses_all_but
from tests.factory import (
    edit,
    make_article,
    make_article_in_review,
    make_live_article,
    make_scheduled_article,
    make_writer,
)

pytestmark = pytest.mark.django_db
NOTE = {"note": "Clearer advice.", "urgent": "on"}


def test_works() -> None:
    article = make_article()
    response = signed_in(article.author).post(documents("submit", article), NOTE, follow=True)
    version = Version.objects.get(document=article)
    assert (version.note, version.urgent, version.made_by) == ("Clearer advice.", True, article.author)
    assert "Version 1 waits for a pharmacist." in words(response)


def test_asks_first_and_shows_what_would_change() -> None:
    article, edition = make_live_article()
    edit(article, article.author, short_answer="It quietens the brain.")
    page = signed_in(article.author).get(documents("submit", article) + "ask/")
    assert page.status_code == 200
    assert f"What would change for readers of edition {edition.number}" in words(page)
    assert "added: quietens" in words(page)


def test_says_that_the_waiting_version_stops() -> None:
    article, version = make_article_in_review()
    edit(article, article.author, short_answer="Other words.")
    client = signed_in(article.author)
    assert "Version 1 stops waiting" in words(client.get(documents("submit", article) + "ask/"))
    response = client.post(documents("submit", article), NOTE, follow=True)
    assert "Version 1 no longer does." in words(response)
    assert version.acts.filter(verb="recall").exists()


def test_missing_note_keeps_what_was_ticked() -> None:
    article = make_article()
    response = signed_in(article.author).post(documents("submit", article), {"note": " ", "urgent": "on"})
    assert response.status_code == 422
    assert "Say in a note to readers" in words(response)
    assert b"checked" in response.content


def test_names_everything_that_is_missing() -> None:
    article = make_article(short_answer="", body="")
    response = signed_in(article.author).post(documents("submit", article), NOTE)
    assert response.status_code == 422
    assert words(response).count("The short answer is missing.") == 1


def test_names_what_is_missing_before_anybody_presses() -> None:
    article = make_article(short_answer="", body="")
    page = words(signed_in(article.author).get(documents("submit", article) + "ask/"))
    assert "Before this can be submitted: The short answer is missing." in page
    assert "Submit for review (1 thing first)" in page


def test_says_that_what_was_typed_last_is_no_part_of_it() -> None:
    article, other = make_article(), make_writer()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), title="Never saved")
    client.post("/admin/keep/", form)
    ask = documents("submit", article) + "ask/"
    assert "What you typed last is not saved" in words(client.get(ask))
    assert "not saved" not in words(signed_in(other).get(ask))
    client.post(change_url(article), form | {"why": "Now it is."})
    assert "not saved" not in words(client.get(ask))


def test_wrong_state() -> None:
    article, _ = make_scheduled_article(clock.now().replace(year=clock.now().year + 1))
    edit(article, article.author, short_answer="Other words.")
    assert signed_in(article.author).post(documents("submit", article), NOTE).status_code == 409


def test_unchanged_is_refused() -> None:
    article, _ = make_article_in_review()
    response = signed_in(article.author).post(documents("submit", article), NOTE)
    assert response.status_code == 409
    assert "says exactly this" in words(response)


def test_wrong_people() -> None:
    article = make_article()
    refuses_all_but(Role.WRITER, documents("submit", article), NOTE)
    assert Document.objects.with_state(clock.now()).get(pk=article.pk).waiting_id is None
