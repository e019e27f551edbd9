import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Comment, Remark
from tests.factory import (
    edit,
    make_article_in_review,
    make_article_with_changes_requested,
    make_pharmacist,
    make_writer,
    submit,
)
from tests.remembered import remembered
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


@remembered
def a_comment() -> Comment:
    _, version = make_article_in_review()
    return workflow.comment(version=version.pk, by=make_pharmacist(), section="dosing", body="Which source?")


def test_resolve(client: Client) -> None:
    comment = a_comment()
    assert post(client, make_pharmacist(), "resolve", comment.pk, body="Answered.").status_code == 302
    assert not Comment.objects.open().exists()
    page = client.get(reverse("version", args=[comment.version_id])).text
    assert "Comment 1, resolved." in page
    assert "Answered." in page


def test_goes_back_to_the_version_that_was_open(client: Client) -> None:
    article, version = make_article_with_changes_requested()
    comment, elsewhere = Comment.objects.get(), make_article_in_review()[1]
    edit(article, article.author, short_answer="It calms nerves.")
    later = submit(article)
    for on, back in ((later.pk, later), (elsewhere.pk, version), ("x", version)):
        answer = post(client, make_pharmacist(), "reply", comment.pk, body="The label.", on=on)
        assert answer.url == f"{reverse('version', args=[back.pk])}#comment-{comment.pk}"


def test_gate(client: Client) -> None:
    gate(client, "resolve", a_comment().pk, make_pharmacist())
    assert not Remark.objects.exists()


def test_a_writer_resolves_nothing(client: Client) -> None:
    answer = post(client, make_writer(), "resolve", a_comment().pk, body="I think so.")
    assert answer.status_code == 403
    assert ">I think so.</textarea>" in answer.text
    assert not Remark.objects.exists()


def test_twice(client: Client) -> None:
    comment = a_comment()
    pharmacist = make_pharmacist()
    post(client, pharmacist, "resolve", comment.pk)
    assert post(client, pharmacist, "resolve", comment.pk).status_code == 409
    assert Remark.objects.count() == 1
