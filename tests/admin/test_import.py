"""Import: many files at once; a bad one is named with its reason, and the others go on."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Medication, Person, Quarantined
from tests.admin.pages import page_of, signed_in, words
from tests.factory import make_administrator, make_article, make_medication, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db
IMPORT = "/admin/import/"
TEXT = b"---\ntitle: Doses\nkind: dosing\n---\n## How to take it {: dosing }\n\nOnce a day.\n"


def upload(person: Person, *files: tuple[str, bytes], **said: Any) -> Any:
    data = {"medication": make_medication().pk, "author": person.pk, "kind": ""} | said
    data["uploads"] = [SimpleUploadedFile(name, content) for name, content in files]
    return signed_in(person).post(IMPORT, data, follow=True)


def test_a_file_becomes_a_draft() -> None:
    writer = make_writer()
    response = upload(writer, ("doses.md", TEXT))
    article = Article.objects.get()
    assert (article.title, article.kind, article.author) == ("Doses", "dosing", writer)
    assert "Doses Imported from doses.md: 1 section, 0 questions, 0 references." in words(response)


def test_what_was_made_can_be_loaded_again_and_imports_nothing_twice() -> None:
    writer = make_writer()
    response = upload(writer, ("doses.md", TEXT), kind="stopping")
    address = f"{IMPORT}?{response.request['QUERY_STRING']}"
    again = signed_in(writer).get(address)
    assert "Imported from doses.md" in words(again)
    assert Article.objects.count() == 1
    assert [chosen["value"] for chosen in page_of(again).select("#id_kind option[selected]")] == ["stopping"]


@pytest.mark.parametrize("made", ["", "x", "0", "9" * 5000])
def test_an_address_that_names_no_import(made: str) -> None:
    make_article()
    response = signed_in(make_writer()).get(IMPORT, {"made": [made, str(Article.objects.get().pk)]})
    assert response.status_code == 200
    assert not page_of(response).select("#made")


def test_bad_files_are_named_and_the_others_go_on() -> None:
    files = (("empty.md", b""), ("picture.png", b"\x89PNG"), ("good.md", TEXT), ("bytes.txt", b"\xff\xfe\x00\xd8"))
    page = words(upload(make_writer(), *files, kind="stopping"))
    assert Article.objects.get().kind == "stopping"
    for name in ("empty.md", "picture.png", "bytes.txt"):
        assert f"Not imported: {name}. " in page


def test_two_files_with_one_title_get_two_addresses() -> None:
    upload(make_writer(), ("a.md", TEXT), ("b.md", TEXT + b"\nWith water.\n"))
    assert {article.slug for article in Article.objects.all()} == {"doses", "doses-2"}


def test_a_file_that_is_sent_twice_is_passed_over_until_it_is_wanted_again() -> None:
    writer, medication = make_writer(), make_medication()
    for again, count in (("", 1), ("", 1), ("on", 2), ("", 2)):
        page = words(upload(writer, ("doses.md", TEXT), medication=medication.pk, again=again))
        assert Article.objects.count() == count
    assert "Passed over: doses.md. It was imported already: it is the draft “Doses”." in page


def test_quarantine_is_counted_and_linked() -> None:
    source = b"# Doses\n\nTake it once a day.\n\nTablet Talk Poll\n\nTotal votes: 12\n\nLeave a comment\n"
    response = upload(make_writer(), ("web.txt", source))
    lines = Quarantined.objects.count()
    assert lines
    assert f"{lines} line" in words(response)
    assert f"/admin/documents/{Article.objects.get().pk}/quarantine/".encode() in response.content


@pytest.mark.parametrize("said", [{"medication": ""}, {"author": ""}, {"kind": "medication"}])
def test_incomplete_form_imports_nothing(said: dict[str, str]) -> None:
    assert upload(make_writer(), ("doses.md", TEXT), **said).status_code == 422
    assert not Article.objects.exists()


def test_no_file_is_said() -> None:
    response = upload(make_writer())
    assert response.status_code == 422
    assert "Choose one file or more." in words(response)


def test_wrong_people() -> None:
    for person in (make_pharmacist(), make_administrator()):
        assert upload(person, ("doses.md", TEXT)).status_code == 403
        assert signed_in(person).get(IMPORT).status_code == 403
    assert signed_in().get(IMPORT).status_code == 302
    assert not Article.objects.exists()
    assert Medication.objects.count() == 2


def test_signs_that_nobody_sees_are_named_and_taken_out_on_request() -> None:
    writer, medicine = make_writer(), make_medication().pk
    hidden = TEXT + "\nTake \u202e05\u202c mg, so\u00adon.\n".encode()
    page = words(upload(writer, ("turned.md", hidden), medication=medicine))
    assert "Not imported: turned.md. " in page
    assert "U+202E (right-to-left override), once, first in line 9" in page and "U+00AD (soft hyphen)" in page
    assert not Article.objects.exists()
    upload(writer, ("turned.md", hidden), medication=medicine, take_out="on")
    assert Article.objects.get().body.endswith("Take 05 mg, soon.")
    told = Quarantined.objects.get()
    assert told.reason == "sign nobody sees" and "U+202E" in told.text


def test_digits_that_only_a_person_can_judge_are_refused_all_the_same() -> None:
    page = words(upload(make_writer(), ("raised.md", TEXT + "\nTake 4⁰ mg.\n".encode()), take_out="on"))
    assert "Not imported: raised.md. " in page and "“4⁰”, with digits of another form in an amount" in page
    assert not Article.objects.exists()
