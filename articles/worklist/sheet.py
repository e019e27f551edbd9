"""The signed HTML cut into its blocks, so that comments can stand beside them. Each block's bytes stay as they are."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import unescape

from ..compare.parts import CLASS_KEYS, Part
from .talk import Thread

BLOCK = re.compile(
    r'<header class="title">.*?</header>|<nav\b.*?</nav>|<section\b.*?</section>|<div class="look-alike">.*?</div>',
    re.DOTALL,
)
ANCHOR = re.compile(r'<section\b[^>]*\sid="([^"]+)"')
TAG = re.compile(r"<[^<>]+>")
WRAPPING = re.compile(r'</?div(?: class="(?:fragment|sections)")?>|\s+')
SECTIONS = '<div class="sections">'
# Which parts stand in a block; each other section has its own anchor as its part's key.
KEYS = {
    "boxed-warning": ("boxed", "class-boxed"),
    "class": ("class", *(key for key in CLASS_KEYS if key != "class-boxed")),
    "references": ("references", "class-references"),
    "written-by": ("author",),
}
HEAD = ("title", "short", "facts")


@dataclass(frozen=True)
class Block:
    html: str
    keys: tuple[str, ...]
    """The parts that it shows; a comment names the first. None for look-alike names and contents."""
    in_sections: bool = False
    """It stands among the sections, and is set like them."""
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
    known = {part.key: part for part in parts}
    blocks = (block for block in cut(fragment) if not block.html.startswith("<nav"))
    return tuple(_dressed(block, known, changed, threads) for block in blocks)


def _dressed(block: Block, parts: dict[str, Part], changed: Collection[str], threads: Sequence[Thread]) -> Block:
    keys = tuple(key for key in block.keys if key in parts)
    return Block(
        block.html,
        keys,
        block.in_sections,
        parts[keys[0]].label if keys else "",
        sum(len(parts[key].text.split()) for key in keys),
        any(key in changed for key in keys),
        tuple(thread for thread in threads if thread.place in keys),
    )


def texts(fragment: str, parts: Sequence[Part]) -> dict[str, str]:
    """Each part's words by key: as they are compared, and as they can be copied from the page."""
    shown = {key: TAG.sub("", block.html) for block in cut(fragment) for key in block.keys}
    return {part.key: f"{part.text}\n{unescape(shown.get(part.key, ''))}" for part in parts}


def cut(fragment: str) -> tuple[Block, ...]:
    """The blocks in reading order, or the fragment as one where it holds anything else."""
    if WRAPPING.sub("", BLOCK.sub("", fragment)):
        return (Block(fragment, HEAD),)
    start = fragment.find(SECTIONS)
    return tuple(
        Block(match[0], _keys(match[0]), start != -1 and match.start() > start) for match in BLOCK.finditer(fragment)
    )


def _keys(html: str) -> tuple[str, ...]:
    if html.startswith("<header"):
        return HEAD
    anchor = ANCHOR.match(html)
    if anchor is not None:
        return KEYS.get(anchor[1], (anchor[1],))
    return ()
