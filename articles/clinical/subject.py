"""What is checked: a text with all that is known about its medicine."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from articles.clinical.passage import Passage, of_body, of_markdown, template, whole
from articles.clinical.record import Record, of_content


@dataclass(frozen=True)
class Subject:
    """`kind` is the article's kind. `references` are as in a version's content. `others` are the passages of every
    other live article on the medicine, by title. Without `today`, nothing is said of dates.
    """

    passages: tuple[Passage, ...]
    record: Record = field(default_factory=Record)
    kind: str = "other"
    references: tuple[Mapping[str, Any], ...] = ()
    author: Mapping[str, str] = field(default_factory=dict)
    disclosure: str | None = None
    review_months: int | None = None
    foreign: bool = False
    """A file as it came, before anybody edited it: it has no fields of its own for author or references."""
    others: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    today: date | None = None

    @cached_property
    def title(self) -> str:
        return next((passage.text for passage in self.passages if passage.kind == "title"), "")

    @cached_property
    def sections(self) -> Mapping[str, tuple[Passage, ...]]:
        """Passages by section, in order."""
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.section, []).append(passage)
        return {key: tuple(passages) for key, passages in found.items()}

    @cached_property
    def section_kinds(self) -> frozenset[str]:
        return frozenset(passage.section_kind for passage in self.passages)

    @cached_property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    def section_text(self, key: str) -> str:
        return "\n".join(passage.text for passage in self.sections.get(key, ()))


def of_article(content: Mapping[str, Any], **known: Any) -> Subject:
    """From the content of an article's version or draft; `known` gives what it does not say itself."""
    facts = {"record": of_content(content.get("medication", {}))} | known
    return Subject(
        passages=tuple(_passages(content)),
        kind=content.get("kind", "other"),
        references=tuple(content.get("references", ())),
        author=content.get("author", {}),
        disclosure=content.get("disclosure", ""),
        review_months=content.get("review_months"),
        **facts,
    )


def _passages(content: Mapping[str, Any]) -> Iterator[Passage]:
    yield whole(content.get("title", ""), template("title", "title", kind="title"))
    yield from of_markdown(content.get("short_answer", ""), template("short_answer", "short"))
    yield from of_body(content.get("body", ""))
    yield from _questions(content.get("questions", ()))


def _questions(questions: Sequence[Mapping[str, str]]) -> Iterator[Passage]:
    for number, pair in enumerate(questions, 1):
        place = f"questions.{number}"
        yield whole(pair["question"], template(f"{place}.question", "questions", kind="question"))
        yield from of_markdown(pair["answer"], template(f"{place}.answer", "questions"))
