"""A snapshot's content as ordered parts of plain text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from articles.text import sections
from articles.text.canonical import canonical
from articles.text.citations import Footnote, footnotes, numbered
from articles.text.markup import plain, plain_inline

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """`keyed` is what is compared: citations stay as written, since numbers move with every reference put before.

    `weighed` is `keyed` for `compare`; `source` holds all that the part says, also what plain text cannot show.
    """

    key: str
    label: str
    keyed: str
    weighed: str
    source: str
    is_section: bool = False
    footnotes: tuple[Footnote, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """What people read."""
        return numbered(self.keyed, self.footnotes)


class _Line(NamedTuple):
    text: str
    weighed: str


# How each field reads, in the order in which it is read.
_TITLE = {"title": "{}", "name": "{}", "slug": "Address: {}", "kind": "Kind: {}", "type": "Type: {}"}
_SHORT = {"short_answer": "{}"}
_FACTS = {
    "name": "Medicine: {}",
    "slug": "Medicine's address: {}",
    "drug_class": "Class: {}",
    "controlled": "Controlled: {}",
    "stopping": "Stopping: {}",
    "country": "Country: {}",
    "summary": "{}",
}
_NAME = {"name": "{}", "role": "({})", "country": "{}"}
_BOXED = {"heading": "{}", "text": "{}", "topic": "Topic: {}"}
_QUESTION = {"question": "{}", "answer": "{}"}
_REFERENCE = {
    "publisher": "{}.",
    "title": "{}.",
    "url": "{}",
    "doi": "doi:{}",
    "source_date": "Source dated {}.",
    "accessed": "Read {}.",
    "label": "Cited as {}.",
}
# The rows of a record's facts: their heading, and how each field reads.
_FACT_ROWS = {
    "products": ("Strengths", {"form": "{}", "strength": "{}", "country": "{}", "source": "[^{}]"}),
    "indications": ("Used for", {"name": "{}", "status": "{}", "country": "{}", "source": "[^{}]"}),
    "doses": (
        "Doses",
        {
            "indication": "{}",
            "population": "{}",
            "route": "{}",
            "start": "Start: {}",
            "step": "Step: {}",
            "maximum": "Maximum: {}",
            "interval": "{}",
            "duration": "For: {}",
            "source": "[^{}]",
        },
    ),
    "interactions": (
        "Interactions",
        {"partner": "{}", "effect": "{}", "direction": "Direction: {}", "action": "{}", "source": "[^{}]"},
    ),
    "effects": (
        "Side effects",
        {"name": "{}", "band": "{}", "seriousness": "{}", "action": "{}", "source": "[^{}]"},
    ),
    "contraindications": ("Who must not take it", {"name": "{}", "source": "[^{}]"}),
    "populations": ("Groups", {"group": "{}", "advice": "{}", "source": "[^{}]"}),
    "kinetics": ("Times", {"measure": "{}", "low": "from {}", "high": "to {}", "source": "[^{}]"}),
}
_AUTHOR = {"name": "{}", "credentials": "{}"}
_PUBLICATION = {"disclosure": "Disclosure: {}", "review_months": "Months until the next review: {}"}
# As the page renders them.
_MARKDOWN = {"short_answer": plain_inline, "summary": plain_inline, "text": plain, "answer": plain}
# Figures in them are no amounts.
_UNWEIGHED = {"slug", "kind", "type", "country", "role", "topic"}


def parts(content: Content) -> tuple[Part, ...]:
    """Every field of an article's or a medication's content is in one of them. Those without text are left out, but
    for sections: even without words they are something on the page.
    """
    found = [*_medication_parts(content)] if content["type"] == "medication" else [*_article_parts(content)]
    references = content.get("references", ())
    author = content.get("author", {})
    of_author = [*_lines(author, _AUTHOR), *_lines(content, _PUBLICATION)]
    found += [
        _unread(content),
        _quiet(_listed("references", "References", references, _REFERENCE)),
        _quiet(_part("author", "Author and review", of_author, [author, *_picked(content, _PUBLICATION)])),
    ]
    of_record = content.get("medication", content).get("references", ())
    return tuple(
        _cited(part, of_record if part.key == "boxed" else references)
        for part in found
        if part.keyed or part.is_section
    )


def _quiet(part: Part) -> Part:
    return replace(part, weighed="")


def _cited(part: Part, references: Sequence[Content]) -> Part:
    return replace(part, footnotes=footnotes(part.keyed, references))


def _unread(content: Content) -> Part:
    """A field that nothing above reads is shown raw: no field may change unseen."""
    read = {*_TITLE, *_SHORT, *_FACTS, *_PUBLICATION, "body", "author", "medication", "names", "boxed", "questions"}
    read |= _FACT_ROWS.keys() if content["type"] == "medication" else set()
    more = {key: value for key, value in content.items() if key not in read | {"references"}}
    raw = canonical(more) if more else ""
    return Part("more", "More facts", raw, raw, canonical(more))


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
    for key, (label, formats) in _FACT_ROWS.items():
        yield _listed(key, label, content.get(key, ()), formats)


def _fact_parts(record: Content, facts: Content) -> Iterator[Part]:
    names = record.get("names", ())
    lines = [*_lines(facts, _FACTS), *(_joined(_lines(name, _NAME), " ") for name in names)]
    yield _part("facts", "Names and class", lines, [*_picked(facts, _FACTS), names])
    yield _listed("boxed", "Boxed warning", record.get("boxed", ()), _BOXED)


def _section(section: sections.Section) -> Part:
    text = f"{section.heading}\n{plain(section.source)}".strip("\n")
    source = f"## {section.heading} {{: {section.kind} }}\n\n{section.source}"
    return Part(section.anchor, section.heading or "Before the first section", text, text, source, is_section=True)


def _listed(key: str, label: str, rows: Sequence[Content], formats: Mapping[str, str]) -> Part:
    between = " " if formats is _REFERENCE else ", " if key in _FACT_ROWS else "\n"
    return _part(key, label, [_joined(_lines(row, formats), between) for row in rows], rows)


def _fields(key: str, label: str, content: Content, formats: Mapping[str, str]) -> Part:
    return _part(key, label, _lines(content, formats), _picked(content, formats))


def _part(key: str, label: str, lines: Sequence[_Line], data: Sequence[Any]) -> Part:
    return Part(key, label, *_joined(lines, "\n"), canonical(data))


def _picked(content: Content, formats: Mapping[str, str]) -> list[Any]:
    return [content.get(key, "") for key in formats]


def _lines(content: Content, formats: Mapping[str, str]) -> list[_Line]:
    values = ((key, str(content.get(key, ""))) for key in formats)
    return [_line(key, formats[key].format(_MARKDOWN.get(key, str)(value))) for key, value in values if value]


def _line(key: str, text: str) -> _Line:
    return _Line(text, " " * len(text) if key in _UNWEIGHED else text)


def _joined(lines: Sequence[_Line], between: str) -> _Line:
    return _Line(between.join(line.text for line in lines), between.join(line.weighed for line in lines))
