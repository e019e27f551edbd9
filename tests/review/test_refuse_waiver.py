import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.lifecycle import Role
from articles.models import Ruling
from tests.factory import make_administrator, make_pharmacist, make_writer, submit
from tests.review.asking import gate, post
from tests.waivers import make_article_that_blocks, make_waiver_asked, make_waiver_granted

pytestmark = pytest.mark.django_db


def test_refuse_waiver(client: Client) -> None:
    waiver = make_waiver_asked()
    pharmacist = make_pharmacist()
    answer = post(client, pharmacist, "refuse-waiver", waiver.pk, reason="Write 0.5 mg.")
    assert answer.url == f"{reverse('waivers')}#messages"
    ruling = Ruling.objects.get()
    assert (ruling.verb, ruling.person, ruling.reason) == (Ruling.REFUSE, pharmacist, "Write 0.5 mg.")
    assert "The writer has been told why" in client.get(answer.url).text
    with pytest.raises(workflow.Incomplete):
        submit(waiver.document.as_article)


def test_gate(client: Client) -> None:
    gate(client, "refuse-waiver", make_waiver_asked().pk, make_pharmacist())
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("make", [make_writer, make_administrator])
def test_only_a_pharmacist_refuses(client: Client, make: type) -> None:
    assert post(client, make(), "refuse-waiver", make_waiver_asked().pk, reason="No.").status_code == 403
    assert not Ruling.objects.exists()


def test_a_contributor_may_refuse(client: Client) -> None:
    """It lets nothing stand."""
    both = make_pharmacist(Role.WRITER)
    article, told = make_article_that_blocks(by=both)
    waiver = workflow.waive(document=article.pk, by=make_writer(), finding=told.finding.id, reason="Quoted.")
    assert post(client, both, "refuse-waiver", waiver.pk, reason="I put it right.").status_code == 302
    assert Ruling.objects.get().verb == Ruling.REFUSE


@pytest.mark.parametrize("reason", ["", " \n", "w" * 401])
def test_a_reason_is_needed_and_not_a_treatise(client: Client, reason: str) -> None:
    waiver = make_waiver_asked()
    answer = post(client, make_pharmacist(), "refuse-waiver", waiver.pk, reason=reason)
    assert answer.status_code == 422
    assert "Not done." in answer.text
    assert not Ruling.objects.exists()


def test_it_was_decided_already(client: Client) -> None:
    answer = post(client, make_pharmacist(), "refuse-waiver", make_waiver_granted().pk, reason="No.")
    assert (answer.status_code, "decided already" in answer.text) == (409, True)
    assert Ruling.objects.count() == 1
