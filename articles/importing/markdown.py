"""Reads a Markdown file. One that this project exported keeps its body as it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from articles.content.canonical import normalise
from articles.content.rows import Reference
from articles.deadline import go_on
from articles.importing import draft, headings, html, questions, scraps
from articles.importing.addresses import clean_links
from articles.importing.blocks import Block
from articles.importing.chunks import after, chunks, heading_source
from articles.importing.frontmatter import FrontMatter, front_matter
from articles.importing.kinds import section_kind
from articles.importing.markdowntags import read_tags
from articles.importing.model import Reading, Scrap, SourceLine
from articles.importing.widening import widened

_STRUCK = re.compile(r" ?~~(?![~\s])([^~\n]++)~~(?!~) ?")
_STRUCK_LINES = re.compile(r"~~(?![~\s])([^~]{1,2000}+)~~(?!~)")
_PAGE = re.compile(
    r" {0,3}</?(?:div|section|article|p|h[1-6]|ul|ol|li|table|center|details|summary)[\s>/]", re.IGNORECASE
)
_NOTE = re.compile(r"\[\^([a-z0-9][a-z0-9-]{0,39})\]:\s++(\S.*)", re.DOTALL)
_LONGEST_NOTE = 300
_MARKED = re.compile(r"\{:[^{}]*\}$")


def read(text: str) -> Reading:
    """A file of ours keeps its body as it is; from others scraps are set aside, and headings get their kinds."""
    front = front_matter(text) or FrontMatter()
    number = text.count("\n", 0, front.end) + 1
    lines = [SourceLine(number + at, normalise(line)) for at, line in enumerate(text[front.end :].split("\n"))]
    if front.complete:
        body = Reading(body=normalise(text[front.end :].removeprefix("\n")), lines=tuple(lines))
    else:
        body = _foreign(lines, front)
    return replace(
        body,
        **{"title": body.title, **front.texts},
        review_months=front.review_months,
        questions=(*front.questions, *body.questions),
        references=(*front.references, *body.references),
        quarantine=(*front.scraps, *body.quarantine),
        lines=tuple(line for line in (*front.lines, *body.lines) if line.text.strip()),
    )


def _foreign(lines: Sequence[SourceLine], front: FrontMatter) -> Reading:
    title = front.texts.get("title", "")
    named = {reference.label for reference in front.references}
    shown, aside = read_tags(lines)
    without_tags, from_page, page_lines = _without_tags(chunks(shown))
    blocks, notes = _notes(headings.with_bold(without_tags), named)
    reasons = draft.reasons(blocks, title)
    at = -1 if title else draft.main_heading(blocks, reasons)
    apart = [(block, scraps.flagged(reason, block)) for block, reason in zip(blocks, reasons, strict=True) if reason]
    held = [Scrap(block.line, block.text, reason) for block, reason in apart]
    held += [*from_page, *aside]
    staying, source_lines = list[Block](), [*page_lines, *(SourceLine(one.line, one.text) for one in aside)]
    source_lines += [SourceLine(number, note.title) for number, note in notes]
    read_as_page = {line.number for line in page_lines}
    for n, block in enumerate(blocks):
        go_on()
        if block.line in read_as_page:
            staying += [] if reasons[n] or n == at else [block]
        elif reasons[n] or n == at:
            source_lines += _lines(block)
        else:
            clean, clean_lines, refused = _clean(block)
            staying.append(clean)
            held += refused
            source_lines += clean_lines
    pairs, empty, rest = questions.take(staying, _body)
    return Reading(
        title=blocks[at].text if at >= 0 else "",
        body=normalise(_body(rest)).rstrip(),
        questions=tuple(pairs),
        references=tuple(reference for _, reference in notes),
        quarantine=tuple(sorted((*held, *empty), key=lambda scrap: scrap.line)),
        lines=tuple(source_lines),
    )


def _without_tags(blocks: Iterable[Block]) -> tuple[list[Block], list[Scrap], list[SourceLine]]:
    """The blocks, with those of a page where a paragraph is a piece of one; what is set aside of such; their lines."""
    result, aside, lines = list[Block](), list[Scrap](), list[SourceLine]()
    for block in blocks:
        if block.kind != "paragraph" or not _PAGE.match(block.markdown):
            result.append(block)
            continue
        parts, held, part_lines = html.piece(block.markdown)
        above = block.line - 1
        result += [replace(part, line=above + part.line, markdown=_marked(part), apart=True) for part in parts]
        aside += [replace(scrap, line=above + scrap.line) for scrap in held]
        lines += [SourceLine(above + line.number, line.text) for line in part_lines]
    return result, aside, lines


def _marked(part: Block) -> str:
    """A page's block as a file would hold it."""
    if part.kind == "heading":
        return f"{'#' * part.level} {part.markdown}"
    return f"{'  ' * part.level}{part.mark} {part.markdown}" if part.kind == "item" else part.markdown


def _notes(blocks: Sequence[Block], named: set[str]) -> tuple[list[Block], list[tuple[int, Reference]]]:
    """The blocks without the texts of footnotes, which become references under the labels by which the text names them.
    `named` are the labels that the front matter has.
    """
    rest, notes = list[Block](), list[tuple[int, Reference]]()
    for block in blocks:
        match = _NOTE.fullmatch(block.text) if block.kind == "paragraph" else None
        if match and len(match[2]) <= _LONGEST_NOTE and match[1] not in named:
            named.add(match[1])
            notes.append((block.line, Reference(label=match[1], title=" ".join(match[2].split()))))
        else:
            rest.append(block)
    return rest, notes


def _lines(block: Block) -> list[SourceLine]:
    return [SourceLine(block.line + at, text) for at, text in enumerate(block.markdown.split("\n"))]


def _clean(block: Block) -> tuple[Block, list[SourceLine], list[Scrap]]:
    """The block without struck-out text and links that no page may have, its lines then, and what was removed."""
    if block.kind == "code":
        return block, _lines(block), []
    lines, refused = list[SourceLine](), list[Scrap]()
    for written in _lines(block if block.kind == "table" else _struck_by_line(block)):
        line, struck = _without_struck(written)
        text, removed = clean_links(line)
        lines.append(SourceLine(line.number, text))
        refused += [*struck, *removed]
    clean = replace(block, markdown="\n".join(line.text for line in lines))
    return clean, [*lines, *(SourceLine(scrap.line, scrap.text) for scrap in refused)], refused


def _struck_by_line(block: Block) -> Block:
    """The block, what is struck out over several lines with the sign around each of them."""
    if "~~" not in block.markdown:
        return block
    markdown = _STRUCK_LINES.sub(
        lambda match: "\n".join(f"~~{line.strip()}~~" for line in match[1].split("\n")), block.markdown
    )
    return replace(block, markdown=markdown)


def _without_struck(line: SourceLine) -> tuple[SourceLine, list[Scrap]]:
    """Text that was struck out no longer holds. A space stays in its place, so that two numbers do not become one."""
    marked = list(_STRUCK.finditer(line.text))
    if not marked:
        return line, []
    struck = [Scrap(line.number, match[1], "struck-out text") for match in marked]
    text = _STRUCK.sub(" ", line.text)
    text = text.rstrip() if marked[-1].end() == len(line.text) else text
    return SourceLine(line.number, text if line.text[:1].isspace() else text.lstrip()), struck


def _body(blocks: Sequence[Block]) -> str:
    """The blocks as they stand, but for headings: those of the highest level open sections."""
    top = min((block.level for block in blocks if block.kind == "heading"), default=2)
    gaps = (_gap(a, b) for a, b in pairwise(blocks))
    return "".join(gap + _part(block, top) for gap, block in zip(("", *gaps), blocks, strict=False))


def _gap(above: Block, block: Block) -> str:
    close = above.kind == block.kind == "item" if block.apart else after(above) == block.line
    return "\n" if close else "\n\n"


def _part(block: Block, top: int) -> str:
    if block.kind in ("paragraph", "table"):
        return "\n".join(widened(block.markdown.split("\n")))
    return _heading(block, top) if block.kind == "heading" else block.markdown


def _heading(block: Block, top: int) -> str:
    words = block.text if block.level == headings.BOLD else heading_source(block.markdown)
    if block.level > top:
        hashes = "###" if block.level == headings.BOLD else "#" * min(block.level - top + 2, 6)
        return f"{hashes} {words}".rstrip()
    kind = "" if _MARKED.search(words) else section_kind(block.text)
    return f"## {words} {{: {kind} }}" if kind else f"## {words}".rstrip()
