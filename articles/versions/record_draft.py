"""A record as its file has it becomes a draft that can be stored, or every place is named that cannot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from ..content.record import RecordContent
from ..importing.record import RecordReading
from ..lifecycle import MONTHS_AT_MOST
from ..models import BoxedTopic, Edition, Kind, Medication, Person, Reference
from ..models.rows import Row, too_many
from ..refusals import Incomplete
from .draft import KEYS, Draft, row_key, row_values, rows_of_content

ONCE: Mapping[type[Row], str] = {Reference: "label", BoxedTopic: "topic"}
"""The field that no two rows of a draft have alike."""
UNFIT = "This cannot be a draft of a record:"


def draft_of_reading(record: Medication, reading: RecordReading, author: Person) -> Draft:
    """As it would be stored. Raises Incomplete, naming every place that cannot be."""
    content = reading.content
    class_record, problems = _class_record(reading)
    fields = {name: getattr(content, name) for name in RecordContent.WORDS} | {
        "author_id": author.pk,
        "is_class": content.is_class,
        "class_record_id": class_record and class_record.pk,
        "review_months": content.review_months or record.review_months,
        "kind": Kind.MEDICATION,
    }
    problems += [*_field_problems(record, fields), *_fixed(record, content)]
    rows: dict[type[Row], list[dict[str, Any]]] = {}
    for model, wanted in rows_of_content(content).items():
        made = [model(**{row_key(model): record.pk}, **values) for values in wanted]
        problems += _row_problems(model, made, record)
        rows[model] = [row_values(row) for row in made]
    if problems:
        raise Incomplete(UNFIT, tuple(problems))
    return Draft(fields, rows)


def _class_record(reading: RecordReading) -> tuple[Medication | None, list[str]]:
    slug = reading.class_record
    match = Medication.objects.filter(slug=slug, is_class=True).first() if slug else None
    if slug and match is None:
        classes = Medication.objects.filter(is_class=True).order_by("slug").values_list("slug", flat=True)
        there = ", ".join(classes) or "none yet"
        return None, [f"class_record: there is no record of a class at “{slug}”. There are: {there}."]
    return match, []


def _field_problems(record: Medication, fields: Mapping[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        setattr(record, name, value)
    record.normalise()
    if record.review_months > MONTHS_AT_MOST:
        yield f"review_months: {MONTHS_AT_MOST} at most."
        record.review_months = MONTHS_AT_MOST
    yield from _wrong(record, "", exclude={"document", "author"})


def _fixed(record: Medication, content: RecordContent) -> Iterator[str]:
    """What readers have had as a class stays one."""
    newest = Edition.objects.filter(document=record.pk).order_by("-number").first() if record.pk else None
    if newest is not None and newest.record.is_class != content.is_class:
        yield f"is_class: readers have had this record as one of a {'medicine' if content.is_class else 'class'}."


def _row_problems(model: type[Row], rows: Sequence[Row], record: Medication) -> Iterator[str]:
    key, fact_of = KEYS[model], row_key(model).removesuffix("_id")
    stored = model._base_manager.filter(**{row_key(model): record.pk}).count() if record.pk else 0
    if sentence := too_many(model, len(rows), stored=stored):
        yield f"{key}: {sentence}"
        return
    for number, row in enumerate(rows, 1):
        row.normalise()
        yield from _wrong(row, f"{key}, row {number}, ", exclude={fact_of})
    if once := ONCE.get(model):
        yield from _doubled(key, once, [getattr(row, once) for row in rows])


def _doubled(key: str, field: str, values: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for number, value in enumerate(values, 1):
        if value and value in seen:
            yield f"{key}, row {number}, {field}: another row has “{value}” already."
        seen.add(value)


def _wrong(row: Medication | Row, where: str, exclude: set[str]) -> Iterator[str]:
    """Each field that cannot be stored, by its key in the file."""
    try:
        row.full_clean(exclude=exclude)
    except ValidationError as error:
        for name, errors in error.error_dict.items():
            place = f"{where}{name}: " if name != "__all__" else where
            for message in _messages(row, name, errors):
                yield f"{place}{message}"


def _messages(row: models.Model, name: str, errors: Iterable[ValidationError]) -> Iterator[str]:
    for error in errors:
        if error.code == "invalid_choice" and name != "__all__":
            field: Any = row._meta.get_field(name)
            choices = [str(value) for value, _ in field.choices or () if value]
            yield f"“{getattr(row, name)}” is none of: {', '.join(choices)}."
        else:
            yield from error.messages
