import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.lifecycle import Role, Verb
from articles.models import Act, Person, Version
from tests.factory import make_article, make_article_in_review, make_pharmacist, make_writer, submit
from tests.remembered import remembered
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


@remembered
def commented() -> tuple[Version, Person]:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Which source?")
    return version, pharmacist


def requests() -> int:
    return Act.objects.filter(verb=Verb.REQUEST_CHANGES).count()


def test_request_changes(client: Client) -> None:
    version, pharmacist = commented()
    said = {"digest": version.digest, "reason": "See comment 1."}
    assert post(client, pharmacist, "request-changes", version.pk, **said).status_code == 302
    act = Act.objects.get(verb=Verb.REQUEST_CHANGES)
    assert (act.person, act.reason, act.digest) == (pharmacist, "See comment 1.", version.digest)
    page = client.get(reverse("version", args=[version.pk])).text
    assert "changes requested" in page
    assert "See comment 1." in page


def test_gate(client: Client) -> None:
    version, pharmacist = commented()
    gate(client, "request-changes", version.pk, pharmacist)
    assert not requests()


def test_a_writer_requests_nothing(client: Client) -> None:
    version, _ = commented()
    answer = post(client, make_writer(), "request-changes", version.pk, digest=version.digest)
    assert answer.status_code == 403
    assert not requests()


def test_a_contributor_may_ask_for_changes(client: Client) -> None:
    both = make_pharmacist(Role.WRITER)
    version = submit(make_article(both))
    workflow.comment(version=version.pk, by=both, section="dosing", body="I see a slip of mine.")
    assert post(client, both, "request-changes", version.pk, digest=version.digest).status_code == 302


def test_without_a_comment_the_line_is_kept(client: Client) -> None:
    _, version = make_article_in_review()
    said = {"digest": version.digest, "reason": "Nearly there."}
    answer = post(client, make_pharmacist(), "request-changes", version.pk, **said)
    assert answer.status_code == 422
    assert ">Nearly there.</textarea>" in answer.text
    assert not requests()


def test_the_digest_is_missing(client: Client) -> None:
    version, pharmacist = commented()
    assert post(client, pharmacist, "request-changes", version.pk).status_code == 422
    assert not requests()


def test_twice(client: Client) -> None:
    version, pharmacist = commented()
    post(client, pharmacist, "request-changes", version.pk, digest=version.digest)
    assert post(client, pharmacist, "request-changes", version.pk, digest=version.digest).status_code == 409
    assert requests() == 1
