"""The pages of a class and of its members, as readers get them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import factory
from tests.classes import make_live_class, make_member
from tests.signed_text import is_shown

pytestmark = pytest.mark.django_db


def test_a_page_of_a_class_holds_its_signed_text_and_what_belongs_to_it_today(client: Client) -> None:
    record, edition = make_live_class(name="testazepams", slug="testazepams")
    member = make_member(record)
    factory.publish(member)

    text = client.get("/medicines/testazepams/").content.decode()

    assert is_shown(edition.fragment, text) and member.slug not in edition.fragment
    page = BeautifulSoup(text, "html.parser")
    assert "Class of medicines" in page.select_one("header.title").get_text()  # type: ignore[union-attr]  # it is there
    assert [link["href"] for link in page.select("section.related a")] == [f"/medicines/{member.slug}/"]


def test_a_member_s_page_names_its_class_and_links_to_it_outside_the_signed_text(client: Client) -> None:
    record, class_edition = make_live_class(name="testazepams", slug="testazepams")
    member = make_member(record)
    edition = factory.publish(member)

    text = client.get(f"/medicines/{member.slug}/").content.decode()
    assert is_shown(edition.fragment, text) and "As with all testazepams" in edition.fragment
    assert "/medicines/" not in edition.fragment and 'href="/medicines/testazepams/"' in text

    factory.withdraw(class_edition)
    later = client.get(f"/medicines/{member.slug}/").content.decode()
    assert is_shown(edition.fragment, later) and later.count('href="/medicines/testazepams/"') == 1
    assert '<a href="/medicines/testazepams/">Read the notice</a>' in later


def test_the_list_of_medicines_sets_classes_apart(client: Client) -> None:
    record, _ = make_live_class(name="testazepams", slug="testazepams")
    factory.publish(make_member(record))
    page = BeautifulSoup(client.get("/medicines/").content, "html.parser")
    assert [link.get_text() for link in page.select("#classes a.name")] == ["Testazepams"]
    assert "Among them: " in page.select_one("#classes").get_text()  # type: ignore[union-attr]  # it is there
    assert not page.select('.a-to-z a[href="/medicines/testazepams/"]')


def test_without_a_class_the_list_has_no_place_for_them(client: Client) -> None:
    factory.make_live_medication()
    assert "Classes of medicines" not in client.get("/medicines/").content.decode()
