"""How the page of a version shows what changed."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from articles.models import Person, Version, drafting
from tests.factory import BODY, approve, edit, make_live_article, make_pharmacist, make_reference, submit, withdraw

pytestmark = pytest.mark.django_db
TABLE = "\n\n| Use | Dose |\n|---|---|\n| Seizures | 1.5 mg |\n| Panic | {} [^label] |\n"


def opened(client: Client, version: Version, by: Person | None = None, **query: str) -> BeautifulSoup:
    client.force_login(by or make_pharmacist())
    return BeautifulSoup(client.get(reverse("version", args=[version.pk]), query).text, "html.parser")


def change(page: BeautifulSoup, key: str = "dosing") -> Tag:
    (found,) = page.select(f"#change-{key}")
    return found


def said(tag: Tag) -> str:
    return re.sub(r"\s+", " ", tag.get_text()).strip()


def changed(old: str, new: str) -> Version:
    article, _ = make_live_article(body=BODY.replace("0.5 mg", old))
    edit(article, article.author, body=BODY.replace("0.5 mg", new))
    return submit(article)


def sign_twice(version: Version) -> None:
    approve(version)
    approve(version)


def test_a_slip_across_units_is_seen_in_one_unit(client: Client) -> None:
    page = opened(client, changed("0.5 mg", "5,000 mcg"))
    assert "0.5 mg became 5,000 mcg, 10 times larger." in said(page.select(".verdict")[0])
    slip = said(change(page).select(".tenfold")[0])
    assert slip.startswith("10 times larger Live edition 1 0.5 mg")
    assert "Version 2 5 mg" in slip
    assert "Written as 5,000 mcg" in slip


def test_the_same_amount_in_another_unit_is_said_and_still_marked(client: Client) -> None:
    found = change(opened(client, changed("0.5 mg", "500 mcg")))
    assert "Same amount, other unit: 0.5 mg is 500 mcg." in said(found)
    assert not found.select(".tenfold")
    assert [mark.get_text() for mark in found.select(".marked")] == ["number, unit"]


def test_what_comes_back_after_a_withdrawal_is_compared_with_what_was_withdrawn(client: Client) -> None:
    """Risk is, too: the page would name changes that nobody sees."""
    article, edition = make_live_article()
    withdraw(edition)
    edit(article, article.author, body=BODY.replace("0.5 mg", "5 mg"))
    version = submit(article)

    slip = said(change(opened(client, version)).select(".tenfold")[0])
    assert slip.startswith("10 times larger Withdrawn edition 1 0.5 mg")
    assert "all new" not in client.get(reverse("queue")).text


def test_a_table_is_a_table(client: Client) -> None:
    article, _ = make_live_article(body=BODY + TABLE.format("0.25 mg"))
    edit(article, article.author, body=BODY + TABLE.format("0.5 mg"))
    found = change(opened(client, submit(article)))
    rows = [[said(cell) for cell in row.select("th, td")] for row in found.select("tr")]
    assert rows == [
        ["Use", "Dose"],
        ["Seizures", "1.5 mg"],
        ["Panic", "removed: 0.25 mgadded: 0.5 mgdose, number [1]"],
    ]
    assert [cell["data-label"] for cell in found.select("td")] == ["Dose", "Dose"]
    assert "│" not in said(found)


def test_a_citation_is_a_number_with_its_source(client: Client) -> None:
    article, _ = make_live_article()
    with drafting(article, by=article.author, reason="A second source."):
        make_reference(article, "second", 2)
    edit(article, article.author, body=BODY.replace("seizures.[^label]", "seizures.[^second]"))
    found = said(change(opened(client, submit(article)), "uses"))
    assert "removed: [1]added: [2]" in found
    assert "No longer cited here: [1] Test Agency. Test label." in found
    assert "Cited here now: [2] Test Agency. Test label." in found
    assert "[^" not in found


def test_what_is_new_since_the_version_that_i_saw(client: Client) -> None:
    article, _ = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    first, pharmacist = submit(article), make_pharmacist()
    page = opened(client, first, pharmacist)
    assert "which you saw" not in said(page)
    edit(article, article.author, short_answer="It calms.")
    page = opened(client, submit(article), pharmacist)
    seen = f"version {first.number}, which you saw"
    assert f"As in {seen}" in said(change(page))
    assert f"New since {seen}" in said(change(page, "short"))
    assert f"1 new since version {first.number}" in said(page.select(".rail")[0])


def test_a_version_that_was_signed_is_compared_with_what_it_was_built_on(client: Client) -> None:
    version = changed("0.5 mg", "0.25 mg")
    sign_twice(version)
    page = opened(client, version)
    assert "in 1 of" in said(page.select("#step-changes")[0])
    assert "against edition 1." in said(page.select("#step-changes")[0])
    assert change(page)


def test_what_became_an_edition_is_good_news(client: Client) -> None:
    version = changed("0.5 mg", "0.25 mg")
    assert not opened(client, version).select(".pagehead .notice")
    sign_twice(version)
    (notice,) = opened(client, version).select(".pagehead .notice")
    assert "It became edition 2." in said(notice)
    assert "notice-warn" not in notice["class"]
