"""Nothing is signed when the text moved, and the page says what moved and what is kept."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.lifecycle import Verb
from articles.models import Act
from tests.factory import (
    BODY,
    approve,
    edit,
    make_article,
    make_article_in_review,
    make_live_article,
    make_pharmacist,
    submit,
    withdraw,
)
from tests.review.asking import post, signed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", ["approve", "request-changes"])
def test_another_version_waits(client: Client, verb: str) -> None:
    article, opened = make_article_in_review()
    pharmacist = make_pharmacist()
    workflow.comment(version=opened.pk, by=pharmacist, section="uses", quote="It is for seizures", body="Ok?")
    workflow.comment(version=opened.pk, by=pharmacist, section="dosing", quote="Take 0.5 mg", body="Ok?")
    edit(article, article.author, body=BODY.replace("0.5 mg", "5 mg"))
    now = submit(article)
    said = signed(opened, declared="some", conflict="Old shares.", reason="See the label.")
    answer = post(client, pharmacist, verb, opened.pk, **said)
    assert answer.status_code == 409
    assert "Nothing was signed" in answer.text
    assert f"Review version {now.number}" in answer.text
    assert "10 times larger" in answer.text
    assert "<b>Kept:</b> comment 1." in answer.text
    assert "<b>Look again:</b> comment 2. Its words, “Take 0.5 mg”" in answer.text
    assert f"<b>Not carried over:</b> your {len(said['checks'])} ticks" in answer.text
    assert not Act.objects.filter(version__in=[opened, now], verb__in=[Verb.APPROVE, Verb.REQUEST_CHANGES]).exists()
    page = client.get(reverse("version", args=[now.pk])).text
    assert 'value="Old shares."' in page
    assert ">See the label.</textarea>" in page
    assert 'name="checks" value="dose" form="sign" aria' in page


def test_it_was_taken_back(client: Client) -> None:
    article, opened = make_article_in_review()
    workflow.recall(version=opened.pk, by=article.author)
    answer = post(client, make_pharmacist(), "approve", opened.pk, **signed(opened))
    assert answer.status_code == 409
    assert f"Taken back by {article.author}" in answer.text


def test_somebody_else_published_it(client: Client) -> None:
    _, opened = make_article_in_review()
    approve(opened)
    answer = post(client, make_pharmacist(), "approve", opened.pk, **signed(opened))
    assert answer.status_code == 409
    assert "Published as edition 1" in answer.text


def test_its_base_is_no_longer_live(client: Client) -> None:
    article, edition = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    opened = submit(article)
    withdraw(edition)
    answer = post(client, make_pharmacist(), "approve", opened.pk, **signed(opened))
    assert answer.status_code == 409
    assert "The live page changed while you had this open" in answer.text
    assert "Built on edition 1" in answer.text


def test_the_digest_is_another_texts(client: Client) -> None:
    _, opened = make_article_in_review()
    other = submit(make_article())
    answer = post(client, make_pharmacist(), "approve", opened.pk, **signed(other))
    assert answer.status_code == 409
    assert "the form was about another text" in answer.text
    assert not Act.objects.filter(version=opened, verb=Verb.APPROVE).exists()
