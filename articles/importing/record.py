"""Reads the file of a medication record, YAML or JSON. It is the whole record: what it leaves out is empty."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import islice
from pathlib import PurePath
from typing import NoReturn, TypeAlias

import yaml

from articles.content.canonical import normalise
from articles.content.record import ROWS, RecordContent
from articles.content.rows import Row, names
from articles.importing.decoding import check_size, decode
from articles.importing.model import MAX_TEXT, TOO_MUCH_TEXT, Unreadable
from articles.importing.yaml_text import composed, scalar

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
"""What YAML or JSON holds, every single value as text."""
NUMBERS = ("review_months", "revision")
KEYS = (*RecordContent.WORDS, "author", "is_class", "class_record", *NUMBERS, *ROWS)
MOST_PROBLEMS = 50
DATES = ("source_date", "accessed")
_WHOLE_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,8})")
_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False, "": False}


class UnreadableRecord(Unreadable):
    """`problems` names each thing that is wrong with the file, with its place in it."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class RecordReading:
    """A record as its file has it. `content` has no months until the review where the file has none."""

    content: RecordContent
    class_record: str
    """The address of the record of its class."""
    revision: int | None
    """Of the draft that was written to the file; None where the file does not say."""


def read_record(name: str, data: bytes) -> RecordReading:
    """The record in a file with this name and these bytes; Unreadable says what is wrong with it."""
    form = _FORMS.get(PurePath(name).suffix.lower())
    if form is None:
        raise Unreadable("The file's name must end in .yaml, .yml or .json.")
    check_size(data)
    text = decode(data)
    if len(text) > MAX_TEXT:
        raise Unreadable(TOO_MUCH_TEXT)
    values = form(text)
    if not isinstance(values, dict):
        raise UnreadableRecord(["The file is no record: it has to begin with keys, such as “slug” and “name”."])
    if problems := tuple(islice(_problems(values), MOST_PROBLEMS)):
        raise UnreadableRecord(problems)
    return _reading(values)


def _reading(values: Mapping[str, Value]) -> RecordReading:
    texts = {key: normalise(value) for key, value in values.items() if isinstance(value, str)}
    rows = {key: [_texts(row) for row in values.get(key) or ()] for key in ROWS}
    words = {key: texts.get(key, "") for key in RecordContent.WORDS}
    months, revision = (texts.get(key, "") for key in NUMBERS)
    content = RecordContent.from_json(
        {
            "type": RecordContent.TYPE,
            "kind": RecordContent.kind,
            **words,
            **rows,
            "author": {"name": texts.get("author", "")},
            "review_months": int(months or 0),
            "is_class": _YES_OR_NO[texts.get("is_class", "").lower()],
        }
    )
    return RecordReading(content, texts.get("class_record", ""), int(revision) if revision else None)


def _texts(row: Value) -> dict[str, str]:
    fields = row.items() if isinstance(row, dict) else ()
    return {key: normalise(value) for key, value in fields if isinstance(value, str)}


def _problems(values: Mapping[str, Value]) -> Iterator[str]:
    yield from _unknown("", values, KEYS)
    for key in ("slug", "name"):
        if not values.get(key):
            yield f"{key}: it is missing."
    for key, value in values.items():
        if key in ROWS:
            yield from _row_problems(key, value, ROWS[key])
        elif key in KEYS:
            yield from _value_problems(key, value)


def _value_problems(key: str, value: Value) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{key}: it has to be one text."
    elif key in NUMBERS and value and not _WHOLE_NUMBER.fullmatch(value):
        yield f"{key}: “{value}” is no whole number."
    elif key == "is_class" and value.lower() not in _YES_OR_NO:
        yield f"{key}: “{value}” is neither true nor false."


def _row_problems(key: str, rows: Value, kind: type[Row]) -> Iterator[str]:
    if isinstance(rows, str) and not rows:
        return
    if not isinstance(rows, list):
        yield f"{key}: it has to be a list of rows."
        return
    for number, row in enumerate(rows, 1):
        where = f"{key}, row {number}"
        if not isinstance(row, dict):
            yield f"{where}: it has no keys. Its keys are: {', '.join(names(kind))}."
            continue
        yield from _unknown(where, row, names(kind))
        for field, value in row.items():
            yield from _field_problems(f"{where}, {field}", field, value)


def _field_problems(where: str, field: str, value: Value) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{where}: it has to be one text."
    elif field in DATES and value and not _is_day(value):
        yield f"{where}: “{value}” is no date. Write it as 2026-01-31."


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _unknown(where: str, values: Mapping[str, Value], known: Sequence[str]) -> Iterator[str]:
    for key in values:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            advice = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(known)}."
            yield f"{where}{': t' if where else 'T'}here is no key “{key}”. {advice}"


# Forms of a file


def _of_yaml(text: str) -> Value:
    node = composed(text, "The file")
    return "" if node is None else _of_node(node)


def _of_node(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_of_node(one) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        pairs = [(_key(key), _of_node(value)) for key, value in node.value]
        return _once(pairs, f", from line {node.start_mark.line + 1} on")
    return scalar(node) or ""


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise UnreadableRecord([f"Line {node.start_mark.line + 1} has a key that is no word."])
    return str(node.value)


def _once(pairs: Sequence[tuple[str, Value]], where: str = "") -> dict[str, Value]:
    for key, number in Counter(key for key, _ in pairs).items():
        if number > 1:
            raise UnreadableRecord([f"The key “{key}” stands twice in one place{where}."])
    return dict(pairs)


def _of_json(text: str) -> Value:
    try:
        read: Value = _as_text(
            json.loads(
                text.removeprefix("\ufeff"),
                object_pairs_hook=_once_in_json,
                parse_int=str,
                parse_float=str,
                parse_constant=_refuse_constant,
            )
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"The file is broken JSON at line {error.lineno}: {error.msg}.") from None
    except RecursionError:
        raise Unreadable("The file is nested too deep. Keep to the keys of the documentation.") from None
    return read


def _once_in_json(pairs: list[tuple[str, object]]) -> dict[str, Value]:
    return _once([(key, _as_text(value)) for key, value in pairs])


def _as_text(value: object) -> Value:
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, (str, dict)) else ""


def _refuse_constant(text: str) -> NoReturn:
    raise Unreadable(f"The file is no JSON: “{text}” is no value of it.")


_FORMS: dict[str, Callable[[str], Value]] = {".yaml": _of_yaml, ".yml": _of_yaml, ".json": _of_json}
