"""A record's facts as readers get them: tables in Markdown, each row citing the reference that says so."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from articles.content.countries import country_name
from articles.content.escaping import inline
from articles.content.facts import BANDS, DIRECTIONS, GROUPS, MEASURES, SERIOUSNESS, STATUSES
from articles.content.quantities import spoken

Row = Mapping[str, str]


class Sheet(NamedTuple):
    """`key` is the anchor, and the name of the rows in the record's content."""

    key: str
    heading: str
    markdown: str


class _Kind(NamedTuple):
    heading: str
    columns: Mapping[str, Callable[[Row], str]]


def _field(name: str, words: Mapping[str, str] | None = None) -> Callable[[Row], str]:
    return lambda row: (words or {}).get(row[name], row[name])


def _where(row: Row) -> str:
    return country_name(row["country"]) if row["country"] else "Anywhere"


def _who(row: Row) -> str:
    return ", ".join(filter(None, (row["population"], row["route"])))


def _often(row: Row) -> str:
    return ", ".join(filter(None, (row["interval"], row["duration"] and f"for {row['duration']}")))


def _what(row: Row) -> str:
    return f"{row['effect']}. {DIRECTIONS[row['direction']]}"


def _amount(name: str) -> Callable[[Row], str]:
    return lambda row: spoken(row[name])


def _times(row: Row) -> str:
    return row["low"] if row["low"] == row["high"] else f"{row['low']} to {row['high']}"


_KINDS = {
    "indications": _Kind(
        "What it is for", {"Used for": _field("name"), "Status": _field("status", STATUSES), "Country": _where}
    ),
    "contraindications": _Kind("Who must not take it", {"Not for": _field("name")}),
    "doses": _Kind(
        "Doses",
        {
            "Used for": _field("indication"),
            "For whom": _who,
            "Start": _amount("start"),
            "Steps": _amount("step"),
            "At most": _amount("maximum"),
            "How often": _often,
        },
    ),
    "products": _Kind("Strengths", {"Form": _field("form"), "Strength": _field("strength"), "Country": _where}),
    "effects": _Kind(
        "Side effects",
        {
            "Side effect": _field("name"),
            "How often": _field("band", BANDS),
            "How serious": _field("seriousness", SERIOUSNESS),
            "What to do": _field("action"),
        },
    ),
    "interactions": _Kind(
        "With other medicines", {"With": _field("partner"), "What happens": _what, "What to do": _field("action")}
    ),
    "populations": _Kind("Groups", {"Group": _field("group", GROUPS), "Advice": _field("advice")}),
    "kinetics": _Kind("How fast and how long", {"What": _field("measure", MEASURES), "How long": _times}),
}
"""In the order in which readers ask."""


def sheets(content: Mapping[str, Any]) -> Iterator[Sheet]:
    """Those that have rows."""
    for key, kind in _KINDS.items():
        rows = content.get(key, ())
        if rows:
            yield Sheet(key, kind.heading, _table(kind, rows))


def _table(kind: _Kind, rows: list[Row]) -> str:
    lines = [list(kind.columns), ["---"] * len(kind.columns), *(_cells(kind, row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(kind: _Kind, row: Row) -> list[str]:
    """The last cell cites the reference."""
    *cells, last = (inline(read(row), link=False).replace("|", "\\|") for read in kind.columns.values())
    return [*cells, f"{last}[^{row['source']}]"]
