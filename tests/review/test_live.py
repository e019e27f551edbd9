from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Edition, clock
from tests.factory import (
    edit,
    make_administrator,
    make_article,
    make_article_in_review,
    make_live_article,
    make_live_medication,
    make_person,
    make_pharmacist,
    make_withdrawn_article,
    make_writer,
    publish,
    reaffirm,
    withdraw,
)
from tests.workflow.test_recheck import change_maximum, make_live_article_on_facts

pytestmark = pytest.mark.django_db


def listed(client: Client, which: str) -> str:
    text: str = client.get(reverse("live"), {"which": which}).text
    return text


def after(edition: Edition, days: int) -> datetime:
    due = edition.review_due + timedelta(days=days)
    return datetime.combine(due, clock.now().timetz())


@pytest.mark.parametrize(
    ("days", "words"), [(-60, "in 60 days"), (-30, "in 30 days"), (1, "by 1 day"), (91, "91 days overdue"), (-61, None)]
)
def test_due_for_review(client: Client, days: int, words: str | None) -> None:
    article, edition = make_live_article()
    client.force_login(make_pharmacist())
    with time_machine.travel(after(edition, days), tick=False):
        client.force_login(make_pharmacist())
        page = listed(client, "due")
    assert (f">{article.title}</a>" in page) is (words is not None)
    assert words is None or words in page


def test_articles_whose_record_was_withdrawn(client: Client) -> None:
    article, _ = make_live_article()
    other, _ = make_live_article()
    withdraw(Edition.objects.get(document=article.medication_id))
    client.force_login(make_pharmacist())
    page = listed(client, "record-withdrawn")
    assert f">{article.title}</a>" in page
    assert f">{other.title}</a>" not in page
    assert "Record withdrawn (1)" in client.get(reverse("queue")).text


def test_withdrawn(client: Client) -> None:
    article, _ = make_withdrawn_article()
    other, _ = make_live_article()
    client.force_login(make_pharmacist())
    page = listed(client, "withdrawn")
    assert f">{article.title}</a>" in page
    assert f">{other.title}</a>" not in page


def test_drafts_are_not_published(client: Client) -> None:
    article, _ = make_article_in_review()
    client.force_login(make_pharmacist())
    assert article.title not in listed(client, "all")


def test_a_constant_number_of_queries(client: Client) -> None:
    medication, writer = make_live_medication(), make_writer()
    client.force_login(make_pharmacist())
    with CaptureQueriesContext(connection) as few:
        listed(client, "all")
    for _ in range(8):
        publish(make_article(writer, medication))
    with CaptureQueriesContext(connection) as many:
        assert "All published (9)" in listed(client, "all")
    assert len(many) == len(few)


@pytest.mark.parametrize("make", [make_writer, make_administrator, make_pharmacist])
def test_staff_look(client: Client, make: type) -> None:
    client.force_login(make())
    assert client.get(reverse("live")).status_code == 200


def test_nobody_else_looks(client: Client) -> None:
    assert client.get(reverse("live")).status_code == 302
    client.force_login(make_person())
    assert client.get(reverse("live")).status_code == 403
    client.force_login(make_pharmacist())
    assert client.post(reverse("live")).status_code == 405


def test_pages_to_check_again(client: Client) -> None:
    article, edition = make_live_article_on_facts()
    make_live_article()
    change_maximum(article, "3 mg/day")
    client.force_login(make_pharmacist())
    page = listed(client, "recheck")
    assert page.count('<th scope="row"') == 1
    assert "does not agree with this page" in page
    assert "DOSE-009" in page
    assert f"{reverse('document', args=[article.pk])}" in page
    assert reverse("admin:articles_article_change", args=[article.pk]) in page
    assert "To check again (1)" in client.get(reverse("queue")).text
    shown = client.get(reverse("document", args=[article.pk])).text
    assert "If the page is still right, reaffirm it." in shown
    reaffirm(edition)
    assert "To check again (0)" in client.get(reverse("queue")).text
    assert 'id="rechecks"' not in client.get(reverse("document", args=[article.pk])).text


def test_what_the_page_shows_itself_takes_a_new_version(client: Client) -> None:
    article, edition = make_live_article_on_facts()
    edit(article.medication, article.medication.author, controlled="Schedule III in the United States")
    publish(article.medication)
    client.force_login(make_pharmacist())
    shown = client.get(reverse("document", args=[article.pk])).text
    assert '<del><span class="vh">was: </span>IV</del>' in shown
    assert '<ins><span class="vh">now: </span>III</ins>' in shown
    assert "only a new version puts it right" in shown
    assert "Nobody may sign this as it is." in shown
    assert reverse("reaffirm", args=[edition.pk]) not in shown
    assert "wait for a new version" in listed(client, "recheck")
