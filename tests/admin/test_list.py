"""The lists: filters, search, and a constant number of queries."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Name, clock, drafting
from tests.admin.pages import signed_in, words
from tests.factory import (
    make_administrator,
    make_article,
    make_article_in_review,
    make_article_with_changes_requested,
    make_live_article,
    make_live_medication,
    make_pharmacist,
    make_withdrawn_article,
    make_writer,
)

pytestmark = pytest.mark.django_db
ARTICLES, MEDICINES = "/admin/articles/article/", "/admin/articles/medication/"


def shown(url: str = ARTICLES, **query: str) -> str:
    response = signed_in(make_writer()).get(url, query)
    assert response.status_code == 200
    return words(response)


def test_says_what_is_live_and_what_waits() -> None:
    make_live_article()
    make_article_in_review()
    page = shown()
    assert "edition 1" in page and "version 1, in review" in page


def test_filters_by_state() -> None:
    down, waiting = make_withdrawn_article()[0], make_article_with_changes_requested()[0]
    assert down.title in shown(live="withdrawn") and waiting.title not in shown(live="withdrawn")
    asked = shown(waiting="changes requested")
    assert waiting.title in asked and down.title not in asked


def test_filters_by_medicine_and_kind() -> None:
    first, second = make_article(kind="dosing"), make_article()
    page = shown(medication=str(first.medication_id))
    assert first.title in page and second.title not in page
    page = shown(kind="dosing")
    assert first.title in page and second.title not in page
    assert first.title in shown(medication="nonsense")


@pytest.mark.parametrize("name", ["live", "waiting", "medication", "kind", "due", "archived", "q"])
@pytest.mark.parametrize("junk", ["\0", "9" * 5000, "9" * 30, "-1"])
def test_ignores_what_no_filter_offers(name: str, junk: str) -> None:
    article = make_article()
    assert article.title in shown(**{name: junk}) or name == "q"


@pytest.mark.parametrize("junk", ["\0", "x"])
@pytest.mark.parametrize("url", [f"{ARTICLES}?title", f"{ARTICLES}?body__regex", "/admin/articles/person/?name"])
def test_looks_up_nothing_else_by_address(url: str, junk: str) -> None:
    person = make_administrator() if "person" in url else make_writer()
    assert signed_in(person).get(f"{url}={quote(junk)}").status_code == 400


def test_filters_by_due_date(monkeypatch: pytest.MonkeyPatch) -> None:
    article, edition = make_live_article()
    assert "Nothing matches." in shown(due="soon")
    monkeypatch.setattr(clock, "today", lambda: edition.review_due - timedelta(days=30))
    assert article.title in shown(due="soon")
    monkeypatch.setattr(clock, "today", lambda: edition.review_due + timedelta(days=1))
    assert article.title in shown(due="overdue") and "Nothing matches." in shown(due="soon")


def test_a_match_by_several_names_is_listed_once() -> None:
    article = make_article()
    with drafting(article.medication, by=article.author, reason="Sold under two names."):
        for position, name in ((3, "Quokkine"), (4, "Quokkette")):
            Name(medication=article.medication, position=position, role="brand", name=name, source="label").save()
    response = signed_in(make_writer()).get(ARTICLES, {"q": "quokk"})
    assert [row.pk for row in response.context["cl"].result_list] == [article.pk]
    assert response.context["cl"].result_count == 1


def test_searches_title_text_medicine_and_brand() -> None:
    article = make_article(body="## Uses {: uses }\n\nA zebra.[^label]")
    other = make_article()
    brand = article.medication.names.get(role="brand").name
    for query in (article.title, "zebra", article.medication.name, brand):
        page = shown(q=query)
        assert article.title in page and other.title not in page, query
    assert article.medication.name.capitalize() in shown(MEDICINES, q=brand).title()


@pytest.mark.parametrize("order", ["", "1", "2", "-2", "9", "x"])
def test_orders(order: str) -> None:
    article = make_article()
    assert article.title in shown(o=order)


@pytest.mark.slow
@pytest.mark.parametrize("url", [ARTICLES, MEDICINES])
def test_constant_number_of_queries(url: str) -> None:
    writer = make_writer()
    make_live_article(writer)
    client = signed_in(writer)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _ in range(5):
        make_live_article(make_writer(), medication=make_live_medication())
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_no_bulk_action() -> None:
    article = make_article()
    response = signed_in(article.author).post(
        ARTICLES, {"action": "delete_selected", "_selected_action": article.pk, "index": 0}
    )
    article.refresh_from_db()
    assert response.status_code == 200 and b"_selected_action" not in response.content


@pytest.mark.parametrize("url", [ARTICLES, MEDICINES])
def test_who_may_look(url: str) -> None:
    assert signed_in(make_pharmacist()).get(url).status_code == 200
    assert signed_in(make_administrator()).get(url).status_code == 403
    assert signed_in().get(url).status_code == 302
