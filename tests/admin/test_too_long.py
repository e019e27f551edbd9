"""A text that is too long, or that takes too long to check: said on the page, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from articles import workflow
from articles.models import Article, Quarantined
from articles.workflow import Incomplete, WrongState, submit, take_back_line
from articles.workflow.people import hand_over
from articles.workflow.turns import Uncheckable
from tests.admin.pages import change_url, signed_in, typed_form, words
from tests.factory import edit, make_administrator, make_article, make_live_article, make_live_medication, make_writer

pytestmark = pytest.mark.django_db
SLOW = "## Doses {: dosing }\n\n" + "take up to 1 mg a day for panic, " * 11_000
"""Costs far more than a second."""


def test_the_form_comes_back_with_the_text() -> None:
    article = make_article()
    client = signed_in(article.author)
    with override_settings(TEXT_AT_MOST=100):
        response = client.post(change_url(article), typed_form(client, change_url(article), body="word " * 30))
    assert response.status_code == 422
    assert "150 characters, and 100 fit in" in words(response).replace("149", "150")
    assert b"word word word" in response.content
    assert Article.objects.get(pk=article.pk).body == article.body


def test_no_door_stores_it() -> None:
    article = make_article()
    with override_settings(TEXT_AT_MOST=100), pytest.raises(ValidationError, match="fit in"):
        edit(article, article.author, body="word " * 30)


@override_settings(TEXT_AT_MOST=100)
def test_an_import_is_refused_and_named() -> None:
    writer = make_writer()
    with override_settings(TEXT_AT_MOST=400_000):
        medication = make_live_medication()
    client = signed_in(writer)
    file = SimpleUploadedFile("long.txt", b"word " * 30)
    form = {"uploads": file, "medication": medication.pk, "kind": "other", "author": writer.pk}
    response = client.post("/admin/import/", form, follow=True)
    assert "Not imported: long.txt" in words(response) and "fit in" in words(response)
    assert not Article.objects.exists()


def test_a_line_that_does_not_fit_stays_in_the_quarantine() -> None:
    writer, medication = make_writer(), make_live_medication()
    client = signed_in(writer)
    file = SimpleUploadedFile("page.md", b"## About\n\nIt calms the brain.\n\nCopyright 2024: all rights reserved.")
    form = {"uploads": file, "medication": medication.pk, "kind": "other", "author": writer.pk}
    client.post("/admin/import/", form)
    scrap = Quarantined.objects.filter(text__contains="Copyright").get()
    with override_settings(TEXT_AT_MOST=50), pytest.raises(Incomplete, match="does not fit any more"):
        take_back_line(scrap=scrap.pk, by=writer)
    scrap.refresh_from_db()
    assert scrap.state == Quarantined.WAITING


@pytest.mark.slow
@override_settings(CHECK_SECONDS=1)
def test_a_text_that_takes_too_long_is_shown_and_not_submitted() -> None:
    article = make_article()
    edit(article, article.author, body=SLOW)
    client = signed_in(article.author)
    page = client.get(change_url(article))
    assert page.status_code == 200
    assert "takes more than 1 seconds to read and check" in words(page)
    assert "The checks find nothing" not in words(page)
    with pytest.raises(Uncheckable, match="Split it"):
        submit(document=article.pk, by=article.author, note="New.")
    typing = client.post(f"{change_url(article)}preview/", typed_form(client, change_url(article)))
    assert typing.status_code == 200 and "takes more than 1 seconds" in words(typing)


@pytest.mark.parametrize("way", ["restore", "resume", "branch"])
def test_an_older_text_that_does_not_fit_any_more_is_refused_with_what_to_do(way: str) -> None:
    article, edition = make_live_article()
    if way == "resume":
        edit(article, article.author, title="Newer")
    else:
        edit(article, article.author, body="## About\n\nShort.[^label]")
    kept, by = workflow.set_aside(document=article.pk, by=article.author), article.author
    doors: dict[str, Callable[[], object]] = {
        "restore": lambda: workflow.restore(document=article.pk, by=by, version=edition.version_id),
        "resume": lambda: workflow.resume(version=kept.pk, by=by),
        "branch": lambda: workflow.branch(document=article.pk, by=by),
    }
    if way == "resume":
        workflow.branch(document=article.pk, by=by)
        edit(article, by, body="## About\n\nShort.[^label]")
        workflow.set_aside(document=article.pk, by=by)
    before = Article.objects.get(pk=article.pk).revision
    with override_settings(TEXT_AT_MOST=60), pytest.raises(WrongState, match=r"60 fit in.*ask the operator"):
        doors[way]()
    assert Article.objects.get(pk=article.pk).revision == before


def test_what_leaves_a_text_alone_asks_nothing_of_its_length() -> None:
    article, heir = make_article(), make_writer()
    with override_settings(TEXT_AT_MOST=60):
        hand_over(leaver=article.author_id, to=heir.pk, by=make_administrator())
        workflow.archive(document=article.pk, by=heir)
        workflow.unarchive(document=article.pk, by=heir)
        edit(Article.objects.get(pk=article.pk), heir, title="Shorter")
    assert Article.objects.get(pk=article.pk).author == heir
