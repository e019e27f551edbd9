"""Recheck: live pages are read again when what they rest on changes. Nothing is changed or unpublished by it."""

import json
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from ..clinical.api import Finding, check
from ..clinical.telling import plain
from ..compare.changes import Change, changes
from ..content.canonical import canonical
from ..content.placeholders import Moved, moved
from ..content.shared import shared
from ..lifecycle import Severity
from ..models import Edition, Kind, Recheck, clock
from ..models.state import live_editions, standing_edition
from ..versions.checking import subject_of
from ..versions.class_record import class_of
from ..versions.snapshot import Snapshot, facts_of

WORTH_A_LOOK = (Severity.BLOCKING, Severity.WARNING)


def recheck_pages(record: Edition) -> list[Recheck]:
    """Read every live page again that took its facts from an earlier edition of this record, and note where what it
    shows or says is another by now. Of a class, the articles of its members too. The caller holds the transaction.
    """
    pages = list(_with_pins(_resting_on(record).exclude(version__pinned_edition=record)))
    read = [_against(page, record) for page in pages]
    for member in (page for page in pages if page.kind == Kind.MEDICATION):
        told = _as_if(member, record)
        read += [_against(page, told, record) for page in _with_pins(_resting_on(member))]
    return [made for made in read if made is not None]


def _resting_on(record: Edition) -> QuerySet[Edition]:
    return live_editions(clock.now()).filter(version__pinned_edition__document=record.document_id)


def _as_if(member: Edition, of_class: Edition) -> Edition:
    """A member's record as it will be once it takes over what its class says by now. Never saved."""
    told, content = copy(member), json.loads(member.content)
    told.content = canonical(content | {"class": class_of(content, of_class)})
    return told


def recheck_late(page: Edition) -> Recheck | None:
    """A page that comes after its record's new edition is read against that at once: nobody did when it came out."""
    pinned = page.version.pinned_edition
    record = pinned and standing_edition(pinned.document_id)
    return _against(page, record) if record and record != pinned else None


def _with_pins(pages: QuerySet[Edition]) -> QuerySet[Edition]:
    return pages.select_related("version__pinned_edition", "version__author")


def _against(page: Edition, record: Edition, cause: Edition | None = None) -> Recheck | None:
    before = _last_read_with(page, None if cause else record)
    facts = [_said(change) for change in _shown_changes(before, record, page)]
    facts += [_pulled(value) for value in moved(json.loads(page.content), json.loads(record.content))]
    known = {(found.id, found.message) for found in _findings(page, before)}
    new = [found for found in _findings(page, record) if (found.id, found.message) not in known]
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
    if page.kind == Kind.MEDICATION:
        own = json.loads(page.content)
        return changes(*(_as_member(own, json.loads(edition.content)) for edition in (old, new)))
    return changes(*({"type": Kind.MEDICATION.value} | facts_of(edition) for edition in (old, new)))


def _as_member(own: dict[str, Any], of_class: dict[str, Any]) -> dict[str, Any]:
    return {"type": "medication", "class": {"name": of_class["name"], **shared(own, of_class)}}


def _said(change: Change) -> dict[str, str]:
    was, now = (" … ".join(p.text.strip() for p in change.pieces if p.kind == kind) for kind in ("removed", "added"))
    return {"label": change.label, "was": was, "now": now}


def _pulled(value: Moved) -> dict[str, str]:
    return {"label": f"Pulled into the text: {value.words}", "was": value.was, "now": value.now}


def _findings(page: Edition, record: Edition | None) -> Iterator[Finding]:
    taken = Snapshot(json.loads(page.content), page.version.author, record)
    found = check(subject_of(taken, page.document_id))
    return (one for one in found if one.severity in WORTH_A_LOOK)


def _note(page: Edition, record: Edition | None, facts: list[dict[str, str]], new: list[Finding]) -> Recheck | None:
    if not facts and not new:
        return None
    said = canonical({"facts": facts, "findings": [plain(found) for found in new]})
    return Recheck.objects.create(edition=page, record=record, differences=said)


def pages_to_check() -> QuerySet[Edition]:
    """Everything live."""
    return _with_pins(live_editions(clock.now()))


@transaction.atomic
def recheck_rules(page: Edition) -> Recheck | None:
    """Check a live page with the rules as they are now, and note the findings that its reviewer never saw."""
    known = set(_seen(page))
    record = page.version.pinned_edition and standing_edition(page.version.pinned_edition.document_id)
    return _note(page, None, [], [found for found in _findings(page, record) if found.id not in known])


def _seen(page: Edition) -> Iterator[str]:
    checked = json.loads(page.version.checked) if page.version.checked else {"findings": []}
    noted = (json.loads(row.differences) for row in page.rechecks.all())
    for said in (checked, *noted):
        yield from (found["id"] for found in said["findings"])
