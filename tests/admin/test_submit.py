import pytest

from articles.lifecycle import Role
from articles.models import Document, Version, clock
from tests.admin.pages import change_url, page_of, signed_in, typed_form, words
from tests.admin.verbs import documents, refuses_all_but
from tests.factory import (
    edit,
    make_article,
    make_article_in_review,
    make_live_article,
    make_scheduled_article,
    make_writer,
)
from tests.waivers import make_article_that_blocks, waive

pytestmark = pytest.mark.django_db
NOTE = {"note": "Clearer advice.", "urgent": "on"}


def test_works() -> None:
    article = make_article()
    response = signed_in(article.author).post(documents("submit", article), NOTE, follow=True)
    version = Version.objects.get(document=article)
    assert (version.note, version.urgent, version.made_by) == ("Clearer advice.", True, article.author)
    assert "Version 1 waits for a pharmacist. Readers had no edition of it before. One pharmacist" in words(response)


def test_a_correction_says_so_in_its_note() -> None:
    article = make_article()
    form = {"note": "The dose was wrong.", "correction": "on"}
    signed_in(article.author).post(documents("submit", article), form)
    assert Version.objects.get(document=article).note == "Correction: The dose was wrong."


def test_a_note_that_is_too_long_with_the_word_before_it_is_refused() -> None:
    article = make_article()
    form = {"note": "a" * 395, "correction": "on"}
    response = signed_in(article.author).post(documents("submit", article), form)
    assert response.status_code == 422 and "400 characters at most" in words(response)
    assert not Version.objects.filter(document=article).exists()


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


def test_names_all_that_blocks_with_the_way_to_it() -> None:
    article, told = make_article_that_blocks(disclosure="")
    client, ask = signed_in(article.author), documents("submit", article) + "ask/"
    for response in (client.get(ask), client.post(documents("submit", article), NOTE)):
        assert "disclosure statement is missing" in words(response)
        assert words(response).count(told.finding.message) == 1
        link = page_of(response).select_one(f"a[href='{change_url(article)}#finding-{told.finding.id}']")
        assert link and link.get_text() == told.rule.title
        assert "Submit for review (2 things first)" in words(response)
    assert response.status_code == 422
    waive(article, told)
    assert "A waiver waits for a pharmacist." in words(client.get(ask))
    assert not Version.objects.filter(document=article).exists()


def test_says_how_risky_it_is_and_how_many_have_to_sign() -> None:
    article, _ = make_live_article()
    client = signed_in(article.author)
    edit(article, article.author, short_answer="It calms the mind.")
    page = words(client.post(documents("submit", article), NOTE, follow=True))
    assert "Its risk is low. One pharmacist has to sign it." in page
    edit(article, article.author, body=article.body.replace("0.5 mg", "0.25 mg"))
    page = words(client.post(documents("submit", article), NOTE, follow=True))
    assert "Its risk is high. Two pharmacists have to sign it. How to take it: 0.5 mg → 0.25 mg." in page


def test_nobody_says_how_risky_their_own_change_is() -> None:
    article = make_article()
    fields = page_of(signed_in(article.author).get(documents("submit", article) + "ask/")).select("main [name]")
    assert {str(field["name"]) for field in fields} == {"csrfmiddlewaretoken", "note", "correction", "urgent"}


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
