"""A file becomes the draft of a record, as if somebody had typed it into the form."""

import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import BoxedTopic, Imported, Medication, Origin, Person, drafting
from articles.workflow import Incomplete, WrongPerson
from tests import factory
from tests.facts import make_facts
from tests.snapshots import everything
from tests.verbs import RECORD_FILE, import_record
from tests.workflow.record_files import changed, exported, fresh, refused, without_revision

pytestmark = pytest.mark.django_db


def full_record(by: Person | None = None) -> Medication:
    record = factory.make_medication(by)
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    return record


def test_makes_a_new_draft_by_a_person_with_a_reason() -> None:
    writer = factory.make_writer()
    made = import_record(writer, RECORD_FILE, reason="The label of 2024.")

    record = fresh(made.medication)
    assert (record.slug, record.author, record.revision, made.before) == ("readazepam", writer, 1, None)
    assert (record.names.get().name, record.products.get().strength) == ("Brandex", "0.5 mg")
    saves = [*record.history.all(), *record.products.get().history.all(), *record.references.get().history.all()]
    assert {(save.history_user, save.history_change_reason) for save in saves} == {(writer, "The label of 2024.")}
    assert Imported.objects.get().filename == "record.yaml"
    assert list(Origin.objects.get().people.all()) == [writer]


def test_changes_what_is_different_and_nothing_else() -> None:
    record = full_record()
    file = changed(exported(record), "maximum: 4 mg/day", "maximum: 2 mg/day")
    before = {row.pk for row in record.effects.all()}

    made = import_record(record.author, file)

    assert made.is_changed and fresh(record).revision == 3
    assert record.doses.get().maximum == "2 mg/day"
    assert [save.history_type for save in record.doses.get().history.order_by("history_id")] == ["+", "~"]
    assert {row.pk for row in record.effects.all()} == before
    assert fresh(record).history.count() == 1


def test_what_the_file_leaves_out_is_taken_out() -> None:
    record = full_record()
    file = exported(record)
    start, end = file.index(b"effects:"), file.index(b"contraindications:")
    import_record(record.author, file[:start] + file[end:])
    assert not record.effects.exists() and record.doses.exists()


def test_the_same_file_again_changes_nothing() -> None:
    record = full_record()
    before = everything()
    made = import_record(record.author, exported(record))
    assert not made.is_changed and everything() == before


def test_author_and_months_stay_where_the_file_names_none() -> None:
    record = factory.make_medication(review_months=6)
    other = factory.make_writer()
    lines = [line for line in exported(record).splitlines() if not line.startswith((b"author", b"review_months"))]
    import_record(other, changed(b"\n".join(lines)))
    assert (fresh(record).author, fresh(record).review_months) == (record.author, 6)


def test_author_is_whom_the_file_names() -> None:
    writer, named = factory.make_writer(), factory.make_writer()
    made = import_record(writer, RECORD_FILE + f"author: {named.name}\n".encode())
    assert (made.medication.author, made.medication.history.get().history_user) == (named, writer)
    assert set(Origin.objects.get().people.all()) == {writer, named}


@pytest.mark.parametrize("name", ["Nobody Here", "pharmacist"])
def test_an_author_who_writes_nothing_here(name: str) -> None:
    name = factory.make_pharmacist().name if name == "pharmacist" else name
    sentence = refused(factory.make_writer(), RECORD_FILE + f"author: {name}\n".encode(), Incomplete)
    assert sentence.endswith(f"author: No writer is called “{name}”. Choose the author.")


def test_only_a_writer_imports() -> None:
    assert refused(factory.make_pharmacist(), RECORD_FILE, WrongPerson) == "This needs a writer."
    left = factory.make_writer()
    Person.objects.filter(pk=left.pk).update(is_active=False)
    assert refused(Person.objects.get(pk=left.pk), RECORD_FILE, WrongPerson) == "This needs a writer."


@pytest.mark.parametrize("reason", ["", " \n", "x" * 301])
def test_needs_a_reason(reason: str) -> None:
    with pytest.raises(Incomplete, match="Say why, for the edit trail"):
        import_record(factory.make_writer(), RECORD_FILE, reason=reason)


WRONG: dict[str, tuple[bytes, bytes, str]] = {
    "a quantity": (
        b".5mg",
        b"half",
        "products, row 1, strength: “half” is no quantity: write a number and its unit, for example 0.5 mg.",
    ),
    "a choice": (
        b"role: brand",
        b"role: brant",
        "names, row 1, role: “brant” is none of: brand, discontinued, other, misspelling, look-alike, spoken.",
    ),
    "a country": (
        b"country: US, source: label}]\nreferences",
        b"country: us, source: label}]\nreferences",
        "products, row 1, country: Use the two capital letters of the country, for example US.",
    ),
    "a row without its reference": (b", source: label}]\nref", b"}]\nref", "products, row 1, source: "),
    "a long name": (b"name: Brandex", b"name: " + b"x" * 121, "names, row 1, name: Ensure this value has at most 120"),
    "an address": (b"slug: readazepam", b"slug: read azepam", "slug: Enter a valid “slug”"),
    "a class that is not there": (
        b"country: US\n",
        b"class_record: no\n",
        "class_record: there is no record of a class",
    ),
    "too many months": (b"country: US\n", b"review_months: 37\n", "review_months: 36 at most."),
    "signs that nobody sees": (b"It calms.", "It\u202e calms.".encode(), "summary: Readers would see another text"),
    "several lines in one": (
        b"name: readazepam",
        b'name: "read\\nazepam"',
        "name: The generic name has to stand on one",
    ),
    "a label twice": (
        b"references: [",
        b"references: [{label: label}, ",
        "references, row 2, label: another row has “label” already.",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_stored_is_named_by_row_and_field(what: str) -> None:
    old, new, expected = WRONG[what]
    assert old in RECORD_FILE
    assert expected in refused(factory.make_writer(), RECORD_FILE.replace(old, new, 1), Incomplete)


def test_everything_that_cannot_be_stored_is_named_at_once() -> None:
    file = RECORD_FILE.replace(b".5mg", b"half").replace(b"role: brand", b"role: brant")
    with pytest.raises(Incomplete) as refusal:
        import_record(factory.make_writer(), file)
    assert len(refusal.value.problems) == 2


def test_a_name_of_another_record() -> None:
    record = factory.make_medication()
    file = RECORD_FILE.replace(b"name: readazepam", f"name: {record.name}".encode())
    assert "name: " in refused(factory.make_writer(), file, Incomplete)


@pytest.mark.parametrize("key", ["names", "references"])
def test_more_rows_than_fit(key: str, settings: pytest.FixtureRequest) -> None:
    settings.ROWS_AT_MOST = 0  # type: ignore[attr-defined]
    assert f"{key}: There are 1 " in refused(factory.make_writer(), RECORD_FILE, Incomplete)


def test_what_readers_had_as_a_medicine_becomes_no_class() -> None:
    record = factory.make_live_medication()
    file = exported(record) + b"is_class: true\n"
    assert "is_class: readers have had this record as one of a medicine." in refused(record.author, file, Incomplete)


def test_a_file_brings_back_the_words_of_their_writer(both: Person) -> None:
    """Somebody else's text that was set aside, imported from the file in which it stood, keeps its writer."""
    record, writer = factory.make_live_medication(), factory.make_writer()
    with drafting(record, by=both, reason="A topic."):
        topic = BoxedTopic(medication=record, position=2, topic="misuse", heading="With misuse", source="label")
        topic.text = "7 mg"
        topic.save()
    file = exported(record)
    workflow.set_aside(document=record.pk, by=writer)
    workflow.branch(document=record.pk, by=writer)

    import_record(writer, without_revision(file))

    assert both in factory.submit(fresh(record), writer).contributors.all()


@pytest.fixture
def both() -> Person:
    return factory.make_pharmacist(Role.WRITER)
