from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from articles.lifecycle import Role
from articles.models import Person, Reaffirmation, SigningAttempt, Withdrawal, clock
from articles.refusals import SigningLocked
from articles.workflow import Incomplete, WrongPassword, WrongPerson
from articles.workflow.people import remove_role
from tests import factory

pytestmark = pytest.mark.django_db


def test_superuser_without_registration_is_refused() -> None:
    _, version = factory.make_article_in_review()
    with pytest.raises(WrongPerson):
        factory.approve(version, factory.make_person(is_superuser=True))


@pytest.mark.parametrize("sign", [factory.withdraw, factory.reaffirm])
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"is_active": False}, "deactivated"),
        ({"registration": ""}, "not on file"),
        ({"credentials": ""}, "not on file"),
        ({"registration_expires": date(2001, 1, 31)}, "expired"),
    ],
)
def test_who_could_not_approve_withdraws_and_reaffirms_nothing(
    sign: Callable[..., Any], change: dict[str, Any], why: str
) -> None:
    _, edition = factory.make_live_article()
    pharmacist = factory.make_pharmacist()
    Person.objects.filter(pk=pharmacist.pk).update(**change)
    with pytest.raises(WrongPerson, match=why):
        sign(edition, pharmacist)
    assert not Withdrawal.objects.exists() and not Reaffirmation.objects.exists()


def test_a_role_taken_away_is_missed_at_once() -> None:
    _, edition = factory.make_live_article()
    pharmacist = factory.make_pharmacist()
    assert pharmacist.has_role(Role.PHARMACIST)
    remove_role(person=pharmacist.pk, role=Role.PHARMACIST, by=factory.make_administrator())
    for sign in (factory.withdraw, factory.reaffirm):
        with pytest.raises(WrongPerson, match="Only a pharmacist"):
            sign(edition, pharmacist)


def test_the_last_day_of_a_registration_signs() -> None:
    _, version = factory.make_article_in_review()
    assert factory.approve(version, factory.make_pharmacist(registration_expires=clock.today())).edition


def test_expired_registration_signs_nothing() -> None:
    _, version = factory.make_article_in_review()
    lapsed = factory.make_pharmacist(registration_expires=clock.today() - timedelta(days=1))
    with pytest.raises(WrongPerson, match="expired"):
        factory.approve(version, lapsed)


def test_registration_is_read_at_signing_not_at_sign_in() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    Person.objects.filter(pk=pharmacist.pk).update(is_active=False)
    with pytest.raises(WrongPerson, match="deactivated"):
        factory.approve(version, pharmacist)


@pytest.mark.parametrize("change", [{"registration": "TEST-OTHER"}, {"name": "Other"}, {"slug": "other"}], ids=str)
def test_an_account_changed_around_its_trail_signs_nothing(change: dict[str, Any]) -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    Person.objects.filter(pk=pharmacist.pk).update(**change)
    with pytest.raises(WrongPerson, match="differs from its last recorded change"):
        factory.approve(version, pharmacist)
    Person.objects.get(pk=pharmacist.pk).save()
    assert factory.approve(version, pharmacist).edition


def test_wrong_password_signs_nothing_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    with pytest.raises(WrongPassword):
        factory.approve(version, pharmacist, password="wrong")
    assert not version.acts.filter(verb="approve").exists()
    assert SigningAttempt.objects.filter(person=pharmacist, right=False).count() == 1
    assert pharmacist.username in caplog.text


def test_five_wrong_passwords_in_a_row_lock_signing_for_a_while(settings: pytest.FixtureRequest) -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    for _ in range(5):
        with pytest.raises(WrongPassword):
            factory.approve(version, pharmacist, password="wrong")
    with pytest.raises(SigningLocked):
        factory.approve(version, pharmacist)
    settings.DEMO = True  # type: ignore[attr-defined]  # pytest-django's settings
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert factory.approve(version, pharmacist).edition


def test_every_check_and_a_conflict_statement_are_required() -> None:
    _, version = factory.make_article_in_review()
    with pytest.raises(Incomplete, match="Tick"):
        factory.approve(version, checks=("dose", "warnings"))
    with pytest.raises(Incomplete, match="conflict"):
        factory.approve(version, conflict=" ")
