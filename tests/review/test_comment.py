import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Comment
from tests.factory import BODY, edit, make_administrator, make_article_in_review, make_pharmacist, make_writer, submit
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_pharmacist, make_writer])
def test_comment(client: Client, make: type) -> None:
    _, version = make_article_in_review()
    person = make()
    said = {"section": "dosing", "quote": "0.5 mg", "body": "Which source?", "suggestion": "half a milligram"}
    answer = post(client, person, "comment", version.pk, **said)
    made = Comment.objects.get()
    assert answer.url == f"{reverse('version', args=[version.pk])}#comment-{made.pk}"
    assert (made.by, made.section, made.quote, made.body) == (person, "dosing", "0.5 mg", "Which source?")
    page = client.get(answer.url).text
    assert "Which source?" in page
    assert "half a milligram" in page


def test_gate(client: Client) -> None:
    _, version = make_article_in_review()
    gate(client, "comment", version.pk, make_pharmacist())
    assert not Comment.objects.exists()


def test_an_administrator_says_nothing(client: Client) -> None:
    _, version = make_article_in_review()
    answer = post(client, make_administrator(), "comment", version.pk, body="Hm.", section="dosing")
    assert answer.status_code == 403
    assert "This needs a pharmacist or a writer." in answer.text
    assert not Comment.objects.exists()


def test_a_suggestion_needs_a_quote_and_what_was_typed_is_kept(client: Client) -> None:
    _, version = make_article_in_review()
    said = {"section": "dosing", "body": "Plainer, please.", "suggestion": "Take half a milligram"}
    answer = post(client, make_pharmacist(), "comment", version.pk, **said)
    assert answer.status_code == 422
    assert ">Plainer, please.</textarea>" in answer.text
    assert ">Take half a milligram</textarea>" in answer.text
    assert not Comment.objects.exists()


def test_an_unknown_section_is_no_place(client: Client) -> None:
    _, version = make_article_in_review()
    answer = post(client, make_pharmacist(), "comment", version.pk, section="no-such-" * 20, body="Where?")
    assert answer.status_code == 422
    assert answer.text.count('role="alert"') == 1
    assert not Comment.objects.exists()


def test_its_quote_outlives_the_words(client: Client) -> None:
    article, version = make_article_in_review()
    pharmacist = make_pharmacist()
    post(client, pharmacist, "comment", version.pk, section="dosing", quote="twice a day", body="Which source?")
    edit(article, article.author, body=BODY.replace("twice a day", "daily"))
    page = client.get(reverse("version", args=[submit(article).pk])).text
    assert "Comments whose words are gone" in page
    assert '<blockquote class="quoted">twice a day</blockquote>' in page
    assert "These words are gone from this version." in page


def test_people_are_told_before_they_suggest(client: Client) -> None:
    _, version = make_article_in_review()
    client.force_login(make_pharmacist())
    page = client.get(reverse("version", args=[version.pk])).text
    assert "you become a contributor: you may not sign the version that has it" in page
