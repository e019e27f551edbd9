"""A class record as its writers have it, and the choice of it in the record of a medicine."""

import pytest
from django.test import Client

from articles.models import Medication
from tests.admin.pages import change_url, page_of, signed_in, typed_form, words
from tests.classes import make_class_record, make_live_class, make_member
from tests.factory import make_live_medication, make_medication, make_writer

pytestmark = pytest.mark.django_db
MEDICINES = "/admin/articles/medication/"


@pytest.fixture
def client() -> Client:
    return signed_in(make_writer())


def choices(client: Client, url: str, name: str) -> set[str]:
    return {str(one["value"]) for one in page_of(client.get(url)).select(f"select[name='{name}'] option")} - {""}


def test_only_class_records_can_be_chosen(client: Client) -> None:
    record, medicine = make_class_record(), make_medication()
    assert choices(client, change_url(medicine), "class_record") == {str(record.pk)}
    form = typed_form(client, change_url(medicine), class_record=str(medicine.pk), why="Wrong.")
    assert client.post(change_url(medicine), form).status_code == 422


def test_the_class_is_saved_and_stands_in_the_trail(client: Client) -> None:
    record, medicine = make_class_record(name="testazepams"), make_medication()
    form = typed_form(client, change_url(medicine), class_record=str(record.pk), why="Its class.")
    assert client.post(change_url(medicine), form).status_code == 302
    assert Medication.objects.get(pk=medicine.pk).class_record == record
    trail = words(client.get(f"/admin/documents/{medicine.pk}/trail/"))
    assert "Class record added: testazepams" in trail


def test_the_preview_shows_what_comes_from_the_class_chosen(client: Client) -> None:
    record, _ = make_live_class(name="testazepams")
    medicine = make_medication()
    form = typed_form(client, change_url(medicine), class_record=str(record.pk))
    shown = words(client.post(f"{change_url(medicine)}preview/", form))
    assert "As with all testazepams" in shown and "Deeper sleep" in shown


def test_the_preview_says_that_the_class_is_not_signed_yet(client: Client) -> None:
    medicine = make_member(make_class_record())
    assert "The record of its class has no live edition" in words(client.get(change_url(medicine)))


def test_a_new_class_begins_with_its_mark(client: Client) -> None:
    assert "New class of medicines" in words(client.get(MEDICINES))
    page = page_of(client.get(f"{MEDICINES}add/?is_class=on"))
    [mark] = page.select("input[name=is_class]")
    assert mark.has_attr("checked")


def test_the_mark_is_fixed_once_readers_have_had_it(client: Client) -> None:
    record, _ = make_live_class()
    page = page_of(client.get(change_url(record)))
    assert not page.select("[name=is_class]")
    assert "Record of a class Yes Fixed" in words(client.get(change_url(record)))


def test_the_list_tells_classes(client: Client) -> None:
    make_class_record(name="testazepams")
    [row] = page_of(client.get(MEDICINES)).select("tbody tr")
    assert "Record of a class" in row.get_text()


def test_no_article_can_be_about_a_class(client: Client) -> None:
    make_class_record()
    medicine = make_live_medication()
    assert choices(client, "/admin/articles/article/add/", "medication") == {str(medicine.pk)}
    assert choices(client, "/admin/import/", "medication") == {str(medicine.pk)}


def test_a_row_without_its_reference_is_named(client: Client) -> None:
    medicine = make_medication()
    form = typed_form(client, change_url(medicine), names__1__source="", boxed__0__source="nowhere")
    shown = words(client.post(f"{change_url(medicine)}preview/", form))
    look_alike = medicine.names.get(role="look-alike").name
    assert f"A row of the record (name “{look_alike}”) has no reference." in shown
    assert "names the reference “nowhere”, which does not exist" in shown
