"""What a version or an edition stored, read back as a typed value."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from articles.content.article import ArticleContent
from articles.content.record import RecordContent

Content: TypeAlias = ArticleContent | RecordContent


def read_content(text: str) -> Content:
    """From canonical JSON."""
    return content_from_json(json.loads(text))


def content_from_json(data: Mapping[str, Any]) -> Content:
    of_record = data["type"] == RecordContent.TYPE
    return RecordContent.from_json(data) if of_record else ArticleContent.from_json(data)
