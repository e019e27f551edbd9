"""Writes an article as a Markdown file with front matter, and a record as YAML or JSON, for the export."""

import json
import re
from collections.abc import Mapping
from typing import Any, Literal

import yaml

from articles.content.article import ArticleContent
from articles.content.record import ROWS, RecordContent
from articles.content.rows import Row

# YAML reads these back as line ends or leaves them out, unless they are written as escapes.
_ESCAPED = re.compile(r"[^\n\t\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010fffd]|\t")


class _Dumper(yaml.SafeDumper):
    """Text of several lines stands as it is, under a "|"."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _ESCAPED.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def write(content: ArticleContent) -> str:
    """An article as Markdown with front matter, which reads back to the same fields."""
    front = {
        "title": content.title,
        "slug": content.slug,
        "kind": content.kind,
        "medication": content.medication.slug,
        "short_answer": content.short_answer,
        "author": content.author.name,
        "disclosure": content.disclosure,
        "review_months": content.review_months,
        "questions": [row.to_json() for row in content.questions],
        "references": [row.to_json() for row in content.references],
    }
    head = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31)
    return f"---\n{head}---\n\n{content.body}\n"


WIDTH = 110
"""Characters of a line in the file of a record, in which a longer text is folded."""


class _Line(dict[str, str]):
    """A row that fits on one line."""


class _RecordDumper(_Dumper):
    """Long texts are folded, so that a comparison of two files shows the lines that changed."""


def _folded(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # A space at an end, and one of several, would be lost where a line ends.
    is_words = text == " ".join(text.split()) and not _ESCAPED.search(text)
    if is_words and len(text) > WIDTH - 30 and " " in text:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">")
    return _text(dumper, text)


_RecordDumper.add_representer(str, _folded)
_RecordDumper.add_representer(
    _Line, lambda dumper, row: dumper.represent_mapping("tag:yaml.org,2002:map", row.items(), flow_style=True)
)


def write_record(
    content: RecordContent, *, class_record: str, revision: int, form: Literal["yaml", "json"] = "yaml"
) -> str:
    """A record as a file that reads back to the same fields. Its own class is named by `class_record`, an address;
    what is empty is left out, so that a field of a later release changes no file.
    """
    words = {key: getattr(content, key) for key in RecordContent.WORDS}
    slug, name, disclosure = (words.pop(key) for key in ("slug", "name", "disclosure"))
    values: dict[str, Any] = {
        "slug": slug,
        "name": name,
        "is_class": content.is_class,
        "class_record": class_record,
        **words,
        "author": content.author.name,
        "disclosure": disclosure,
        "review_months": content.review_months,
        "revision": revision,
        **{key: [_filled(row) for row in getattr(content, key)] for key in ROWS},
    }
    present = {key: value for key, value in values.items() if value}
    if form == "json":
        return f"{json.dumps(present, ensure_ascii=False, indent=2)}\n"
    in_lines = {key: [_laid(row) for row in value] if key in ROWS else value for key, value in present.items()}
    text: str = yaml.dump(in_lines, Dumper=_RecordDumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


def _filled(row: Row) -> dict[str, str]:
    """Its reference comes last, as in a form."""
    fields = sorted(row.values(), key=lambda field: field[0] == "source")
    return {name: value for name, value in fields if value}


def _laid(row: Mapping[str, str]) -> Mapping[str, str]:
    one_line = yaml.dump(_Line(row), Dumper=_RecordDumper, allow_unicode=True, sort_keys=False, width=2**31)
    return _Line(row) if len(one_line) <= WIDTH - 5 else row
