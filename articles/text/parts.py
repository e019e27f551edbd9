"""A snapshot's content as ordered parts of plain text, and what differs between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from rapidfuzz import fuzz

from articles.text import sections
from articles.text.canonical import canonical
from articles.text.compare import Piece, Tenfold, compare, tenfolds, words_changed
from articles.text.markup import plain

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """`text` is what people read; `source` holds all that the part says, also what plain text cannot show."""

    key: str
    label: str
    text: str
    source: str
    is_section: bool = False


_NOTHING = Part("", "", "", "")
# Out of 100; below it, a section reads better as one removed and one added.
_ALIKE = 60
Status = Literal["changed", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """Where only the form changed (emphasis, say), the pieces are those of the source, and no words are counted."""

    key: str
    label: str
    pieces: tuple[Piece, ...]
    words: int
    marks: frozenset[str]
    tenfolds: tuple[Tenfold, ...]
    status: Status


# How each field reads, in the order in which it is read.
_TITLE = {"title": "{}", "name": "{}", "slug": "Address: {}", "kind": "Kind: {}", "type": "Type: {}"}
_SHORT = {"short_answer": "{}"}
_FACTS = {
    "name": "Medicine: {}",
    "slug": "Medicine's address: {}",
    "drug_class": "Class: {}",
    "controlled": "Controlled: {}",
    "country": "Country: {}",
    "summary": "{}",
}
_NAME = {"name": "{}", "role": "({})", "country": "{}"}
_BOXED = {"heading": "{}", "text": "{}", "topic": "Topic: {}"}
_QUESTION = {"question": "{}", "answer": "{}"}
_REFERENCE = {
    "label": "[{}]",
    "publisher": "{}.",
    "title": "{}.",
    "url": "{}",
    "doi": "doi:{}",
    "source_date": "Source dated {}.",
    "accessed": "Read {}.",
}
_AUTHOR = {"name": "{}", "credentials": "{}"}
_PUBLICATION = {"disclosure": "Disclosure: {}", "review_months": "Months until the next review: {}"}
_MARKDOWN = {"short_answer", "summary", "text", "answer"}


def parts(content: Content) -> tuple[Part, ...]:
    """Every field of an article's or a medication's content is in one of them. Parts without text are left out."""
    found = [*_medication_parts(content)] if content["type"] == "medication" else [*_article_parts(content)]
    author = content.get("author", {})
    of_author = [*_lines(author, _AUTHOR), *_lines(content, _PUBLICATION)]
    found += [
        _unread(content),
        _listed("references", "References", content.get("references", ()), _REFERENCE),
        _part("author", "Author and review", "\n".join(of_author), [author, *_picked(content, _PUBLICATION)]),
    ]
    return tuple(part for part in found if part.text)


def _unread(content: Content) -> Part:
    """A field that nothing above reads is shown raw: no field may change unseen."""
    read = {*_TITLE, *_SHORT, *_FACTS, *_PUBLICATION, "body", "author", "medication", "names", "boxed", "questions"}
    more = {key: value for key, value in content.items() if key not in read | {"references"}}
    return Part("more", "More facts", canonical(more) if more else "", canonical(more))


def _article_parts(content: Content) -> Iterator[Part]:
    facts = content.get("medication", {})
    yield _fields("title", "Title and address", content, _TITLE)
    yield _fields("short", "Short answer", content, _SHORT)
    yield from _fact_parts(facts, facts)
    yield from map(_section, sections.split(content.get("body", "")))
    yield _listed("questions", "Common questions", content.get("questions", ()), _QUESTION)


def _medication_parts(content: Content) -> Iterator[Part]:
    yield _fields("title", "Title and address", content, _TITLE)
    yield from _fact_parts(content, {key: content[key] for key in _FACTS if key in content and key not in _TITLE})


def _fact_parts(record: Content, facts: Content) -> Iterator[Part]:
    names = record.get("names", ())
    lines = [*_lines(facts, _FACTS), *(" ".join(_lines(name, _NAME)) for name in names)]
    yield _part("facts", "Names and class", "\n".join(lines), [*_picked(facts, _FACTS), names])
    yield _listed("boxed", "Boxed warning", record.get("boxed", ()), _BOXED)


def _section(section: sections.Section) -> Part:
    text = f"{section.heading}\n{plain(section.source)}".strip("\n")
    source = f"## {section.heading} {{: {section.kind} }}\n\n{section.source}"
    return Part(section.anchor, section.heading or "Before the first section", text, source, is_section=True)


def _listed(key: str, label: str, rows: Sequence[Content], formats: Mapping[str, str]) -> Part:
    between = " " if formats is _REFERENCE else "\n"
    return _part(key, label, "\n".join(between.join(_lines(row, formats)) for row in rows), rows)


def _fields(key: str, label: str, content: Content, formats: Mapping[str, str]) -> Part:
    return _part(key, label, "\n".join(_lines(content, formats)), _picked(content, formats))


def _part(key: str, label: str, text: str, data: Sequence[Any]) -> Part:
    return Part(key, label, text, canonical(data))


def _picked(content: Content, formats: Mapping[str, str]) -> list[Any]:
    return [content.get(key, "") for key in formats]


def _lines(content: Content, formats: Mapping[str, str]) -> list[str]:
    values = ((key, str(content.get(key, ""))) for key in formats)
    return [formats[key].format(plain(value) if key in _MARKDOWN else value) for key, value in values if value]


def changes(old: Content | None, new: Content) -> tuple[Change, ...]:
    """The parts that differ, in the order of the new text; then those that are gone, then the order of sections."""
    before = parts(old) if old else ()
    pairs = _paired(before, parts(new))
    return tuple([_change(was, now) for was, now in pairs if was != now] + _moves(before, pairs))


def _paired(before: Sequence[Part], after: Sequence[Part]) -> list[tuple[Part, Part]]:
    """By key; and a section whose heading or kind changed with the one most like it among those left over."""
    known = {part.key: part for part in before}
    left = {key: part for key, part in known.items() if key not in {part.key for part in after}}
    pairs: list[tuple[Part, Part]] = []
    for part in after:
        was = known.get(part.key) or _most_alike(part, left.values())
        left.pop(was.key, None)
        pairs.append((was, part))
    return pairs + [(part, _NOTHING) for part in left.values()]


def _most_alike(part: Part, others: Iterable[Part]) -> Part:
    rated = [(fuzz.ratio(part.text, other.text), other) for other in others if part.is_section and other.is_section]
    score, other = max(rated, key=itemgetter(0), default=(0.0, _NOTHING))
    return other if score >= _ALIKE else _NOTHING


def _change(was: Part, now: Part) -> Change:
    status: Status = "changed" if was.key and now.key else "added" if now.key else "removed"
    named = now if now.key else was
    if was.text == now.text:
        return Change(named.key, named.label, compare(was.source, now.source), 0, frozenset(), (), status)
    return _difference(named.key, named.label, compare(was.text, now.text), status)


def _difference(key: str, label: str, pieces: tuple[Piece, ...], status: Status) -> Change:
    marks = frozenset(mark for piece in pieces for mark in piece.marks)
    return Change(key, label, pieces, words_changed(pieces), marks, tenfolds(pieces), status)


def _moves(before: Sequence[Part], pairs: Sequence[tuple[Part, Part]]) -> list[Change]:
    """Sections that only changed places differ in no part of their own."""
    place = {part.key: number for number, part in enumerate(before)}
    stayed = [(place[was.key], now.label) for was, now in pairs if was.key and now.key]
    old, new = ("\n".join(label for _, label in order) for order in (sorted(stayed), stayed))
    return [_difference("order", "Order of sections", compare(old, new), "changed")] if old != new else []


def size(changed: Iterable[Change]) -> int:
    """Words changed in all."""
    return sum(change.words for change in changed)


def summary(changed: Sequence[Change]) -> str:
    """Like "58 words in 3 sections"; says so where nothing changed, or no word did."""
    words, places = size(changed), f"{len(changed)} section{'s' * (len(changed) != 1)}"
    if not changed:
        return "no changes"
    return f"{words:,} word{'s' * (words != 1)} in {places}" if words else f"only punctuation or form in {places}"
