import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Article, Comment, Remark
from tests.factory import edit, make_article_in_review, make_pharmacist, submit
from tests.remembered import remembered
from tests.review.asking import gate, post, signed

pytestmark = pytest.mark.django_db


@remembered
def a_suggestion() -> tuple[Article, Comment]:
    article, version = make_article_in_review()
    by = make_pharmacist()
    said = {"quote": "twice a day", "body": "Plainer.", "suggestion": "two times a day"}
    return article, workflow.comment(version=version.pk, by=by, section="dosing", **said)


def test_take(client: Client) -> None:
    article, comment = a_suggestion()
    client.force_login(article.author)
    page = client.get(reverse("version", args=[comment.version_id])).text
    assert f"{comment.by} becomes a contributor and may not sign" in page
    assert post(client, article.author, "take", comment.pk).status_code == 302
    assert "two times a day" in Article.objects.get(pk=article.pk).body


def test_whoever_suggested_it_may_not_sign_it(client: Client) -> None:
    article, comment = a_suggestion()
    post(client, article.author, "take", comment.pk)
    version = submit(article)
    workflow.resolve(comment=comment.pk, by=comment.by)
    answer = post(client, comment.by, "approve", version.pk, **signed(version))
    assert answer.status_code == 403
    assert "You contributed to this version" in answer.text


def test_gate(client: Client) -> None:
    article, comment = a_suggestion()
    gate(client, "take", comment.pk, article.author)
    assert not Remark.objects.exists()


def test_a_pharmacist_takes_nothing(client: Client) -> None:
    _, comment = a_suggestion()
    assert post(client, comment.by, "take", comment.pk).status_code == 403
    assert not Remark.objects.exists()


def test_the_words_went(client: Client) -> None:
    article, comment = a_suggestion()
    edit(article, article.author, body=article.body.replace("twice a day", "once a day"))
    answer = post(client, article.author, "take", comment.pk)
    assert answer.status_code == 409
    assert "Change the text by hand." in answer.text
    assert not Remark.objects.exists()
