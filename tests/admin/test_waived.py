"""Reasons for findings, beside the text: where they are asked for, and what became of them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.versions.checking import check_draft
from articles.versions.snapshot import take_snapshot
from tests import factory
from tests.admin.pages import change_url, signed_in, typed_form
from tests.admin.panel import drawn, of, panel, said
from tests.waivers import (
    make_article_that_blocks,
    make_article_that_warns,
    make_waiver_asked,
    make_waiver_granted,
    make_waiver_refused,
    waive,
)

pytestmark = pytest.mark.django_db
MIXED = "## Doses {: dosing }\n\nStudies show that it helps.\n\nTake .5 mg at night for panic disorder.[^label]"
MANY = (1, 2, 3, 4, 6, 7, 8, 9)


def test_waivers_are_asked_for_in_the_saved_draft_alone() -> None:
    article, told = make_article_that_blocks()
    ask = f"/admin/documents/{article.pk}/waive/ask/?finding={told.finding.id}"
    saved = of(signed_in(article.author).get(change_url(article)), "DOSE-001")
    assert [link["href"] for link in saved.select("a[href*='/waive/']")] == [ask]
    assert "Ask a pharmacist for a waiver" in said(saved)
    typed = drawn(article, body=f"{article.body} Then take 1.0 mg.")
    assert [link["href"] for link in of(typed, "DOSE-001").select("a[href*='/waive/']")] == [ask]
    assert of(typed, "DOSE-002").select("a[href*='/waive/']") == []
    assert "Save first to ask for a waiver." in said(of(typed, "DOSE-002"))


def test_a_draft_that_was_never_saved_has_nothing_to_waive() -> None:
    client = signed_in(make_article_that_warns()[0].author)
    add = "/admin/articles/article/add/"
    response = client.post(f"{add}preview/", typed_form(client, add, body=MIXED))
    assert "Save first to give a reason." in said(of(response, "CLM-002"))
    assert client.get(add).status_code == 200


def test_a_reason_is_folded_with_what_became_of_it() -> None:
    article, told = make_article_that_warns()
    waiver = waive(article, told)
    shown = panel(signed_in(article.author).get(change_url(article)))
    assert "1 with a reason" in said(shown) and "warning" not in said(shown)
    one = of(signed_in(article.author).get(change_url(article)), "CLM-002")
    assert one.select_one("details > summary") and waiver.reason in said(one) and waiver.by.name in said(one)
    assert one.select(f"a[href='/admin/waivers/{waiver.pk}/take-back-waiver/ask/']")


def test_what_a_pharmacist_said_stands_there() -> None:
    asked = make_waiver_asked()
    page = of(signed_in(asked.by).get(change_url(asked.document.as_article)), "DOSE-001")
    assert "Waits for a pharmacist" in said(page) and not page.select("a[href*='/waive/']")
    granted = make_waiver_granted()
    page = of(signed_in(granted.by).get(change_url(granted.document.as_article)), "DOSE-001")
    ruling = granted.rulings.get()
    assert f"Granted by {ruling.name}, {ruling.credentials}" in said(page)
    refused = make_waiver_refused()
    page = of(signed_in(refused.by).get(change_url(refused.document.as_article)), "DOSE-001")
    assert "A pharmacist refused the waiver" in said(page) and "Write 0.5 mg." in said(page)
    assert "Ask again for a waiver" in said(page)


def test_as_many_queries_for_many_findings_and_waivers_as_for_few() -> None:
    article, told = make_article_that_blocks()
    waive(article, told)
    few = _queries(article)
    factory.edit(article, article.author, body=" ".join(f"Take .{n} mg at night." for n in MANY))
    for number in MANY:
        waive(article, _told(article, f".{number} mg"))
    assert _queries(article) == few


def _told(article: Article, words: str) -> Any:
    fresh = Article.objects.get(pk=article.pk)
    told = check_draft(take_snapshot(fresh.document), fresh.pk).findings
    return next(one for one in told if one.finding.rule == "DOSE-001" and one.finding.fragment == words)


def _queries(article: Article) -> int:
    client = signed_in(article.author)
    client.get(change_url(article))
    with CaptureQueriesContext(connection) as captured:
        client.get(change_url(article))
    return len(captured)
