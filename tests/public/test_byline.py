"""Who wrote a page and who signed it, at its top and at its end, with what readers need to look them up."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from tests import factory

pytestmark = pytest.mark.django_db
ENTRY = "https://www.pharmacyregulation.org/registers/pharmacist/registrationnumber/2012345"


def parts(client: Client, path: str) -> tuple[Tag, Tag]:
    """What stands at the top, and at the end."""
    page = BeautifulSoup(client.get(path).content, "html.parser")
    top, end = page.select_one(".signed"), page.select_one(".byline")
    assert top and end
    return top, end


def test_says_who_wrote_and_signed_it_and_when(client: Client) -> None:
    signer = factory.make_pharmacist(register="General Pharmaceutical Council", registration="2012345")
    writer = factory.make_writer(name="Wilma Writer", credentials="MSc")
    article = factory.make_article(writer, disclosure="I own no shares.")
    edition = factory.publish(article, signer)
    path = f"/medicines/{edition.medication_slug}/{edition.slug}/"

    top, end = parts(client, path)

    for words in (f"{signer.name}, {signer.credentials}", "Written by Wilma Writer", "Last reviewed", "Edition 1"):
        assert words in " ".join(top.get_text().split())
    for words in (
        "General Pharmaceutical Council, registration 2012345",
        "Wilma Writer, MSc",
        "I own no shares.",
        factory.NO_CONFLICT,
        "First published",
        "Last reviewed",
        "Next review due",
    ):
        assert words in " ".join(end.get_text(" ").split())
    [link] = end.select('a[href^="https://"]')
    assert link["href"] == ENTRY
    assert top.select_one('a[href="#byline-heading"]')


def test_without_an_address_of_the_entry_the_register_can_be_searched(client: Client) -> None:
    article = factory.make_article()
    edition = factory.publish(article, factory.make_pharmacist(register="GPhC", registration="A-1"))

    _, end = parts(client, f"/medicines/{edition.medication_slug}/{edition.slug}/")

    [link] = end.select('a[href^="https://"]')
    assert link["href"] == "https://www.pharmacyregulation.org/registers" and "Look it up" in link.get_text()


def test_an_unknown_register_has_no_link_and_is_said_to_have_none(client: Client) -> None:
    article = factory.make_article()
    edition = factory.publish(article, factory.make_pharmacist(register="Board of Somewhere"))

    _, end = parts(client, f"/medicines/{edition.medication_slug}/{edition.slug}/")

    assert "We know no public address of this register" in end.get_text()
    assert not end.select('a[href^="https://"]')


def test_what_is_written_is_that_of_the_edition_and_not_of_today(client: Client) -> None:
    writer = factory.make_writer(name="Old Name")
    article = factory.make_article(writer)
    edition = factory.publish(article)
    writer.name = "New Name"
    writer.save()

    top, end = parts(client, f"/medicines/{edition.medication_slug}/{edition.slug}/")

    assert all("Old Name" in part.get_text() and "New Name" not in part.get_text() for part in (top, end))


def test_all_reviewers_are_listed_with_their_registers(client: Client) -> None:
    signer = factory.make_pharmacist(register="GPhC", registration="2012345")
    article = factory.make_article()
    factory.publish(article, signer)

    page = BeautifulSoup(client.get("/reviewers/").content, "html.parser")

    own = page.select_one(f'section:has(a[href="/reviewers/{signer.slug}/"])')
    assert own and article.title in own.get_text() and "GPhC, registration 2012345" in own.get_text()
    assert own.select(f'a[href="{ENTRY}"]')


@pytest.mark.parametrize("path", ["/", "/medicines/", "/reviewers/", "/nothing/"])
def test_every_page_leads_to_who_stands_behind_it(client: Client, path: str) -> None:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert [link["href"] for link in page.select("footer nav a")][:4] == [
        "/about/how-we-review/",
        "/reviewers/",
        "/about/accessibility/",
        "/about/feeds-and-data/",
    ]


def test_the_accessibility_statement_says_what_is_not_good_and_how_to_tell_us(client: Client) -> None:
    text = client.get("/about/accessibility/").text
    assert all(words in text for words in ("What we know is not good yet", "How to tell us", "level AA"))
