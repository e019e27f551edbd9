"""Atom feeds: what is new, what came down, and no word of what is down."""

from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Edition, clock
from articles.published import news
from articles.published.shelf import neutral_title
from articles.templatetags.klonoinfo import in_xml
from tests import factory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
EDITIONS, WITHDRAWALS = "/feeds/editions.xml", "/feeds/withdrawals.xml"


class Entry:
    def __init__(self, element: ET.Element) -> None:
        texts = {name: element.findtext(f"{ATOM}{name}") or "" for name in ("id", "title", "updated", "summary")}
        self.id, self.title, self.updated, self.summary = texts.values()
        link = element.find(f"{ATOM}link")
        assert link is not None
        self.path = link.attrib["href"].removeprefix(settings.BASE_URL)
        self.authors = [one.text for one in element.iter(f"{ATOM}name")]


def entries(client: Client, path: str) -> list[Entry]:
    """AssertionError where the feed lacks what Atom asks for."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    feed = ET.fromstring(answer.content)  # noqa: S314  # our own answer
    assert feed.findtext(f"{ATOM}id") == f"{settings.BASE_URL}{path}"
    assert feed.findtext(f"{ATOM}title") and datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "")
    found = [Entry(element) for element in feed.iter(f"{ATOM}entry")]
    assert len({entry.id for entry in found}) == len(found)
    assert all(entry.title and entry.summary and datetime.fromisoformat(entry.updated) for entry in found)
    assert [entry.updated for entry in found] == sorted((entry.updated for entry in found), reverse=True)
    return found


def of_medicine(edition: Edition) -> str:
    return f"/feeds/medicines/{edition.medication_slug}.xml"


def test_every_edition_is_an_entry_with_its_date_note_and_signer(client: Client) -> None:
    article = factory.make_article()
    signer = factory.make_pharmacist(name="Ann Signer")
    edition = factory.publish(article, signer)

    entry = entries(client, EDITIONS)[0]

    assert (entry.title, entry.summary) == (f"{article.title}, edition 1", edition.note)
    assert datetime.fromisoformat(entry.updated) == edition.published_at
    assert entry.authors == ["Ann Signer"]
    assert client.get(entry.path).status_code == 200


def test_the_id_of_an_entry_stays_when_title_and_address_change(client: Client) -> None:
    article, edition = factory.make_live_article()
    before = entries(client, EDITIONS)[0]
    factory.edit(article, article.author, title="Another title", slug="another-address")
    factory.publish(article)

    newest, older, *_ = entries(client, EDITIONS)

    assert older.id == before.id != newest.id
    assert older.path == f"/medicines/{edition.medication_slug}/another-address/history/1/"
    assert client.get(older.path).status_code == client.get(newest.path).status_code == 200


def test_a_correction_is_called_one(client: Client) -> None:
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, title="Right title")
    factory.sign(factory.submit(article, note="Correction: the title was wrong."))

    entry = entries(client, EDITIONS)[0]

    assert (entry.title, entry.summary) == ("Corrected: Right title, edition 2", "the title was wrong.")


def test_what_was_withdrawn_leaves_the_feeds_and_the_withdrawal_enters_one(client: Client) -> None:
    article = factory.make_article(title="Dangerous title")
    edition = factory.sign(factory.submit(article, note="Dangerous note.")).edition
    assert edition
    assert "Dangerous" in client.get(EDITIONS).text and "Dangerous" in client.get(of_medicine(edition)).text
    withdrawal = factory.withdraw(edition, reason="The dose was wrong.")

    for path in (EDITIONS, WITHDRAWALS, of_medicine(edition)):
        assert "Dangerous" not in client.get(path).text
    [entry] = entries(client, WITHDRAWALS)
    assert (entry.summary, entry.authors) == ("The dose was wrong.", [withdrawal.name])
    assert entry.title == f"Taken down: {neutral_title(edition)}, edition 1"
    assert datetime.fromisoformat(entry.updated) == withdrawal.at
    assert client.get(entry.path).status_code == 410


def test_no_edition_of_a_page_that_is_down_is_in_a_feed(client: Client) -> None:
    article, first = factory.make_live_article(title="First title")
    factory.edit(article, article.author, title="Second title")
    factory.withdraw(factory.publish(article))

    for path in (EDITIONS, of_medicine(first)):
        assert "First title" not in client.get(path).text and "Second title" not in client.get(path).text


def test_a_page_that_nobody_reviewed_in_time_came_down_too(client: Client) -> None:
    _, edition = factory.make_live_article()
    with time_machine.travel(clock.now() + timedelta(days=2000)):
        assert entries(client, EDITIONS) == []
        down = entries(client, WITHDRAWALS)
    assert len(down) == 2 and all("not reviewed in time" in entry.title for entry in down)


def test_a_medicine_s_feed_is_about_its_pages_alone(client: Client) -> None:
    article, edition = factory.make_live_article()
    factory.make_live_article()

    titles = [entry.title for entry in entries(client, of_medicine(edition))]

    assert titles == [f"{article.title}, edition 1", f"{article.medication.name.capitalize()}, edition 1"]


def test_a_medicine_s_feed_tells_what_came_down_and_what_was_reviewed_again(client: Client) -> None:
    article, edition = factory.make_live_article()
    factory.reaffirm(Edition.objects.get(document=article.medication_id))
    factory.withdraw(edition, reason="The dose was wrong.")

    first, second, *_ = entries(client, of_medicine(edition))

    assert first.title.startswith("Taken down: ") and edition.title not in first.title
    assert second.title.startswith("Reviewed again: ")
    assert "The dose was wrong." in client.get(of_medicine(edition)).text


def test_a_medicine_s_feed_is_found_by_its_other_names_and_addresses(client: Client) -> None:
    record = factory.make_live_medication()
    brand, old = record.names.get(role="brand").name.lower(), record.slug
    factory.edit(record, record.author, slug="newname")
    factory.publish(record)

    for name in (brand, old):
        answer = client.get(f"/feeds/medicines/{name}.xml")
        assert (answer.status_code, answer["Location"]) == (301, "/feeds/medicines/newname.xml")
    assert client.get("/feeds/medicines/nothing.xml").status_code == 404


def test_unsigned_work_is_in_no_feed(client: Client) -> None:
    factory.make_live_medication()
    factory.make_article_in_review()
    assert len(entries(client, EDITIONS)) == 2  # the two records


@pytest.mark.once
@given(st.text())
def test_any_text_is_xml(text: str) -> None:
    title = ET.fromstring(f"<title>{escape(in_xml(text))}</title>")  # noqa: S314  # our own text
    # XML knows one end of a line.
    assert (title.text or "") == in_xml(text).replace("\r\n", "\n").replace("\r", "\n")


def test_an_empty_feed_is_a_feed(client: Client) -> None:
    assert entries(client, EDITIONS) == entries(client, WITHDRAWALS) == []


def test_a_feed_has_an_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    article, edition = factory.make_live_article()
    monkeypatch.setattr(news, "AT_MOST", 2)
    factory.edit(article, article.author, title="Second title")
    factory.publish(article)
    assert [entry.title[:6] for entry in entries(client, EDITIONS)] == ["Second", edition.title[:6]]
