"""Recheck: live pages are read again when what they rest on changes. Nothing is changed or unpublished by it."""

import json
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from ..clinical.api import Finding, check
from ..clinical.report import finding_as_dict
from ..compare.changes import Change, changes
from ..content.article import ArticleContent, MovedValue
from ..content.canonical import canonical
from ..content.record import RecordContent, inherit
from ..lifecycle import Severity
from ..models import Edition, Kind, Recheck, clock
from ..models.state import live_editions, standing_edition
from ..versions.checking import subject_of
from ..versions.class_record import class_facts
from ..versions.snapshot import Snapshot, facts_of

WORTH_A_LOOK = (Severity.BLOCKING, Severity.WARNING)


def recheck_pages(record: Edition) -> list[Recheck]:
    """Read every live page again that took its facts from an earlier edition of this record, and note where what it
    shows or says is another by now. Of a class, the articles of its members too. The caller holds the transaction.
    """
    pages = list(_with_pins(_resting_on(record).exclude(version__pinned_edition=record)))
    read = [_against(page, record) for page in pages]
    for member in (page for page in pages if page.kind == Kind.MEDICATION):
        updated = _as_if(member, record)
        read += [_against(page, updated, record) for page in _with_pins(_resting_on(member))]
    return [made for made in read if made is not None]


def _resting_on(record: Edition) -> QuerySet[Edition]:
    return live_editions(clock.now()).filter(version__pinned_edition__document=record.document_id)


def _as_if(member: Edition, of_class: Edition) -> Edition:
    """A member's record as it will be once it takes over what its class says by now. Never saved."""
    updated = copy(member)
    updated.content = member.record.with_class(class_facts(member.record, of_class))
    updated.content_json = updated.content.canonical
    return updated


def recheck_late(page: Edition, record: Edition | None) -> Recheck | None:
    """A page that comes after its record's new edition is read against that at once: nobody did when it came out."""
    return _against(page, record) if record and record != page.version.pinned_edition else None


def _with_pins(pages: QuerySet[Edition]) -> QuerySet[Edition]:
    return pages.select_related("version__pinned_edition", "version__author")


def _against(page: Edition, record: Edition, cause: Edition | None = None) -> Recheck | None:
    before = _last_read_with(page, None if cause else record)
    facts = [_words_of(change) for change in _shown_changes(before, record, page)]
    if isinstance(page.content, ArticleContent):
        facts += [_pulled(value) for value in page.content.moved_values(record.record)]
    known = {(finding.id, finding.message) for finding in _findings(page, before)}
    new = [finding for finding in _findings(page, record) if (finding.id, finding.message) not in known]
    return _note(page, cause or record, facts, new)


def _last_read_with(page: Edition, new: Edition | None) -> Edition:
    """The record's edition with which somebody last found this page right: its signers, or who reaffirmed it since.
    With `new` nobody did, whatever the clock said when it came out.
    """
    pinned: Any = page.version.pinned_edition
    last = page.reaffirmations.order_by("pk").last()
    then = Edition.objects.filter(document=pinned.document_id, published_at__lte=last.at) if last else None
    if then is not None and new is not None:
        then = then.exclude(pk=new.pk)
    return (then.order_by("number").last() if then is not None else None) or pinned


def _shown_changes(old: Edition, new: Edition, page: Edition) -> Iterable[Change]:
    """Of what an article's page shows of its record, or a record's page of its class."""
    return changes(*(_shown(edition, page) for edition in (old, new)))


def _shown(record: Edition, page: Edition) -> RecordContent:
    if isinstance(page.content, RecordContent):
        return RecordContent(of_class=replace(inherit(page.content, record.record), slug=""))
    facts = facts_of(record)
    words = {name: getattr(facts, name) for name in facts.WORDS}
    return RecordContent(**words, names=facts.names, boxed=facts.boxed, effects=facts.emergencies)


def _words_of(change: Change) -> dict[str, str]:
    was, now = (" … ".join(p.text.strip() for p in change.pieces if p.kind == kind) for kind in ("removed", "added"))
    return {"label": change.label, "was": was, "now": now}


def _pulled(value: MovedValue) -> dict[str, str]:
    return {"label": f"Pulled into the text: {value.words}", "was": value.was, "now": value.now}


def _findings(page: Edition, record: Edition | None) -> Iterator[Finding]:
    snapshot = Snapshot(page.content, page.version.author, record)
    return (one for one in check(subject_of(snapshot, page.document_id)) if one.severity in WORTH_A_LOOK)


def _note(page: Edition, record: Edition | None, facts: list[dict[str, str]], new: list[Finding]) -> Recheck | None:
    if not facts and not new:
        return None
    differences = canonical({"facts": facts, "findings": [finding_as_dict(finding) for finding in new]})
    return Recheck.objects.create(edition=page, record=record, differences=differences)


def pages_to_check() -> QuerySet[Edition]:
    """Everything live."""
    return _with_pins(live_editions(clock.now()))


@transaction.atomic
def recheck_rules(page: Edition) -> Recheck | None:
    """Check a live page with the rules as they are now, and note the findings that its reviewer never saw."""
    known = set(_seen(page))
    record = page.version.pinned_edition and standing_edition(page.version.pinned_edition.document_id)
    return _note(page, None, [], [finding for finding in _findings(page, record) if finding.id not in known])


def _seen(page: Edition) -> Iterator[str]:
    checked = json.loads(page.version.checked) if page.version.checked else {"findings": []}
    noted = (json.loads(row.differences) for row in page.rechecks.all())
    for one in (checked, *noted):
        yield from (finding["id"] for finding in one["findings"])
