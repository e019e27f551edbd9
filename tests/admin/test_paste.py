"""What is pasted or dropped into a text comes back as Markdown, and nothing is stored."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.importing import MAX_BYTES
from articles.models import Article
from tests.admin.pages import signed_in
from tests.people import make_administrator, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db
PASTE = "/admin/paste/"


@pytest.fixture
def client() -> Client:
    return signed_in(make_writer())


def test_a_piece_of_a_page_has_no_title(client: Client) -> None:
    answer = client.post(PASTE, {"html": "<p>Take 4<sup>1,2</sup> mg.</p><ul><li>one</li></ul>"})
    assert answer.json() == {"markdown": "Take 4\\[1,2\\] mg.\n\n- one", "aside": [], "note": ""}
    assert not Article.objects.exists()


def test_what_is_no_text_is_named(client: Client) -> None:
    answer = client.post(PASTE, {"html": "<p>Take 5 mg.</p><p><s>Take 9 mg.</s></p>"}).json()
    assert answer["markdown"] == "Take 5 mg."
    [aside] = answer["aside"]
    assert aside["text"] == "Take 9 mg." and aside["reason"]


def test_a_file_is_read_with_its_title_and_questions(client: Client) -> None:
    page = b"<h1>Calm guide</h1><p>Some words of the guide.</p>"
    answer = client.post(PASTE, {"file": SimpleUploadedFile("guide.html", page)}).json()
    assert answer["markdown"] == "**Calm guide**\n\nSome words of the guide."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("guide.pdf", b"%PDF", "must end in"),
        ("guide.docx", b"no zip", "Nothing was put in."),
        ("guide.txt", b"a" * (MAX_BYTES + 1), "Nothing was put in."),
        ("guide.txt", b"", "The file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(
    client: Client, name: str, content: bytes, sentence: str
) -> None:
    answer = client.post(PASTE, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422 and answer.json()["markdown"] == "" and sentence in answer.json()["note"]


def test_nothing_pasted_is_refused(client: Client) -> None:
    assert client.post(PASTE).status_code == 422


def test_refuses_get(client: Client) -> None:
    assert client.get(PASTE).status_code == 405


def test_a_stranger_signs_in_first() -> None:
    answer = Client().post(PASTE, {"html": "<p>One.</p>"})
    assert answer.status_code == 302 and "/sign-in/" in answer["Location"]


@pytest.mark.parametrize("make", [make_pharmacist, make_administrator])
def test_others_than_writers_are_refused(make: object) -> None:
    assert callable(make)
    assert signed_in(make()).post(PASTE, {"html": "<p>One.</p>"}).status_code == 403
