"""What a record's facts lack, or how they contradict each other."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..content.quantities import parse
from ..models import FACTS, BoxedTopic, Name
from ..models.rows import Row

ONCE = {"effects": "name", "populations": "group", "kinetics": "measure"}
"""One band for an effect, one advice for a group, one range for a time."""
SOURCED: dict[str, type[Row]] = {"names": Name, "boxed": BoxedTopic, **FACTS}
HANDLES = ("name", "heading", "strength", "indication", "partner", "group", "measure")
"""By which a row is told from its like: the first that it has."""


def fact_problems(content: Mapping[str, Any], labels: Collection[str]) -> Iterator[str]:
    """A sentence for each thing that must be put right. `labels`: the references'."""
    for key, model in SOURCED.items():
        name, rows = str(model._meta.verbose_name), content.get(key, ())
        for row in rows:
            yield from _source_problem(name, row, labels)
            yield from _open_problem(name, row, model)
        if key in ONCE:
            yield from _twice(name, [row[ONCE[key]] for row in rows])
    yield from _uses_without_row(content)
    for row in content.get("kinetics", ()):
        if not _rises(row["low"], row["high"]):
            yield f"The time from {row['low']} to {row['high']} does not go upwards in one unit."


def _source_problem(name: str, row: Mapping[str, str], labels: Collection[str]) -> Iterator[str]:
    source = row.get("source", "")
    if not source:
        yield f"A row of the record ({name} “{_handle(row)}”) has no reference."
    elif source not in labels:
        yield f"A row of the record ({name}) names the reference “{source}”, which does not exist."


def _open_problem(name: str, row: Mapping[str, str], model: type[Row]) -> Iterator[str]:
    """What takes a judgement has no value until somebody chose it."""
    judged = [field for field in model._meta.concrete_fields if field.choices and field.blank]
    left = [str(field.verbose_name) for field in judged if not row.get(field.name)]
    if left:
        yield f"A row of the record ({name} “{_handle(row)}”) leaves open: {', '.join(left)}. Choose."


def _handle(row: Mapping[str, str]) -> str:
    return next(row[field] for field in HANDLES if field in row)


def _twice(name: str, values: Sequence[str]) -> Iterator[str]:
    folded = [value.casefold() for value in values]
    for value in dict.fromkeys(value for value in values if folded.count(value.casefold()) > 1):
        yield f"The {name} “{value}” stands in the record twice."


def _uses_without_row(content: Mapping[str, Any]) -> Iterator[str]:
    named = {row["name"] for row in content.get("indications", ())}
    for use in dict.fromkeys(row["indication"] for row in content.get("doses", ())):
        if use not in named:
            yield f"A dose is for “{use}”, which is none of the record's uses."


def _rises(low: str, high: str) -> bool:
    try:
        first, last = parse(low), parse(high)
    except ValueError:
        return False
    return first.unit == last.unit and first.value <= last.value
