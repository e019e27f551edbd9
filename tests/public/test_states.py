"""What the frame says of a page's state: being checked, as of a day, down, past."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from articles.models import Article, BoxedTopic, Edition, Medication, clock
from tests import factory
from tests.classes import make_live_class, make_member, say_more
from tests.signed_text import is_shown

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SIGNED = "These words were signed."
NEW_TOPIC = {"topic": "new", "heading": "New danger", "text": "Be careful."}


def path_of(article: Article) -> str:
    return f"/medicines/{article.medication.slug}/{article.slug}/"


def soup(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def words(client: Client, path: str, status: int = 200) -> str:
    return " ".join(soup(client, path, status).get_text(" ").split())


def warn(record: Medication) -> str:
    """The day on which the warning changed, as readers get it."""
    say_more(record, BoxedTopic, **NEW_TOPIC)
    edition = factory.publish(record)
    return f"{edition.published_at.day} {edition.published_at:%B %Y}"


def test_a_page_being_checked_says_so_outside_the_signed_text(client: Client) -> None:
    article, edition = factory.make_live_article()
    day = warn(article.medication)

    page = soup(client, path_of(article))

    note = page.select_one("aside.frame-note")
    assert note and note.find_next("main") and not note.find_parent("main")
    text = " ".join(note.get_text(" ").split())
    assert f"The warning on this medicine changed on {day} . This page is being checked." in text
    assert "Nothing here is known to be wrong. Do not change or stop your medicine" in text
    link = note.find("a", string="Read the warning")
    assert link and link["href"] == f"/medicines/{article.medication.slug}/#boxed-warning"
    assert is_shown(edition.fragment, client.get(path_of(article)).text)
    assert len(page.select(".frame-tag")) == 2 and not page.select(".fragment .frame-tag")
    assert 'id="boxed-warning"' in client.get(f"/medicines/{article.medication.slug}/").text


def test_a_page_whose_record_says_the_same_says_nothing(client: Client) -> None:
    article, _ = factory.make_live_article()
    page = soup(client, path_of(article))
    assert not page.select(".frame-note, .frame-tag")


def test_a_member_of_a_class_names_the_class(client: Client) -> None:
    record, _ = make_live_class(name="testazepams", slug="testazepams")
    member = make_member(record)
    factory.publish(member)
    day = warn(record)
    assert f"The warning on all testazepams changed on {day} ." in words(client, f"/medicines/{member.slug}/")


def test_other_facts_are_named(client: Client) -> None:
    article, _ = factory.make_live_article()
    record = article.medication
    factory.edit(record, record.author, controlled="Schedule II")
    factory.publish(record)
    text = words(client, path_of(article))
    assert (
        f"The facts about {record.name} changed on" in text and ": legal control. This page is being checked." in text
    )
    assert "The warning as it was signed" not in text


def test_a_page_whose_record_was_taken_down_leads_to_the_notice(client: Client) -> None:
    article, _ = factory.make_live_article()
    factory.withdraw(article.medication.editions.get())
    page = soup(client, path_of(article))
    note = page.select_one(".frame-note")
    assert note and "was taken down on" in note.get_text() and "being checked" not in note.get_text()
    assert note.find("a", string="Read the notice", href=f"/medicines/{article.medication.slug}/")


def test_a_past_day_is_said_with_the_way_to_today(client: Client) -> None:
    article, first = factory.make_live_article()
    today = clock.today()
    page = soup(client, f"{path_of(article)}?on={today}")
    assert "This is the page as it stood at the end of" in page.get_text()
    assert "It is still the newest edition." in page.get_text()
    robots = page.find("meta", attrs={"name": "robots"})
    assert robots and robots["content"] == "noindex"
    assert page.find("a", string="Go to the page as it is now", href=path_of(article))
    assert is_shown(first.fragment, client.get(f"{path_of(article)}?on={today}").text)


@pytest.mark.parametrize("path", ["", "record"])
def test_days_without_a_page_are_explained_and_lose_nothing(client: Client, path: str) -> None:
    article, edition = factory.make_live_article(short_answer=f"{SIGNED} It calms the brain.")
    address = path_of(article) if not path else f"/medicines/{article.medication.slug}/"
    today = clock.today()
    for typed, told in {
        "next tuesday": "That is no day",
        f"{today + timedelta(days=1)}": "has not come yet",
        f"{today - timedelta(days=9)}": "There was no such page on",
    }.items():
        page = soup(client, f"{address}?on={typed}", 404)
        assert told in page.get_text() and SIGNED not in page.get_text()
        form = page.select_one("form.choose")
        assert form and form["action"] == address and page.find("a", href=address)


def test_a_notice_for_a_day_says_what_was_that_day(client: Client) -> None:
    article, edition = factory.make_live_article(short_answer=f"{SIGNED} It calms the brain.")
    factory.withdraw(edition, reason="Wrong dose.")
    text = words(client, f"{path_of(article)}?on={clock.today()}", 410)
    for sentence in ("this page was down.", "Wrong dose.", "Do not stop because of this notice alone"):
        assert sentence in text
    assert SIGNED not in text


def test_a_notice_for_an_edition_says_that_the_page_itself_is_up(client: Client) -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title")
    factory.publish(article)
    factory.withdraw(first)
    page = soup(client, f"{path_of(article)}history/1/", 410)
    assert "Edition 1 of this page was here." in " ".join(page.get_text(" ").split())
    assert page.find("h2", string="The page as it is now") and page.find("a", href=path_of(article))


def test_two_editions_are_chosen_on_the_history(client: Client) -> None:
    article, _ = factory.make_live_article()
    for title in ("Second title", "Third title"):
        factory.edit(article, article.author, title=title)
        factory.publish(article)
    base = f"{path_of(article)}history/"

    for first, last in ((1, 3), (3, 1)):
        answer = client.get(f"{base}?from={first}&to={last}")
        assert (answer.status_code, answer["Location"]) == (302, f"{base}3/changes/?from=1")
    assert client.get(f"{base}?from=2&to=3")["Location"] == f"{base}3/changes/"
    text = words(client, f"{base}3/changes/?from=1")
    assert "What changed from edition 1 to edition 3" in text and "Editions came between these two." in text
    for chosen in ("from=1&to=1", "from=1", "from=9&to=1", "from=x&to=%00", "from=&to="):
        assert "These two cannot be compared." in words(client, f"{base}?{chosen}", 404)
    assert Edition.objects.filter(document=article.pk).count() == 3
