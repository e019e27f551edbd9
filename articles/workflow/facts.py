"""What a record's facts lack, or how they contradict each other."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..models import FACTS
from ..text.quantities import parse

ONCE = {"effects": "name", "populations": "group", "kinetics": "measure"}
"""One band for an effect, one advice for a group, one range for a time."""


def fact_problems(content: Mapping[str, Any], labels: Collection[str]) -> Iterator[str]:
    """A sentence for each thing that must be put right. `labels`: the references'."""
    for key, model in FACTS.items():
        name, rows = model._meta.verbose_name, content.get(key, ())
        for row in rows:
            if row["source"] not in labels:
                yield f"A row of the record ({name}) names the reference “{row['source']}”, which does not exist."
        if key in ONCE:
            yield from _twice(str(name), [row[ONCE[key]] for row in rows])
    yield from _uses_without_row(content)
    for row in content.get("kinetics", ()):
        if not _rises(row["low"], row["high"]):
            yield f"The time from {row['low']} to {row['high']} does not go upwards in one unit."


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
