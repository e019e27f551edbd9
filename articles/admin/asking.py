"""What the page that asks shows beside the question, so that nobody agrees unseen."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest

from ..clinical.api import RULES
from ..compare.changes import changes
from ..content.stored import Content
from ..models import Article, Document, Medication, Person, Version, Waiver
from ..models.address import proposed_address
from ..models.state import read_state, standing_edition
from ..refusals import Refused
from ..versions.checking import check_draft
from ..versions.completeness import lacking
from ..versions.draft import draft_at
from ..versions.preview import unsaved_snapshot
from ..versions.snapshot import take_snapshot
from ..workflow.people import unfinished
from ..workflow.resume import moved
from .page import unsaved_typing

Gather = Callable[[Any, Any], dict[str, Any]]


def more_to_ask(verb: str, subject: Model, form: Form, request: HttpRequest) -> dict[str, Any]:
    gather: Gather | None = GATHERS.get(verb)
    document = subject.document if isinstance(subject, (Version, Waiver)) else subject
    named = _named(document.record, request) if isinstance(document, Document) else {}
    return named | (gather(subject, form) if gather else {})


def _named(record: Article | Medication, request: HttpRequest) -> dict[str, Any]:
    """The record, and what this person typed there and has not saved: no verb would take it along."""
    model_admin: Any = admin.site.get_model_admin(type(record))
    with_state = model_admin.find(request, str(record.pk))
    return {"record": record, "typed": unsaved_typing(model_admin, request, with_state, model_admin.key(record))}


def _submit(document: Document, form: Form) -> dict[str, Any]:
    state = read_state(document.pk)
    new = take_snapshot(document)
    missing, blocking = lacking(new, document), check_draft(new, document.pk).blocking
    return {
        "state": state,
        "waiting": state.document.waiting_number,
        "live": state.edition,
        "missing": missing,
        "blocking": blocking,
        "in_the_way": len(missing) + len(blocking),
        "changes": changes(state.edition.content, new.content) if state.edition else (),
    }


def _branch(document: Document, form: Form) -> dict[str, Any]:
    live = standing_edition(document.pk)
    return {"live": live, "changes": changes(take_snapshot(document).content, live.content) if live else ()}


def _waive(document: Document, form: Form) -> dict[str, Any]:
    """The finding that is meant; None where the draft as it is saved has no such one."""
    findings = check_draft(take_snapshot(document), document.pk).findings
    return {"draft_finding": next((one for one in findings if one.finding.id == form["finding"].value()), None)}


def _take_back_waiver(waiver: Waiver, form: Form) -> dict[str, Any]:
    return {"rule": RULES.get(waiver.rule)}


def _recall(version: Version, form: Form) -> dict[str, Any]:
    return {"state": read_state(version.document_id)}


def _resume(version: Version, form: Form) -> dict[str, Any]:
    live = standing_edition(version.document_id)
    return {"base": version.base_edition, "live": live, "moved": moved(version.base_edition, live)}


def _restore(document: Document, form: Form) -> dict[str, Any]:
    """The difference from the draft to what would be restored; none where the form names nothing."""
    named = {name: form[name].value() for name in ("version", "revision")}
    now = take_snapshot(document).content
    try:
        return {"changes": changes(now, _text_of(document, **named)), **named}
    except (Refused, Version.DoesNotExist, ValueError, TypeError):
        return {"changes": None, **named}


def _text_of(document: Document, version: str | None, revision: str | None) -> Content:
    if version:
        return Version.objects.get(pk=int(version), document=document).content
    draft, record = draft_at(document, int(revision or "")), document.record
    for name, value in draft.fields.items():
        setattr(record, name, value)
    rows = {model: [model(**values) for values in several] for model, several in draft.rows.items()}
    return unsaved_snapshot(record, rows).content


def _hand_over(person: Person, form: Form) -> dict[str, Any]:
    return {"documents": [document.record for document in unfinished(person.pk)]}


def _address(person: Person, form: Form) -> dict[str, Any]:
    return {"proposal": proposed_address(person.pk)}


GATHERS: dict[str, Gather] = {
    "submit": _submit,
    "waive": _waive,
    "take_back_waiver": _take_back_waiver,
    "branch": _branch,
    "recall": _recall,
    "resume": _resume,
    "restore": _restore,
    "hand_over": _hand_over,
    "confirm_address": _address,
    "refuse_address": _address,
}
