import pytest
from django.test import Client
from django.urls import reverse

from articles.lifecycle import Role
from articles.models import Person
from tests.factory import (
    make_article_in_review,
    make_live_article,
    make_person,
    make_pharmacist,
    make_withdrawn_article,
    make_writer,
    reaffirm,
    withdraw,
)

pytestmark = pytest.mark.django_db


def opened(client: Client, document: int, by: Person) -> str:
    client.force_login(by)
    text: str = client.get(reverse("document", args=[document])).text
    return text


def test_a_pharmacist_may_withdraw_and_reaffirm(client: Client) -> None:
    article, edition = make_live_article()
    reaffirm(edition)
    page = opened(client, article.pk, make_pharmacist())
    assert reverse("withdraw", args=[edition.pk]) in page
    assert reverse("reaffirm", args=[edition.pk]) in page
    assert page.count(f'name="digest" value="{edition.digest}"') == 2
    assert f"/medicines/{edition.medication_slug}/{edition.slug}/" in page
    assert "Reaffirmed by" in page


def test_a_contributor_may_withdraw_only(client: Client) -> None:
    both = make_pharmacist(Role.WRITER)
    article, edition = make_live_article(both)
    page = opened(client, article.pk, both)
    assert reverse("withdraw", args=[edition.pk]) in page
    assert reverse("reaffirm", args=[edition.pk]) not in page
    assert "You contributed to this version" in page


def test_a_writer_only_looks(client: Client) -> None:
    article, edition = make_live_article()
    page = opened(client, article.pk, make_writer())
    assert reverse("withdraw", args=[edition.pk]) not in page
    assert 'name="password"' not in page


def test_withdrawn(client: Client) -> None:
    article, edition = make_withdrawn_article()
    page = opened(client, article.pk, make_pharmacist())
    assert "A source was withdrawn." in page
    assert reverse("withdraw", args=[edition.pk]) not in page


def test_its_record_was_withdrawn(client: Client) -> None:
    article, edition = make_live_article()
    assert edition.version.pinned_edition is not None
    withdraw(edition.version.pinned_edition)
    assert "Decide whether this page may stay up without it." in opened(client, article.pk, make_pharmacist())


def test_never_public(client: Client) -> None:
    article, version = make_article_in_review()
    page = opened(client, article.pk, make_pharmacist())
    assert "Nothing of it was ever public." in page
    assert reverse("version", args=[version.pk]) in page


def test_nobody_else_looks(client: Client) -> None:
    article, _ = make_live_article()
    address = reverse("document", args=[article.pk])
    assert client.get(address).status_code == 302
    client.force_login(make_person())
    assert client.get(address).status_code == 403
    client.force_login(make_pharmacist())
    assert client.get(reverse("document", args=[10**6])).status_code == 404
    assert client.post(address).status_code == 405
