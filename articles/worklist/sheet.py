"""The signed HTML block by block, so that comments can stand beside each. A block's bytes stay as they are."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from ..compare.parts import Part
from ..content import blocks
from .talk import Thread

TAG = re.compile(r"<[^<>]+>")
KEYS = {
    "title": ("title", "facts"),
    "boxed": ("boxed", "class-boxed"),
    "uses": ("indications",),
    "facts": ("kinetics", "class"),
    "who": ("contraindications", "class-contraindications", "populations", "class-populations"),
    "dosing": ("doses", "advice", "class-advice"),
    "call-now": ("emergencies", "effects", "class-effects"),
    "care": ("effects", "class-effects"),
    "side-effects": ("effects", "class-effects"),
    "pregnancy": ("pregnancy", "populations", "class-populations"),
    "interactions": ("interactions", "class-interactions", "advice", "class-advice"),
    "monitoring": ("advice", "class-advice"),
    "strengths": ("products", "advice", "class-advice"),
    "references": ("references", "class-references"),
}
"""The parts that a block shows, where it is not the one of its own key. A part that stands in several blocks is
commented beside the first of them.
"""
UNREAD = frozenset({"contents"})
"""Blocks that are made of the others."""


@dataclass(frozen=True)
class Block:
    html: str
    keys: tuple[str, ...]
    """The parts that it shows and no block before it; a comment names the first."""
    label: str = ""
    words: int = 0
    changed: bool = True
    threads: tuple[Thread, ...] = ()

    @property
    def key(self) -> str:
        return self.keys[0] if self.keys else ""


def sheet(
    fragment: str, parts: Sequence[Part], changed: Collection[str], threads: Sequence[Thread]
) -> tuple[Block, ...]:
    """The page block by block without its contents list, and what was said beside each."""
    return tuple(_blocks(fragment, {part.key: part for part in parts}, changed, threads))


def _blocks(
    fragment: str, parts: dict[str, Part], changed: Collection[str], threads: Sequence[Thread]
) -> Iterator[Block]:
    layout, commented = blocks.lay_out(fragment), set[str]()
    for block in (*layout.opening, *layout.sections, *layout.author):
        shown = _shown_in(block.key, parts)
        keys = tuple(key for key in shown if key not in commented)
        commented.update(keys)
        yield Block(
            block.html,
            keys,
            parts[keys[0]].label if keys else "",
            sum(len(parts[key].text.split()) for key in keys),
            any(key in changed for key in shown),
            tuple(thread for thread in threads if thread.place in keys),
        )


def texts(fragment: str, parts: Sequence[Part]) -> dict[str, str]:
    """Each part's words by key: as they are compared, and as they can be copied from the page."""
    known = {part.key: part for part in parts}
    copied = {part.key: part.text for part in parts}
    for block in blocks.split(fragment):
        for key in _shown_in(block.key, known):
            copied[key] += f"\n{unescape(TAG.sub('', block.html))}"
    return copied


def _shown_in(block: str, parts: dict[str, Part]) -> list[str]:
    """The keys of the parts that a block shows. A fragment from before the blocks is one that shows all."""
    if not block:
        return list(parts)
    if block in parts and parts[block].is_section:
        return [block]
    return [key for key in KEYS.get(block, (block,)) if key in parts and not parts[key].is_section]
