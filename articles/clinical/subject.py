"""What is checked: a text with all that is known about its medicine."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from articles.clinical.passage import Passage, body_passages, markdown_passages, template, text_passage
from articles.clinical.record import Known, Record
from articles.content.article import ArticleContent
from articles.content.fact_kinds import prose_fields
from articles.content.placeholders import origins, resolve
from articles.content.record import RecordContent
from articles.content.rows import Author, Reference
from articles.content.stored import Content

PROSE_KINDS = ("doses", "interactions", "effects", "contraindications", "populations")
"""The rows of a record that hold sentences, in the order in which they are checked."""
BRITISH, AMERICAN = "british", "american"
ISMP, NHS = "ismp", "nhs"
"""House styles: ISMP puts a space between a number and its unit, NHS does not."""


@dataclass(frozen=True)
class Subject:
    """`kind` is the article's kind. `others` are the passages of every
    other live article on the medicine, by title. `names` are those of every live record. Without `today`, nothing is
    said of dates.
    """

    passages: tuple[Passage, ...]
    record: Record = field(default_factory=Record)
    kind: str = "other"
    references: tuple[Reference, ...] = ()
    author: Author = field(default_factory=Author)
    disclosure: str | None = None
    review_months: int | None = None
    foreign: bool = False
    """A file as it came, before anybody edited it: it has no fields of its own for author or references."""
    others: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    names: frozenset[Known] = frozenset()
    today: date | None = None
    own: RecordContent = field(default_factory=RecordContent)
    """A record as it is written, without what comes from its class; an article has none."""
    spelling: str = ""
    """How the house spells: BRITISH, AMERICAN, or either, where a text keeps to it."""
    style: str = ISMP
    """How the house writes amounts: ISMP or NHS."""

    @classmethod
    def from_content(cls, content: Content, **known: Any) -> "Subject":
        """Of a version or a draft; `known` gives what it does not say itself."""
        if isinstance(content, RecordContent):
            passages, facts, own = record_passages(content), Record.from_content(content), content
        else:
            passages, facts, own = article_passages(content), Record.from_content(content.medication), RecordContent()
        return cls(
            passages=tuple(passages),
            kind=content.kind or "other",
            references=content.references,
            author=content.author,
            disclosure=content.disclosure,
            review_months=content.review_months or None,
            own=own,
            **{"record": facts} | known,
        )

    @cached_property
    def title(self) -> str:
        return next((passage.text for passage in self.passages if passage.kind == "title"), "")

    @cached_property
    def sections(self) -> Mapping[str, tuple[Passage, ...]]:
        """Passages by section, in order."""
        by_section: dict[str, list[Passage]] = {}
        for passage in self.passages:
            by_section.setdefault(passage.section, []).append(passage)
        return {key: tuple(passages) for key, passages in by_section.items()}

    @cached_property
    def section_kinds(self) -> frozenset[str]:
        return frozenset(passage.section_kind for passage in self.passages)

    @cached_property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def has_tables(self) -> bool:
        return any(passage.kind == "row" for passage in self.passages)

    def section_text(self, key: str) -> str:
        return "\n".join(passage.text for passage in self.sections.get(key, ()))


def article_passages(content: ArticleContent) -> Iterator[Passage]:
    """In the order of the page. The offsets are in the text as it is written."""
    yield text_passage(content.title, template("title", "title", kind="title"))
    yield from _resolved(content.short_answer, content.pulled, _markdown(template("short_answer", "short")))
    yield from _resolved(content.body, content.pulled, body_passages)
    for number, row in enumerate(content.questions, 1):
        place = f"questions.{number}"
        yield text_passage(row.question, template(f"{place}.question", "questions", kind="question"))
        yield from _resolved(row.answer, content.pulled, _markdown(template(f"{place}.answer", "questions")))


def _markdown(like: Passage) -> Callable[[str], Iterator[Passage]]:
    return lambda text: markdown_passages(text, like)


def _resolved(text: str, pulled: Mapping[str, str], read: Callable[[str], Iterator[Passage]]) -> Iterator[Passage]:
    """The passages that readers get, with values from the record; their offsets are in the text as written."""
    back, pulls = origins(text, pulled) if pulled else ((), {})
    passages = read(resolve(text, pulled) if pulls else text)
    yield from (passage.as_written(text, back, pulls) for passage in passages) if pulls else passages


def record_passages(content: RecordContent) -> Iterator[Passage]:
    """Its sentences, wherever in its rows they stand."""
    yield from markdown_passages(content.summary, template("summary", "short"))
    for number, topic in enumerate(content.boxed, 1):
        yield text_passage(topic.heading, template(f"boxed.{number}.heading", "boxed", kind="heading"))
        yield from markdown_passages(topic.text, template(f"boxed.{number}.text", "boxed"))
    for key in PROSE_KINDS:
        for number, row in enumerate(getattr(content, key), 1):
            for name in prose_fields(key):
                yield text_passage(getattr(row, name), template(f"{key}.{number}.{name}", key, kind="item"))
