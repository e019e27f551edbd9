"""Words of unsigned texts are looked for in every answer that readers can get."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client, RequestFactory

from articles.models import Edition, Person, Reaffirmation, ReportOutcome, Ruling, Withdrawal
from articles.models.facts import QuantityField
from tests.canaries import SIGNED_WORD, WORD, plant
from tests.urls import readers_paths

pytestmark = pytest.mark.django_db

PUBLIC = (Edition, Withdrawal, Reaffirmation, ReportOutcome)
"""The last one for whoever has the link of a report."""
NOT_TYPED = {
    "password",
    "digest",
    "content_digest",
    "meaning",
    "checklist",
    "key",
    "seal",
    "finding",
    "rule",
    "table_name",
    "columns",
    "leaf",
    "hash",
    "link",
}
"""Columns that hold no words of a person."""
NOT_SAID = {(Ruling, "conflict")}
"""A ruling states no interests: its version's approval does."""
ERRORS = (400, 403, 404, 500)


@pytest.fixture(autouse=True)
def planted(db: None) -> None:
    plant()


def answers(client: Client) -> Iterator[tuple[str, str]]:
    for path in [*readers_paths(), "/nothing/", f"/medicines/{WORD}/", f"/{WORD}", "/medicines/%00/", "/?q=" + WORD]:
        for method in (client.get, client.head, client.options):
            answer = method(path)
            yield path, f"{answer.headers}{answer.content.decode()}"


def text_columns() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_app_config("articles").get_models():
        for field in model._meta.concrete_fields:
            typed = isinstance(field, models.CharField | models.TextField) and not field.choices
            typed = typed and not isinstance(field, QuantityField)
            typed = typed and (model, field.name) not in NOT_SAID
            if typed and field.name not in NOT_TYPED and (field.max_length or 100) > 12 and model not in PUBLIC:
                yield model, field.name


def test_the_word_is_in_every_text_that_is_not_public() -> None:
    bare = [
        f"{model.__name__}.{column}"
        for model, column in text_columns()
        if not model._base_manager.filter(**{f"{column}__contains": WORD}).exists()
    ]
    assert bare == [], "plant a word there, in tests/canaries.py"


@pytest.mark.slow
def test_the_word_is_in_no_answer_and_one_of_a_live_edition_is_found(client: Client) -> None:
    said = list(answers(client))
    assert {path for path, answer in said if WORD in answer.lower().replace(path, "")} == set()
    signed = {path for path, answer in said if SIGNED_WORD in answer}
    assert len([path for path in signed if path.count("/") in (3, 4)]) >= 2


@pytest.mark.slow
def test_the_word_is_in_no_answer_to_the_staff(client: Client) -> None:
    client.force_login(Person.objects.get(username=f"{WORD}-pharmacist"))
    assert {path for path, answer in answers(client) if WORD in answer.lower().replace(path, "")} == set()


def test_the_word_is_on_no_error_page(rf: RequestFactory) -> None:
    pages: list[HttpResponse] = [render(rf.get(f"/{WORD}"), f"{status}.html") for status in ERRORS]
    assert all(WORD not in page.content.decode() for page in pages)
