"""What writers ask for: that a blocking finding may stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from ..clinical.api import RULES, Rule
from ..clinical.judgement import readable
from ..clinical.passage import one_kind
from ..lifecycle import Severity, Verb
from ..models import Act, Waiver

NEAR = 240  # characters


@dataclass(frozen=True)
class Piece:
    text: str
    marked: bool = False
    """It is the fragment."""


@dataclass(frozen=True)
class WaiverRequest:
    waiver: Waiver
    title: str

    @property
    def rule(self) -> Rule | None:
        """None where there is none of that name any more."""
        return RULES.get(self.waiver.rule)

    @cached_property
    def section(self) -> tuple[Piece, ...]:
        """Its section as it read, in pieces; empty where the fragment is not to be found in it."""
        pieces = tuple(_marked(self.waiver.context, one_kind(readable(self.waiver.fragment))))
        return pieces if len(pieces) > 1 else ()

    @cached_property
    def around(self) -> tuple[Piece, ...]:
        """The same without what stands far from the fragment."""
        last = len(self.section) - 1
        return tuple(
            piece if piece.marked else Piece(_near(piece.text, begins=at == 0, ends=at == last))
            for at, piece in enumerate(self.section)
        )


def waiver_requests() -> list[WaiverRequest]:
    """Oldest first."""
    waivers = _pending().select_related("by", "document__as_article__medication", "document__as_medication")
    return [WaiverRequest(waiver, str(waiver.document.record)) for waiver in waivers.order_by("pk")]


def waiver_request_count() -> int:
    return _pending().count()


def _pending() -> QuerySet[Waiver]:
    """Nobody ruled on them; and no version was submitted since, which takes that the finding has gone."""
    submitted = Act.objects.filter(verb=Verb.SUBMIT, version__document=OuterRef("document"), at__gt=OuterRef("at"))
    waiting: Any = Waiver.objects.filter(severity=Severity.BLOCKING, rulings=None, document__archived=False)
    pending: QuerySet[Waiver] = waiting.filter(~Exists(submitted))
    return pending


def _marked(text: str, words: str) -> Iterator[Piece]:
    before, *rest = text.split(words) if words else [text]
    yield Piece(before)
    for after in rest:
        yield Piece(words, marked=True)
        yield Piece(after)


def _near(text: str, *, begins: bool, ends: bool) -> str:
    """The end of the first piece, the beginning of the last, both of one between; cut between words."""
    head = "" if begins else text[:NEAR].rpartition(" ")[0]
    tail = "" if ends else text[-NEAR:].partition(" ")[2]
    return text if len(text) <= len(head) + len(tail) + NEAR else f"{head} […] {tail}".strip()
