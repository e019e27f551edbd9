"""A draft as one value: taken from a version or from the trail, written back row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from ..compare.rows import HANDLES
from ..content import rows
from ..content.fact_kinds import FACT_KINDS
from ..content.stored import Content
from ..models import FACTS, Article, BoxedTopic, Document, Kind, Medication, Name, Question, Reference, Version
from ..models.document import TrackedDocument
from ..models.rows import Row
from ..refusals import WrongState

ROWS: dict[type[TrackedDocument], tuple[type[Row], ...]] = {
    Article: (Reference, Question),
    Medication: (Reference, Name, BoxedTopic, *FACTS.values()),
}
KEYS: dict[type[Row], str] = {
    Reference: "references",
    Question: "questions",
    Name: "names",
    BoxedTopic: "boxed",
    **{model: key for key, model in FACTS.items()},
}
"""Where each kind of row stands in a content."""
CONTENT_ROWS: dict[type[Row], type[rows.Row]] = {
    Reference: rows.Reference,
    Question: rows.Question,
    Name: rows.Name,
    BoxedTopic: rows.BoxedTopic,
    **{model: FACT_KINDS[key].row for key, model in FACTS.items()},
}
NOT_TEXT = {"id", "position", "document_id", "article_id", "medication_id"}
IDENTITY = {"id", "document_id"}


@dataclass(frozen=True)
class Draft:
    fields: dict[str, Any]
    rows: dict[type[Row], list[dict[str, Any]]]


def record_model(kind: str) -> type[TrackedDocument]:
    return Medication if kind == Kind.MEDICATION else Article


def row_key(model: type[Row]) -> str:
    """The column by which a row knows its document."""
    return {Reference: "document_id", Question: "article_id"}.get(model, "medication_id")


def row_values(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.text_values().items() if name not in NOT_TEXT}


def content_row(row: Row) -> rows.Row:
    """As a content holds it: a date in ISO 8601, and nothing as ""."""
    values = row_values(row).items()
    texts = {name: value.isoformat() if isinstance(value, date) else value or "" for name, value in values}
    return CONTENT_ROWS[type(row)].from_json(texts)


def rows_of(document: int | None, model: type[Row]) -> list[Row]:
    return list(model._base_manager.filter(**{row_key(model): document}).order_by("position", "pk"))


def saved_rows(document: Document) -> dict[type[Row], list[Row]]:
    """All rows of a document, by their model."""
    return {model: rows_of(document.pk, model) for model in ROWS[record_model(document.kind)]}


def draft_of_version(version: Version) -> Draft:
    content = version.content
    model = record_model(content.kind)
    names = [f.attname for f in model._meta.local_concrete_fields if f.attname not in IDENTITY]
    fields = {name: getattr(content, name) for name in names if hasattr(content, name)}
    fields |= {"author_id": version.author_id, "kind": content.kind}
    if model is Medication:
        fields |= _membership(version)
    elif version.pinned_edition is not None:
        fields["medication_id"] = version.pinned_edition.document_id
    return Draft(fields, rows_of_content(content))


def rows_of_content(content: Content) -> dict[type[Row], list[dict[str, Any]]]:
    """By their model, each as its columns."""
    models = ROWS[record_model(content.kind)]
    return {model: [columns(item) for item in getattr(content, KEYS[model])] for model in models}


def _membership(version: Version) -> dict[str, Any]:
    """From the trail: a content names the class by an edition, which there need not have been yet."""
    trail = Medication.history.filter(at_document=version.document_id, at_revision__lte=version.revision)
    frozen = trail.order_by("history_id").last()
    return {name: getattr(frozen, name) for name in ("is_class", "class_record_id")}


def columns(row: rows.Row) -> dict[str, Any]:
    """What a row of a content is in the database."""
    dates = {"source_date", "accessed"} if isinstance(row, rows.Reference) else set()
    return {k: (date.fromisoformat(v) if v else None) if k in dates else v for k, v in row.values()}


def draft_at(document: Document, revision: int) -> Draft:
    """The draft as the trail has it at a revision. Raises WrongState when the trail does not reach there."""
    model = record_model(document.kind)
    last = model.history.filter(at_document=document.pk, at_revision__lte=revision).order_by("history_id").last()
    if last is None:
        raise WrongState("The edit trail holds no such save.")
    names = [f.attname for f in model._meta.local_concrete_fields if f.attname not in IDENTITY]
    fields = {name: getattr(last, name) for name in names} | {"kind": last.kind}
    return Draft(fields, {row: _rows_at(document.pk, row, revision) for row in ROWS[model]})


def _rows_at(document: int, model: type[Row], revision: int) -> list[dict[str, Any]]:
    trail = model.history.filter(at_document=document, at_revision__lte=revision).order_by("history_id")
    newest = {row.id: row for row in trail}
    standing = sorted(
        (row for row in newest.values() if row.history_type != "-"), key=lambda row: (row.position, row.id)
    )
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in NOT_TEXT]
    return [{name: getattr(row, name) for name in names} for row in standing]


def write_draft(record: TrackedDocument, draft: Draft) -> None:
    """Write inside `drafting`. What is equal already is left alone, so the trail shows real changes only. Raises
    WrongState when the text is from before a rule that refuses it.
    """
    for name, value in draft.fields.items():
        setattr(record, name, value)
    _refuse_clash(record)
    try:
        record.save()
        for model, wanted in draft.rows.items():
            _write_rows(record, model, wanted)
    except ValidationError as error:
        raise WrongState(
            f"That text cannot be loaded as it is: a rule is stricter now than when it was written. "
            f"{' '.join(error.messages)} Type in what you need of it, or ask the operator to loosen that limit."
        ) from error


def _refuse_clash(record: TrackedDocument) -> None:
    """Raises WrongState when another draft took the name or the address meanwhile."""
    try:
        record.validate_unique()
        record.validate_constraints()
    except ValidationError as error:
        raise WrongState("Another draft has this name or address by now. Change it there first.") from error


def _write_rows(record: TrackedDocument, model: type[Row], wanted: Sequence[dict[str, Any]]) -> None:
    """A row that says something else about the same thing is changed, as in a form, and not made anew."""
    spare = rows_of(record.pk, model)
    equal = [_take_out(spare, values, tuple(values)) for values in wanted]
    handle = HANDLES[KEYS[model]]
    standing = [row or _take_out(spare, values, handle) for row, values in zip(equal, wanted, strict=True)]
    for gone in spare:
        gone.delete()
    for position, (row, values) in enumerate(zip(standing, wanted, strict=True), 1):
        written = row or model(**{row_key(model): record.pk})
        for name, value in values.items():
            setattr(written, name, value)
        written.position = position
        written.save()


def _take_out(spare: list[Row], values: Mapping[str, Any], names: Sequence[str]) -> Row | None:
    """The first row that has these values in the columns of these names."""
    match = next((row for row in spare if all(getattr(row, name) == values[name] for name in names)), None)
    if match is not None:
        spare.remove(match)
    return match
