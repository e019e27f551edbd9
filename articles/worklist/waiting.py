"""A version that waits, in words: who reviews it, why somebody may not sign it, when it goes public, how old it is."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from ..lifecycle import Ties, duty_refusal
from ..models import Claim, Person, Version

UNITS = {"day": timedelta(days=1), "hour": timedelta(hours=1), "minute": timedelta(minutes=1)}


def current_claim(version: Version) -> Claim | None:
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
