import pytest
from bs4 import BeautifulSoup

from articles.models import Name, drafting
from tests.factory import make_article, make_medication, publish, submit

pytestmark = pytest.mark.django_db


def test_text_before_the_first_section_brings_no_empty_heading() -> None:
    version = submit(make_article(body="It calms.\n\n## Uses {: uses }\n\nSeizures."))
    sections = BeautifulSoup(version.fragment, "html.parser").select("section[data-kind]")
    assert [section.get_text(" ", strip=True) for section in sections] == ["It calms.", "Uses Seizures."]
    assert [len(section.select("h2")) for section in sections] == [0, 1]


def test_an_article_gives_the_records_warning_without_citations_that_lead_nowhere() -> None:
    medication = make_medication()
    with drafting(medication, by=medication.author, reason="Source."):
        topic = medication.boxed.get()
        topic.text = "It can stop your breathing [^label]. Get help."
        topic.save()
    (record,) = BeautifulSoup(publish(medication).fragment, "html.parser").select(".boxed")
    assert record.select("a[href='#ref-1']")

    version = submit(make_article(medication=medication))
    (article,) = BeautifulSoup(version.fragment, "html.parser").select(".boxed")
    assert "It can stop your breathing. Get help." in article.get_text(" ", strip=True)


def test_brands_stand_by_country_and_each_country_once() -> None:
    medication = make_medication()
    with drafting(medication, by=medication.author, reason="Its brands."):
        for name, country in (("Ativan", "GB"), ("Temesta", "CH"), ("Loreev XR", "GB")):
            Name(medication=medication, role="brand", name=name, country=country, source="label").save()
    brands = BeautifulSoup(publish(medication).fragment, "html.parser").select_one(".brands")
    assert brands
    assert brands.get_text().startswith(
        "Sold as Ativan and Loreev XR in the United Kingdom, Temesta in Switzerland and "
    )
