"""A snapshot's content as ordered parts of plain text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from articles.content import sections
from articles.content.article import ArticleContent, MedicationFacts
from articles.content.canonical import canonical
from articles.content.citations import Footnote, footnotes, numbered
from articles.content.fact_kinds import FACT_KINDS, SHARED_ROWS, schema
from articles.content.markup import plain_inline, plain_text
from articles.content.record import ClassFacts, RecordContent
from articles.content.rows import Reference, Row
from articles.content.stored import Content


@dataclass(frozen=True)
class Part:
    """`keyed` is what is compared: citations stay as written, since numbers move with every reference put before.

    `weighed` is `keyed` for `compare`; `data` is all that the part says, also what plain text cannot show.
    """

    key: str
    label: str
    keyed: str
    weighed: str
    data: Any
    is_section: bool = False
    footnotes: tuple[Footnote, ...] = field(default=(), compare=False)

    @cached_property
    def source(self) -> str:
        """The data as text: Markdown of a section, and JSON of everything else."""
        return self.data if isinstance(self.data, str) else canonical(_json(self.data))

    @property
    def text(self) -> str:
        """What people read."""
        return numbered(self.keyed, self.footnotes)


class _Line(NamedTuple):
    text: str
    weighed: str


# How each field reads, in the order in which it is read.
_OF_ARTICLE = {"title": "{}", "slug": "Address: {}", "kind": "Kind: {}", "TYPE": "Type: {}"}
_OF_RECORD = {
    "name": "{}",
    "slug": "Address: {}",
    "kind": "Kind: {}",
    "TYPE": "Type: {}",
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
    "quote": "It says: “{}”",
    "place": "There: {}.",
    "label": "Cited as {}.",
}
FACT_KEYS = tuple(FACT_KINDS)
# What comes from the record of the class.
_CLASS = {
    "name": "As with all {}",
    "slug": "Address of the class record: {}",
    "edition": "Its edition: {}",
    "controlled": "Controlled: {}",
    "stopping": "Stopping: {}",
}
_FACT_ROWS = {key: {one.name: one.line for one in schema(kind.row).values()} for key, kind in FACT_KINDS.items()}
CLASS_KEYS = tuple(f"class-{key}" for key in SHARED_ROWS)
_AUTHOR = {"name": "{}", "credentials": "{}"}
_PUBLICATION = {"disclosure": "Disclosure: {}", "review_months": "Months until the next review: {}"}
# As the page renders them.
_MARKDOWN = {"short_answer": plain_inline, "summary": plain_inline, "text": plain_text, "answer": plain_text}
# Figures in them are no amounts.
_UNWEIGHED = {"slug", "kind", "TYPE", "country", "role", "topic", "edition"}


def parts(content: Content) -> tuple[Part, ...]:
    """Every field of an article's or a record's content is in one of them. Those without text are left out, but for
    sections: even without words they are something on the page.
    """
    # Kept with the content, which never changes: comparison, risk, completeness and lists all ask for them.
    if "_parts" not in vars(content):
        vars(content)["_parts"] = tuple(_parts(content))
    known: tuple[Part, ...] = vars(content)["_parts"]
    return known


def _parts(content: Content) -> Iterator[Part]:
    listed = [*_record_parts(content)] if isinstance(content, RecordContent) else [*_article_parts(content)]
    lines = [*_lines(content.author, _AUTHOR), *_lines(content, _PUBLICATION)]
    data = [content.author, *_picked(content, _PUBLICATION)]
    of_class = content.of_class if isinstance(content, RecordContent) else None
    listed += [
        _more(content, of_class),
        _quiet(_listed("references", "References", content.references, _REFERENCE)),
        _quiet(_part("author", "Author and review", lines, data)),
        *(_class_parts(of_class) if of_class else ()),
    ]
    yield from (_cited(part, content) for part in listed if part.keyed or part.is_section)


def _quiet(part: Part) -> Part:
    return replace(part, weighed="")


def _cited(part: Part, content: Content) -> Part:
    """With its references in the numbers that the page gives them: those of a class come after the record's own. An
    article's boxed warning is its record's, and cites none.
    """
    references = content.references if part.key != "boxed" or content.is_record else ()
    if part.key.startswith("class-") and isinstance(content, RecordContent) and content.of_class:
        references = (*(Reference() for _ in references), *content.of_class.references)
    return replace(part, footnotes=footnotes(part.keyed, references))


def _more(content: Content, of_class: ClassFacts | None) -> Part:
    """What a later release wrote is shown raw: no field may change unseen."""
    more = dict(content.more) | {f"class {key}": value for key, value in (of_class.more if of_class else {}).items()}
    raw = canonical(more) if more else ""
    return Part("more", "More facts", raw, raw, more)


def _article_parts(content: ArticleContent) -> Iterator[Part]:
    """What readers get, with values that were pulled; the sources say it as it is written."""
    read = content.resolved
    yield _fields("title", "Title and address", content, _OF_ARTICLE)
    yield replace(_fields("short", "Short answer", read, _SHORT), data=_picked(content, _SHORT))
    yield from _fact_parts(content.medication, _FACTS)
    yield _listed("emergencies", "When to call for help", content.medication.emergencies, _FACT_ROWS["effects"])
    yield from _sections(content)
    questions = _listed("questions", "Common questions", read.questions, _QUESTION)
    yield replace(questions, data=content.questions)


def _record_parts(content: RecordContent) -> Iterator[Part]:
    yield _fields("title", "Title and address", content, _OF_RECORD)
    yield from _fact_parts(content, {key: line for key, line in _FACTS.items() if key not in _OF_RECORD})
    for key, kind in FACT_KINDS.items():
        yield _listed(key, kind.label, getattr(content, key), _FACT_ROWS[key])


def _class_parts(of_class: ClassFacts) -> Iterator[Part]:
    where = f"as with all {of_class.name}"
    yield _fields("class", "Record of its class", of_class, _CLASS)
    for key in SHARED_ROWS:
        label, formats = ("Boxed warning", _BOXED) if key == "boxed" else (FACT_KINDS[key].label, _FACT_ROWS[key])
        yield _listed(f"class-{key}", f"{label}, {where}", getattr(of_class, key), formats)
    yield _quiet(_listed("class-references", f"References, {where}", of_class.references, _REFERENCE))


def _fact_parts(facts: RecordContent | MedicationFacts, formats: Mapping[str, str]) -> Iterator[Part]:
    lines = [*_lines(facts, formats), *(_joined(_lines(name, _NAME), " ") for name in facts.names)]
    picked = [getattr(facts, key, "") if key in formats else "" for key in _FACTS]
    yield _part("facts", "Names and class", lines, [*picked, facts.names])
    yield _listed("boxed", "Boxed warning", facts.boxed, _BOXED)


def _sections(content: ArticleContent) -> Iterator[Part]:
    read = content.sections
    written = read if content.resolved.body == content.body else sections.split(content.body)
    yield from map(_section, read, written if len(written) == len(read) else read)


def _section(section: sections.Section, written: sections.Section) -> Part:
    text = f"{section.heading}\n{plain_text(section.source)}".strip("\n")
    source = f"## {written.heading} {{: {written.kind} }}\n\n{written.source}"
    return Part(section.anchor, section.heading or "Before the first section", text, text, source, is_section=True)


def _listed(key: str, label: str, rows: Sequence[Row], formats: Mapping[str, str]) -> Part:
    between = " " if formats is _REFERENCE else "\n" if formats in (_BOXED, _QUESTION) else ", "
    lines = [_joined(_lines(row, formats), between) for row in rows]
    return Part(key, label, *_joined(lines, "\n"), rows)


def _fields(key: str, label: str, values: object, formats: Mapping[str, str]) -> Part:
    return _part(key, label, _lines(values, formats), _picked(values, formats))


def _part(key: str, label: str, lines: Sequence[_Line], data: Sequence[Any]) -> Part:
    return Part(key, label, *_joined(lines, "\n"), data)


def _json(data: Any) -> Any:
    if isinstance(data, Row):
        return data.to_json()
    return [_json(one) for one in data] if isinstance(data, list | tuple) else data


def _picked(values: object, formats: Mapping[str, str]) -> list[Any]:
    return [getattr(values, key, "") for key in formats]


def _lines(values: object, formats: Mapping[str, str]) -> list[_Line]:
    filled = ((key, value) for key in formats if (value := getattr(values, key, "")))
    return [_line(key, formats[key].format(_MARKDOWN.get(key, str)(value))) for key, value in filled]


def _line(key: str, text: str) -> _Line:
    return _Line(text, " " * len(text) if key in _UNWEIGHED else text)


def _joined(lines: Sequence[_Line], between: str) -> _Line:
    return _Line(between.join(line.text for line in lines), between.join(line.weighed for line in lines))
