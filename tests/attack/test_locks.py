"""Forty tries at once, over real connections: so many passwords are looked at as are allowed, and not one more."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from pytest_django import Settings

from articles.lifecycle import Verb
from articles.models import Person, SigningAttempt, Version
from tests import factory
from tests.attack.served import Answer, Served, Visitor, served
from tests.review.asking import signed

pytestmark = [pytest.mark.race, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
AT_ONCE = 40


@pytest.fixture(scope="module")
def site(django_db_setup: None) -> Iterator[Served]:
    """With the slow passwords of production: while one is looked at, others come."""
    with served(DJANGO_SETTINGS_MODULE="klonoinfo.settings", ENV_FILE=".env.example") as site:
        yield site


@pytest.fixture(autouse=True)
def slow_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def together(ask: Callable[[int], Answer], times: int = AT_ONCE) -> Counter[int]:
    """How often each status was the answer."""
    with ThreadPoolExecutor(times) as pool:
        return Counter(answer.status for answer in pool.map(ask, range(times)))


def looked_at() -> int:
    """Wrong passwords at the door that were compared with the right one; those in a lock are not counted."""
    return int(AccessAttempt.objects.aggregate(all=Sum("failures_since_start"))["all"])


def test_one_name_from_one_address(site: Served) -> None:
    writer, visitor = factory.make_writer(), site.visitor()
    visitor.get("/accounts/sign-in/")
    answers = together(lambda _: visitor.post("/accounts/sign-in/", {"username": writer.username, "password": "no"}))
    assert answers == {200: settings.SIGN_IN_TRIES - 1, 429: AT_ONCE - settings.SIGN_IN_TRIES + 1}
    assert looked_at() == settings.SIGN_IN_TRIES
    assert visitor.sign_in(writer.username, factory.PASSWORD).status == 429


def test_forty_names_from_one_address(site: Served) -> None:
    visitor = site.visitor()
    visitor.get("/accounts/sign-in/")
    together(lambda number: visitor.post("/accounts/sign-in/", {"username": f"name{number}", "password": "no"}))
    assert looked_at() == settings.SIGN_IN_TRIES


def signer(site: Served) -> tuple[Person, Visitor]:
    pharmacist, visitor = factory.make_pharmacist(), site.visitor()
    assert visitor.sign_in(pharmacist.username, factory.PASSWORD).status == 302
    return pharmacist, visitor


def signing(visitor: Visitor, version: Version, password: str) -> Callable[[int], Answer]:
    form = signed(version, password=password)
    return lambda _: visitor.post(f"/review/version/{version.pk}/approve/", form)


def test_forty_wrong_signatures_and_a_right_one(site: Served) -> None:
    _, version = factory.make_article_in_review()
    pharmacist, visitor = signer(site)
    answers = together(signing(visitor, version, "no"))
    assert answers == {403: settings.SIGNING_TRIES, 429: AT_ONCE - settings.SIGNING_TRIES}
    assert SigningAttempt.objects.filter(person=pharmacist).count() == settings.SIGNING_TRIES
    assert signing(visitor, version, factory.PASSWORD)(0).status == 429
    assert not version.acts.filter(verb=Verb.APPROVE).exists()


def test_many_right_signatures_are_one(site: Served) -> None:
    article, version = factory.make_article_in_review()
    _, visitor = signer(site)
    answers = together(signing(visitor, version, factory.PASSWORD), times=8)
    assert answers == {302: 1, 409: 7}
    assert (version.acts.filter(verb=Verb.APPROVE).count(), article.editions.count()) == (1, 1)
