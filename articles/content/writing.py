import re
from collections.abc import Mapping
from typing import Any

import yaml

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


def write(content: Mapping[str, Any]) -> str:
    """An article's snapshot content as Markdown with front matter, which reads back to the same fields."""
    front = {
        "title": content["title"],
        "slug": content["slug"],
        "kind": content["kind"],
        "medication": content["medication"]["slug"],
        "short_answer": content["short_answer"],
        "author": content["author"]["name"],
        "disclosure": content["disclosure"],
        "review_months": content["review_months"],
        "questions": [_row(row, "question answer") for row in content["questions"]],
        "references": [
            _row(row, "label publisher title url doi source_date accessed") for row in content["references"]
        ],
    }
    head = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31)
    return f"---\n{head}---\n\n{content['body']}\n"


def _row(row: Mapping[str, Any], keys: str) -> dict[str, str]:
    return {key: row[key] for key in keys.split()}
