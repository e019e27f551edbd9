import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.lifecycle import Role
from articles.models import Person, Waiver
from tests.factory import edit, make_administrator, make_person, make_pharmacist, make_writer
from tests.waivers import (
    BLOCKS,
    make_article_that_blocks,
    make_article_that_warns,
    make_waiver_asked,
    make_waiver_granted,
    make_waiver_refused,
    waive,
)

pytestmark = pytest.mark.django_db


def opened(client: Client, by: Person | None = None) -> BeautifulSoup:
    client.force_login(by or make_pharmacist())
    return BeautifulSoup(client.get(reverse("waivers")).text, "html.parser")


def listed(client: Client) -> list[str]:
    return [str(asked["id"]) for asked in opened(client).select(".asked")]


def test_all_that_a_pharmacist_has_to_know(client: Client) -> None:
    waiver = make_waiver_asked()
    (asked,) = opened(client).select(".asked")
    text = asked.get_text()
    for words in (waiver.message, "Blocking", str(waiver.document.record), waiver.reason, waiver.by.name):
        assert words in text
    assert "A decimal point without a zero before it" in text
    assert [mark.get_text() for mark in asked.select("mark")] == [".5 mg"]
    assert asked.select_one(f'a[href="{reverse("checks")}#DOSE-001"]')


def test_the_fragment_is_seen_however_long_its_section(client: Client) -> None:
    long = "People told us what helped them to sleep. " * 60
    article, told = make_article_that_blocks()
    edit(article, article.author, body=f"{long}{BLOCKS} {long}")
    waive(article, told)
    near, whole = opened(client).select(".context")
    assert near.get_text().count("[…]") == 2
    assert len(near.get_text()) < 700 < len(whole.get_text())
    assert ".5 mg" in near.get_text()


@pytest.mark.slow
def test_only_what_waits_is_listed(client: Client) -> None:
    make_waiver_granted()
    make_waiver_refused()
    waive(*make_article_that_warns())
    taken_back = make_waiver_asked()
    workflow.take_back_waiver(waiver=taken_back.pk, by=taken_back.by)
    first, second = make_waiver_asked(), make_waiver_asked()
    assert listed(client) == [f"waiver-{first.pk}", f"waiver-{second.pk}"]
    assert "Waivers asked for (2)" in client.get(reverse("queue")).text


def test_what_the_draft_has_no_more_is_set_apart(client: Client) -> None:
    waiver = make_waiver_asked()
    article = waiver.document.as_article
    edit(article, article.author, body="Take 0.5 mg at night.[^label]")
    assert listed(client) == []
    assert "No longer in their drafts (1)" in opened(client).get_text()
    workflow.submit(document=article.pk, by=article.author, note="Right now.")
    assert "No longer in their drafts" not in opened(client).get_text()
    assert "Waivers asked for (0)" in client.get(reverse("queue")).text


def test_a_rule_that_there_is_no_more_breaks_nothing(client: Client) -> None:
    asked = make_waiver_asked()
    words = {name: getattr(asked, name) for name in ("finding", "severity", "fragment", "message", "reason", "by")}
    Waiver.objects.create(document=asked.document, rule="GONE-001", **words)
    assert "GONE-001, a rule that there is no more." in opened(client).get_text()


def test_why_i_may_not_grant(client: Client) -> None:
    both = make_pharmacist(Role.WRITER)
    article, told = make_article_that_blocks(by=both)
    waiver = workflow.waive(document=article.pk, by=make_writer(), finding=told.finding.id, reason="Quoted.")
    mine = opened(client, both)
    assert "You may not grant this. You contributed to this draft" in mine.get_text()
    grant = f'button[formaction^="{reverse("grant", args=[waiver.pk])}"]'
    assert not mine.select(grant)
    assert opened(client).select(grant)


def test_hostile_words_stay_words(client: Client) -> None:
    waive(*make_article_that_blocks(), reason="<script>alert(1)</script>")
    assert not opened(client).select(".asked script")


@pytest.mark.parametrize("make", [make_writer, make_administrator])
def test_the_others_look_and_decide_nothing(client: Client, make: type) -> None:
    make_waiver_asked()
    shown = opened(client, make())
    assert "Pharmacists decide here." in shown.get_text()
    assert not shown.select(".asked form")


def test_nobody_else_looks(client: Client) -> None:
    assert client.get(reverse("waivers")).status_code == 302
    client.force_login(make_person())
    assert client.get(reverse("waivers")).status_code == 403
    client.force_login(make_pharmacist())
    assert client.post(reverse("waivers")).status_code == 405
