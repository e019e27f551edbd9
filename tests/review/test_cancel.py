from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles.lifecycle import Verb
from articles.models import Act, Version, clock
from tests.factory import (
    make_administrator,
    make_article_in_review,
    make_pharmacist,
    make_scheduled_article,
    make_writer,
)
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


def scheduled() -> Version:
    return make_scheduled_article(clock.now() + timedelta(days=2))[1]


def cancelled() -> bool:
    return Act.objects.filter(verb=Verb.CANCEL).exists()


@pytest.mark.parametrize("make", [make_pharmacist, make_writer])
def test_cancel(client: Client, make: type) -> None:
    version = scheduled()
    person = make()
    assert post(client, person, "cancel", version.pk, reason="The label changed.").status_code == 302
    assert Act.objects.get(verb=Verb.CANCEL).reason == "The label changed."
    assert "Its schedule was cancelled." in client.get(reverse("version", args=[version.pk])).text


def test_gate(client: Client) -> None:
    gate(client, "cancel", scheduled().pk, make_pharmacist())
    assert not cancelled()


def test_an_administrator_cancels_nothing(client: Client) -> None:
    assert post(client, make_administrator(), "cancel", scheduled().pk, reason="No.").status_code == 403
    assert not cancelled()


def test_without_a_reason(client: Client) -> None:
    answer = post(client, make_pharmacist(), "cancel", scheduled().pk, reason=" ")
    assert answer.status_code == 422
    assert not cancelled()


def test_what_is_in_review_has_no_schedule(client: Client) -> None:
    _, version = make_article_in_review()
    assert post(client, make_pharmacist(), "cancel", version.pk, reason="No.").status_code == 409
    assert not cancelled()


def test_what_was_cancelled_no_longer_waits(client: Client) -> None:
    version = scheduled()
    pharmacist = make_pharmacist()
    post(client, pharmacist, "cancel", version.pk, reason="The label changed.")
    assert post(client, pharmacist, "cancel", version.pk, reason="Again.").status_code == 409
    assert Act.objects.filter(verb=Verb.CANCEL).count() == 1
