"""A file as it came, read for its structure, with findings that lead back to its own text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any
from unicodedata import is_normalized

from articles.clinical.passage import Passage, body_passages, markdown_passages, marked, one_kind, template
from articles.clinical.subject import Subject
from articles.content.canonical import normalise
from articles.content.rows import Author
from articles.importing import Reading, SourceLine, read
from articles.importing.decoding import decode

_WORD = re.compile(r"[^\W_]+")
_BULLET = re.compile(r"\s{0,40}+(?:[•·▪◦*+-]|\d{1,2}[.)])\s{1,40}+")
_MARKDOWN = re.compile(rf"(?:{_BULLET.pattern})|#{{1,6}}\s{{1,40}}+")
Span = tuple[int, int]


def of_file(name: str, data: bytes, **known: Any) -> Subject:
    """What the importer reads, before anybody put it right. Offsets are in the file's text, or, where a file holds
    more than text, in its lines as text. Raises Unreadable.
    """
    reading = read(name, data)
    kind = PurePath(name).suffix.lower()
    text = decode(data) if kind in (".txt", ".md") else "\n".join(line.text for line in reading.lines)
    passages = tuple(_Matching(reading, text, has_marks=kind == ".md").passages())
    return Subject(
        passages=passages,
        references=reading.references,
        foreign=not reading.references,
        author=Author(reading.author),
        disclosure=reading.disclosure,
        review_months=reading.review_months,
        **({"kind": reading.kind or "other"} | known),
    )


class _Matching:
    """Each line of the source gets the place in the article that the reader gave its words."""

    def __init__(self, reading: Reading, text: str, *, has_marks: bool) -> None:
        self.text, self.lines = text, reading.lines
        self.joined = marked if has_marks else _spread
        mark = _MARKDOWN if has_marks else _BULLET
        self.spans = [_unmarked(text, span, mark) for span in _spans(text, reading.lines)]
        self.words = [_words(self.joined(text, [span], template("source")).text) for span in self.spans]
        self.scraps = {scrap.line for scrap in reading.quarantine}
        self.known: dict[tuple[str, ...], list[Passage]] = {}
        for passage in _read(reading):
            self.known.setdefault(_words(passage.text)[:3], []).append(passage)

    def passages(self) -> Iterator[Passage]:
        at = 0
        opened = template("source")
        while at < len(self.lines):
            count, matched = self._match(at)
            opened = matched or replace(opened, kind="paragraph", level=0)
            kind = "scrap" if matched is None and self.lines[at].number in self.scraps else opened.kind
            spans = self.spans[at : at + count]
            if any(start < end for start, end in spans):
                yield self.joined(self.text, spans, replace(opened, place="source", kind=kind))
            at += count

    def _match(self, at: int) -> tuple[int, Passage | None]:
        """How many lines from here make one passage, and which."""
        first = self.words[at]
        for passage in self.known.get(first[:3], ()) if first else ():
            wanted, words, count = _words(passage.text), first, 1
            while len(words) < len(wanted) and words == wanted[: len(words)] and at + count < len(self.lines):
                words += self.words[at + count]
                count += 1
            if words == wanted:
                self.known[first[:3]].remove(passage)
                return count, passage
        return 1, None


def _read(reading: Reading) -> Iterator[Passage]:
    yield replace(template("title", "title", kind="title"), text=reading.title)
    yield from markdown_passages(reading.short_answer, template("short_answer", "short"))
    yield from body_passages(reading.body)
    for pair in reading.questions:
        yield replace(template("question", "questions", kind="question"), text=pair.question)
        yield from markdown_passages(pair.answer, template("answer", "questions"))


def _spans(text: str, lines: Sequence[SourceLine]) -> Iterator[Span]:
    """Where each line stands; one that cannot be found again (it was written otherwise) gets the place reached."""
    written = _composed(text)
    at = 0
    for line in lines:
        start = text.find(line.text, at)
        span = (start, start + len(line.text)) if start >= 0 else written.get((line.number, line.text), (at, at))
        at = max(at, span[1])
        yield span


def _composed(text: str) -> dict[tuple[int, str], Span]:
    """Lines whose letters stand apart from their accents, by number and by what a reader makes of them."""
    matched: dict[tuple[int, str], Span] = {}
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not is_normalized("NFC", line):
            matched[number, normalise(line)] = (at, at + len(line))
        at += len(line) + 1
    return matched


def _unmarked(text: str, span: Span, mark: re.Pattern[str]) -> Span:
    """Without the mark at its beginning and the white space around."""
    start, end = span
    matched = mark.match(text, start, end)
    start = matched.end() if matched else start
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _spread(text: str, spans: list[Span], like: Passage) -> Passage:
    """One passage of several lines, a space between them."""
    offsets: list[int] = []
    for start, end in spans:
        offsets += [start - 1] if offsets and offsets[-1] < start - 1 else []
        offsets += range(start, end)
    words = one_kind("".join(text[at] for at in offsets))
    return replace(like, text=words, offsets=tuple(offsets), source=text, cites=(), links=())


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
