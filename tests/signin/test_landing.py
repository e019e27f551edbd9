import pytest
from django.test import Client
from django.urls import reverse

from articles.lifecycle import Role
from tests.factory import make_article_in_review, make_person

pytestmark = pytest.mark.django_db
QUEUE, WRITING, PEOPLE = "/review/", "/admin/", "/admin/articles/person/"


@pytest.mark.parametrize(
    ("roles", "waits", "place"),
    [
        ([Role.WRITER], True, WRITING),
        ([Role.PHARMACIST], False, QUEUE),
        ([Role.ADMINISTRATOR], True, PEOPLE),
        ([Role.PHARMACIST, Role.WRITER], True, QUEUE),
        ([Role.PHARMACIST, Role.WRITER], False, WRITING),
        ([Role.PHARMACIST, Role.ADMINISTRATOR], False, PEOPLE),
        ([Role.WRITER, Role.ADMINISTRATOR], True, WRITING),
    ],
)
def test_each_role_lands_on_its_work(client: Client, roles: list[Role], waits: bool, place: str) -> None:
    if waits:
        make_article_in_review()
    client.force_login(make_person(*roles))
    assert client.get(reverse("landing")).headers["Location"] == place


def test_no_role_yet(client: Client) -> None:
    client.force_login(make_person())
    answer = client.get(reverse("landing"))
    assert answer.status_code == 403
    assert "has no role yet" in answer.text


def test_nobody(client: Client) -> None:
    assert client.get(reverse("landing")).headers["Location"].startswith(reverse("sign-in"))
