import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from articles.clinical.api import RULES
from articles.clinical.catalogue import FAMILIES, page
from tests.factory import make_administrator, make_person, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db


def catalogue(client: Client) -> BeautifulSoup:
    client.force_login(make_pharmacist())
    return BeautifulSoup(client.get(reverse("checks")).text, "html.parser")


def said(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_every_rule_stands_at_its_own_address_with_all_that_it_says(client: Client) -> None:
    shown = catalogue(client)
    assert {entry["id"] for entry in shown.select(".check")} == set(RULES)
    for rule in RULES.values():
        (entry,) = shown.select(f"#{rule.id}")
        text = said(entry.get_text())
        assert all(said(words) in text for words in (rule.title, rule.why, rule.hint, rule.source))
        assert rule.severity.value.capitalize() in text
        assert f"Version {rule.version}" in text


def test_it_says_what_the_paper_says(client: Client) -> None:
    shown = catalogue(client)
    paper = page(RULES.values())
    examples = re.findall(r"^- (?:Found|Left alone): `(.*)`$", paper, re.MULTILINE)
    assert [said(example) for example in examples] == [said(dd.get_text()) for dd in shown.select(".check dd.mono")]
    assert [h.get_text() for h in shown.select(".family > h2")] == re.findall(r"^## (.*)$", paper, re.MULTILINE)


def test_the_index_leads_to_each_family(client: Client) -> None:
    shown = catalogue(client)
    links = [str(link["href"]) for link in shown.select(".index a")]
    assert links == [f"#{code}" for code in FAMILIES]
    assert all(len(shown.select(link)) == 1 for link in links)


@pytest.mark.parametrize("make", [make_writer, make_administrator, make_pharmacist])
def test_staff_look(client: Client, make: type) -> None:
    client.force_login(make())
    assert client.get(reverse("checks")).status_code == 200


def test_nobody_else_looks(client: Client) -> None:
    assert client.get(reverse("checks")).status_code == 302
    client.force_login(make_person())
    assert client.get(reverse("checks")).status_code == 403
    client.force_login(make_pharmacist())
    assert client.post(reverse("checks")).status_code == 405
