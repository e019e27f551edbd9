from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.lifecycle import Role, Verb
from articles.models import Act, Edition, Kind, SigningAttempt, clock
from articles.review.typed import NO_CONFLICT, Typed
from articles.versions.checklist import checks_of_version
from tests.factory import (
    PASSWORD,
    make_administrator,
    make_article,
    make_article_in_review,
    make_pharmacist,
    make_writer,
    request_changes,
    submit,
)
from tests.review.asking import gate, post, signed

pytestmark = pytest.mark.django_db


def approvals() -> Any:
    return Act.objects.filter(verb=Verb.APPROVE).exclude(version__document__kind=Kind.MEDICATION)


def test_approve(client: Client) -> None:
    article, version = make_article_in_review()
    pharmacist = make_pharmacist()
    answer = post(client, pharmacist, "approve", version.pk, **signed(version))
    assert answer.url == f"{reverse('version', args=[version.pk])}#messages"
    act = approvals().get()
    assert (act.person, act.digest, act.conflict) == (pharmacist, version.digest, NO_CONFLICT)
    assert act.checklist == "\n".join(check.wording for check in checks_of_version(version))
    assert Edition.objects.get(document=article).fragment == version.fragment
    assert "Readers have it now as edition 1" in client.get(answer.url).text


def test_approve_for_a_time(client: Client) -> None:
    article, version = make_article_in_review()
    later = (clock.now() + timedelta(days=3)).replace(second=0, microsecond=0)
    said = signed(version, timing="later", publish_at=f"{later:%Y-%m-%dT%H:%M}", declared="some", conflict="Shares.")
    post(client, make_pharmacist(), "approve", version.pk, **said)
    assert (approvals().get().publish_at, approvals().get().conflict) == (later, "Shares.")
    assert not Edition.objects.filter(document=article).exists()


@pytest.mark.parametrize(
    ("publish_at", "moment"),
    [
        ("2027-01-01T00:00", datetime(2027, 1, 1, tzinfo=UTC)),
        ("2027-01-01T00:00Z", datetime(2027, 1, 1, tzinfo=UTC)),
        ("2027-01-01T00:00+14:00", datetime(2026, 12, 31, 10, tzinfo=UTC)),
    ],
)
def test_a_time_is_utc_unless_it_says_otherwise(publish_at: str, moment: datetime) -> None:
    found = Typed(timing="later", publish_at=publish_at).moment
    assert found is not None
    assert (found, found.utcoffset()) == (moment, timedelta(0))


@pytest.mark.parametrize("moment", ["", "soon", "2020-01-01T10:00", "0001-01-01T00:00+14:00"])
def test_no_such_time(client: Client, moment: str) -> None:
    _, version = make_article_in_review()
    said = signed(version, timing="later", publish_at=moment)
    assert post(client, make_pharmacist(), "approve", version.pk, **said).status_code == 422
    assert not approvals().exists()


def test_gate(client: Client) -> None:
    _, version = make_article_in_review()
    gate(client, "approve", version.pk, make_pharmacist())
    assert not approvals().exists()


@pytest.mark.parametrize("make", [make_writer, make_administrator])
def test_only_a_pharmacist_signs(client: Client, make: type) -> None:
    _, version = make_article_in_review()
    answer = post(client, make(), "approve", version.pk, **signed(version))
    assert answer.status_code == 403
    assert not approvals().exists()


@pytest.mark.parametrize("superuser", [False, True])
def test_a_contributor_signs_nothing(client: Client, superuser: bool) -> None:
    both = make_pharmacist(Role.WRITER, is_superuser=superuser)
    version = submit(make_article(both))
    answer = post(client, both, "approve", version.pk, **signed(version))
    assert answer.status_code == 403
    assert "You contributed to this version" in answer.text
    assert not approvals().exists()


def test_an_expired_registration_signs_nothing(client: Client) -> None:
    _, version = make_article_in_review()
    expired = make_pharmacist(registration_expires=clock.today() - timedelta(days=1))
    answer = post(client, expired, "approve", version.pk, **signed(version))
    assert answer.status_code == 403
    assert "Your registration expired" in answer.text


def test_changes_were_requested(client: Client) -> None:
    _, version = make_article_in_review()
    request_changes(version)
    assert post(client, make_pharmacist(), "approve", version.pk, **signed(version)).status_code == 409
    assert not approvals().exists()


def test_the_digest_is_missing(client: Client) -> None:
    _, version = make_article_in_review()
    assert post(client, make_pharmacist(), "approve", version.pk, **signed(version, digest="")).status_code == 422
    assert not approvals().exists()


def test_a_wrong_password_keeps_the_work_and_itself_to_itself(client: Client) -> None:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    said = signed(version, password="not my pass phrase", checks=["dose"], declared="some", conflict="Old shares.")
    answer = post(client, pharmacist, "approve", version.pk, **said)
    assert answer.status_code == 403
    assert "The password is wrong. Nothing was signed." in answer.text
    assert 'id="check-dose" name="checks" value="dose" form="sign" checked' in answer.text
    assert 'value="warnings" form="sign" aria' in answer.text
    assert 'value="Old shares."' in answer.text
    assert "not my pass phrase" not in answer.text
    assert not approvals().exists()
    assert SigningAttempt.objects.filter(person=pharmacist, right=False).count() == 1


def test_five_wrong_passwords_lock(client: Client) -> None:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    for _ in range(settings.SIGNING_TRIES):
        post(client, pharmacist, "approve", version.pk, **signed(version, password="wrong"))
    answer = post(client, pharmacist, "approve", version.pk, **signed(version, password=PASSWORD))
    assert answer.status_code == 429
    assert not approvals().exists()


@pytest.mark.parametrize(
    "said",
    [
        {"checks": ["dose"]},
        {"declared": ""},
        {"declared": "some", "conflict": " "},
        {"declared": "some", "conflict": "c" * 301},
    ],
)
def test_something_comes_first(client: Client, said: dict[str, Any]) -> None:
    _, version = make_article_in_review()
    assert post(client, make_pharmacist(), "approve", version.pk, **signed(version, **said)).status_code == 422
    assert not approvals().exists()


def test_an_open_comment_comes_first(client: Client) -> None:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Which source?")
    answer = post(client, pharmacist, "approve", version.pk, **signed(version))
    assert answer.status_code == 422
    assert "Resolve every comment first" in answer.text
    assert not approvals().exists()
