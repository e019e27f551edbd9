"""What a medicine's record takes from the record of its class. Where both say something, its own row wins."""

from collections.abc import Collection, Mapping
from typing import Any

from articles.content.citations import labels

Content = Mapping[str, Any]

SHARED_ROWS = {
    "boxed": "topic",
    "contraindications": "name",
    "effects": "name",
    "interactions": "partner",
    "populations": "group",
}
"""The rows that a class shares, each with the field that says what a row is about."""
SHARED_WORDS = ("controlled", "stopping")


def shared(record: Content, of_class: Content) -> dict[str, Any]:
    """What the content of a class says beyond a record's own, with the references that it cites."""
    words = {key: "" if record.get(key) else of_class.get(key, "") for key in SHARED_WORDS}
    rows = {key: _unsaid(record, of_class, key) for key in SHARED_ROWS}
    cited = _cited([row for found in rows.values() for row in found])
    references = [row for row in of_class.get("references", ()) if row["label"] in cited]
    return words | rows | {"references": references}


def merged(record: Content) -> Content:
    """A record as if all of it were its own. Which list of references a source is in can no longer be told."""
    of_class = record.get("class")
    if not of_class:
        return record
    left = shared(record, of_class)
    words = {key: record.get(key) or left[key] for key in SHARED_WORDS}
    rows = {key: [*record.get(key, ()), *left[key]] for key in SHARED_ROWS}
    return {**record, **words, **rows}


def _unsaid(record: Content, of_class: Content, key: str) -> list[Any]:
    about = SHARED_ROWS[key]
    said = {_folded(row[about]) for row in record.get(key, ())}
    return [row for row in of_class.get(key, ()) if _folded(row[about]) not in said]


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _cited(rows: Collection[Mapping[str, str]]) -> set[str]:
    sources = {row.get("source", "") for row in rows}
    return sources.union(*(labels(row.get("text", "")) for row in rows))
