from typing import Any

import pytest
from django.test import Client

from articles.lifecycle import Role
from articles.models import Reaffirmation
from tests.factory import BODY, edit, make_live_article, make_pharmacist, make_writer, publish, withdraw
from tests.review.asking import gate, post, signed

pytestmark = pytest.mark.django_db


def test_reaffirm(client: Client) -> None:
    _, edition = make_live_article()
    pharmacist = make_pharmacist()
    answer = post(client, pharmacist, "reaffirm", edition.pk, **signed(edition, body="No new advice."))
    assert answer.status_code == 302
    made = Reaffirmation.objects.get()
    assert (made.person, made.edition, made.note) == (pharmacist, edition, "No new advice.")
    assert f"Reaffirmed by {made.name}" in client.get(answer.url).text


def test_gate(client: Client) -> None:
    _, edition = make_live_article()
    gate(client, "reaffirm", edition.pk, make_pharmacist())
    assert not Reaffirmation.objects.exists()


def test_a_writer_reaffirms_nothing(client: Client) -> None:
    _, edition = make_live_article()
    assert post(client, make_writer(), "reaffirm", edition.pk, **signed(edition)).status_code == 403
    assert not Reaffirmation.objects.exists()


@pytest.mark.parametrize("superuser", [False, True])
def test_a_contributor_reaffirms_nothing(client: Client, superuser: bool) -> None:
    both = make_pharmacist(Role.WRITER, is_superuser=superuser)
    _, edition = make_live_article(both)
    answer = post(client, both, "reaffirm", edition.pk, **signed(edition))
    assert answer.status_code == 403
    assert "You contributed to this version" in answer.text
    assert not Reaffirmation.objects.exists()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"digest": ""}, 422),
        ({"digest": "0" * 64}, 409),
        ({"checks": ["dose"]}, 422),
        ({"declared": ""}, 422),
        ({"body": "No news. " * 50}, 422),
        ({"password": "wrong"}, 403),
    ],
)
def test_refused_with_the_note_kept(client: Client, said: dict[str, Any], status: int) -> None:
    _, edition = make_live_article()
    answer = post(client, make_pharmacist(), "reaffirm", edition.pk, **signed(edition, body="No news.") | said)
    assert answer.status_code == status
    assert ">No news." in answer.text
    assert 'name="checks" value="dose" form="sign" checked' in answer.text
    assert not Reaffirmation.objects.exists()


def test_a_newer_edition_is_live(client: Client) -> None:
    article, edition = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    publish(article)
    assert post(client, make_pharmacist(), "reaffirm", edition.pk, **signed(edition)).status_code == 409
    assert not Reaffirmation.objects.exists()


def test_what_is_down_is_not_reaffirmed(client: Client) -> None:
    _, edition = make_live_article()
    withdraw(edition)
    assert post(client, make_pharmacist(), "reaffirm", edition.pk, **signed(edition)).status_code == 409
    assert not Reaffirmation.objects.exists()
