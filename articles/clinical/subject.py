"""What is checked: a text with all that is known about its medicine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from articles.clinical.passage import Passage, of_body, of_markdown, template, whole
from articles.clinical.record import Known, Record, of_content
from articles.content.placeholders import origins, resolve


@dataclass(frozen=True)
class Subject:
    """`kind` is the article's kind. `references` are as in a version's content. `others` are the passages of every
    other live article on the medicine, by title. `names` are those of every live record. Without `today`, nothing is
    said of dates.
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
    names: frozenset[Known] = frozenset()
    today: date | None = None
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    """A record's own rows as they are written, by their key in its content; an article has none."""

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

    @cached_property
    def has_tables(self) -> bool:
        return any(passage.kind == "row" for passage in self.passages)

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
    pulled = content.get("pulled", {})
    yield whole(content.get("title", ""), template("title", "title", kind="title"))
    yield from _resolved(content.get("short_answer", ""), pulled, _markdown(template("short_answer", "short")))
    yield from _resolved(content.get("body", ""), pulled, of_body)
    yield from _questions(content.get("questions", ()), pulled)


def _questions(questions: Sequence[Mapping[str, str]], pulled: Mapping[str, str]) -> Iterator[Passage]:
    for number, pair in enumerate(questions, 1):
        place = f"questions.{number}"
        yield whole(pair["question"], template(f"{place}.question", "questions", kind="question"))
        yield from _resolved(pair["answer"], pulled, _markdown(template(f"{place}.answer", "questions")))


def _markdown(like: Passage) -> Callable[[str], Iterator[Passage]]:
    return lambda text: of_markdown(text, like)


def _resolved(text: str, pulled: Mapping[str, str], read: Callable[[str], Iterator[Passage]]) -> Iterator[Passage]:
    """The passages that readers get, with values from the record; their offsets are in the text as written."""
    back, pulls = origins(text, pulled) if pulled else ((), {})
    found = read(resolve(text, pulled) if pulls else text)
    yield from (passage.as_written(text, back, pulls) for passage in found) if pulls else found
