"""A live page says by itself that what it shows of its record, or of its class, is another by now."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from articles import published
from articles.content.article import MedicationFacts
from articles.models import Article, BoxedTopic, Dose, Kinetic, Medication, Name, Recheck, clock, drafting
from articles.published.records import BeingChecked, MedicinePage, Page
from tests import factory
from tests.classes import say_more
from tests.facts import make_facts
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
NEW_TOPIC = {"topic": "new", "heading": "New danger", "text": "Be careful."}
BODY = "## Dose {: dosing }\n\nAt most {{dose panic maximum}}; half of it is gone in {{half-life}}.[^label]"


def of_article(article: Article) -> BeingChecked | None:
    page = published.article(article.medication.slug, article.slug)
    assert isinstance(page, Page)
    return page.checking


def of_record(record: Medication) -> BeingChecked | None:
    page = published.medicine(record.slug)
    assert isinstance(page, MedicinePage)
    return page.page.checking


def change(model: Any, record: Medication, **fields: str) -> None:
    with drafting(record, by=record.author, reason="The label changed."):
        row = model.objects.filter(medication=record).first()
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()


@remembered
def make_article_on_facts() -> Article:
    record = factory.make_medication()
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    factory.publish(record)
    return factory.make_live_article(medication=record, body=BODY)[0]


WARNINGS: dict[str, Callable[[Medication], None]] = {
    "topic": lambda record: say_more(record, BoxedTopic, **NEW_TOPIC),
    "text": lambda record: change(BoxedTopic, record, text="It can kill."),
    "heading": lambda record: change(BoxedTopic, record, heading="Never with opioids"),
}


@pytest.mark.parametrize("part", WARNINGS)
def test_a_newer_warning(part: str) -> None:
    """The staff have the page on their list as well; the record's own page is right."""
    article, _ = factory.make_live_article()
    assert of_article(article) is None
    WARNINGS[part](article.medication)
    record = factory.publish(article.medication)

    checking = of_article(article)

    assert checking == BeingChecked(
        withdrawn=False,
        warning=True,
        shows_warning=True,
        facts=(),
        since=record.published_at,
        source=record.medication_name,
        is_class=False,
        path=f"/medicines/{article.medication.slug}/",
    )
    assert Recheck.objects.filter(edition__document=article.pk).exists()
    assert of_record(article.medication) is None


def test_other_facts_that_the_page_shows_are_named() -> None:
    article = make_article_on_facts()
    record = article.medication
    factory.edit(record, record.author, controlled="Schedule II", drug_class="hypnotic")
    change(Name, record, name="Newbrand")
    change(Dose, record, maximum="3 mg/day")
    change(Kinetic, record, low="20 hours")
    factory.publish(record)

    checking = of_article(article)

    assert checking is not None and not checking.warning
    assert checking.facts == ("names", "family", "legal control", "doses", "times")
    assert Recheck.objects.filter(edition__document=article.pk).exists()


def test_what_the_page_does_not_show_is_not_its_business() -> None:
    article = make_article_on_facts()
    record = article.medication
    factory.edit(record, record.author, review_months=6, summary="Other words of the record's own.")
    change(Dose, record, start="0.25 mg/day")
    say_more(record, Name, role="misspelling", name="testazepan")
    factory.publish(record)
    assert of_article(article) is None


def test_it_stands_until_the_page_has_a_new_edition() -> None:
    article, _ = factory.make_live_article()
    say_more(article.medication, BoxedTopic, **NEW_TOPIC)
    factory.publish(article.medication)
    factory.edit(article, article.author, short_answer="It calms the brain. The new danger: it can make you fall.")
    version = factory.submit(article)
    assert of_article(article) is not None
    factory.sign(version)
    assert of_article(article) is None


def test_a_record_that_was_taken_down_is_named_until_a_newer_one_stands() -> None:
    article, _ = factory.make_live_article()
    record = article.medication
    withdrawal = factory.withdraw(record.editions.get())

    checking = of_article(article)

    assert checking is not None and checking.withdrawn and not checking.warning
    assert (checking.since, checking.path) == (withdrawal.at, f"/medicines/{record.slug}/")
    factory.publish(record)
    assert of_article(article) is None


def test_the_day_is_that_of_the_change_and_not_of_the_last_edition() -> None:
    article, _ = factory.make_live_article()
    record = article.medication
    say_more(record, BoxedTopic, **NEW_TOPIC)
    changed = factory.publish(record)
    for months in (6, 7):
        with time_machine.travel(clock.now() + timedelta(days=months)):
            factory.edit(record, record.author, review_months=months)
            factory.publish(record)
    checking = of_article(article)
    assert checking is not None and checking.since == changed.published_at


def test_at_its_permanent_address_only_the_newest_edition_says_so() -> None:
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, title="Second title")
    factory.publish(article)
    say_more(article.medication, BoxedTopic, **NEW_TOPIC)
    factory.publish(article.medication)
    older, newest = (published.edition(article.medication.slug, article.slug, number) for number in (1, 2))
    assert isinstance(older, Page) and older.checking is None
    assert isinstance(newest, Page) and newest.checking is not None


def test_a_page_from_before_its_facts_were_kept_is_not_checked_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an article shows of its record grows with releases. The content of an earlier one lacks it, while its record
    says the same as ever.
    """
    with monkeypatch.context() as earlier_release:
        earlier_release.setattr(MedicationFacts, "_write_others", lambda _: {"names": [], "boxed": []})
        article, edition = factory.make_live_article()
    assert not edition.content.facts.boxed
    assert of_article(article) is None
    factory.edit(article.medication, article.medication.author, review_months=6)
    factory.publish(article.medication)
    assert of_article(article) is None
    say_more(article.medication, BoxedTopic, **NEW_TOPIC)
    factory.publish(article.medication)
    checking = of_article(article)
    assert checking is not None and (checking.warning, checking.facts) == (True, ())
