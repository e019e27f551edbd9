"""Waive: a reason for a warning, and for a blocking finding the asking for a waiver."""

import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import Mail, Waiver
from tests import factory
from tests.admin.pages import change_url, page_of, signed_in, typed_form, words
from tests.admin.verbs import documents, refuses_all_but
from tests.waivers import BLOCKS, make_article_that_blocks, make_article_that_warns, waive

pytestmark = pytest.mark.django_db
REASON = "It is quoted from the label."


def test_works_for_a_warning() -> None:
    article, told = make_article_that_warns()
    posted = {"finding": told.finding.id, "reason": REASON}
    response = signed_in(article.author).post(documents("waive", article), posted)
    assert response.headers["Location"] == f"{change_url(article)}#finding-{told.finding.id}"
    waiver = Waiver.objects.get()
    assert (waiver.finding, waiver.reason, waiver.by) == (told.finding.id, REASON, article.author)


def test_says_what_became_of_it() -> None:
    article, told = make_article_that_warns()
    posted = {"finding": told.finding.id, "reason": REASON}
    page = signed_in(article.author).post(documents("waive", article), posted, follow=True)
    assert "The finding may stand. Whoever reviews the version reads your reason." in words(page)
    assert "Stands: the reviewer sees the reason" in words(page) and REASON in words(page)


def test_asks_for_a_blocking_one() -> None:
    article, told = make_article_that_blocks()
    posted = {"finding": told.finding.id, "reason": REASON}
    page = signed_in(article.author).post(documents("waive", article), posted, follow=True)
    assert "Every pharmacist is told. The finding blocks until one of them grants the waiver." in words(page)
    assert Waiver.objects.get().severity == "blocking"


def test_the_page_that_asks_shows_the_finding_and_why_it_is_one() -> None:
    article, asked = make_article_that_blocks()
    page = signed_in(article.author).get(_ask(article, asked.finding.id))
    assert "Ask a pharmacist for a waiver" in words(page)
    assert asked.finding.message in words(page) and asked.rule.why in words(page)
    warned, told = make_article_that_warns()
    assert "Say why a finding may stand" in words(signed_in(warned.author).get(_ask(warned, told.finding.id)))


def test_hostile_words_are_shown_as_they_are() -> None:
    article = factory.make_article(body="Take .5 mg<script>alert(1)</script> at night.[^label]")
    page = signed_in(article.author).get(change_url(article))
    assert b"<script>alert" not in page.content
    for link in page_of(page).select("a[href*='/waive/ask/']"):
        assert b"<script>alert" not in signed_in(article.author).get(str(link["href"])).content


@pytest.mark.parametrize("reason", ["", " \n "])
def test_a_missing_reason_is_asked_for(reason: str) -> None:
    article, told = make_article_that_warns()
    posted = {"finding": told.finding.id, "reason": reason}
    response = signed_in(article.author).post(documents("waive", article), posted)
    assert response.status_code == 422
    assert "Give a reason: the reviewer reads it." in words(response)
    assert told.finding.message in words(response)
    assert not Waiver.objects.exists()


def test_a_treatise_is_kept_in_the_form() -> None:
    article, told = make_article_that_warns()
    posted = {"finding": told.finding.id, "reason": "y" * 401}
    response = signed_in(article.author).post(documents("waive", article), posted)
    assert response.status_code == 422 and b"y" * 401 in response.content


def test_what_the_saved_draft_no_longer_has_is_stale() -> None:
    article, told = make_article_that_blocks()
    factory.edit(article, article.author, body=BLOCKS.replace(".5", "0.5"))
    client = signed_in(article.author)
    assert "no such finding any more" in words(client.get(_ask(article, told.finding.id)))
    response = client.post(documents("waive", article), {"finding": told.finding.id, "reason": REASON})
    assert response.status_code == 409
    assert "has no such finding" in words(response)
    assert client.post(documents("waive", article), {"reason": REASON}).status_code == 409
    assert client.get(documents("waive", article) + "ask/").status_code == 200


def test_says_that_what_was_typed_last_is_no_part_of_it() -> None:
    article, told = make_article_that_warns()
    client = signed_in(article.author)
    client.post("/admin/keep/", typed_form(client, change_url(article), title="Never saved"))
    assert "What you typed last is not saved" in words(client.get(_ask(article, told.finding.id)))


def test_wrong_state() -> None:
    article, told = make_article_that_warns()
    client, posted = signed_in(article.author), {"finding": told.finding.id, "reason": REASON}
    waive(article, told)
    assert client.post(documents("waive", article), posted).status_code == 409
    other, found = make_article_that_warns()
    workflow.archive(document=other.pk, by=other.author)
    refused = signed_in(other.author).post(documents("waive", other), posted | {"finding": found.finding.id})
    assert refused.status_code == 409
    assert Waiver.objects.count() == 1


def test_wrong_people() -> None:
    article, told = make_article_that_warns()
    mails = Mail.objects.count()
    refuses_all_but(Role.WRITER, documents("waive", article), {"finding": told.finding.id, "reason": REASON})
    assert not Waiver.objects.exists() and Mail.objects.count() == mails


def _ask(article: object, finding: str) -> str:
    return documents("waive", article) + f"ask/?finding={finding}"
