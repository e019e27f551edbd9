"""Live pages that are to be checked again: what differs, and what brought it about."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q
from django.utils.text import capfirst

from ..clinical.judgement import Judged, read_finding
from ..models import Person
from ..models.recheck import outstanding


@dataclass(frozen=True)
class Fact:
    """What the page shows of its record, as it was and as the record has it now; "" for nothing."""

    label: str
    was: str
    now: str


@dataclass(frozen=True)
class Noted:
    at: datetime
    by_rules: bool
    """The rules changed, and no record."""
    cause: str
    facts: tuple[Fact, ...]
    findings: tuple[Judged, ...]


def noted(editions: Iterable[int]) -> Mapping[int, tuple[Noted, ...]]:
    """By edition, what has to be looked at; one query, however many."""
    rows = (
        outstanding()
        .filter(edition__in=list(editions))
        .annotate(record_number=F("record__number"), record_name=F("record__medication_name"))
    )
    notes: dict[int, list[Noted]] = defaultdict(list)
    for row in rows.order_by("pk"):
        notes[row.edition_id].append(_noted(row))
    return {edition: tuple(several) for edition, several in notes.items()}


def _noted(row: Any) -> Noted:
    differences = json.loads(row.differences)
    named = f"Edition {row.record_number} of the record “{capfirst(row.record_name or '')}”"
    return Noted(
        row.at,
        row.record_id is None,
        named if row.record_id else "The rules of the checks changed",
        tuple(Fact(**fact) for fact in differences["facts"]),
        tuple(map(read_finding, differences["findings"])),
    )


def to_check_again(author: Person) -> int:
    """How many live pages whose draft this person writes."""
    theirs = Q(edition__document__as_article__author=author) | Q(edition__document__as_medication__author=author)
    return outstanding().filter(theirs).values("edition").distinct().count()
