"""What the tests ask of the demo."""

import io
from collections.abc import Iterator
from typing import Any

from django.core.management import call_command

from articles.models import Article, Document, Edition, Person, Version, clock
from articles.models.state import live_editions, standing_edition
from articles.versions.checking import DraftFinding, check_draft
from articles.versions.snapshot import Snapshot


def person(username: str) -> Person:
    return Person.objects.get(username=username)


def article_of(medication: str, slug: str) -> Article:
    return Article.objects.get(medication__slug=medication, slug=slug)


def states() -> list[Any]:
    return list(Document.objects.with_state(clock.now()))


def the_one(**answer: str) -> Any:
    [found] = [state for state in states() if all(getattr(state, name) == said for name, said in answer.items())]
    return found


def verified() -> str:
    said = io.StringIO()
    call_command("verify", stdout=said)
    return said.getvalue()


def waiting_at(slug: str) -> Version:
    return Version.objects.filter(document__as_article__slug=slug, edition=None).latest("number")


def told_of(edition: Edition) -> tuple[DraftFinding, ...]:
    """What the checks say of an edition today, against the record as it is today."""
    pinned = edition.version.pinned_edition
    record = standing_edition(pinned.document_id) if pinned else None
    return check_draft(Snapshot(edition.content, edition.version.author, record), edition.document_id).findings


def left_standing() -> Iterator[str]:
    """Findings on what readers have, without a waiver."""
    for edition in live_editions(clock.now()).select_related("version__pinned_edition", "version__author"):
        for told in told_of(edition):
            if not told.stands:
                yield f"{edition.title}: {told.finding.rule} {told.finding.fragment!r}"
