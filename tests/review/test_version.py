import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.content.blocks import split
from articles.lifecycle import Role
from articles.models import Article, Edition, Kind, Person, Version
from tests.factory import (
    BODY,
    approve,
    edit,
    make_article,
    make_article_in_review,
    make_live_article,
    make_person,
    make_pharmacist,
    make_writer,
    publish,
    request_changes,
    submit,
    withdraw,
)
from tests.remembered import remembered
from tests.signed_text import is_shown

pytestmark = pytest.mark.django_db


def opened(client: Client, version: Version, by: Person | None = None, **query: str) -> str:
    client.force_login(by or make_pharmacist())
    text: str = client.get(reverse("version", args=[version.pk]), query).text
    return text


@remembered
def amended() -> tuple[Article, Version]:
    """Live with 0.5 mg; 5 mg waits."""
    article, _ = make_live_article()
    edit(article, article.author, "A larger step.", body=BODY.replace("0.5 mg", "5 mg"))
    return article, submit(article)


def test_the_state_and_the_worst_of_it_in_words(client: Client) -> None:
    page = opened(client, amended()[1])
    assert "Live: <b>edition 1</b>. Waiting: <b>version 2, in review</b>." in page
    assert "0.5 mg became 5 mg, 10 times larger." in page
    assert '<ins><span class="vh">added: </span>5\u00a0mg</ins>' in page
    assert '<small class="marked">number</small>' in page


def test_the_page_is_the_stored_fragment(client: Client) -> None:
    _, version = make_article_in_review()
    page = opened(client, version)
    assert all(block.html in page for block in split(version.fragment) if block.key != "contents")
    assert is_shown(version.fragment, client.get(reverse("version-page", args=[version.pk])).text)


def test_unchanged_parts_are_folded(client: Client) -> None:
    page = opened(client, amended()[1])
    assert re.search(r"<summary>What it is for\s*<span>as in edition 1", page)
    assert not re.search(r"<summary>How to take it\s*<span>as in", page)


def test_against_the_version_that_i_saw_last(client: Client) -> None:
    article, first = amended()
    pharmacist = make_pharmacist()
    opened(client, first, pharmacist)
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    second = submit(article)
    assert f"Against version {first.number}, which you saw last" in opened(client, second, pharmacist)
    page = opened(client, second, pharmacist, against="seen")
    assert '<span class="vh">removed: </span>5\u00a0mg</del>' in page
    assert "which you saw last" not in opened(client, second, make_pharmacist())


def test_edit_trail_and_earlier_decisions(client: Client) -> None:
    article, first = amended()
    asked = request_changes(first)
    edit(article, article.author, "Back to the label's step.", body=BODY)
    edit(article, article.author, "Plainer.", body=BODY.replace("Do not stop suddenly", "Never stop at once"))
    page = opened(client, submit(article))
    assert "Back to the label&#x27;s step." in page
    assert "A larger step." in page
    assert "First draft." not in page
    assert "Changes requested" in page
    assert asked.registration in page
    assert asked.digest in page


def test_the_medicines_record_moved(client: Client) -> None:
    article, version = make_article_in_review()
    edit(article.medication, article.medication.author, summary="It calms a busy brain.")
    publish(article.medication)
    assert "edition 2 is the newest" in opened(client, version)


def test_the_medicines_record_was_withdrawn(client: Client) -> None:
    _, version = make_article_in_review()
    assert version.pinned_edition is not None
    withdraw(version.pinned_edition)
    page = opened(client, version)
    assert "record that this version relies on was withdrawn" in page
    assert "You may not sign this." in page


def test_a_contributor_sees_why_not(client: Client) -> None:
    both = make_pharmacist(Role.WRITER)
    page = opened(client, submit(make_article(both)), both)
    assert "<b>You may not sign this.</b> You are its named author." in page
    assert 'name="password"' not in page


def test_the_button_counts_what_comes_first(client: Client) -> None:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    assert "(2 things first)" in opened(client, version, pharmacist)
    workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Which source?")
    assert "(3 things first)" in opened(client, version, pharmacist)


def test_a_writer_reads_and_comments(client: Client) -> None:
    page = opened(client, make_article_in_review()[1], make_writer())
    assert "Add the comment" in page
    assert "Pharmacists decide here." in page
    assert 'name="password"' not in page


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (approve, "It became edition 1."),
        (lambda version: workflow.recall(version=version.pk, by=version.author), "Its writer took it back."),
    ],
)
def test_what_became_of_it(client: Client, end: Any, words: str) -> None:
    _, version = make_article_in_review()
    end(version)
    page = opened(client, version)
    assert words in page
    assert "There is nothing to decide" in page


def talked_about(article: Article, number: int) -> Version:
    writer = make_writer()
    edit(article, writer, body=f"{BODY} To be talked about {number} times.")
    version = submit(article)
    for at in range(number):
        comment = workflow.comment(version=version.pk, by=writer, section="dosing", body=f"Comment {at}.")
        workflow.reply(comment=comment.pk, by=writer, body="Reply.")
        edit(article, writer, body=f"{BODY} Version {version.number}, save {at}.")
    return submit(article)


def test_a_constant_number_of_queries(client: Client) -> None:
    article, _ = amended()
    pharmacist = make_pharmacist()
    edit(article, article.author, body=f"{BODY} Take it with water.")
    opened(client, submit(article), pharmacist)
    edit(article, article.author, body=f"{BODY} Plainer.")
    counts = []
    for number in (1, 9):
        version = talked_about(article, number)
        opened(client, version, pharmacist)
        with CaptureQueriesContext(connection) as asked:
            assert opened(client, version, pharmacist)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["version", "version-page"])
def test_nobody_else_looks(client: Client, name: str) -> None:
    _, version = make_article_in_review()
    address = reverse(name, args=[version.pk])
    assert client.get(address).status_code == 302
    client.force_login(make_person())
    assert client.get(address).status_code == 403
    client.force_login(make_pharmacist())
    assert client.get(reverse(name, args=[10**6])).status_code == 404
    assert client.post(address).status_code == 405
    assert not Edition.objects.exclude(kind=Kind.MEDICATION).exists()
