"""Starting an article: medicine, kind and author first, then an outline with the record's sources and values."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.content.outlines import OUTLINES
from articles.lifecycle import Role
from articles.models import Article, Medication, drafting
from articles.models.rows import Reference
from tests.admin.pages import change_url, fields_of, page_of, signed_in, typed_form, words
from tests.factory import (
    edit,
    make_live_medication,
    make_medication,
    make_person,
    make_pharmacist,
    make_reference,
    make_writer,
    publish,
)
from tests.facts import make_facts

pytestmark = pytest.mark.django_db
START, ADD = "/admin/articles/article/start/", "/admin/articles/article/add/"
DOSING = OUTLINES["dosing"]


def begun(client: Client, medication: Medication, kind: str = "dosing", **more: Any) -> Any:
    response = client.get(START, {"medication": medication.pk, "kind": kind, "author": author_of(client), **more})
    assert response.status_code == 302
    return client.get(response["Location"])


def author_of(client: Client) -> str:
    return str(client.session["_auth_user_id"])


def rows(form: dict[str, Any], prefix: str, name: str) -> list[str]:
    return [form[f"{prefix}-{n}-{name}"] for n in range(int(form[f"{prefix}-TOTAL_FORMS"]))]


def make_record() -> Medication:
    record = make_medication()
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
        make_reference(record, "guideline", 2)
    publish(record)
    return record


def test_asks_for_medicine_kind_and_author() -> None:
    record, writer = make_live_medication(), make_writer()
    page = page_of(signed_in(writer).get(START))
    form = page.select_one("form[method=get]")
    assert form and form["action"] == START
    chosen = {str(field["name"]): field for field in form.select("select")}
    assert list(chosen) == ["medication", "kind", "author"]
    assert chosen["medication"].select_one(f"option[value='{record.pk}']")
    assert [str(option["value"]) for option in chosen["author"].select("option[selected]")] == [str(writer.pk)]


@pytest.mark.parametrize("page", ["/admin/", "/admin/articles/article/"])
def test_new_article_leads_here(page: str) -> None:
    [link] = [link for link in page_of(signed_in(make_writer()).get(page)).select("a.btn") if "New article" in link]
    assert link["href"] == START


def test_begins_with_sections_questions_and_sources() -> None:
    record = make_record()
    response = begun(signed_in(make_writer()), record)
    form = fields_of(response)
    assert (form["medication"], form["kind"], form["body"]) == (str(record.pk), "dosing", DOSING.body)
    assert rows(form, "questions", "question") == list(DOSING.questions(record.name))
    assert rows(form, "references", "label") == ["label", "guideline"]
    assert form["references-0-source_date"] == "2024-01-04"
    page = words(response)
    assert all(section.help in page for section in DOSING.sections)
    assert "{{half-life}} 30 to 40 hours" in page


@pytest.mark.parametrize("kind", OUTLINES)
def test_an_untouched_outline_has_no_finding_and_no_block(kind: str) -> None:
    client = signed_in(make_writer())
    page = begun(client, make_live_medication(), kind)
    drawn = client.post(f"{ADD}preview/", fields_of(page))
    again = client.post(ADD, fields_of(page) | {"_redraw": "references"})
    for response in (page, drawn, again):
        assert "Nothing checked yet." in words(response)
        assert "Before this can be submitted" not in words(response) and "Nothing is missing" not in words(response)
    touched = words(client.post(f"{ADD}preview/", fields_of(page) | {"short_answer": "Take it."}))
    assert "blocking" in touched and "Before this can be submitted" in touched


def test_what_is_left_of_an_outline_is_saved_and_never_submitted() -> None:
    record, writer = make_live_medication(), make_writer()
    client = signed_in(writer)
    response = client.post(ADD, fields_of(begun(client, record)) | {"title": "Doses"}, follow=True)
    article = Article.objects.get()
    assert (article.author, article.slug, article.body) == (writer, "doses", DOSING.body)
    assert [row.question for row in article.questions.all()] == list(DOSING.questions(record.name))
    source = article.references.get()
    assert (source.label, source.source_date) == ("label", date(2024, 1, 4))
    assert DOSING.sections[0].help in words(response)
    refused = words(client.post(f"/admin/documents/{article.pk}/submit/", {"note": "New."}))
    assert all(f"The section “{section.heading}” is empty." in refused for section in DOSING.sections)
    assert all(f"The question “{asked}” has no answer." in refused for asked in DOSING.questions(record.name))
    assert not article.versions.exists()


def test_a_text_can_begin_empty_with_the_sources() -> None:
    form = fields_of(begun(signed_in(make_writer()), make_live_medication(), empty="1"))
    assert (form["body"], rows(form, "questions", "question")) == ("", [])
    assert rows(form, "references", "label") == ["label"]


def test_sources_are_those_of_the_signed_record_and_else_of_its_draft() -> None:
    record = make_medication()
    client = signed_in(make_writer())
    assert rows(fields_of(begun(client, record)), "references", "label") == ["label"]
    publish(record)
    with drafting(record, by=record.author, reason="Another label."):
        row = Reference.objects.get(document=record)
        row.label = "renamed"
        row.save()
    assert rows(fields_of(begun(client, record)), "references", "label") == ["label"]


def test_the_address_of_the_form_needs_no_author() -> None:
    record, writer = make_live_medication(), make_writer()
    form = fields_of(signed_in(writer).get(ADD, {"medication": record.pk, "kind": "stopping"}))
    assert (form["author"], form["body"]) == (str(writer.pk), OUTLINES["stopping"].body)


def archived() -> Medication:
    record = make_medication()
    workflow.archive(document=record.pk, by=record.author)
    return record


@pytest.mark.parametrize("make", [archived, lambda: make_medication(is_class=True, name="tests", slug="tests")])
def test_an_archived_medicine_and_a_class_cannot_be_chosen(make: Any) -> None:
    medication, client = make(), signed_in(make_writer())
    refuses(client, medication=medication.pk)
    form = typed_form(client, ADD, medication=medication.pk, kind="dosing", title="Doses")
    assert client.post(ADD, form).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"medication": "9" * 30},
        {"medication": "\0"},
        {"medication": ""},
        {"kind": "medication"},
        {"kind": "nothing"},
        {"kind": ""},
        {"author": "999"},
        {"author": "nobody"},
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(wrong: dict[str, str]) -> None:
    make_live_medication()
    refuses(signed_in(make_writer()), **wrong)


def refuses(client: Client, **wrong: Any) -> None:
    live = make_live_medication()
    chosen = {"medication": live.pk, "kind": "dosing", "author": author_of(client)} | wrong
    response = client.get(START, chosen)
    assert response.status_code == 422 and page_of(response).select_one(".error")
    assert client.get(ADD, chosen, follow=True).status_code == 422


def test_where_there_is_no_medicine_it_leads_to_making_one() -> None:
    page = page_of(signed_in(make_writer()).get(START))
    assert "There is no medicine yet." in page.get_text() and not page.select("main form select")
    assert page.select("a.btn[href='/admin/articles/medication/add/']")


def test_typing_that_was_kept_is_within_reach() -> None:
    make_live_medication()
    client = signed_in(make_writer())
    client.post("/admin/keep/", typed_form(client, ADD, title="Half a title"))
    assert page_of(client.get(START)).select(f".notice a[href='{ADD}']")


def test_post_stranger_and_wrong_role() -> None:
    record = make_live_medication()
    chosen = {"medication": record.pk, "kind": "dosing"}
    assert signed_in(make_writer()).post(START, chosen).status_code == 405
    for url in (START, ADD):
        assert signed_in(make_pharmacist()).get(url, chosen).status_code == 403
        assert signed_in().get(url, chosen).status_code == 302
    superuser = signed_in(make_person(is_superuser=True))
    assert not page_of(superuser.get(START)).select("main form select")
    assert superuser.get(ADD, chosen).status_code == 403


def test_an_author_without_post_nominals_is_told_at_once() -> None:
    record, plain, titled = make_live_medication(), make_writer(credentials="", name="Plain Writer"), make_writer()
    warning = "Plain Writer has no post-nominals"
    client = signed_in(plain)
    assert warning in words(client.get(START)) and warning in words(begun(client, record))
    assert warning not in words(begun(client, record, author=titled.pk))
    assert warning in words(begun(signed_in(titled), record, author=plain.pk))
    client.post(ADD, fields_of(begun(client, record)) | {"title": "Doses"})
    assert warning in words(client.get(change_url(Article.objects.get())))
    people = f"/admin/articles/person/{plain.pk}/change/"
    assert not page_of(client.get(START)).select(f"a[href='{people}']")
    both = make_person(Role.WRITER, Role.ADMINISTRATOR, credentials="MA")
    assert page_of(begun(signed_in(both), record, author=plain.pk)).select(f".notice a[href='{people}']")
    edit(Article.objects.get(), plain, author=titled)
    assert warning not in words(client.get(change_url(Article.objects.get())))
