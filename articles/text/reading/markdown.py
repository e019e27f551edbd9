import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.text.canonical import normalise
from articles.text.reading import draft
from articles.text.reading.accounting import words
from articles.text.reading.blocks import Block
from articles.text.reading.frontmatter import FrontMatter, front_matter
from articles.text.reading.inline import safe_address
from articles.text.reading.model import Reading, Scrap, SourceLine

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+(.*?))??(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|[0-9]{1,9}[.)])\s+(?=\S)")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.){0,1000})\]\(\s*<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)>?(?:\s[^()]*)?\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:\s*<?([^\s>]+)")


def read(text: str) -> Reading:
    """A file of ours keeps its body as it is; from others scraps are set aside, and nothing else is touched."""
    front = front_matter(text) or FrontMatter()
    number = text.count("\n", 0, front.end) + 1
    lines = [SourceLine(number + at, normalise(line)) for at, line in enumerate(text[front.end :].split("\n"))]
    if {"title", "kind"} <= front.texts.keys():
        body = Reading(body=normalise(text[front.end :].removeprefix("\n")), lines=tuple(lines))
    else:
        body = _foreign(lines, front.texts.get("title", ""))
    return replace(
        body,
        **{"title": body.title, **front.texts},
        review_months=front.review_months,
        questions=tuple(front.questions),
        references=tuple(front.references),
        quarantine=(*front.scraps, *body.quarantine),
        lines=tuple(line for line in (*front.lines, *body.lines) if line.text.strip()),
    )


@dataclass(frozen=True)
class _Chunk:
    """The places of a block's lines, and the block by which a scrap is known."""

    start: int
    end: int
    block: Block


def _foreign(lines: Sequence[SourceLine], title: str) -> Reading:
    chunks = list(_chunks(lines))
    blocks = [chunk.block for chunk in chunks]
    reasons = draft.reasons(blocks, title)
    at = -1 if title else draft.main_heading(blocks, reasons)
    held = [Scrap(block.line, block.text, reason) for block, reason in zip(blocks, reasons, strict=True) if reason]
    gone = {place for n, chunk in enumerate(chunks) if reasons[n] or n == at for place in range(chunk.start, chunk.end)}
    code = {place for chunk in chunks if chunk.block.kind == "code" for place in range(chunk.start, chunk.end)}
    body, told = list[str](), [line for place, line in enumerate(lines) if place in gone]
    for place, line in enumerate(lines):
        if place in gone or (not line.text.strip() and (place - 1 in gone or not body)):
            continue
        kept, refused = (line.text, []) if place in code else _links(line)
        held += refused
        body.append(kept)
        told += [SourceLine(line.number, kept), *(SourceLine(scrap.line, scrap.text) for scrap in refused)]
    return Reading(
        title=blocks[at].text if at >= 0 else "",
        body=normalise("\n".join(body)).rstrip(),
        quarantine=tuple(sorted(held, key=lambda scrap: scrap.line)),
        lines=tuple(sorted(told, key=lambda line: line.number)),
    )


def _chunks(lines: Sequence[SourceLine]) -> Iterator[_Chunk]:
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        if any(line.text.strip() for line in lines[at:end]):
            yield _Chunk(at, end, _block(lines[at:end]))
        at = end


def _end(lines: Sequence[SourceLine], at: int) -> int:
    """Where the block ends that begins here: a fence where it closes, others before a blank line or a new block."""
    end = at + 1
    if fence := _FENCE.match(lines[at].text):
        while end < len(lines) and not lines[end].text.strip().startswith(fence[1]):
            end += 1
        return min(end + 1, len(lines))
    if not lines[at].text.strip() or _HEADING.match(lines[at].text):
        return end
    while end < len(lines) and lines[end].text.strip() and not _begins(lines[end].text):
        end += 1
        if _UNDERLINE.match(lines[end - 1].text):
            break
    return end


def _begins(line: str) -> bool:
    return bool(_FENCE.match(line) or _HEADING.match(line) or _ITEM.match(line))


def _block(lines: Sequence[SourceLine]) -> Block:
    first, texts = lines[0], [line.text.strip() for line in lines]
    if heading := _HEADING.match(first.text):
        return Block(first.number, "heading", (heading[2] or "").strip(), level=len(heading[1]))
    if _FENCE.match(first.text) or first.text.startswith(("    ", "\t")):
        return Block(first.number, "code", "\n".join(texts))
    if item := _ITEM.match(first.text):
        return Block(first.number, "item", "\n".join([first.text[item.end() :], *texts[1:]]))
    if len(lines) > 1 and (line := _UNDERLINE.match(lines[-1].text)):
        return Block(first.number, "heading", " ".join(texts[:-1]), level=1 if line[1][0] == "=" else 2)
    return Block(first.number, "table" if texts[0].startswith("|") else "paragraph", "\n".join(texts))


def _links(line: SourceLine) -> tuple[str, list[Scrap]]:
    """The line without pictures and without links that no page may have, and what was taken out."""
    refused: list[Scrap] = []

    def judged(found: re.Match[str]) -> str:
        if not found[1] and (safe_address(found[3]) or found[3].startswith("#")):
            return found[0]
        refused.append(Scrap(line.number, found[3], "link address"))
        if found[1]:
            refused.append(Scrap(line.number, found[2], "stray caption"))
        return "" if found[1] else found[2]

    definition = _DEFINITION.match(line.text)
    if definition and not safe_address(definition[1]):
        return "", [Scrap(line.number, line.text.strip(), "link address")]
    kept = _LINK.sub(judged, line.text)
    return kept, [scrap for scrap in refused if words(scrap.text)]
