"""The verbs of this face: one row each. What a verb may do is asked of the workflow, every time."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.urls import reverse

from .. import workflow
from ..compare.risk import Level
from ..lifecycle import Live, Role, Severity, Verb, Waiting, may
from ..models import Document, Kind, Person, Quarantined, Version, Waiver
from ..models.document import Answered
from ..workflow.resume import Resumed
from ..workflow.submit import Submission
from .step_forms import Nothing, RecallForm, RestoreForm, SetAsideForm, SubmitForm, WaiveForm

Possible = Callable[[Any], bool]
COUNTS = {2: "Two", 3: "Three"}
RISKS = {
    Level.NEW: "Readers had no edition of it before.",
    Level.LOW: "Its risk is low.",
    Level.HIGH: "Its risk is high.",
}


@dataclass(frozen=True)
class Step:
    """`verb` names the workflow's function, the address, the template that asks and the test file."""

    verb: str
    model: type[Model]
    subject: str
    """The verb's keyword for the key in the address."""
    button: str
    done: Callable[[Any], str]
    back: Callable[[Any], str]
    """Where to go from the subject."""
    do: Callable[..., Any]
    form: type[forms.Form] = Nothing
    after: Callable[[Any], str] | None = None
    """Where to go from what was done, where that is another place."""
    possible: Possible = lambda _: False
    """Whether a document's page offers it, by its state."""
    roles: tuple[Role, ...] = (Role.WRITER,)

    @property
    def url(self) -> str:
        return f"admin:{self.verb}"


@dataclass(frozen=True)
class Offer:
    """A button on a document's page."""

    url: str
    label: str


def change_url(document: Document) -> str:
    kind = "medication" if document.kind == Kind.MEDICATION else "article"
    return reverse(f"admin:articles_{kind}_change", args=[document.pk])


def _of_version(version: Version) -> str:
    return change_url(version.document)


def _of_finding(waiver: Waiver) -> str:
    return f"{change_url(waiver.document)}#finding-{waiver.finding}"


def _of_scrap(scrap: Quarantined) -> str:
    return reverse("admin:quarantine", args=[scrap.source.document_id])


def _can(verb: Verb) -> Possible:
    return lambda state: not state.archived and may(verb, Waiting(state.waiting))


def _behind(state: Answered) -> bool:
    """There is a live text, and the draft is another."""
    return state.live in (Live.EDITION, Live.OVERDUE, Live.EXPIRED) and state.revision > state.settled_revision


def _submitted(submission: Submission) -> str:
    sentence = f"Version {submission.version.number} waits for a pharmacist."
    if submission.replaced:
        sentence += f" Version {submission.replaced.number} no longer does."
    return f"{sentence} {_risk(submission.version)}"


def _risk(version: Version) -> str:
    """How risky its change is, how many have to sign for it, and why."""
    risk, needed = json.loads(version.checked)["risk"], version.signatures_required
    signers = "One pharmacist has" if needed == 1 else f"{COUNTS.get(needed, needed)} pharmacists have"
    return " ".join((RISKS[risk["level"]], f"{signers} to sign it.", *risk["reasons"]))


def _waived(waiver: Waiver) -> str:
    if waiver.severity == Severity.BLOCKING:
        return "Every pharmacist is told. The finding blocks until one of them grants the waiver."
    return "The finding may stand. Whoever reviews the version reads your reason."


def _resumed(resumed: Resumed) -> str:
    count = len(resumed.moved)
    moved = f" {count} part{'s' * (count != 1)} of the live page changed since: compare." if count else ""
    return f"The text of version {resumed.version.number} is in the draft again.{moved}"


def _settled(line: Quarantined) -> str:
    return (
        "The line is back in the draft, at its end." if line.state == Quarantined.TAKEN_BACK else "The line stays out."
    )


DOCUMENT_STEPS = (
    Step(
        "submit", Document, "document", "Submit for review", _submitted, change_url, workflow.submit,
        SubmitForm, possible=_can(Verb.SUBMIT),
    ),
    Step(
        "set_aside", Document, "document", "Set this draft aside",
        lambda version: f"The draft is kept as version {version.number}, which does not wait.",
        change_url, workflow.set_aside, SetAsideForm, possible=_can(Verb.SET_ASIDE),
    ),
    Step(
        "branch", Document, "document", "Begin again from the live edition",
        lambda _: "The draft now holds the text that readers get.",
        change_url, workflow.branch, possible=_behind,
    ),
    Step(
        "restore", Document, "document", "Restore", lambda _: "The text is in the draft. Nothing of it is live.",
        change_url, workflow.restore, RestoreForm,
    ),
    Step(
        "waive", Document, "document", "Give the reason", _waived, change_url, workflow.waive, WaiveForm, _of_finding,
    ),
    Step(
        "archive", Document, "document", "Archive", lambda _: "The draft is in the archive.",
        change_url, workflow.archive, possible=lambda state: not state.archived and not state.versions.exists(),
    ),
    Step(
        "unarchive", Document, "document", "Take out of the archive", lambda _: "The draft is out of the archive.",
        change_url, workflow.unarchive, possible=lambda state: bool(state.archived),
    ),
)  # fmt: skip
RECALL = Step(
    "recall", Version, "version", "Take it back",
    lambda act: f"Version {act.version.number} no longer waits.", _of_version, workflow.recall, RecallForm,
    possible=_can(Verb.RECALL),
)  # fmt: skip
VERSION_STEPS = (
    RECALL,
    Step("resume", Version, "version", "Resume", _resumed, _of_version, workflow.resume),
)
WAIVER_STEPS = (
    Step(
        "take_back_waiver", Waiver, "waiver", "Take it back", lambda _: "The reason is taken back.",
        _of_finding, workflow.take_back_waiver,
    ),
)  # fmt: skip
LINE_STEPS = (
    Step("accept", Quarantined, "scrap", "Leave it out", _settled, _of_scrap, workflow.accept),
    Step("take_back_line", Quarantined, "scrap", "Take it back", _settled, _of_scrap, workflow.take_back_line),
)


KEEPS = (Verb.SUBMIT, Verb.SET_ASIDE)
"""Steps that make a version of the draft: idle where it says what one says already."""


def offered(state: Answered, person: Person, *, new: bool = True) -> list[Offer]:
    """What this person can do now with a document that came with its state; `new`: its draft says something new."""
    if not person.has_role(Role.WRITER):
        return []
    possible = [step for step in DOCUMENT_STEPS if step.possible(state) and (new or step.verb not in KEEPS)]
    offers = [Offer(_ask(step, state.pk), step.button) for step in possible]
    if state.waiting_id and RECALL.possible(state):
        offers.append(Offer(_ask(RECALL, state.waiting_id), f"Take version {state.waiting_number} back"))
    return offers


def _ask(step: Step, key: int) -> str:
    return reverse(f"{step.url}-ask", args=[key])
