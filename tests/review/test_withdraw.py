import pytest
from django.conf import settings
from django.test import Client

from articles.lifecycle import Role
from articles.models import Edition, Person, Withdrawal
from tests.admin.pages import words
from tests.factory import PASSWORD, make_article_in_review, make_live_article, make_pharmacist, make_writer
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
    client.force_login(make_pharmacist())
    lock_signing(client, edition)
    assert withdraw(client, edition) == 429
    assert not Withdrawal.objects.exists()


def lock_signing(client: Client, edition: Edition, times: int = settings.SIGNING_TRIES) -> None:
    for _ in range(times):
        withdraw(client, edition, "wrong")


def withdraw(client: Client, edition: Edition, password: str = PASSWORD) -> int:
    said = {"digest": edition.digest, "reason": REASON, "password": password}
    return client.post(f"/review/edition/{edition.pk}/withdraw/", said).status_code


def sign_in(person: Person) -> Client:
    client = Client()
    said = {"username": person.username, "password": PASSWORD}
    assert client.post("/accounts/sign-in/", said).status_code == 302
    return client


def test_who_signs_in_anew_withdraws_through_the_lock() -> None:
    (_, edition), pharmacist = make_live_article(), make_pharmacist()
    guessed_at = sign_in(pharmacist)
    lock_signing(guessed_at, edition)
    owner = sign_in(pharmacist)
    assert withdraw(owner, edition) == 302
    assert Withdrawal.objects.get().person == pharmacist


def test_guessing_goes_on_neither_in_the_old_session_nor_for_ever_in_the_new_one() -> None:
    (_, edition), pharmacist = make_live_article(), make_pharmacist()
    guessed_at = sign_in(pharmacist)
    lock_signing(guessed_at, edition)
    lock_signing(sign_in(pharmacist), edition)
    assert pharmacist.signing_attempts.count() == 2 * settings.SIGNING_TRIES
    last = sign_in(pharmacist)
    assert withdraw(guessed_at, edition) == 429
    assert pharmacist.signing_attempts.count() == 2 * settings.SIGNING_TRIES
    assert withdraw(last, edition, "wrong") == 403
    assert not Withdrawal.objects.exists()


def test_guessing_in_an_older_session_ends_before_it_locks_the_new_one_twice() -> None:
    """Whatever falls between two sign-ins, the next one is open."""
    (_, edition), pharmacist = make_live_article(), make_pharmacist()
    guessed_at = sign_in(pharmacist)
    lock_signing(guessed_at, edition, settings.SIGNING_TRIES - 1)
    owner = sign_in(pharmacist)
    lock_signing(guessed_at, edition, 2 * settings.SIGNING_TRIES)
    assert withdraw(owner, edition) == 302


def test_signing_in_anew_signs_nothing_else_through_the_lock() -> None:
    (_, edition), pharmacist = make_live_article(), make_pharmacist()
    _, version = make_article_in_review()
    lock_signing(sign_in(pharmacist), edition)
    said = {"digest": version.digest, "password": PASSWORD}
    answer = sign_in(pharmacist).post(f"/review/version/{version.pk}/approve/", said)
    assert answer.status_code == 429
    assert "signs out and in again can withdraw a page at once" in words(answer)


def test_twice(client: Client) -> None:
    _, edition = make_live_article()
    pharmacist = make_pharmacist()
    said = {"digest": edition.digest, "reason": REASON, "password": PASSWORD}
    post(client, pharmacist, "withdraw", edition.pk, **said)
    answer = post(client, pharmacist, "withdraw", edition.pk, **said)
    assert answer.status_code == 409
    assert "has been withdrawn already" in answer.text
