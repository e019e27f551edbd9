from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article, Document, Person, UntrackedWrite, drafting
from tests import factory

pytestmark = pytest.mark.django_db


DELETES: list[Callable[[Article], object]] = [
    lambda article: article.delete(),
    lambda article: Document.objects.get(pk=article.pk).delete(),
    lambda article: Document.objects.filter(pk=article.pk).delete(),
    lambda article: Article.objects.filter(pk=article.pk).delete(),
    lambda article: article.medication.articles.all().delete(),
]


@pytest.mark.parametrize("delete", DELETES)
def test_documents_are_never_deleted(delete: Callable[[Article], object]) -> None:
    article = factory.make_article()
    with pytest.raises(UntrackedWrite), drafting(article, by=article.author, reason="Away with it."):
        delete(article)
    with pytest.raises(UntrackedWrite):
        delete(article)
    assert Article.objects.filter(pk=article.pk).exists()


WRITES: list[Callable[[Document], object]] = [
    lambda document: document.save(),
    lambda document: document.save(update_fields=["kind"]),
    lambda _: Document.objects.create(kind="other"),
    lambda document: Document.objects.get_or_create(pk=document.pk + 1000, defaults={"kind": "other"}),
    lambda document: Document.objects.update_or_create(pk=document.pk, defaults={"kind": "other"}),
    lambda document: Document.objects.filter(pk=document.pk).update(kind="other"),
    lambda document: Document._base_manager.filter(pk=document.pk).update(kind="other"),
    lambda document: Document.objects.bulk_update([document], ["kind"]),
    lambda _: Document.objects.bulk_create([Document(kind="other")]),
]


@pytest.mark.parametrize("write", WRITES)
def test_a_document_is_written_as_what_it_is_only(write: Callable[[Document], object]) -> None:
    article = factory.make_article()
    document = Document.objects.get(pk=article.pk)
    document.kind = "other"
    before = list(Document.objects.values())
    with pytest.raises(UntrackedWrite):
        write(document)
    with pytest.raises(UntrackedWrite), drafting(article, by=article.author, reason="By its parent."):
        write(document)
    assert list(Document.objects.values()) == before


def test_people_are_never_deleted() -> None:
    """Not even those who never did anything: nobody can tell that later."""
    person = factory.make_person()
    with pytest.raises(ValidationError, match="deactivated"):
        person.delete()
    with pytest.raises(ValidationError, match="deactivated"):
        Person.objects.filter(pk=person.pk).delete()
    assert Person.objects.filter(pk=person.pk).exists()
