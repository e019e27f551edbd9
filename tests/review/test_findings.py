"""What the page of a version says of its findings and of its risk."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.clinical.api import RULES
from articles.models import Version
from tests.factory import BODY, approve, edit, make_article, make_live_article, make_pharmacist, submit
from tests.remembered import remembered
from tests.waivers import WARNS, found, make_waiver_granted, waive

pytestmark = pytest.mark.django_db


def opened(client: Client, version: Version) -> BeautifulSoup:
    client.force_login(make_pharmacist())
    return BeautifulSoup(client.get(reverse("version", args=[version.pk])).text, "html.parser")


def said(page: BeautifulSoup, where: str) -> str:
    return re.sub(r"\s+", " ", " ".join(tag.get_text() for tag in page.select(where))).strip()


@remembered
def warned() -> Version:
    article = make_article(body=f"{BODY}\n\n{WARNS}")
    waive(article, found(article, "CLM-002"), "The label names the study.")
    return submit(article)


def test_a_finding_with_its_waiver_its_rule_and_its_place(client: Client) -> None:
    page = opened(client, warned())
    told = said(page, "#step-findings .finding")
    assert "Warning" in told
    assert "Let stand: The label names the study." in told
    assert RULES["CLM-002"].why in told
    assert page.select_one(f'#step-findings a[href="{reverse("checks")}#CLM-002"]')
    place = page.select_one('#step-findings a[href="#part-dosing"]')
    assert place is not None and place.get_text() == "How to take it"
    assert page.select("#part-dosing")
    assert "let stand with a reason" in said(page, ".counts")


def test_who_granted_a_blocking_one(client: Client) -> None:
    waiver = make_waiver_granted()
    ruling = waiver.rulings.get()
    told = said(opened(client, submit(waiver.document.as_article)), "#step-findings")
    assert "Blocking" in told
    assert f"Let stand: {waiver.reason} {waiver.by.name}. Granted by {ruling.name}, {ruling.credentials}" in told


def test_what_is_new_since_the_live_edition_comes_first(client: Client) -> None:
    article, _ = make_live_article(body=f"{BODY}\n\n{WARNS}")
    edit(article, article.author, body=f"{BODY}\n\n{WARNS}\n\nIt is completely safe.")
    page = opened(client, submit(article))
    fresh = said(page, "#step-findings > .findings")
    assert "“completely safe”" in fresh and "Studies show" not in fresh
    assert "Studies show" in said(page, "#step-findings > details")
    assert "new since edition 1" in said(page, ".counts")
    assert said(page, "#step-findings h3") == "New since edition 1"


def test_a_first_edition_has_nothing_to_be_new_against(client: Client) -> None:
    assert not opened(client, warned()).select("#step-findings h3")


def test_a_rule_that_there_is_no_more_breaks_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    version = warned()
    monkeypatch.delitem(RULES.loaded, "CLM-002")
    assert "CLM-002, a rule that there is no more." in said(opened(client, version), "#step-findings")


def test_hostile_words_stay_words(client: Client) -> None:
    article = make_article(body=f"{BODY}\n\nStudies show that </blockquote><b>it</b> helps.")
    page = opened(client, submit(article))
    assert "CLM-002" in said(page, "#step-findings")
    assert "it" not in [tag.get_text() for tag in page.select("#step-findings b")]


def test_a_version_from_before_the_checks_says_so(client: Client) -> None:
    article = make_article()
    version = submit(article)
    older = Version(**{field.attname: getattr(version, field.attname) for field in Version._meta.concrete_fields})
    older.pk, older.number, older.checked = None, version.number + 1, ""
    older.save()
    page = opened(client, older)
    assert "submitted before there were checks" in said(page, "#step-findings")
    assert "Risk not judged" in said(page, ".verdict")


def test_the_risk_stands_at_the_top_with_its_reasons(client: Client) -> None:
    article, _ = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "5 mg"))
    version = submit(article)
    top = said(opened(client, version), ".verdict")
    assert "High risk Two signatures" in top
    assert "0.5 mg became 5 mg, 10 times larger." in top.replace("\u00a0", " ")
    assert "0 of 2 signed" in top
    act = approve(version).act
    assert f"1 of 2 signed by {act.name}, PharmD" in said(opened(client, version), ".verdict")
    queue = said(BeautifulSoup(client.get(reverse("queue")).text, "html.parser"), ".queue")
    assert "High risk Two signatures How to take it: 0.5 mg became 5 mg" in queue.replace("\u00a0", " ")
    assert f"1 of 2 signed by {act.name}, PharmD" in queue


def test_wording_alone_is_low_risk(client: Client) -> None:
    article, _ = make_live_article()
    edit(article, article.author, body=BODY.replace("It is for seizures", "It helps with seizures"))
    assert "Low risk One signature" in said(opened(client, submit(article)), ".verdict")


def test_a_constant_number_of_queries(client: Client) -> None:
    counts = []
    for extra in ("", "\n\nIt is completely safe. Studies show that it cures. It has no side effects."):
        article = make_article(body=f"{BODY}{extra}")
        version = submit(article)
        opened(client, version)
        with CaptureQueriesContext(connection) as asked:
            opened(client, version)
        counts.append(len(asked))
    assert counts[0] == counts[1]
