import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.lifecycle import Role
from articles.models import Ruling, clock
from tests.factory import edit, make_administrator, make_pharmacist, make_writer, submit
from tests.review.asking import gate, post
from tests.waivers import make_article_that_blocks, make_waiver_asked, make_waiver_granted

pytestmark = pytest.mark.django_db


def test_grant(client: Client) -> None:
    waiver = make_waiver_asked()
    pharmacist = make_pharmacist()
    answer = post(client, pharmacist, "grant", waiver.pk, reason="As the label prints it.")
    assert answer.url == f"{reverse('waivers')}#messages"
    ruling = Ruling.objects.get()
    assert (ruling.waiver, ruling.verb, ruling.person, ruling.reason) == (
        waiver,
        Ruling.GRANT,
        pharmacist,
        "As the label prints it.",
    )
    assert "Granted." in client.get(answer.url).text
    page = client.get(reverse("version", args=[submit(waiver.document.as_article).pk])).text
    assert f"Granted by {pharmacist.name}, PharmD" in page


def test_words_may_stay_empty(client: Client) -> None:
    post(client, make_pharmacist(), "grant", make_waiver_asked().pk)
    assert Ruling.objects.get().reason == ""


def test_gate(client: Client) -> None:
    gate(client, "grant", make_waiver_asked().pk, make_pharmacist())
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("make", [make_writer, make_administrator])
def test_only_a_pharmacist_grants(client: Client, make: type) -> None:
    assert post(client, make(), "grant", make_waiver_asked().pk).status_code == 403
    assert not Ruling.objects.exists()


def test_an_expired_registration_grants_nothing(client: Client) -> None:
    expired = make_pharmacist(registration_expires=clock.today().replace(year=clock.today().year - 1))
    answer = post(client, expired, "grant", make_waiver_asked().pk)
    assert (answer.status_code, "Your registration expired" in answer.text) == (403, True)
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_grants_for_a_text_of_their_own(client: Client, superuser: bool) -> None:
    both = make_pharmacist(Role.WRITER, is_superuser=superuser)
    article, told = make_article_that_blocks(by=both)
    waiver = workflow.waive(document=article.pk, by=make_writer(), finding=told.finding.id, reason="Quoted.")
    answer = post(client, both, "grant", waiver.pk)
    assert (answer.status_code, "You contributed to this draft" in answer.text) == (403, True)
    assert not Ruling.objects.exists()


def test_it_was_decided_already(client: Client) -> None:
    answer = post(client, make_pharmacist(), "grant", make_waiver_granted().pk)
    assert (answer.status_code, "decided already" in answer.text) == (409, True)
    assert Ruling.objects.count() == 1


def test_the_draft_says_something_else_by_now(client: Client) -> None:
    waiver = make_waiver_asked()
    article = waiver.document.as_article
    edit(article, article.author, body="Take 0.5 mg at night.[^label]")
    answer = post(client, make_pharmacist(), "grant", waiver.pk)
    assert (answer.status_code, "no longer has this finding" in answer.text) == (409, True)
    assert not Ruling.objects.exists()


def test_too_many_words_are_kept_beside_the_form(client: Client) -> None:
    waiver = make_waiver_asked()
    answer = post(client, make_pharmacist(), "grant", waiver.pk, reason="w" * 401)
    assert answer.status_code == 422
    assert f">{'w' * 401}</textarea>" in answer.text
    assert not Ruling.objects.exists()
