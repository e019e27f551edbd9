"""Typed sections of an article's Markdown, and what is wrong with them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, pairwise

from markdown_it.token import Token

from articles.content.canonical import normalise
from articles.content.dialect import PARSER, blocks, safe, words


@dataclass(frozen=True)
class SectionKind:
    """`help` is a sentence for the writer."""

    slug: str
    heading: str
    help: str


SECTION_KINDS: dict[str, SectionKind] = {
    kind.slug: kind
    for kind in (
        SectionKind("uses", "What it is for", "Say what it treats, and in which countries that use is approved."),
        SectionKind("how-it-works", "How it works", "Say in plain words what it does in the body, and how soon."),
        SectionKind("who", "Who can and cannot take it", "List who must not take it and who should ask first."),
        SectionKind(
            "dosing",
            "How and when to take it",
            "Give each dose with its use, for whom it is, how often and the daily limit.",
        ),
        SectionKind("missed-dose", "If you miss a dose", "Say when to take it late, and when to leave it out."),
        SectionKind(
            "side-effects", "Side effects", "Group them by how many people get them, and say which need help at once."
        ),
        SectionKind("coping", "Coping with side effects", "Say what a person can do about the common ones."),
        SectionKind("stopping", "Stopping", "Say whether it may be stopped at once, and how a prescriber ends it."),
        SectionKind(
            "dependence",
            "Dependence and misuse",
            "Say how dependence, misuse and addiction differ, and who is at risk.",
        ),
        SectionKind(
            "interactions", "With other medicines", "Name each medicine, what happens together, and what to do."
        ),
        SectionKind("alcohol", "With alcohol", "Say what can happen with alcohol, and what to do instead."),
        SectionKind("pregnancy", "Pregnancy", "Give the known risks, and say whom to ask before changing anything."),
        SectionKind("breastfeeding", "Breastfeeding", "Say what the labels advise, and what to watch for in the baby."),
        SectionKind("children", "Children", "Say from what age and for which use it is given."),
        SectionKind("older-people", "Older people", "Say what is different: lower doses, falls, confusion."),
        SectionKind("driving", "Driving and machines", "Say when not to drive, and that the law may forbid it."),
        SectionKind("overdose", "Taking too much", "Give the signs, and what to do at once."),
        SectionKind("storage", "Storing it", "Say where to keep it, and how to hand back what is left."),
        SectionKind("alternatives", "Other treatments", "Name other choices, no treatment among them."),
        SectionKind("reporting", "Reporting side effects", "Say where people can report a side effect themselves."),
        SectionKind("about", "About this medicine", "Give what a reader should know before the details."),
        SectionKind("other", "More to know", "Use this only where no other kind of section fits."),
    )
}

_KIND = re.compile(r"\{:([^{}]*)\}$")
_NO_MARKUP = re.compile(r"(?:[^\W_]|[ ,.?'()’-])*")
_TO_REFERENCES = re.compile(r"^(?:ref-)+")
_NOT_IN_SLUGS = re.compile(r"[^\w]+|_+")
# Taken already: by the page around the sections, and by the other parts of the text.
_RESERVED = frozenset(
    "main contents title signs short facts boxed boxed-warning boxed-heading emergencies call-now help look-alikes "
    "questions references author written-by order more start".split()
)


@dataclass(frozen=True)
class Section:
    """`kind` is as written, known or not; `source` the Markdown below the heading; `line` the heading's, from 1."""

    kind: str
    heading: str
    anchor: str
    source: str
    line: int


def split(body: str) -> tuple[Section, ...]:
    """Sections in order. Text before the first heading is one of kind "other", without heading, at "start"."""
    text = normalise(body)
    lines = text.split("\n")
    openings = list(_openings(text))
    first = openings[0][0] if openings else len(lines)
    start = "\n".join(lines[:first]).strip("\n")
    anchors = _Anchors()
    sections = [Section("other", "", "start", start, 1)] if start.strip() else []
    for (line, heading, kind), (end, _, _) in pairwise([*openings, (len(lines), "", "")]):
        source = "\n".join(lines[line + 1 : end]).strip("\n")
        sections.append(Section(kind, heading, anchors.of(kind, heading), source, line + 1))
    return tuple(sections)


def _openings(text: str) -> Iterator[tuple[int, str, str]]:
    """Line from 0, heading and kind of each section. A heading in code, a list or a quotation opens none."""
    marked = [(number, line) for number, line in enumerate(text.split("\n")) if "##" in line]
    for line, heading in _from_lines(marked) if _is_plain(text, marked) else _parsed(text):
        mark = _KIND.search(heading)
        shown = heading[: mark.start()].rstrip() if mark else heading
        kind = mark[1].strip() if mark else ""
        yield line, _words(shown), kind or "other"


def _is_plain(text: str, marked: Iterable[tuple[int, str]]) -> bool:
    """Whether each line with "##" is a heading by its own letters: it begins so, which ends each list, quotation and
    table, it has no "|", with which it can be the head of a table, and no fence is around it. Lists read thousands of
    texts so, and the parser takes twenty times as long.
    """
    starts = (line.startswith("##") and not line.rstrip().endswith("#") and "|" not in line for _, line in marked)
    return "```" not in text and "~~~" not in text and all(starts)


def _from_lines(marked: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, line in marked:
        if line.startswith(("## ", "##\t")):
            yield number, line[2:].strip()


def _parsed(text: str) -> Iterator[tuple[int, str]]:
    for token, inside in pairwise(blocks(text)):
        if token.type == "heading_open" and token.tag == "h2" and not token.level and token.map:
            yield token.map[0], inside.content.rstrip()


def _words(heading: str) -> str:
    return heading if _NO_MARKUP.fullmatch(heading) else words(PARSER.parseInline(heading)[0].children)


@dataclass
class _Anchors:
    """Gives each section an anchor of its own. Those of references begin with "ref-"."""

    used: set[str] = field(default_factory=lambda: set(_RESERVED))
    numbers: defaultdict[str, Iterator[int]] = field(default_factory=lambda: defaultdict(lambda: count(2)))
    """The next number for each stem: counting anew for each section would cost their square."""

    def of(self, kind: str, heading: str) -> str:
        anchor = _slug(heading if kind == "other" else kind) or "section"
        stem = _TO_REFERENCES.sub("", f"{anchor}-") or "section-"
        while anchor in self.used or anchor.startswith("ref-"):
            anchor = f"{stem}{next(self.numbers[stem])}"
        self.used.add(anchor)
        return anchor


def _slug(text: str) -> str:
    return _NOT_IN_SLUGS.sub("-", text.lower()).strip("-")


def problems(body: str, labels: Collection[str]) -> list[str]:
    """A sentence for each thing that must be put right. Text without sections is fine. `labels`: the references'."""
    sections = split(body)
    sentences = [sentence for section in sections for sentence in _section_problems(section, labels)]
    return list(dict.fromkeys(sentences))


def _section_problems(section: Section, labels: Collection[str]) -> Iterator[str]:
    named = f"The section “{section.heading}”" if section.heading else f"The section at line {section.line}"
    if section.kind not in SECTION_KINDS:
        yield f"{named} has the kind “{section.kind}”, which does not exist."
    if not section.heading and section.anchor != "start":
        yield f"{named} has no heading."
    if not section.source.strip():
        yield f"{named} is empty."
    tokens = PARSER.parse(section.source)
    yield from _heading_problems(tokens)
    for token in tokens:
        yield from _inline_problems(token.children or [], labels)


def _heading_problems(tokens: list[Token]) -> Iterator[str]:
    above = 2
    for token, inside in pairwise(tokens):
        if token.type != "heading_open":
            continue
        level = int(token.tag[1])
        if level < 3:
            yield f"The heading “{words(inside.children)}” stands too high: inside a section, headings begin with ###."
        elif level > above + 1:
            yield f"The heading “{words(inside.children)}” skips a level: use {'#' * (above + 1)} for it."
        above = max(level, 2)


def _inline_problems(children: list[Token], labels: Collection[str]) -> Iterator[str]:
    for token in children:
        href = str(token.attrGet("href") or "")
        if token.type == "cite" and token.info not in labels:
            yield f"{token.content} is cited, but no reference has this label."
        elif token.type == "image":
            yield f"The image “{words(token.children)}” cannot be used: say it in words."
        elif token.type == "link_open" and not safe(href):
            yield f"The link to “{href}” cannot be followed: begin it with https://, mailto:, tel:, # or /."
