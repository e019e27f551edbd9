"""What the import takes the form takes, and both refuse the same: nothing typed is lost on either way."""

from typing import Any
from urllib.parse import urlencode

import lxml.html
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from articles.importing.model import MAX_TEXT
from articles.models import Article, drafting
from tests.admin.pages import change_url, fields_of, signed_in, typed_form, words
from tests.factory import make_article, make_live_medication, make_medication, make_reference, make_writer
from tests.management.commands import fail

pytestmark = pytest.mark.django_db
FEW = override_settings(ROWS_AT_MOST=3)
SAID = "There are 4 references, and 3 fit in. Take some out, or divide the text."


def file_of(references: int, body: str = "Words.", questions: int = 0) -> bytes:
    asked = "".join(f'  - {{question: "Is it {n}?", answer: "It is."}}\n' for n in range(questions))
    cited = "".join(
        f'  - {{label: r{n}, publisher: "Été", title: "{"Ü" * 60}", url: "https://example.org/{n}", '
        f"source_date: 2024-01-04, accessed: 2026-01-05}}\n"
        for n in range(references)
    )
    return f"---\ntitle: Large\nquestions:\n{asked}references:\n{cited}---\n## About {{: about }}\n\n{body}\n".encode()


def imported(client: Client, writer: Any, content: bytes) -> Any:
    file = SimpleUploadedFile("large.md", content)
    form = {"uploads": file, "medication": make_medication().pk, "kind": "other", "author": writer.pk}
    return client.post("/admin/import/", form, follow=True)


def sent(client: Client, article: Article, form: dict[str, Any]) -> Any:
    """As a browser sends it."""
    return client.post(change_url(article), urlencode(form), content_type="application/x-www-form-urlencoded")


@pytest.mark.slow
@override_settings(TEXT_AT_MOST=40_000)
def test_the_largest_import_is_opened_and_saved_unchanged_and_changed() -> None:
    writer = make_writer()
    client = signed_in(writer)
    imported(client, writer, file_of(700, "日本 words. " * 3_900))
    article = Article.objects.get()
    assert (article.references.count(), len(article.body) > 39_000) == (700, True)

    page: Any = lxml.html.fromstring(client.get(change_url(article)).content)
    said = dict(page.get_element_by_id("document-form").form_values())
    form = {name: value.removeprefix("\n") for name, value in said.items()} | {"why": "Looked at."}
    assert sent(client, article, form).status_code == 302
    article.refresh_from_db()
    assert (article.revision, article.references.count()) == (1, 700)

    assert sent(client, article, form | {"references-699-title": "Another title"}).status_code == 302
    article.refresh_from_db()
    assert article.revision == 2 and article.body == form["body"]
    assert article.references.get(label="r699").title == "Another title"


def test_a_form_holds_whatever_the_import_takes() -> None:
    """A character of text takes twelve bytes at most, and a reference about a thousand of other characters."""
    assert 12 * MAX_TEXT + 8_000 * settings.ROWS_AT_MOST < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert 2 * 11 * settings.ROWS_AT_MOST < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


@FEW
def test_the_import_takes_as_many_rows_as_fit_and_says_why_it_takes_no_more() -> None:
    writer = make_writer()
    client = signed_in(writer)
    imported(client, writer, file_of(3, questions=3))
    assert Article.objects.get().references.count() == 3

    assert f"Not imported: large.md. The file has more rows than one article can. {SAID}" in words(
        imported(client, writer, file_of(4))
    )
    page = words(imported(client, writer, file_of(0, questions=4)))
    assert "There are 4 questions, and 3 fit in." in page
    assert Article.objects.count() == 1


@FEW
def test_the_command_refuses_the_same(tmp_path: Any) -> None:
    writer, medication = make_writer(), make_medication()
    (tmp_path / "large.md").write_bytes(file_of(4))
    said = ("--medication", medication.slug, "--kind", "other", "--author", writer.username)
    assert SAID in fail("import_article", tmp_path / "large.md", *said)[2]
    assert not Article.objects.exists()


def with_references(count: int) -> tuple[Article, Client, dict[str, Any]]:
    """What is typed in a form with so many references, of which one is stored."""
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), why="Sources.")
    for number in range(1, count):
        form |= {f"references-{number}-label": f"r{number}", f"references-{number}-title": f"Typed {number}"}
    return article, client, form


@FEW
def test_the_form_comes_back_with_every_row_and_takes_it_with_one_less() -> None:
    article, client, form = with_references(4)
    response = sent(client, article, form)
    assert response.status_code == 422
    assert words(response).count(SAID) == 2  # in the list of what is wrong, and beside the rows
    again = fields_of(response)
    assert again["references-3-title"] == "Typed 3"
    assert article.references.count() == 1

    assert sent(client, article, again | {"references-2-DELETE": "on", "why": "Sources."}).status_code == 302
    assert {row.title for row in article.references.all()} == {"Test label", "Typed 1", "Typed 3"}


def test_rows_from_before_the_limit_was_lowered_may_stay() -> None:
    article = make_article(medication=make_live_medication())
    client = signed_in(article.author)
    with drafting(article, by=article.author, reason="More."):
        for number in range(2, 6):
            make_reference(article, f"r{number}", number)
    with FEW:
        form = typed_form(client, change_url(article), short_answer="Other words.", why="Plainer.")
        assert sent(client, article, form).status_code == 302
    assert article.references.count() == 5


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ({"ROWS_AT_MOST": 3}, "It has far more than 3 rows of one kind."),
        ({"DATA_UPLOAD_MAX_NUMBER_FIELDS": 20}, "It has far more than 1,000 rows of one kind."),
        ({"DATA_UPLOAD_MAX_MEMORY_SIZE": 500}, "It has more than 0 MB in all."),
    ],
)
def test_what_no_page_can_hold_is_said_in_the_staffs_frame(limit: dict[str, int], sentence: str) -> None:
    article, client, form = with_references(9)
    with override_settings(**limit):
        response = sent(client, article, form)
        assert response.status_code == 413
        assert sentence in words(response) and "go back with your browser" in words(response)
        assert f"Signed in as {article.author.name}" in words(response)
        typing = client.post(f"{change_url(article)}preview/", form, headers={"HX-Request": "true"})
        assert typing.status_code == 413 and sentence in typing.text
    assert article.references.count() == 1
    assert signed_in().get("/admin/%00", {"x": "\0"}).status_code != 413
