"""No line break and no other control character in a column of one line, by whatever door."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from hypothesis import given
from hypothesis import strategies as st
from simple_history.models import HistoricalChanges

from articles import workflow
from articles.content.canonical import is_one_line, one_line
from articles.lifecycle import Role
from articles.models import Imported, Person, drafting
from articles.models.line import broken_lines
from articles.models.sealed import Sealed
from articles.workflow import Incomplete, WrongPerson, people
from tests import factory, verbs
from tests.admin.pages import change_url, signed_in, typed_form

BREAKS = ("\n", "\r\n", "\t", "\0", "\x0b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e")
MODELS = [model for model in apps.get_app_config("articles").get_models() if not issubclass(model, HistoricalChanges)]
each_break = pytest.mark.parametrize("broken", BREAKS, ids=ascii)


@given(st.text())
def test_one_line_makes_one_line_and_leaves_one_alone(text: str) -> None:
    line = one_line(text)
    assert is_one_line(line) and one_line(line) == line


def test_it_joins_what_it_breaks() -> None:
    assert one_line(" A\n\nb\u2028 c  d\r\n") == "A b c  d"
    assert is_one_line("Zoë Ö’Brien\u200c-\u200dX") and not is_one_line("a\u202eb")


@pytest.mark.parametrize("model", MODELS)
def test_every_column_of_one_line_is_looked_at(model: type[models.Model]) -> None:
    """But those which a sealed row copies from where they were looked at."""
    lines = {f.name for f in model._meta.concrete_fields if isinstance(f, models.CharField)}
    row = model(**dict.fromkeys(lines, "a\nb"))
    unseen = lines - set(broken_lines(row))
    assert unseen == set(getattr(model, "copied", ())) & lines
    assert not unseen or issubclass(model, Sealed)


@each_break
@pytest.mark.django_db
def test_titles_and_names_of_a_document(broken: str) -> None:
    article = factory.make_article()
    for record, name in ((article, "title"), (article, "disclosure"), (article.medication, "name")):
        if broken in "\0\x0b":
            continue  # the draft's own normalising takes them out
        with pytest.raises(ValidationError, match="has to stand on one line|Readers would see another text"):
            factory.edit(record, article.author, **{name: f"X{broken}Bcc: everybody"})
    question = article.questions.get()
    question.question = "Can I\u2028drive?"
    with drafting(article, by=article.author, reason="Row."), pytest.raises(ValidationError):
        question.save()


@each_break
@pytest.mark.django_db
@pytest.mark.parametrize("name", ["username", "name", "email", "slug", "credentials", "register", "registration"])
def test_people(broken: str, name: str) -> None:
    person = factory.make_pharmacist()
    setattr(person, name, f"New{broken}Bcc")
    with pytest.raises(ValidationError, match="has to stand on one line"):
        person.save()
    with pytest.raises(ValidationError):
        person.full_clean()


@pytest.mark.django_db
def test_doors_say_it() -> None:
    with pytest.raises(Incomplete, match="has to stand on one line"):
        people.add_person(username="new", role=Role.WRITER, name="N\nBcc: x", password=factory.PASSWORD)
    article = factory.make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), title="X\nBcc: everybody", why="Other.")
    answer = client.post(change_url(article), form)
    assert answer.status_code == 422 and "has to stand on one line" in answer.text
    writer = factory.make_writer()
    page = f"/admin/articles/person/{writer.pk}/change/"
    answer = signed_in(factory.make_administrator()).post(page, {"name": "New\nBcc: everybody"})
    assert answer.status_code == 422 and "has to stand on one line" in answer.text
    assert Person.objects.get(pk=writer.pk).name == writer.name


@pytest.mark.django_db
def test_what_is_typed_in_a_box_is_put_on_one_line() -> None:
    version = factory.submit(factory.make_article(), note="New words.\n\nAnd a source.")
    assert version.note == "New words. And a source."
    edition = factory.approve(version, conflict="None,\nreally.").edition
    assert edition is not None and '"conflict":"None, really."' in edition.signatures
    assert factory.reaffirm(edition, note="Read\nagain.").note == "Read again."
    medication = edition.document.as_article.medication
    verbs.import_article(medication, version.author)
    filed: dict[str, Any] = {"filename": "a\nb.txt", "medication": medication, "kind": "dosing"}
    workflow.import_article(reading=verbs.READING, author=version.author, by=version.author, **filed)
    assert Imported.objects.latest("pk").filename == "a b.txt"


@pytest.mark.django_db
def test_an_account_from_before_is_closed_but_signs_nothing() -> None:
    signer, version = factory.make_pharmacist(), factory.make_article_in_review()[1]
    rows: Any = models.QuerySet(Person)
    rows.filter(pk=signer.pk).update(name="Old\nName")
    with pytest.raises(WrongPerson, match="Ask an administrator to mend it"):
        factory.approve(version, signer)
    people.deactivate(person=signer.pk, by=factory.make_administrator())
    assert not Person.objects.get(pk=signer.pk).is_active
