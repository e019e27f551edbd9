"""Helpers of the rules about a record's rows: each field of a row is a passage."""

from articles.clinical.passage import Passage, template, text_passage
from articles.clinical.rule import Example, Hit
from articles.content.fact_kinds import FactRow
from articles.lifecycle import Severity

_KEYS = {"dose": "doses", "product": "products", "effect": "effects"}


def field(key: str, number: int, row: FactRow, name: str) -> Passage:
    """`number` counts from 1, as in the places of a form."""
    return text_passage(getattr(row, name), template(f"{key}.{number}.{name}", key, kind="row"))


def hit(message: str, passage: Passage, severity: Severity | None = None) -> Hit:
    """Of a whole field, which is not empty."""
    return Hit(message[:1].upper() + message[1:], passage, 0, len(passage.text), severity=severity)


def folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def record(*rows: str) -> Example:
    """An example that is the rows of a record, one like "dose: start 5 mg/day; maximum 10 mg/day"."""
    content: dict[str, list[dict[str, str]]] = {key: [] for key in _KEYS.values()}
    for row in rows:
        kind, fields = row.split(": ", 1)
        pairs = (one.split(" ", 1) for one in fields.split("; "))
        content[_KEYS[kind]].append({"indication": "pain", **dict(pairs)})
    return Example("\n".join(rows), {"type": "medication", **content})
