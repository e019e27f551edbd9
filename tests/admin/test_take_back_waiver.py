"""Take back a waiver: the finding counts again."""

import pytest

from articles.lifecycle import Role
from articles.models import Ruling
from tests import factory
from tests.admin.pages import change_url, signed_in, words
from tests.admin.verbs import refuses_all_but, waivers
from tests.waivers import found, make_waiver_asked, make_waiver_granted

pytestmark = pytest.mark.django_db


def test_works() -> None:
    waiver = make_waiver_granted()
    client, article = signed_in(waiver.by), waiver.document.as_article
    page = words(client.get(waivers("take-back-waiver", waiver) + "ask/"))
    assert waiver.reason in page and waiver.message in page
    response = client.post(waivers("take-back-waiver", waiver))
    assert response.headers["Location"] == f"{change_url(article)}#finding-{waiver.finding}"
    assert found(article, "DOSE-001").waived is None
    assert "The reason is taken back." in words(client.get(change_url(article)))


def test_any_writer_may() -> None:
    waiver = make_waiver_asked()
    assert signed_in(factory.make_writer()).post(waivers("take-back-waiver", waiver)).status_code == 302


def test_wrong_state() -> None:
    waiver = make_waiver_asked()
    client = signed_in(waiver.by)
    client.post(waivers("take-back-waiver", waiver))
    response = client.post(waivers("take-back-waiver", waiver))
    assert response.status_code == 409
    assert "taken back already" in words(response)
    assert Ruling.objects.count() == 1


def test_of_a_rule_that_is_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    waiver = make_waiver_asked()
    monkeypatch.setattr("articles.admin.asking.RULES", {})
    page = signed_in(waiver.by).get(waivers("take-back-waiver", waiver) + "ask/")
    assert page.status_code == 200 and waiver.message in words(page)


def test_wrong_people() -> None:
    waiver = make_waiver_asked()
    refuses_all_but(Role.WRITER, waivers("take-back-waiver", waiver))
    assert not Ruling.objects.exists()
