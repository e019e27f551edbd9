"""What a record's facts lack, or how they contradict each other."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from ..content.fact_kinds import FACT_KINDS, Kinetic
from ..content.quantities import parse
from ..content.record import RecordContent
from ..models import FACTS, BoxedTopic, Name
from ..models.rows import Row

SOURCED: dict[str, type[Row]] = {"names": Name, "boxed": BoxedTopic, **FACTS}
HANDLES = {"names": "name", "boxed": "heading", "products": "strength"}
"""The field by which a row is told from its like, where that is not the first that says what it is about."""


def fact_problems(content: RecordContent, labels: Collection[str]) -> Iterator[str]:
    """A sentence for each thing that must be put right. `labels`: the references'."""
    for key, model in SOURCED.items():
        kind, rows = FACT_KINDS.get(key), getattr(content, key)
        for row in rows:
            yield from _source_problem(key, row, labels)
            yield from _open_problem(key, row, model)
        if kind and kind.once:
            yield from _twice(str(model._meta.verbose_name), [getattr(row, kind.once) for row in rows])
    yield from _uses_without_row(content)
    for time in content.kinetics:
        if not _rises(time):
            yield f"The time from {time.low} to {time.high} does not go upwards in one unit."


def _source_problem(key: str, row: Any, labels: Collection[str]) -> Iterator[str]:
    name = SOURCED[key]._meta.verbose_name
    if not row.source:
        yield f"A row of the record ({name} “{_handle(key, row)}”) has no reference."
    elif row.source not in labels:
        yield f"A row of the record ({name}) names the reference “{row.source}”, which does not exist."


def _open_problem(key: str, row: Any, model: type[Row]) -> Iterator[str]:
    """What takes a judgement has no value until somebody chose it."""
    judged = [field for field in model._meta.concrete_fields if field.choices and field.blank]
    left = [str(field.verbose_name) for field in judged if not getattr(row, field.name)]
    if left:
        name = model._meta.verbose_name
        yield f"A row of the record ({name} “{_handle(key, row)}”) leaves open: {', '.join(left)}. Choose."


def _handle(key: str, row: Any) -> str:
    return str(getattr(row, HANDLES.get(key) or FACT_KINDS[key].about[0]))


def _twice(name: str, values: Sequence[str]) -> Iterator[str]:
    folded = [value.casefold() for value in values]
    for value in dict.fromkeys(value for value in values if folded.count(value.casefold()) > 1):
        yield f"The {name} “{value}” stands in the record twice."


def _uses_without_row(content: RecordContent) -> Iterator[str]:
    named = {row.name for row in content.indications}
    for use in dict.fromkeys(row.indication for row in content.doses):
        if use not in named:
            yield f"A dose is for “{use}”, which is none of the record's uses."


def _rises(time: Kinetic) -> bool:
    try:
        first, last = parse(time.low), parse(time.high)
    except ValueError:
        return False
    return first.unit == last.unit and first.value <= last.value
