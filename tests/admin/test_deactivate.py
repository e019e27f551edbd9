import pytest
from django.urls import reverse

from articles.lifecycle import Role
from tests.admin.pages import signed_in, words
from tests.admin.verbs import people, refuses_all_but
from tests.factory import approve, make_administrator, make_article_in_review, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db


def test_works_once() -> None:
    writer, client = make_writer(), signed_in(make_administrator())
    assert client.get(people("deactivate", writer) + "ask/").status_code == 200
    assert "can no longer sign in" in words(client.post(people("deactivate", writer), follow=True))
    writer.refresh_from_db()
    assert not writer.is_active
    assert client.post(people("deactivate", writer)).status_code == 409


def test_a_leaver_is_out_at_once_and_what_they_signed_stands() -> None:
    _, version = make_article_in_review()
    signer = make_pharmacist(email="leaver@example.org")
    edition = approve(version, signer).edition
    theirs = signed_in(signer)
    signed_in(make_administrator()).post(people("deactivate", signer))
    assert theirs.get("/review/").status_code == theirs.get("/admin/").status_code == 302
    assert edition is not None
    page = signed_in().get(reverse("article", args=[edition.medication_slug, edition.slug]))
    assert page.status_code == 200 and signer.name in words(page)
    assert signed_in().get(reverse("reviewer", args=[signer.slug])).status_code == 200


def test_nobody_closes_their_own_account() -> None:
    administrator = make_administrator()
    response = signed_in(administrator).post(people("deactivate", administrator))
    assert response.status_code == 403
    administrator.refresh_from_db()
    assert administrator.is_active


def test_wrong_people() -> None:
    writer = make_writer()
    refuses_all_but(Role.ADMINISTRATOR, people("deactivate", writer))
    writer.refresh_from_db()
    assert writer.is_active
