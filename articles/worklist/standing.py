"""What stands: a document's state in words, who reviews a version, and why somebody may not sign it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from ..lifecycle import Live, Ties, Waiting, duty_refusal
from ..models import Claim, Person, Version

LIVE_WORDS = {
    Live.NOTHING: "nothing yet",
    Live.EDITION: "edition {number}",
    Live.OVERDUE: "edition {number}, overdue for review",
    Live.EXPIRED: "nothing: edition {number} went down, its review long overdue",
    Live.WITHDRAWN: "nothing: edition {number} was withdrawn",
}

UNITS = {"day": timedelta(days=1), "hour": timedelta(hours=1), "minute": timedelta(minutes=1)}


@dataclass(frozen=True)
class State:
    """Both answers in words: "Live: edition 7. Waiting: version 9, in review." """

    live: str
    waiting: str


def state_of(document: Any) -> State:
    """Takes a document that came from `Document.objects.with_state`."""
    live = LIVE_WORDS[Live(document.live)].format(number=document.edition_number)
    waiting = Waiting(document.waiting).value
    return State(live, f"version {document.waiting_number}, {waiting}" if document.waiting_id else waiting)


def standing_claim(version: Version) -> Claim | None:
    """Who reviews this version, unless that has lapsed."""
    claim: Claim | None = getattr(version, "claim", None)
    return None if claim is None or claim.lapsed else claim


def sign_refusal(
    person: Person,
    version: Version,
    *,
    ties: Ties,
    contributors: Collection[int],
    signers: Collection[int],
    record_withdrawn: bool,
) -> str:
    """Why this person may not sign this version, or "". What can still be put right on its page does not count."""
    if refusal := person.signing_refusal():
        return refusal
    if refusal := duty_refusal(ties, contributors):
        return f"You are its named author. {refusal}" if version.author_id == person.pk else refusal
    if not ties.own.isdisjoint(signers):
        return "You signed it already."
    if record_withdrawn:
        return "The record that it relies on was withdrawn."
    return ""


def publication(chosen: datetime | None, now: datetime) -> str:
    """When a version that has all its signatures goes public; `chosen` is the latest time that a signer chose."""
    if chosen is None:
        return "It goes public when publish_due next runs: nobody chose a time."
    words = f"{chosen.astimezone(UTC):%-d %B %Y, %H:%M} UTC"
    if chosen > now:
        return f"It goes public on {words}."
    return f"It was to go public on {words}. Where publish_due was refused, its operators were told why."


def age(passed: timedelta) -> str:
    """How long ago, in the largest unit that fits."""
    for unit, length in UNITS.items():
        if (number := passed // length) > 0:
            return f"{number} {unit}{'s' if number > 1 else ''}"
    return "moments"
