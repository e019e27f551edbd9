"""Contents of an article and of a record as JSON, how to alter them, and how they are read."""

import copy
from typing import Any

from articles.content.article import ArticleContent
from articles.content.record import RecordContent
from articles.content.stored import Content, content_from_json

BOXED = {"topic": "opioids", "heading": "With opioids", "text": "Breathing can **stop**."}
NAME = {"role": "brand", "name": "Klonopin", "country": "US"}
REFERENCE = {
    "label": "fda",
    "publisher": "Regulator",
    "title": "Label",
    "url": "https://example.org/label",
    "doi": "10.1000/1",
    "source_date": "2024-01-04",
    "accessed": "2026-09-02",
}
FACTS: dict[str, Any] = {
    "slug": "clonazepam",
    "name": "clonazepam",
    "drug_class": "Benzodiazepine",
    "controlled": "Schedule IV",
    "country": "US",
    "summary": "Calms overactive signals.",
    "names": [NAME, {**NAME, "name": "Rivotril", "country": "GB"}],
    "boxed": [BOXED],
}
SHARED: dict[str, Any] = {
    "author": {"name": "Demo writer", "credentials": "BSc"},
    "disclosure": "No conflict of interest.",
    "review_months": 12,
    "references": [REFERENCE],
}
BODY = """\
## Doses {: dosing }

Start with **0.5 mg** a day by mouth [^fda].

## Driving {: driving }

Do not drive until you know how it takes you.
"""
ARTICLE: dict[str, Any] = {
    "type": "article",
    "kind": "dosing",
    "title": "How to take clonazepam",
    "slug": "dosing",
    "short_answer": "Start low.",
    "body": BODY,
    "questions": [{"question": "With food?", "answer": "As you like."}],
    "medication": FACTS,
    **SHARED,
}
MEDICATION: dict[str, Any] = {"type": "medication", "kind": "medication", **FACTS, **SHARED}


def typed(data: Any) -> Content:
    return content_from_json(data)


def article_of(data: Any) -> ArticleContent:
    return ArticleContent.from_json(data)


def record_of(data: Any) -> RecordContent:
    return RecordContent.from_json(data)


def changed(content: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    made = copy.deepcopy(content)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return made
