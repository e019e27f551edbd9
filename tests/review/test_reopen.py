import pytest
from django.test import Client

from articles import workflow
from articles.models import Comment, Remark
from tests.factory import make_article_in_review, make_pharmacist, make_writer
from tests.remembered import remembered
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


@remembered
def a_resolved_comment() -> Comment:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    comment = workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Which source?")
    workflow.resolve(comment=comment.pk, by=pharmacist)
    return comment


def reopened() -> bool:
    return Remark.objects.filter(kind=Remark.REOPEN).exists()


def test_reopen(client: Client) -> None:
    comment = a_resolved_comment()
    assert post(client, make_pharmacist(), "reopen", comment.pk, body="Not quite.").status_code == 302
    assert Comment.objects.open().get() == comment


def test_gate(client: Client) -> None:
    gate(client, "reopen", a_resolved_comment().pk, make_pharmacist())
    assert not reopened()


def test_a_writer_reopens_nothing(client: Client) -> None:
    assert post(client, make_writer(), "reopen", a_resolved_comment().pk).status_code == 403
    assert not reopened()


def test_what_is_open_stays_open(client: Client) -> None:
    comment = a_resolved_comment()
    pharmacist = make_pharmacist()
    post(client, pharmacist, "reopen", comment.pk)
    assert post(client, pharmacist, "reopen", comment.pk).status_code == 409
