"""The quarantine of an article, and its two verbs: accept, take_back_line."""

import pytest

from articles.importing import Reading, Scrap
from articles.lifecycle import Role
from articles.models import Article, Quarantined
from articles.workflow import import_article
from tests.admin.pages import change_url, signed_in, words
from tests.admin.verbs import refuses_all_but, wrong_people
from tests.factory import make_medication, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db: None) -> Article:
    writer = make_writer()
    scraps = (Scrap(4, "Total votes: 12", "poll"), Scrap(9, "Take it with water.", "not placed"))
    return import_article(
        reading=Reading(title="Doses", body="Once a day.", quarantine=scraps),
        filename="doses.txt",
        medication=make_medication(),
        kind="dosing",
        author=writer,
        by=writer,
    )


def page_of(article: Article) -> str:
    return f"/admin/documents/{article.pk}/quarantine/"


def lines() -> list[Quarantined]:
    return list(Quarantined.objects.order_by("line"))


def test_page_names_each_line_and_is_linked(article: Article) -> None:
    client = signed_in(article.author)
    assert "2 lines of the imported file" in words(client.get(change_url(article)))
    page = words(client.get(page_of(article)))
    assert "doses.txt, line 4: poll" in page and "Take it with water." in page


def test_accept(article: Article) -> None:
    response = signed_in(article.author).post(f"/admin/lines/{lines()[0].pk}/accept/", follow=True)
    assert "The line stays out." in words(response)
    assert (lines()[0].state, lines()[0].by) == ("accepted", article.author)


def test_take_back_line(article: Article) -> None:
    response = signed_in(article.author).post(f"/admin/lines/{lines()[1].pk}/take-back-line/", follow=True)
    assert "at its end" in words(response)
    article.refresh_from_db()
    assert article.body == "Once a day.\n\nTake it with water."


def test_what_is_settled_stays_settled(article: Article) -> None:
    client, line = signed_in(article.author), lines()[0]
    client.post(f"/admin/lines/{line.pk}/accept/")
    assert client.post(f"/admin/lines/{line.pk}/take-back-line/").status_code == 409
    assert "Decided (1)" in words(client.get(page_of(article)))


@pytest.mark.parametrize(
    ("choice", "state", "said", "told"),
    [
        ("accept", "accepted", "2 lines are left out.", "left out by"),
        ("take_back_line", "taken back", "2 lines are back in the draft, at its end.", "taken back by"),
    ],
)
def test_all_at_once(article: Article, choice: str, state: str, said: str, told: str) -> None:
    client = signed_in(article.author)
    page = words(client.post(page_of(article) + "all/", {"choice": choice}, follow=True))
    assert said in page and f"line 4: {told}" in page and "Go on with the draft" in page
    assert {line.state for line in lines()} == {state}
    assert client.post(page_of(article) + "all/", {"choice": "nonsense"}).status_code == 422


def test_wrong_people(article: Article) -> None:
    for verb in ("accept", "take-back-line"):
        refuses_all_but(Role.WRITER, f"/admin/lines/{lines()[0].pk}/{verb}/")
    for person in wrong_people(Role.WRITER):
        response = signed_in(person).post(page_of(article) + "all/", {"choice": "accept"})
        assert response.status_code == 403
    assert signed_in().post(page_of(article) + "all/").status_code == 302
    assert signed_in(article.author).get(page_of(article) + "all/").status_code == 405
    assert {line.state for line in lines()} == {"waiting"}


def test_page_for_others(article: Article) -> None:
    page = signed_in(make_pharmacist()).get(page_of(article))
    assert page.status_code == 200 and b"<button" in page.content
    assert b"Leave it out" not in page.content
    assert signed_in().get(page_of(article)).status_code == 302
    assert signed_in(article.author).get("/admin/documents/999/quarantine/").status_code == 404
