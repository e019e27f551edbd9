"""Typed sections of an article's Markdown, and what is wrong with them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class SectionKind:
    slug: str
    heading: str
    help: str
    loinc: str = ""


SECTION_KINDS: dict[str, SectionKind] = {
    kind.slug: kind
    for kind in (
        SectionKind("uses", "What it is for", "Say what it treats, country by country."),
        SectionKind("how-it-works", "How it works", "Say what it does in the body, in plain words."),
        SectionKind("who", "Who can and cannot take it", "Name who must not take it.", "34070-3"),
        SectionKind("dosing", "How and when to take it", "Give each dose with its use.", "34068-7"),
        SectionKind("missed-dose", "If you miss a dose", "Say what to do."),
        SectionKind("side-effects", "Side effects", "Group them by how many people notice them.", "34084-4"),
        SectionKind("coping", "Coping with side effects", "Say what helps."),
        SectionKind("stopping", "Stopping", "Say how it is stopped and never at once.", "42227-9"),
        SectionKind("dependence", "Dependence", "Say who is at risk and of what.", "42227-9"),
        SectionKind("interactions", "With other medicines", "Name each medicine and what to do.", "34073-7"),
        SectionKind("alcohol", "Alcohol", "Say what happens and what to do."),
        SectionKind("pregnancy", "Pregnancy", "Never let anybody stop alone."),
        SectionKind("breastfeeding", "Breastfeeding", "Say what the labels say."),
        SectionKind("children", "Children", "Say for whom it is tried."),
        SectionKind("older-people", "Older people", "Say what is different."),
        SectionKind("driving", "Driving and machines", "Say when not to."),
        SectionKind("overdose", "Overdose", "Say what to do at once."),
        SectionKind("storage", "Storage", "Say where to keep it."),
        SectionKind("alternatives", "Alternatives", "Name other choices, and none."),
        SectionKind("reporting", "Reporting side effects", "Say where to report."),
        SectionKind("about", "About", "Say what the page is about."),
        SectionKind("other", "Other", "Anything else."),
    )
}
_HEADING = re.compile(r"^##(?!#)[ \t]*(.*?)[ \t]*(?:\{:[ \t]*([\w-]*)[ \t]*\})?[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_CITE = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True)
class Section:
    kind: str
    heading: str
    anchor: str
    source: str
    line: int


def split(body: str) -> tuple[Section, ...]:
    parts: list[tuple[str, str, int, list[str]]] = [("other", "", 1, [])]
    fenced = ""
    for number, line in enumerate(body.split("\n"), 1):
        fence = _FENCE.match(line)
        if fence:
            fenced = "" if fenced == fence[1] else fenced or fence[1]
        heading = None if fenced else _HEADING.match(line)
        if heading:
            parts.append((heading[2] or "other", heading[1], number, []))
        else:
            parts[-1][3].append(line)
    taken: set[str] = set()
    return tuple(
        Section(kind, heading, _anchor(kind, heading, number, taken), "\n".join(lines).strip("\n"), number)
        for place, (kind, heading, number, lines) in enumerate(parts)
        if place or any(line.strip() for line in lines)
    )


def _anchor(kind: str, heading: str, line: int, taken: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") if kind == "other" else kind
    slug = slug or ("start" if not heading else f"section-{line}")
    anchor = slug if slug not in taken else next(a for n in range(2, 999) if (a := f"{slug}-{n}") not in taken)
    taken.add(anchor)
    return anchor


def problems(body: str, labels: Collection[str]) -> list[str]:
    return list(_problems(body, labels))


def _problems(body: str, labels: Collection[str]) -> Iterator[str]:
    for section in split(body):
        if section.kind not in SECTION_KINDS:
            yield f"“{section.kind}” (line {section.line}) is no kind of section."
        if section.anchor != "start" and not section.heading:
            yield f"The section at line {section.line} has no heading."
        if not section.source.strip():
            yield f"The section “{section.heading}” is empty."
        yield from _source_problems(section.source)
    for label in dict.fromkeys(_CITE.findall(body)):
        if label not in labels:
            yield f"[^{label}] is cited, but no reference has this label."


def _source_problems(source: str) -> Iterator[str]:
    depth = 2
    for line in source.split("\n"):
        heading = re.match(r"^(#{1,6})[ \t]+\S", line)
        if heading:
            level = len(heading[1])
            if level == 1 or level > depth + 1:
                yield f"The heading “{line.lstrip('# ')}” skips a level."
            depth = level
    if re.search(r"!\[[^\]]*\]\(", source):
        yield "Images cannot be used in this release."
