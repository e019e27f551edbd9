from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Claim, clock
from tests.factory import make_article_in_review, make_pharmacist, make_writer, request_changes
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


def test_claim(client: Client) -> None:
    _, version = make_article_in_review()
    pharmacist, other = make_pharmacist(), make_pharmacist()
    assert post(client, pharmacist, "claim", version.pk).url == f"{reverse('version', args=[version.pk])}#messages"
    assert Claim.objects.get().person == pharmacist
    client.force_login(other)
    assert f"<b>{pharmacist}</b> is reviewing this" in client.get(reverse("version", args=[version.pk])).text
    assert pharmacist.name in client.get(reverse("queue")).text


def test_gate(client: Client) -> None:
    _, version = make_article_in_review()
    gate(client, "claim", version.pk, make_pharmacist())
    assert not Claim.objects.exists()


def test_a_writer_claims_nothing(client: Client) -> None:
    _, version = make_article_in_review()
    assert post(client, make_writer(), "claim", version.pk).status_code == 403
    assert not Claim.objects.exists()


def test_a_standing_claim_is_left_alone(client: Client) -> None:
    _, version = make_article_in_review()
    first = make_pharmacist()
    workflow.claim(version=version.pk, by=first)
    answer = post(client, make_pharmacist(), "claim", version.pk)
    assert answer.status_code == 409
    assert f"{first} is reviewing this version." in answer.text
    assert Claim.objects.get().person == first


def test_a_claim_lapses_after_a_day(client: Client) -> None:
    _, version = make_article_in_review()
    first, second = make_pharmacist(), make_pharmacist()
    workflow.claim(version=version.pk, by=first)
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        client.force_login(second)
        assert first.name not in client.get(reverse("queue")).text
        assert post(client, second, "claim", version.pk).status_code == 302
    assert Claim.objects.get().person == second


def test_what_no_longer_waits_cannot_be_claimed(client: Client) -> None:
    article, version = make_article_in_review()
    workflow.recall(version=version.pk, by=article.author)
    assert post(client, make_pharmacist(), "claim", version.pk).status_code == 409
    assert not Claim.objects.exists()


def test_a_version_with_its_writer_can_be_claimed(client: Client) -> None:
    _, version = make_article_in_review()
    request_changes(version)
    assert post(client, make_pharmacist(), "claim", version.pk).status_code == 302
