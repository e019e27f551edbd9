"""A reader reports a problem: the form, what it takes, and what it does not."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Report
from articles.public import report_form
from tests import factory
from tests.public.forms import TYPED, address, edition, nobody_came_before, send, stamp_of, typed_again

__all__ = ["edition", "nobody_came_before"]
pytestmark = pytest.mark.django_db


def test_the_form_says_what_it_is_for(edition: Edition) -> None:
    answer = Client().get(address(edition))
    assert answer.status_code == 200
    for words in (edition.title, "do not tell us about your health", "We cannot answer questions", "In an emergency"):
        assert words in answer.text
    page = BeautifulSoup(answer.text, "html.parser")
    assert not page.select("form input[type=email], input[name=csrfmiddlewaretoken], script[src*=report]")
    assert not answer.cookies and answer.headers["Cache-Control"].endswith("private")
    assert "noindex" in answer.text


def test_a_report_is_stored_with_its_edition_and_without_a_sender(edition: Edition) -> None:
    answer = send(edition)
    report = Report.objects.get()
    assert (report.edition, report.problem, report.quote, report.text) == (edition, *TYPED.values())
    assert answer.status_code == 302 and not answer.cookies
    assert {field.name for field in Report._meta.concrete_fields} == {
        "id",
        "link",
        "edition",
        "problem",
        "quote",
        "text",
        "at",
    }


def test_only_a_digest_of_the_link_is_stored(edition: Edition) -> None:
    link = send(edition).url.split("/")[-2]
    assert len(link.partition(".")[0]) >= 22, "128 bits"
    assert Report.objects.get().link not in link and link not in str(Report.objects.values())


def test_sent_twice_is_one_report_with_one_link(edition: Edition) -> None:
    client = Client()
    form = TYPED | {"stamp": stamp_of(client.get(address(edition)))}
    with time_machine.travel(timezone.now() + timedelta(seconds=9)):
        first, second = client.post(address(edition), form), client.post(address(edition), form)
        other = client.post(address(edition), form | {"text": "And the route."})
    assert first["Location"] == second["Location"] != other["Location"]
    assert [report.text for report in Report.objects.all()] == ["The label says once.", "And the route."]


def test_of_an_older_edition_and_of_a_page_that_is_down(edition: Edition) -> None:
    article = edition.document.as_article
    factory.edit(article, article.author, title="Newer words")
    factory.publish(article)
    factory.withdraw(article.editions.get(number=2))
    page = Client().get(address(edition, 2))
    assert "Newer words" not in page.text, "a page that is down shows no word of its text"
    assert send(edition).status_code == 302
    assert Report.objects.get().edition == edition


def test_an_edition_that_there_is_not_means_the_newest(edition: Edition) -> None:
    pages = [Client().get(address(edition, number)).text for number in ("7", "x", "9" * 40, "-1", "١")]
    assert all(f"edition {edition.number}" in page for page in pages)


def test_there_is_no_form_for_what_is_no_page() -> None:
    pages = ["", "/", "/nothing/", "x", "/medicines/nothing/", "/medicines/%00/", "\x00", "/admin/", "\ud800"]
    for page in pages:
        query = urlencode({"page": page.encode("utf-8", "replace")})
        for answer in (Client().get(f"/report/?{query}"), Client().post(f"/report/?{query}")):
            assert (answer.status_code, "There is no page here" in answer.text) == (404, True), page


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"problem": ""}, "Choose one of these."),
        ({"problem": "mine"}, "not one of the available choices"),
        ({"quote": "", "text": " \n "}, report_form.NOTHING),
        ({"text": "w" * 2_001}, "at most 2000 characters"),
        ({"quote": "w" * 301}, "at most 300 characters"),
        ({"homepage": "https://example.org"}, report_form.FILLED),
        ({"stamp": "forged"}, report_form.TOO_OLD),
        ({"stamp": ""}, report_form.TOO_OLD),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(edition: Edition, form: dict[str, str], words: str) -> None:
    answer = send(edition, 10, **form)
    assert (answer.status_code, words in answer.text) == (422, True)
    kept = {name: value for name, value in (TYPED | form).items() if name in TYPED and value != "mine"}
    assert {name: value.strip() for name, value in typed_again(answer).items()} == {
        name: value.strip() for name, value in ({"problem": ""} | kept).items()
    }
    assert not Report.objects.exists()
    assert "https://example.org" not in answer.text


@pytest.mark.parametrize(("after", "words"), [(1, report_form.TOO_FAST), (90_000, report_form.TOO_OLD)])
def test_too_fast_and_too_old_are_sent_once_more(edition: Edition, after: float, words: str) -> None:
    answer = send(edition, after)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert typed_again(answer) == TYPED
    with time_machine.travel(timezone.now() + timedelta(seconds=after + 10)):
        again = Client().post(address(edition), typed_again(answer) | {"stamp": stamp_of(answer)})
    assert again.status_code == 302 and Report.objects.count() == 1


def test_somebody_who_is_signed_in_reports_as_everybody(client: Client, edition: Edition) -> None:
    client.force_login(factory.make_pharmacist())
    answer = client.get(address(edition))
    assert not answer.cookies and "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_it_is_read_and_sent_and_nothing_else(edition: Edition, method: str) -> None:
    assert getattr(Client(), method)(address(edition)).status_code == 405


def test_every_signed_page_and_every_notice_leads_to_it(edition: Edition) -> None:
    medicine = f"/medicines/{edition.medication_slug}/"
    paths = [medicine, f"{medicine}{edition.slug}/", f"{medicine}{edition.slug}/history/1/"]
    for path in paths:
        link = BeautifulSoup(Client().get(path).text, "html.parser").select_one(".report-link a")
        assert link is not None and Client().get(str(link["href"])).status_code == 200, path
    factory.withdraw(edition)
    notice = BeautifulSoup(Client().get(paths[1]).text, "html.parser").select_one(".report-link a")
    assert notice is not None and Client().get(str(notice["href"])).status_code == 200
