"""Reads the front matter of a Markdown file: YAML between lines of ---, or TOML between lines of +++."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from itertools import pairwise

import yaml

from articles.content.canonical import normalise
from articles.content.rows import Question, Reference
from articles.importing.model import Scrap, SourceLine, Unreadable
from articles.importing.yaml_text import composed, scalar

MAX_CHARACTERS = 300_000
TEXTS = ("title", "slug", "kind", "medication", "short_answer", "author", "disclosure")
KEYS = frozenset((*TEXTS, "review_months", "questions", "references"))
_FENCE = re.compile(r"^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML_FENCE = re.compile(r"^\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML_PART = re.compile(r"[\w\"'.-]+\s*+=|\[")
_MONTHS = re.compile(r"(?:0|[1-9][0-9]{0,3})")


@dataclass
class FrontMatter:
    """What the front matter says. `end` is the place in the file where the body begins."""

    end: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    review_months: int | None = None
    questions: list[Question] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    scraps: list[Scrap] = field(default_factory=list)
    lines: list[SourceLine] = field(default_factory=list)
    known_keys: set[str] = field(default_factory=set)

    @property
    def complete(self) -> bool:
        """Whether it has every key that an export writes."""
        return self.known_keys == KEYS


def front_matter(text: str) -> FrontMatter | None:
    """The keys above a file's body, all values as text; None without any. Unreadable when they are no plain YAML."""
    match = _FENCE.match(text)
    if not match:
        return toml_matter(text)
    if len(match[1]) > MAX_CHARACTERS:
        raise Unreadable("The front matter is longer than an article's. Move its text below the second --- line.")
    node = composed(match[1], "The front matter", above=1)
    if node is not None and not isinstance(node, yaml.MappingNode):
        return None
    return _Reader(match[1], match.end()).read(node)


def toml_matter(text: str) -> FrontMatter | None:
    """As `front_matter`, between lines of +++. Of its keys only texts are taken; all else is set aside as it stands."""
    match = _TOML_FENCE.match(text)
    if not match:
        return None
    try:
        tomllib.loads(match[1])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(f"The front matter is broken TOML: {error}. Lines count from the one after +++.") from None
    reader = _Reader(match[1], match.end())
    made = reader.made
    for number, part in _toml_parts(match[1]):
        [(name, value), *more] = _loaded(part).items() or [("", None)]
        if name in TEXTS and isinstance(value, str) and name not in made.texts and not more:
            made.texts[name] = normalise(value)
            made.lines += [SourceLine(number, line) for line in normalise(value).split("\n") if line.strip()]
        else:
            reader.aside(number, part, "front matter key")
    return made


def _toml_parts(text: str) -> Iterator[tuple[int, str]]:
    """Each key with its value and each table, as they stand, with the number of the file's line."""
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if _TOML_PART.match(line)]
    for start, end in pairwise([*({0} - set(starts[:1])), *starts, len(lines)]):
        if part := "\n".join(lines[start:end]).strip():
            yield start + 2, part


def _loaded(part: str) -> dict[str, object]:
    try:
        return tomllib.loads(part)
    except tomllib.TOMLDecodeError:  # the middle of a text of several lines
        return {}


class _Reader:
    """Takes what it knows; keys and shapes that it does not know are set aside as they stand."""

    def __init__(self, text: str, end: int) -> None:
        self._text, self.made = text, FrontMatter(end)

    def read(self, node: yaml.MappingNode | None) -> FrontMatter:
        for number, comment in self._comments():
            self.aside(number, comment, "front matter note")
        for key, value in self._pairs(node, "front matter") if node else []:
            self._take(key, value)
        return self.made

    def _take(self, key: yaml.Node, value: yaml.Node) -> None:
        name, text = key.value, scalar(value)
        if name in TEXTS and text is not None:
            self.made.texts[name] = self._line(value, text)
        elif name == "review_months" and text is not None and _MONTHS.fullmatch(text):
            self.made.review_months = int(self._line(value, text))
        elif name == "questions" and (rows := self._rows(value)) is not None:
            pairs = [self._fields(row, ("question", "answer")) for row in rows]
            self.made.questions += [Question(row.get("question", ""), row.get("answer", "")) for row in pairs]
        elif name == "references" and (rows := self._rows(value)) is not None:
            names = tuple(column.name for column in fields(Reference))
            self.made.references += [Reference(**self._fields(row, names)) for row in rows]
        else:
            self._unknown(key, value)
            return
        self.made.known_keys.add(name)

    def _rows(self, value: yaml.Node) -> list[yaml.MappingNode] | None:
        """The rows of a list in which every row has keys; None for any other value."""
        if scalar(value) == "":
            return []
        rows = value.value if isinstance(value, yaml.SequenceNode) else [value.value]
        return rows if all(isinstance(row, yaml.MappingNode) for row in rows) else None

    def _fields(self, row: yaml.MappingNode, names: tuple[str, ...]) -> dict[str, str]:
        texts = {}
        for key, value in self._pairs(row, "row"):
            text = scalar(value)
            if key.value in names and text is not None:
                texts[str(key.value)] = self._line(value, text)
            else:
                self._unknown(key, value)
        return texts

    def _pairs(self, node: yaml.MappingNode, where: str) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        seen = set[str]()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in seen:
                line = key.start_mark.line + 2
                raise Unreadable(f"The front matter has a key twice or a key that is no word at line {line}. Mend it.")
            seen.add(key.value)
            yield key, value

    def _unknown(self, key: yaml.Node, value: yaml.Node) -> None:
        if scalar(value) != "" or key.value != "review_months":
            text = self._text[key.start_mark.index : value.end_mark.index]
            self.aside(key.start_mark.line + 2, text, "front matter key")

    def aside(self, number: int, text: str, reason: str) -> None:
        if cleaned := normalise(text).strip():
            self.made.scraps.append(Scrap(number, cleaned, reason))
            self.made.lines += [SourceLine(number + more, line) for more, line in enumerate(cleaned.split("\n"))]

    def _line(self, value: yaml.Node, text: str) -> str:
        cleaned, number = normalise(text), value.start_mark.line + 2
        self.made.lines += [SourceLine(number, line) for line in cleaned.split("\n") if line.strip()]
        return cleaned

    def _comments(self) -> Iterator[tuple[int, str]]:
        """What stands between YAML's tokens is white space and comments."""
        if "#" not in self._text:
            return
        marks = [(token.start_mark, token.end_mark) for token in yaml.scan(self._text, Loader=yaml.SafeLoader)]
        for (_, end), (start, _) in pairwise(marks):
            for more, line in enumerate(self._text[end.index : start.index].split("\n")):
                if "#" in line:
                    yield end.line + 2 + more, line[line.index("#") + 1 :]
