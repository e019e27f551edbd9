"""What whoever has the link of a report sees of it."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Report
from tests import factory
from tests.reports import again, make_report, send_report

pytestmark = pytest.mark.django_db


def shown(link: str) -> str:
    answer = Client().get(reverse("reported", args=[link]))
    assert answer.status_code == 200
    return answer.text


def test_it_is_for_whoever_has_the_link_and_for_no_list_cache_or_other_site() -> None:
    edition = factory.make_live_article()[1]
    answer = Client().get(reverse("reported", args=[send_report(edition, text="My words")]))
    assert "Received." in answer.text and "Keep this link" in answer.text
    assert "My words" not in answer.text
    assert "no-store" in answer.headers["Cache-Control"] and not answer.cookies
    assert (answer.headers["Referrer-Policy"], answer.headers["X-Robots-Tag"]) == ("no-referrer", "noindex")
    assert 'content="noindex, nofollow"' in answer.text


def test_it_follows_the_report_and_names_nobody() -> None:
    article, edition = factory.make_live_article()
    link = send_report(edition)
    report, by = Report.objects.get(), factory.make_writer(name="Somebody Secret")
    workflow.note_report(report=report.pk, by=by, seen=0, note="A secret note")
    assert "Received." in shown(link)
    workflow.own_report(report=report.pk, by=by, seen=again(report).seen)
    assert "The team is looking at it" in shown(link)
    factory.edit(article, article.author, title="Newer")
    newer = factory.publish(article)
    workflow.close_report(
        report=report.pk, by=by, seen=again(report).seen, outcome="fixed", edition=2, words="Thank you.\n<b>Bold</b>"
    )
    page = shown(link)
    assert f'<a href="{reverse("edition", args=[newer.medication_slug, newer.slug, 2])}">edition 2</a>' in page
    assert "Thank you. &lt;b&gt;" in page
    assert "Secret" not in page and "secret note" not in page
    factory.withdraw(newer)
    assert "edition 2, where a notice stands" in shown(link)
    workflow.reopen_report(report=report.pk, by=by, seen=again(report).seen)
    assert "The team is looking at it" in shown(link) and "Thank you" not in shown(link)


@pytest.mark.parametrize(
    ("outcome", "words"), [("unchanged", "The page stays as it is."), ("unrelated", "This was not about the page")]
)
def test_the_other_outcomes(outcome: str, words: str) -> None:
    link = send_report(factory.make_live_article()[1])
    report = Report.objects.get()
    workflow.close_report(report=report.pk, by=factory.make_pharmacist(), seen=0, outcome=outcome, words="Look: 2 mg.")
    assert words in shown(link) and "Look: 2 mg." in shown(link)


def test_a_duplicate_shows_what_became_of_the_other() -> None:
    edition, by = factory.make_live_article()[1], factory.make_writer()
    first = make_report(edition)
    link = send_report(edition)
    second = Report.objects.latest("pk")
    workflow.close_report(report=second.pk, by=by, seen=0, outcome="duplicate", duplicate_of=first.pk)
    assert "Somebody else told us the same." in shown(link) and "Received." in shown(link)
    workflow.close_report(report=first.pk, by=by, seen=0, outcome="unchanged", words="It is right.")
    assert "The page stays as it is." in shown(link) and "It is right." in shown(link)


def test_a_link_that_is_none_of_ours() -> None:
    link = send_report(factory.make_live_article()[1])
    forged = link[:-2] + ("A" if link[-2] != "A" else "B") + link[-1]
    for other in ("nothing", "a.b", "%00", "%ff", "x" * 5_000, "..", forged):
        answer = Client().get(f"/report/{other}/")
        assert (answer.status_code, answer.headers.get("Referrer-Policy")) == (404, "no-referrer"), other


def test_it_is_read_and_nothing_else() -> None:
    address = reverse("reported", args=[send_report(factory.make_live_article()[1])])
    assert {getattr(Client(), method)(address).status_code for method in ("post", "put", "delete")} == {405}
