import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import F, Value
from django.db.models.functions import Concat

from articles.models import (
    FACTS,
    Article,
    BoxedTopic,
    Document,
    Medication,
    Name,
    Question,
    Reference,
    UntrackedWrite,
    drafting,
)
from articles.models.tracked import Tracked
from tests import factory
from tests.facts import make_facts
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
TRACKED: list[type[Tracked]] = [Article, Medication, Reference, Question, Name, BoxedTopic, *FACTS.values()]
MODELS = [model._meta.label for model in apps.get_app_config("articles").get_models()]
TEXT: dict[type[Tracked], str] = {
    Article: "title",
    Medication: "summary",
    Reference: "title",
    Question: "answer",
    Name: "name",
    BoxedTopic: "text",
    **dict.fromkeys(FACTS.values(), "source"),
}


@pytest.fixture
@remembered
def article() -> Article:
    medication = factory.make_medication()
    with drafting(medication, by=medication.author, reason="Facts."):
        make_facts(medication)
    return factory.make_article(medication=medication)


def one(model: type[Tracked]) -> Any:
    return model._default_manager.order_by("pk").first()


def document_of(row: Tracked) -> Document:
    return Document.objects.get(pk=row.trail_document)


WRITES: dict[str, Callable[[type[Tracked], str], object]] = {
    "save": lambda model, text: _changed(one(model), text).save(),
    "delete": lambda model, _: one(model).delete(),
    "create": lambda model, text: model.objects.create(**_copy(model, text)),
    "get_or_create": lambda model, text: model.objects.get_or_create(**_copy(model, text)),
    "update_or_create": lambda model, text: model.objects.update_or_create({text: "New"}, pk=one(model).pk),
}
AROUND: dict[str, Callable[[type[Tracked], str], object]] = {
    "update": lambda model, text: model.objects.update(**{text: "New"}),
    "update of one": lambda model, text: model.objects.filter(pk=one(model).pk).update(**{text: "New"}),
    "update by an expression": lambda model, text: model.objects.update(**{text: F(text)}),
    "update by the base manager": lambda model, text: model._base_manager.update(**{text: "New"}),
    "bulk_create": lambda model, text: model.objects.bulk_create([model(**_copy(model, text))]),
    "bulk_update": lambda model, text: model.objects.bulk_update([_changed(one(model), text)], [text]),
    "delete of a queryset": lambda model, _: model.objects.all().delete(),
    "save of one field": lambda model, text: _changed(one(model), text).save(update_fields=[text]),
    "save of an expression": lambda model, text: _changed(one(model), text, F(text)).save(),
    "save of a function": lambda model, text: _changed(one(model), text, Concat(F(text), Value("."))).save(),
}


def _changed(row: Any, text: str, value: object = "New") -> Any:
    setattr(row, text, value)
    return row


def _copy(model: type[Tracked], text: str) -> dict[str, Any]:
    values = {k: v for k, v in one(model).text_values().items() if k not in ("id", "document_id")}
    return values | {text: "New"} | ({"document_id": one(model).document_id} if model is Reference else {})


def everything() -> dict[str, list[dict[str, Any]]]:
    models = [*TRACKED, Document, *(model.history.model for model in TRACKED)]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("model", TRACKED)
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_writing_outside_drafting_raises(
    article: Article, model: type[Tracked], write: Callable[[type[Tracked], str], object]
) -> None:
    before = everything()
    with pytest.raises(UntrackedWrite):
        write(model, TEXT[model])
    assert everything() == before


@pytest.mark.parametrize("model", TRACKED)
@pytest.mark.parametrize("write", AROUND.values(), ids=AROUND)
def test_writing_around_the_trail_raises_even_inside_drafting(
    article: Article, model: type[Tracked], write: Callable[[type[Tracked], str], object]
) -> None:
    before = everything()
    with (
        pytest.raises(UntrackedWrite),
        drafting(document_of(one(model)), by=article.author, reason="Around."),
    ):
        write(model, TEXT[model])
    assert everything() == before


def test_related_managers_refuse_too(article: Article) -> None:
    medication = article.medication
    other = factory.make_medication()
    writes: list[Callable[[], object]] = [
        lambda: medication.names.update(name="New"),
        lambda: medication.articles.update(title="New"),
        lambda: article.questions.all().delete(),
        lambda: article.references.update(title="New"),
        lambda: medication.names.add(*other.names.all()),
        lambda: medication.names.set([*medication.names.all(), *other.names.all()], bulk=False),
    ]
    before = everything()
    for write in writes:
        with pytest.raises(UntrackedWrite), drafting(medication, by=article.author, reason="Around."):
            write()
    assert everything() == before


@pytest.mark.parametrize("label", MODELS)
def test_fixtures_are_refused(article: Article, label: str, tmp_path: Path) -> None:
    fixture = tmp_path / "fixture.json"
    fixture.write_text(json.dumps([{"model": label, "pk": article.pk, "fields": {}}]))
    before = everything()
    with pytest.raises(UntrackedWrite):
        call_command("loaddata", fixture, verbosity=0)
    with pytest.raises(UntrackedWrite), drafting(article, by=article.author, reason="Loaded."):
        call_command("loaddata", fixture, verbosity=0)
    assert everything() == before


def test_a_row_stays_with_its_document(article: Article) -> None:
    elsewhere = factory.make_article(medication=factory.make_medication())
    moved: list[tuple[Any, str, Any]] = [
        (article.references.get(), "document_id", elsewhere.pk),
        (article.questions.get(), "article", elsewhere),
        (article.medication.names.first(), "medication", elsewhere.medication),
        (article.medication.boxed.get(), "medication", elsewhere.medication),
    ]
    before = everything()
    for row, key, there in moved:
        own = document_of(row)
        setattr(row, key, there)
        for document in (own, document_of(row)):
            with pytest.raises(UntrackedWrite), drafting(document, by=article.author, reason="Moved."):
                row.save()
    assert everything() == before


def save(document: Document | None, *rows: Any) -> None:
    with drafting(document, by=factory.make_writer(), reason="Saved."):
        for row in rows:
            row.save()


def test_an_article_does_not_become_another(article: Article) -> None:
    own, elsewhere = document_of(article), factory.make_article(medication=factory.make_medication())
    article.pk = elsewhere.pk
    before = everything()
    with pytest.raises(UntrackedWrite, match="another document"):
        save(own, article)
    assert everything() == before


def test_drafting_opens_one_document_at_a_time(article: Article) -> None:
    first, second = (Article(**_copy(Article, "title") | {"slug": f"new-{n}"}) for n in (1, 2))
    before = everything()
    with pytest.raises(UntrackedWrite, match="another document"):
        save(None, first, second)
    with pytest.raises(UntrackedWrite, match="another document"):
        save(article, second)
    assert everything() == before


@pytest.mark.parametrize("model", TRACKED)
def test_drafting_one_document_writes_no_other(article: Article, model: type[Tracked]) -> None:
    """Its trail row would carry the other document's revision, and its writer would be no contributor."""
    row, before = one(model), everything()
    for write in (_changed(one(model), TEXT[model]).save, row.delete, model(**_copy(model, TEXT[model])).save):
        with (
            pytest.raises(UntrackedWrite, match="another document|never deleted"),
            drafting(factory.make_article(medication=article.medication), by=article.author, reason="Elsewhere."),
        ):
            write()
        assert [entry for entry in before[model._meta.label] if entry not in everything()[model._meta.label]] == []
