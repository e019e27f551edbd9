"""The data that pages hold for machines: schema.org's words, the signature's facts, and nothing that is not shown."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import extruct
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.models import CommonQuestion, Edition, drafting
from articles.public.linked_data import _ESCAPES
from articles.templatetags.klonoinfo import when
from tests import factory
from tests.classes import make_live_class, make_member
from tests.public.schema_org import PROPERTIES, is_a

pytestmark = pytest.mark.django_db
NOT_SHOWN = ("url", "item", "inLanguage", "position")
"""Addresses, the language of the site, and numbers of an order."""
DATES = ("lastReviewed", "datePublished", "dateModified")


def data(text: str) -> dict[str, Any]:
    """As a machine reads it."""
    [item] = extruct.extract(text, base_url=settings.BASE_URL, syntaxes=["json-ld"])["json-ld"]
    assert isinstance(item, dict)
    return item


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            for inner in one.values():
                yield from nodes(inner)


def kinds(node: dict[str, Any]) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def own(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/".replace("//", "/")


@pytest.fixture
def texts(client: Client) -> list[str]:
    """Pages of each kind: an article, a medicine, a class and a member of it, with a question."""
    signer = factory.make_pharmacist(slug=None)
    article = factory.make_article(short_answer='It **calms** "the" brain.[^label]')
    edition = factory.publish(article, signer)
    factory.reaffirm(edition)
    record, of_class = make_live_class(name="testazepams", slug="testazepams")
    member = make_member(record)
    with drafting(member, by=member.author, reason="A question."):
        answer = "No. It is 2 < 3 mg & *not* more."
        CommonQuestion(medication=member, position=1, question="Can I?", answer=answer, source="label").save()
    published = factory.publish(member)
    paths = [own(edition), f"/medicines/{edition.medication_slug}/", own(of_class), own(published)]
    return [client.get(path).text for path in paths]


def test_every_type_has_its_properties_and_every_property_its_values(texts: list[str]) -> None:
    for node in (node for text in texts for node in nodes(data(text))):
        for name, value in node.items():
            if name.startswith("@"):
                continue
            assert any(is_a(kind, of) for kind in kinds(node) for of in PROPERTIES[name].of), f"{kinds(node)} {name}"
            for one in value if isinstance(value, list) else [value]:
                assert fits(one, PROPERTIES[name].expected), f"{name}: {one}"


def fits(value: Any, expected: tuple[str, ...]) -> bool:
    match value:
        case dict():
            return any(is_a(kind, one) for kind in kinds(value) for one in expected)
        case int():
            return "Integer" in expected
        case str() if "Date" in expected:
            return bool(date.fromisoformat(value))
        case str() if "URL" in expected and "Text" not in expected:
            return value.startswith(settings.BASE_URL)
        case _:
            return bool(value) and "Text" in expected


def values(node: Any, name: str = "") -> Iterator[tuple[str, str]]:
    match node:
        case dict():
            for key, value in node.items():
                if not key.startswith("@"):
                    yield from values(value, key)
        case list():
            for value in node:
                yield from values(value, name)
        case _:
            yield name, str(node)


def seen(text: str) -> str:
    """What readers see of a page, on one line and without the numbers of references."""
    page = BeautifulSoup(text, "html.parser")
    for element in page.select("script, .cite, .vh"):
        element.decompose()
    assert page.body
    return " ".join(page.body.get_text().split())


def test_every_value_stands_on_the_page(texts: list[str]) -> None:
    for text in texts:
        page = seen(text)
        shown = [(name, value) for name, value in values(data(text)) if name not in NOT_SHOWN]
        assert len(shown) > 10
        for name, value in shown:
            words = (
                when(date.fromisoformat(value)) if name in ("lastReviewed", "datePublished", "dateModified") else value
            )
            plain = " ".join(BeautifulSoup(words, "html.parser").get_text().split()) if name == "text" else words
            assert " ".join(plain.split()) in page, f"{name}: {value}"


def test_says_what_was_signed(client: Client) -> None:
    signer = factory.make_pharmacist(register="GPhC", registration="2012345")
    article = factory.make_article()
    edition = factory.publish(article, signer)
    found = data(client.get(own(edition)).text)

    assert found["@type"] == ["MedicalWebPage", "FAQPage"]
    assert found["lastReviewed"] == f"{edition.reviewed_at:%Y-%m-%d}"
    [person] = found["reviewedBy"]
    assert (person["name"], person["honorificSuffix"]) == (signer.name, signer.credentials)
    assert person["identifier"] == {"@type": "PropertyValue", "propertyID": "GPhC", "value": "2012345"}
    assert person["url"] == f"{settings.BASE_URL}/reviewers/{signer.slug}/"
    drug = found["about"]
    assert (drug["@type"], drug["nonProprietaryName"]) == ("Drug", edition.medication_name)
    assert drug["proprietaryName"] == [article.medication.names.get(role="brand").name]
    [question] = found["mainEntity"]
    assert question["name"] == "Can I drive?" and "Not at first." in question["acceptedAnswer"]["text"]
    assert [one["item"] for one in found["breadcrumb"]["itemListElement"]] == [
        f"{settings.BASE_URL}{path}" for path in ("/medicines/", f"/medicines/{edition.medication_slug}/", own(edition))
    ]


def test_an_answer_has_signs_and_no_entities(client: Client) -> None:
    article = factory.make_article()
    question = article.questions.get()
    with drafting(article, by=article.author, reason="An answer."):
        question.answer = f"Wait 48 hours. {factory.ANSWER}"
        question.save()
    [asked] = data(client.get(own(factory.publish(article))).text)["mainEntity"]

    assert "Wait 48\u00a0hours." in asked["acceptedAnswer"]["text"]


def test_a_renewed_review_is_the_last_one(client: Client) -> None:
    _, edition = factory.make_live_article()
    again = factory.reaffirm(edition, factory.make_pharmacist(name="Second Reviewer"))
    found = data(client.get(own(edition)).text)

    assert found["lastReviewed"] == f"{again.at:%Y-%m-%d}"
    assert [one["name"] for one in found["reviewedBy"]][1:] == ["Second Reviewer"]


def test_a_page_without_questions_is_no_list_of_questions(texts: list[str]) -> None:
    assert [data(text)["@type"] for text in texts[1:3]] == ["MedicalWebPage"] * 2
    assert [data(text)["@type"] for text in (texts[0], texts[3])] == [["MedicalWebPage", "FAQPage"]] * 2
    assert [data(text)["about"]["@type"] for text in texts] == ["Drug", "Drug", "DrugClass", "Drug"]


def test_no_text_ends_the_element(client: Client) -> None:
    evil = "</script><script>alert(1)</script><!-- & ]]>"
    article, edition = factory.make_live_article(title=f"Guide {evil}")
    text = client.get(own(edition)).text

    assert data(text)["name"] == f"Guide {evil}"
    assert len(re.findall("<script(?! src=)", text)) == 1 and "alert(1)</script>" not in text


@pytest.mark.once
@given(st.text())
def test_any_text_is_read_back_from_the_element(text: str) -> None:
    written = json.dumps({"name": text}).translate(_ESCAPES)
    assert not set("<>&") & set(written)
    assert json.loads(written) == {"name": text}


@pytest.mark.once
def test_a_page_that_is_down_has_none(client: Client) -> None:
    _, edition = factory.make_withdrawn_article()
    assert "ld+json" not in client.get(own(edition)).text
