"""What differs between two contents, part by part."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Literal

from rapidfuzz import fuzz

from articles.compare.amounts import Restated, Tenfold, replaced, restated, tenfolds
from articles.compare.layout import Grid, Passage, laid_out
from articles.compare.parts import Part, parts
from articles.compare.words import UNWEIGHED, Piece, compare, words_changed
from articles.content.citations import labels, numbered
from articles.content.stored import Content
from articles.content.unseen import shown
from articles.deadline import go_on

_NOTHING = Part("", "", "", "", "")
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
    restated: tuple[Restated, ...] = ()
    former: str = ""
    """The key that the part had before, which is another where a section's heading or kind changed."""
    sources: tuple[Piece, ...] = ()
    """References whose citation was taken out or put in, each as its footnote."""

    @property
    def blocks(self) -> tuple[Passage | Grid, ...]:
        """Laid out below the label, which a section's text need not say again."""
        first, *rest = self.pieces
        if first.kind == "same" and first.text.startswith(f"{self.label}\n"):
            first = replace(first, text=first.text.removeprefix(f"{self.label}\n"))
        return laid_out([first, *rest] if first.text else rest)


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
        go_on()
        was = known.get(part.key) or _most_alike(part, left.values())
        left.pop(was.key, None)
        pairs.append((was, part))
    return pairs + [(part, _NOTHING) for part in left.values()]


def _most_alike(part: Part, others: Iterable[Part]) -> Part:
    rated = [(fuzz.ratio(part.keyed, other.keyed), other) for other in others if part.is_section and other.is_section]
    score, other = max(rated, key=itemgetter(0), default=(0.0, _NOTHING))
    return other if score >= _ALIKE else _NOTHING


def _change(was: Part, now: Part) -> Change:
    status: Status = "changed" if was.key and now.key else "added" if now.key else "removed"
    named, weighed = now if now.key else was, (was.weighed, now.weighed)
    if was.keyed == now.keyed:
        form = _read(compare(was.source, now.source, UNWEIGHED), was, now)
        return Change(named.key, named.label, form, 0, frozenset(), (), status, former=was.key)
    pieces = compare(was.keyed, now.keyed, weighed)
    change = _difference(named.key, named.label, pieces, weighed, status)
    sources = tuple(_sources(pieces, was, now))
    return replace(change, former=was.key, pieces=_read(pieces, was, now), sources=sources)


def _read(pieces: Iterable[Piece], was: Part, now: Part) -> tuple[Piece, ...]:
    sides = {"removed": was, "added": now, "same": now}
    texts = (shown(numbered(piece.text, sides[piece.kind].footnotes)) for piece in pieces)
    # Most pieces stay as they are, and a table that changed in every cell has thousands.
    return tuple(
        piece if text == piece.text else replace(piece, text=text) for piece, text in zip(pieces, texts, strict=True)
    )


def _sources(pieces: Sequence[Piece], was: Part, now: Part) -> Iterator[Piece]:
    """A citation that a replacement kept neither came nor went."""
    gone, came = (labels(" ".join(p.text for p in pieces if p.kind == kind)) for kind in ("removed", "added"))
    yield from (Piece("removed", note.text) for note in was.footnotes if note.label in gone - came)
    yield from (Piece("added", note.text) for note in now.footnotes if note.label in came - gone)


def _difference(key: str, label: str, pieces: tuple[Piece, ...], weighed: tuple[str, str], status: Status) -> Change:
    marks = frozenset(mark for piece in pieces for mark in piece.marks)
    amounts = list(replaced(pieces, weighed))
    words = words_changed(pieces)
    return Change(key, label, pieces, words, marks, tenfolds(amounts), status, restated(amounts))


def _moves(before: Sequence[Part], pairs: Sequence[tuple[Part, Part]]) -> list[Change]:
    """Sections that only changed places differ in no part of their own."""
    place = {part.key: number for number, part in enumerate(before)}
    both = [(place[was.key], now) for was, now in pairs if was.key and now.key]
    alike = Counter(now.label for _, now in both)
    stayed = [(at, now.label if alike[now.label] == 1 else f"{now.label} ({now.key})") for at, now in both]
    old, new = ("\n".join(name for _, name in order) for order in (sorted(stayed), stayed))
    pieces = compare(old, new, UNWEIGHED)
    return [_difference("order", "Order of sections", pieces, UNWEIGHED, "changed")] if old != new else []


def size(changed: Iterable[Change]) -> int:
    """Words changed in all."""
    return sum(change.words for change in changed)
