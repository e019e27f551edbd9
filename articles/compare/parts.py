"""A snapshot's content as ordered parts of plain text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from articles.content import sections
from articles.content.canonical import canonical
from articles.content.citations import Footnote, footnotes, numbered
from articles.content.markup import plain, plain_inline
from articles.content.placeholders import resolved
from articles.content.shared import SHARED_ROWS

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
_TITLE = {
    "title": "{}",
    "name": "{}",
    "slug": "Address: {}",
    "kind": "Kind: {}",
    "type": "Type: {}",
    "is_class": "The record of a class",
}
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
_NAME = {"name": "{}", "role": "({})", "country": "{}", "source": "[^{}]"}
_BOXED = {"heading": "{}", "text": "{}", "topic": "Topic: {}", "source": "[^{}]"}
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
FACT_KEYS = tuple(_FACT_ROWS)
# What comes from the record of the class.
_CLASS = {
    "name": "As with all {}",
    "slug": "Address of the class record: {}",
    "edition": "Its edition: {}",
    "controlled": "Controlled: {}",
    "stopping": "Stopping: {}",
}
CLASS_KEYS = tuple(f"class-{key}" for key in SHARED_ROWS)
_AUTHOR = {"name": "{}", "credentials": "{}"}
_PUBLICATION = {"disclosure": "Disclosure: {}", "review_months": "Months until the next review: {}"}
# As the page renders them.
_MARKDOWN = {"short_answer": plain_inline, "summary": plain_inline, "text": plain, "answer": plain}
# Figures in them are no amounts.
_UNWEIGHED = {"slug", "kind", "type", "country", "role", "topic", "edition"}


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
    return tuple(
        _cited(part, _references_of(part.key, content))
        for part in (*found, *_class_parts(content.get("class", {})))
        if part.keyed or part.is_section
    )


def _quiet(part: Part) -> Part:
    return replace(part, weighed="")


def _references_of(key: str, content: Content) -> Sequence[Content]:
    """In the numbers that the page gives them: those of a class come after the record's own."""
    own = content.get("medication", content) if key == "boxed" else content
    references: Sequence[Content] = own.get("references", ())
    if "class" not in content or not key.startswith("class-"):
        return references
    return [*({} for _ in references), *content["class"]["references"]]


def _cited(part: Part, references: Sequence[Content]) -> Part:
    return replace(part, footnotes=footnotes(part.keyed, references))


def _unread(content: Content) -> Part:
    """A field that nothing above reads is shown raw: no field may change unseen."""
    read = {*_TITLE, *_SHORT, *_FACTS, *_PUBLICATION, "body", "author", "medication", "names", "boxed", "questions"}
    read |= {"pulled"}  # each value stands where it was pulled to
    read |= _FACT_ROWS.keys() | {"class"} if content["type"] == "medication" else set()
    more = {key: value for key, value in content.items() if key not in read | {"references"}}
    read = {*_CLASS, *SHARED_ROWS, "references"}
    more |= {f"class {key}": value for key, value in content.get("class", {}).items() if key not in read}
    raw = canonical(more) if more else ""
    return Part("more", "More facts", raw, raw, canonical(more))


def _article_parts(written: Content) -> Iterator[Part]:
    """What readers get, with values that were pulled; the sources say it as it is written."""
    facts, content = written.get("medication", {}), resolved(written)
    yield _fields("title", "Title and address", content, _TITLE)
    yield replace(_fields("short", "Short answer", content, _SHORT), source=canonical(_picked(written, _SHORT)))
    yield from _fact_parts(facts, facts)
    yield from _sections(content.get("body", ""), written.get("body", ""))
    questions = _listed("questions", "Common questions", content.get("questions", ()), _QUESTION)
    yield replace(questions, source=canonical(written.get("questions", ())))


def _medication_parts(content: Content) -> Iterator[Part]:
    yield _fields("title", "Title and address", content, _TITLE)
    yield from _fact_parts(content, {key: content[key] for key in _FACTS if key in content and key not in _TITLE})
    for key, (label, formats) in _FACT_ROWS.items():
        yield _listed(key, label, content.get(key, ()), formats)


def _class_parts(of_class: Content) -> Iterator[Part]:
    where = f"as with all {of_class.get('name', '')}"
    yield _fields("class", "Record of its class", of_class, _CLASS)
    for key in SHARED_ROWS:
        label, formats = ("Boxed warning", _BOXED) if key == "boxed" else _FACT_ROWS[key]
        yield _listed(f"class-{key}", f"{label}, {where}", of_class.get(key, ()), formats)
    references = of_class.get("references", ())
    yield _quiet(_listed("class-references", f"References, {where}", references, _REFERENCE))


def _fact_parts(record: Content, facts: Content) -> Iterator[Part]:
    names = record.get("names", ())
    lines = [*_lines(facts, _FACTS), *(_joined(_lines(name, _NAME), " ") for name in names)]
    yield _part("facts", "Names and class", lines, [*_picked(facts, _FACTS), names])
    yield _listed("boxed", "Boxed warning", record.get("boxed", ()), _BOXED)


def _sections(body: str, written: str) -> Iterator[Part]:
    found = sections.split(body)
    sources = found if body == written else sections.split(written)
    yield from map(_section, found, sources if len(sources) == len(found) else found)


def _section(section: sections.Section, written: sections.Section) -> Part:
    text = f"{section.heading}\n{plain(section.source)}".strip("\n")
    source = f"## {written.heading} {{: {written.kind} }}\n\n{written.source}"
    return Part(section.anchor, section.heading or "Before the first section", text, text, source, is_section=True)


def _listed(key: str, label: str, rows: Sequence[Content], formats: Mapping[str, str]) -> Part:
    between = " " if formats is _REFERENCE else "\n" if formats in (_BOXED, _QUESTION) else ", "
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
