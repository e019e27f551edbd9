"""What was said of a document's versions: each comment with its replies, and where its words stand now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from ..models import Comment, Document, Remark


@dataclass(frozen=True)
class Thread:
    number: int
    """Counted over all comments of the document, so that it stays the same from version to version."""
    comment: Comment
    remarks: tuple[Remark, ...]
    open: bool
    place: str
    """The key of the part that it stands beside; "" where its words or its section have gone."""

    @property
    def wording_taken(self) -> bool:
        return any(remark.kind == Remark.TAKE for remark in self.remarks)

    @property
    def last(self) -> Comment | Remark:
        return self.remarks[-1] if self.remarks else self.comment

    @property
    def about(self) -> str:
        return self.comment.quote or self.comment.body


def talk(document: Document, texts: Mapping[str, str]) -> tuple[Thread, ...]:
    """All comments of a document, oldest first. `texts` are the parts of the version that is looked at, by key."""
    comments: Any = Comment.objects.with_open().filter(version__document=document)
    comments = comments.select_related("version", "by").prefetch_related("remarks__by").order_by("pk")
    flat_texts = {key: flat(text) for key, text in texts.items()}
    return tuple(_thread(number, comment, flat_texts) for number, comment in enumerate(comments, 1))


def _thread(number: int, comment: Any, texts: Mapping[str, str]) -> Thread:
    still_open = comment.standing != Remark.RESOLVE
    return Thread(number, comment, tuple(comment.remarks.all()), still_open, place(comment, texts))


def place(comment: Comment, texts: Mapping[str, str]) -> str:
    """Its own section while the quoted words stand there; else whichever has them."""
    quote = flat(comment.quote)
    if quote in texts.get(comment.section, ""):
        return comment.section if comment.section in texts else ""
    return next((key for key, text in texts.items() if quote in text), "") if quote else ""


def flat(text: str) -> str:
    """So that line ends and no-break spaces make no difference."""
    return " ".join(text.split()).casefold()


def open_comments(documents: Iterable[int]) -> dict[int, int]:
    """How many comments are open, by document."""
    comments = Comment.objects.open().filter(version__document__in=list(documents)).order_by()
    counted = comments.values("version__document").annotate(n=Count("pk"))
    return {row["version__document"]: row["n"] for row in counted}
