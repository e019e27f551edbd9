"""What medicines share: written once, signed once, shown by every member."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from articles import workflow
from articles.importing import Reading
from articles.models import Article, BoxedTopic, Dose, Interaction, Kinetic, Medication, Product, Version, drafting
from articles.versions.snapshot import article_snapshot
from articles.workflow import Incomplete, WrongState
from tests import factory
from tests.classes import SHARED, make_class_record, make_live_class, make_member, say_more
from tests.facts import FACT_ROWS

pytestmark = pytest.mark.django_db


def content_of(version: Version) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(version.content_json)
    return content


def text_of(version: Version, selector: str) -> str:
    found = BeautifulSoup(version.fragment, "html.parser").select_one(selector)
    return " ".join(found.get_text(" ").split()) if found else ""


def refused(record: Medication | Article) -> str:
    with pytest.raises(Incomplete) as caught:
        factory.submit(record)
    return caught.value.sentence


def test_a_member_takes_the_rows_of_its_class() -> None:
    record, edition = make_live_class()
    version = factory.submit(make_member(record))
    of_class = content_of(version)["class"]
    assert version.pinned_edition == edition
    assert (of_class["slug"], of_class["name"], of_class["edition"]) == (record.slug, record.name, 1)
    for key in ("interactions", "effects", "contraindications", "populations"):
        assert [row["source"] for row in of_class[key]] == ["label"]
    assert [row["label"] for row in of_class["references"]] == ["label"]


def test_a_record_without_a_class_has_nothing_of_one() -> None:
    content = content_of(factory.submit(factory.make_medication()))
    assert "class" not in content and "is_class" not in content


def test_its_own_row_wins() -> None:
    record, _ = make_live_class()
    member = make_member(record, stopping="")
    say_more(member, Interaction, **(SHARED[Interaction] | {"partner": "Alcohol", "action": "Never."}))
    of_class = content_of(factory.submit(member))["class"]
    assert [topic["topic"] for topic in of_class["boxed"]] == ["misuse"]
    assert of_class["interactions"] == []
    assert (of_class["controlled"], of_class["stopping"]) == ("", "gradual")


def test_the_page_tells_the_two_apart() -> None:
    record, _ = make_live_class(name="testazepams", slug="testazepams")
    version = factory.submit(make_member(record))
    assert text_of(version, "#class-interactions-1").endswith("As with all testazepams")
    assert text_of(version, "#boxed-warning li:last-child").endswith("As with all testazepams")
    assert "As with all testazepams" not in text_of(version, "#boxed-warning li:first-child")
    assert "As with all testazepams" in text_of(version, ".stopline")
    assert "Of edition 1 of the record of testazepams" in text_of(version, "#references")


def test_each_citation_leads_to_the_reference_of_its_own_record() -> None:
    record, _ = make_live_class()
    page = BeautifulSoup(factory.submit(make_member(record)).fragment, "html.parser")
    cited = {link["href"] for link in page.select("[id^=class-] a, #boxed-warning li:last-child a")}
    assert cited == {"#ref-2"}
    assert {link["href"] for link in page.select("#boxed-warning li:first-child a, .brands a")} == {"#ref-1"}
    assert [item["id"] for item in page.select("#references li")] == ["ref-1", "ref-2"]


def test_articles_have_the_boxed_topics_of_record_and_class() -> None:
    record, _ = make_live_class()
    member = make_member(record, controlled="")
    factory.publish(member)
    facts = article_snapshot(factory.make_article(medication=member)).content.to_json()["medication"]
    assert [topic["topic"] for topic in facts["boxed"]] == ["opioids", "misuse"]
    assert facts["controlled"] == "Schedule IV in the United States"
    assert all("source" not in row for key in ("names", "boxed") for row in facts[key])


def test_nothing_is_submitted_before_its_class() -> None:
    record = make_class_record()
    member = make_member(record)
    assert "The record of its class has no live edition" in refused(member)
    edition = factory.publish(record)
    assert factory.submit(member).pinned_edition == edition


def test_the_class_has_to_be_one() -> None:
    member = make_member(factory.make_live_medication())
    assert "is no class record" in refused(member)


@pytest.mark.parametrize("model", [Product, Dose, Kinetic])
def test_a_class_has_no_amounts_of_its_own(model: Any) -> None:
    record = make_class_record()
    say_more(record, model, **FACT_ROWS[model])
    assert f"no row of this kind ({model._meta.verbose_name})" in refused(record)


def test_a_class_belongs_to_no_class() -> None:
    record, _ = make_live_class()
    assert "belongs to no class itself" in refused(make_class_record(class_record=record))


def test_a_class_has_no_articles() -> None:
    record, _ = make_live_class()
    assert "record of a class, which has no articles" in refused(factory.make_article(medication=record))
    with pytest.raises(WrongState, match="which has no articles"):
        workflow.import_article(
            reading=Reading(title="About them"),
            filename="a.md",
            medication=record,
            kind="other",
            author=record.author,
            by=record.author,
        )
    assert Article.objects.count() == 1


def test_what_readers_had_as_a_medicine_becomes_no_class() -> None:
    record = factory.make_live_medication()
    factory.edit(record, record.author, is_class=True)
    assert "as one of a medicine, and it stays one" in refused(record)
    unsigned = factory.make_medication(is_class=True)
    factory.make_article(medication=unsigned)
    assert "It has articles" in refused(unsigned)


def test_a_boxed_topic_of_the_class_shortens_the_review() -> None:
    record, _ = make_live_class()
    member = make_member(record, review_months=24)
    with drafting(member, by=member.author, reason="As the class says."):
        BoxedTopic.objects.get(medication=member).delete()
    assert "because the medicine has a boxed warning" in refused(member)
