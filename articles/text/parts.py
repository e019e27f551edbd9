"""A snapshot as ordered, comparable parts of plain text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from articles.text import markup, sections
from articles.text.compare import Piece, Tenfold, compare, tenfolds, words_changed


@dataclass(frozen=True)
class Part:
    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Change:
    key: str
    label: str
    pieces: tuple[Piece, ...]
    words: int
    marks: frozenset[str]
    tenfolds: tuple[Tenfold, ...]
    status: Literal["changed", "added", "removed"]


def parts(content: Mapping[str, Any]) -> tuple[Part, ...]:
    record = content["type"] == "medication"
    facts = content if record else content["medication"]
    found = [
        Part("title", "Title and address", _lines(content["name" if record else "title"], content["slug"], content["kind"])),
        Part("short", "Short answer", "" if record else content["short_answer"]),
        Part("facts", "Names and class", _facts(facts)),
        Part("boxed", "Boxed warning", _rows(facts["boxed"])),
    ]
    if not record:
        found += [
            Part(s.anchor, s.heading or "Start", _lines(s.kind, markup.plain(s.source)))
            for s in sections.split(content["body"])
        ]
        found.append(Part("questions", "Questions", _rows(content["questions"])))
    found.append(Part("references", "References", _rows(content["references"])))
    author = content["author"]
    found.append(
        Part("author", "Author", _lines(author["name"], author["credentials"], content["disclosure"], f"{content['review_months']} months"))
    )
    return tuple(found)


def _facts(facts: Mapping[str, Any]) -> str:
    plain = (facts[name] for name in ("name", "slug", "drug_class", "controlled", "country", "summary"))
    return _lines(*plain, _rows(facts["names"]))


def _rows(rows: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join("\n".join(str(value) for value in row.values()) for row in rows)


def _lines(*lines: str) -> str:
    return "\n".join(lines)


def changes(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> tuple[Change, ...]:
    before = {part.key: part for part in parts(old)} if old else {}
    after = {part.key: part for part in parts(new)}
    keys = [*after, *(key for key in before if key not in after)]
    found = (_change(before.get(key), after.get(key)) for key in keys)
    return tuple(change for change in found if change is not None)


def _change(old: Part | None, new: Part | None) -> Change | None:
    was, now = old.text if old else "", new.text if new else ""
    named = new or old
    if was == now or named is None:
        return None
    pieces = compare(was, now)
    marks = frozenset(mark for piece in pieces for mark in piece.marks)
    status: Literal["changed", "added", "removed"] = "added" if not was else "removed" if not now else "changed"
    return Change(named.key, named.label, pieces, words_changed(pieces), marks, tuple(tenfolds(pieces)), status)


def size(changed: Iterable[Change]) -> int:
    return sum(change.words for change in changed)


def summary(changed: tuple[Change, ...]) -> str:
    return f"{size(changed)} words in {len(changed)} sections"
