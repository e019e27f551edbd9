import pytest
from django.test import Client

from articles import workflow
from articles.models import Claim
from tests.factory import make_article_in_review, make_pharmacist, make_writer
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


def test_release(client: Client) -> None:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    workflow.claim(version=version.pk, by=pharmacist)
    assert post(client, pharmacist, "release", version.pk).status_code == 302
    assert not Claim.objects.exists()


def test_gate(client: Client) -> None:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    workflow.claim(version=version.pk, by=pharmacist)
    gate(client, "release", version.pk, pharmacist)
    assert Claim.objects.exists()


def test_a_writer_releases_nothing(client: Client) -> None:
    _, version = make_article_in_review()
    workflow.claim(version=version.pk, by=make_pharmacist())
    assert post(client, make_writer(), "release", version.pk).status_code == 403
    assert Claim.objects.exists()


def test_nobody_releases_anothers_claim(client: Client) -> None:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    workflow.claim(version=version.pk, by=pharmacist)
    post(client, make_pharmacist(), "release", version.pk)
    assert Claim.objects.get().person == pharmacist
