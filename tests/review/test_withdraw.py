import pytest
from django.conf import settings
from django.test import Client

from articles.lifecycle import Role
from articles.models import Withdrawal
from tests.factory import PASSWORD, make_live_article, make_pharmacist, make_writer
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db
REASON = "The label was corrected."


def test_withdraw(client: Client) -> None:
    _, edition = make_live_article()
    pharmacist = make_pharmacist()
    said = {"digest": edition.digest, "reason": REASON, "password": PASSWORD}
    answer = post(client, pharmacist, "withdraw", edition.pk, **said)
    assert answer.status_code == 302
    made = Withdrawal.objects.get()
    assert (made.person, made.edition, made.reason) == (pharmacist, edition, REASON)
    assert REASON in client.get(answer.url).text


def test_even_a_contributor_may(client: Client) -> None:
    both = make_pharmacist(Role.WRITER)
    _, edition = make_live_article(both)
    said = {"digest": edition.digest, "reason": REASON, "password": PASSWORD}
    assert post(client, both, "withdraw", edition.pk, **said).status_code == 302


def test_gate(client: Client) -> None:
    _, edition = make_live_article()
    gate(client, "withdraw", edition.pk, make_pharmacist())
    assert not Withdrawal.objects.exists()


def test_a_writer_withdraws_nothing(client: Client) -> None:
    _, edition = make_live_article()
    said = {"digest": edition.digest, "reason": REASON, "password": PASSWORD}
    answer = post(client, make_writer(), "withdraw", edition.pk, **said)
    assert answer.status_code == 403
    assert "Only a pharmacist signs." in answer.text
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"digest": ""}, 422),
        ({"digest": "0" * 64}, 409),
        ({"reason": " "}, 422),
        ({"password": "wrong"}, 403),
    ],
)
def test_refused_with_the_reason_kept(client: Client, said: dict[str, str], status: int) -> None:
    _, edition = make_live_article()
    form = {"digest": edition.digest, "reason": REASON, "password": PASSWORD} | said
    answer = post(client, make_pharmacist(), "withdraw", edition.pk, **form)
    assert answer.status_code == status
    assert f">{form['reason']}</textarea>" in answer.text
    assert not Withdrawal.objects.exists()


def test_wrong_passwords_lock(client: Client) -> None:
    _, edition = make_live_article()
    pharmacist = make_pharmacist()
    said = {"digest": edition.digest, "reason": REASON}
    for _ in range(settings.SIGNING_TRIES):
        post(client, pharmacist, "withdraw", edition.pk, **said, password="wrong")
    assert post(client, pharmacist, "withdraw", edition.pk, **said, password=PASSWORD).status_code == 429
    assert not Withdrawal.objects.exists()


def test_twice(client: Client) -> None:
    _, edition = make_live_article()
    pharmacist = make_pharmacist()
    said = {"digest": edition.digest, "reason": REASON, "password": PASSWORD}
    post(client, pharmacist, "withdraw", edition.pk, **said)
    answer = post(client, pharmacist, "withdraw", edition.pk, **said)
    assert answer.status_code == 409
    assert "has been withdrawn already" in answer.text
