"""How two records differ, row by row: what a person reads before a file takes the place of a draft."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Literal

from articles.content.fact_kinds import FACT_KINDS
from articles.content.record import ROWS, RecordContent
from articles.content.rows import Row

FIELDS = (*RecordContent.WORDS, "review_months", "is_class")
HANDLES: dict[str, tuple[str, ...]] = {
    "names": ("name", "role"),
    "boxed": ("topic",),
    "references": ("label",),
    **{key: kind.about for key, kind in FACT_KINDS.items()},
}
"""The fields that say what a row is about, by its kind."""


@dataclass(frozen=True)
class RowChange:
    """`name` is what the row is about. `fields` are those that differ, each with what it was and what it is."""

    key: str
    status: Literal["added", "changed", "removed"]
    name: str
    fields: tuple[tuple[str, str, str], ...] = ()


def row_changes(old: RecordContent, new: RecordContent) -> tuple[RowChange, ...]:
    """In the order of the kinds; rows that stand in another place and are else the same are no change."""
    return tuple(change for key in ROWS for change in _changes(key, [*getattr(old, key)], [*getattr(new, key)]))


def field_changes(old: RecordContent, new: RecordContent) -> tuple[tuple[str, str, str], ...]:
    """Of what the record says beside its rows: each field with what it was and what it is."""
    pairs = [(name, str(getattr(old, name)), str(getattr(new, name))) for name in FIELDS]
    pairs.append(("author", old.author.name, new.author.name))
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _changes(key: str, old: list[Row], new: list[Row]) -> Iterator[RowChange]:
    gone, come = list((Counter(old) - Counter(new)).elements()), list((Counter(new) - Counter(old)).elements())
    pairs = [*_paired(gone, come, lambda row: _about(key, row)), *_paired(gone, come, lambda row: _about(key, row)[:1])]
    for was, now in pairs:
        differing = zip(was.values(), now.values(), strict=True)
        fields = tuple((name, before, after) for (name, before), (_, after) in differing if before != after)
        yield RowChange(key, "changed", _name(key, was), fields)
    yield from (RowChange(key, "added", _name(key, row)) for row in come)
    yield from (RowChange(key, "removed", _name(key, row)) for row in gone)


def _paired(gone: list[Row], come: list[Row], about: Callable[[Row], Hashable]) -> list[tuple[Row, Row]]:
    """Rows about the same thing, which are taken out of both lists."""
    left: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row in reversed(gone):
        left[about(row)].append(row)
    pairs, unpaired = [], []
    for row in come:
        if same := left[about(row)]:
            pairs.append((same.pop(), row))
        else:
            unpaired.append(row)
    gone[:], come[:] = [row for rows in left.values() for row in reversed(rows)], unpaired
    return pairs


def _about(key: str, row: Row) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in HANDLES[key])


def _name(key: str, row: Row) -> str:
    return ", ".join(filter(None, _about(key, row)))
