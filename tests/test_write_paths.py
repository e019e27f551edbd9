"""However a draft is written, readers' bytes stay."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, KeptTyping, Person, Question, Version, clock, drafting
from articles.workflow import people
from tests import factory, verbs
from tests.admin.pages import change_url, signed_in, typed_form
from tests.snapshots import everything, pages

pytestmark = pytest.mark.django_db
Write = Callable[[Article], object]


def save(article: Article) -> None:
    factory.edit(article, article.author, title="Other", slug="other", body="Other.", short_answer="Other.")


def save_rows(article: Article) -> None:
    with drafting(article, by=article.author, reason="Rows."):
        article.questions.get().delete()
        Question(article=article, question="Other?", answer="Other.").save()
        reference = article.references.get()
        reference.title = "Other"
        reference.save()


def save_record(article: Article) -> None:
    name = article.medication.names.get(role="brand")
    with drafting(article.medication, by=article.author, reason="Record."):
        article.medication.name = article.medication.slug = "other"
        article.medication.save()
        name.name = "Other"
        name.save()


def submit_record(article: Article) -> None:
    save_record(article)
    factory.submit(article.medication)


def save_in_admin(article: Article) -> None:
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), title="Other", body="Other.", why="Other.")
    assert client.post(change_url(article), form).status_code == 302


def submitted(article: Article) -> Version:
    save(article)
    return factory.submit(article)


def wait_for_a_date(article: Article) -> None:
    factory.sign(submitted(article), publish_at=clock.now() + timedelta(days=1))
    workflow.publish_due()


def set_aside(article: Article) -> Version:
    save(article)
    return workflow.set_aside(document=article.pk, by=article.author)


def resume(article: Article) -> None:
    version = set_aside(article)
    workflow.branch(document=article.pk, by=article.author)
    workflow.resume(version=version.pk, by=article.author)


def take(article: Article) -> None:
    words = {"quote": "Other", "suggestion": "Another", "section": "title"}
    comment = workflow.comment(version=submitted(article).pk, by=factory.make_pharmacist(), body="", **words)
    with drafting(article, by=article.author, reason="Once."):
        article.body = article.short_answer = "Else."
        article.save()
    workflow.take(comment=comment.pk, by=article.author)


def import_record(article: Article) -> None:
    file = workflow.export_record(medication=article.medication).replace("It calms", "It stills")
    verbs.import_record(article.medication.author, file.encode())


def desks(article: Article) -> None:
    version, by = submitted(article), factory.make_pharmacist()
    workflow.claim(version=version.pk, by=by)
    workflow.look(version=version, by=by)
    KeptTyping.objects.create(person=by, key=f"article:{article.pk}", form='[["title", "Other"]]')


def other_people(article: Article) -> None:
    for person in Person.objects.all():
        person.name, person.credentials, person.slug = "Other", "Other", f"other-{person.pk}"
        person.save()
    people.deactivate(person=Person.objects.filter(groups__name=Role.PHARMACIST)[0].pk, by=None)
    Person.objects.update(register="Other")


def recall(article: Article) -> None:
    workflow.recall(version=submitted(article).pk, by=article.author)


def cancel(article: Article) -> None:
    wait_for_a_date(article)
    workflow.cancel(version=article.versions.latest("number").pk, by=article.author, reason="Other.")


WRITES: dict[str, Write] = {
    "save": save,
    "rows": save_rows,
    "the record and its names": save_record,
    "admin": save_in_admin,
    "submit": submitted,
    "submit the record": submit_record,
    "recall": recall,
    "request changes": lambda article: factory.request_changes(submitted(article)),
    "approve for a date": wait_for_a_date,
    "cancel": cancel,
    "set aside": set_aside,
    "branch and resume": resume,
    "restore a version": lambda article: workflow.restore(
        document=article.pk, by=article.author, version=article.versions.get(number=1).pk
    ),
    "restore a save": lambda article: workflow.restore(document=article.pk, by=article.author, revision=1),
    "take wording": take,
    "import": lambda article: verbs.import_article(article.medication, article.author),
    "import the record": import_record,
    "a new draft": lambda article: factory.make_article(article.author, article.medication),
    "claims, looks, kept typing": desks,
    "people": other_people,
}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.slow
def test_no_write_of_a_draft_reaches_readers() -> None:
    article = verbs.live_twice()
    before, rows = {path: answer for path, answer in pages().items() if answer[0] == 200}, everything()
    assert len(before) > 10
    for name, write in WRITES.items():
        with undone():
            write(Article.objects.get(pk=article.pk))
            assert everything() != rows, f"{name} wrote nothing"
            assert pages(before) == before, name
