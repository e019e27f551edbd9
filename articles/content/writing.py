"""Writes an article as a Markdown file with front matter, for the export."""

import re

import yaml

from articles.content.article import ArticleContent

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
