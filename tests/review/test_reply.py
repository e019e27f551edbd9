import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Comment, Remark
from tests.factory import make_administrator, make_article_in_review, make_pharmacist, make_writer
from tests.remembered import remembered
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


@remembered
def a_comment() -> Comment:
    _, version = make_article_in_review()
    return workflow.comment(version=version.pk, by=make_pharmacist(), section="dosing", body="Which source?")


@pytest.mark.parametrize("make", [make_pharmacist, make_writer])
def test_reply(client: Client, make: type) -> None:
    comment = a_comment()
    answer = post(client, make(), "reply", comment.pk, body="Reference 1.")
    assert answer.url == f"{reverse('version', args=[comment.version_id])}#comment-{comment.pk}"
    assert Remark.objects.get().body == "Reference 1."
    assert "Reference 1." in client.get(answer.url).text


def test_gate(client: Client) -> None:
    gate(client, "reply", a_comment().pk, make_pharmacist())
    assert not Remark.objects.exists()


def test_an_administrator_says_nothing(client: Client) -> None:
    answer = post(client, make_administrator(), "reply", a_comment().pk, body="Hm.")
    assert answer.status_code == 403
    assert not Remark.objects.exists()


def test_an_empty_reply(client: Client) -> None:
    answer = post(client, make_pharmacist(), "reply", a_comment().pk, body=" ")
    assert answer.status_code == 422
    assert answer.text.count('role="alert"') == 1
    assert "Write a reply." in answer.text
