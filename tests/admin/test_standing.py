"""What the head of a draft's page says: what can be done now, and what waits for its writer."""

from datetime import timedelta
from typing import Any

import pytest
from time_machine import travel

from articles import workflow
from articles.models import clock
from tests.admin.pages import change_url, page_of, signed_in, typed_form, words
from tests.factory import (
    edit,
    make_article_in_review,
    make_live_article,
    make_pharmacist,
    make_withdrawn_article,
)
from tests.waivers import make_article_that_blocks, make_waiver_granted

pytestmark = pytest.mark.django_db


def offers(response: Any) -> list[str]:
    return [link.get_text() for link in page_of(response).select(".steps-now a")]


def test_nothing_to_submit_while_the_version_in_review_says_the_same() -> None:
    article, _ = make_article_in_review()
    client = signed_in(article.author)
    page = client.get(change_url(article))
    assert offers(page) == ["Take version 1 back"]
    assert "It says exactly what version 1 says" in words(page)
    edit(article, article.author, short_answer="Other words.")
    page = client.get(change_url(article))
    assert offers(page) == ["Submit for review", "Take version 1 back"]
    assert "says exactly" not in words(page)


def test_nothing_to_submit_while_the_live_edition_says_the_same() -> None:
    article, _ = make_live_article()
    page = signed_in(article.author).get(change_url(article))
    assert offers(page) == []
    assert "It says exactly what edition 1 says" in words(page)


def test_a_page_that_was_taken_down_says_why_and_can_be_submitted_unchanged() -> None:
    article, edition = make_withdrawn_article()
    page = signed_in(article.author).get(change_url(article))
    assert f"Edition {edition.number} was taken down" in words(page)
    assert edition.withdrawal.name in words(page) and "A source was withdrawn." in words(page)
    assert "Submit for review" in offers(page)


def test_a_page_that_came_down_by_itself_says_so() -> None:
    article, _ = make_live_article()
    with travel(clock.now() + timedelta(days=5 * 365), tick=False):
        page = signed_in(article.author).get(change_url(article))
    assert "Edition 1 came down: nobody reviewed it in time." in words(page)
    assert "Submit for review" in offers(page)


def test_says_how_much_of_the_saved_draft_blocks() -> None:
    article, _ = make_article_that_blocks()
    client, said = signed_in(article.author), "1 finding of the saved draft blocks it"
    assert said in words(client.get(change_url(article)))
    typed = typed_form(client, change_url(article), body="Take one at night.[^label]", _redraw="preview")
    assert said in words(client.post(change_url(article), typed))
    waiver = make_waiver_granted()
    assert "saved draft block" not in words(signed_in(waiver.by).get(change_url(waiver.document.as_article)))


def test_what_reviewers_ask_names_the_part_and_what_they_wrote_to_the_writer() -> None:
    article, version = make_article_in_review()
    reviewer = make_pharmacist()
    workflow.comment(version=version.pk, by=reviewer, section="title", body="Which source?")
    workflow.request_changes(version=version.pk, by=reviewer, digest=version.digest, reason="One source, please.")
    page = words(signed_in(article.author).get(change_url(article)))
    assert "What reviewers ask (1 open) One source, please." in page
    assert "Which source? On “Title and address”." in page
