"""States, legal moves and the duty rule. Said once here, asked by the workflow, enforced by triggers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS_AT_MOST = 36
MONTHS_WITH_BOXED_WARNING = 12


class Role(StrEnum):
    WRITER = "Writer"
    PHARMACIST = "Pharmacist"
    ADMINISTRATOR = "Administrator"

    @property
    def with_article(self) -> str:
        """For example "an administrator"."""
        return f"{'an' if self.value[0] in 'AEIOU' else 'a'} {self.value.lower()}"


class Verb(StrEnum):
    """What can happen to a version. One append-only act each."""

    SUBMIT = "submit"
    SET_ASIDE = "set_aside"
    RECALL = "recall"
    REQUEST_CHANGES = "request_changes"
    APPROVE = "approve"
    CANCEL = "cancel"
    SUPERSEDE = "supersede"

    @property
    def words(self) -> str:
        """What staff read of the act."""
        return ACT_WORDS[self]


ACT_WORDS = {
    Verb.SUBMIT: "Submitted",
    Verb.SET_ASIDE: "Set aside",
    Verb.RECALL: "Taken back",
    Verb.REQUEST_CHANGES: "Changes requested",
    Verb.APPROVE: "Approved",
    Verb.CANCEL: "Schedule cancelled",
    Verb.SUPERSEDE: "Replaced by a later version",
}


class Live(StrEnum):
    """What readers get of a document."""

    NOTHING = "nothing"
    EDITION = "edition"
    OVERDUE = "overdue"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"

    @property
    def is_up(self) -> bool:
        """Whether readers can open the page. An overdue one says that its review is due."""
        return self in (Live.EDITION, Live.OVERDUE)


class Waiting(StrEnum):
    """What stands between a draft and its readers."""

    NOTHING = "nothing"
    UNSUBMITTED = "unsubmitted changes"
    IN_REVIEW = "in review"
    CHANGES_REQUESTED = "changes requested"
    APPROVED = "approved for a date"


class Severity(StrEnum):
    """Of what a check finds. A blocking finding keeps a text from being submitted unless a pharmacist lets it stand."""

    BLOCKING = "blocking"
    WARNING = "warning"
    INFO = "info"


class Stage(StrEnum):
    """On which occasion the people of a live page are reminded of its review. In the order of their days."""

    REVIEW_IN_90_DAYS = "review in 90 days"
    REVIEW_IN_30_DAYS = "review in 30 days"
    REVIEW_IN_7_DAYS = "review in 7 days"
    REVIEW_TODAY = "review today"
    DOWN_IN_30_DAYS = "down in 30 days"
    DOWN_IN_7_DAYS = "down in 7 days"
    DOWN = "down"


DAYS_BEFORE_REVIEW = {
    Stage.REVIEW_IN_90_DAYS: 90,
    Stage.REVIEW_IN_30_DAYS: 30,
    Stage.REVIEW_IN_7_DAYS: 7,
    Stage.REVIEW_TODAY: 0,
}
DAYS_BEFORE_DOWN = {Stage.DOWN_IN_30_DAYS: 30, Stage.DOWN_IN_7_DAYS: 7, Stage.DOWN: 0}

ENDS = frozenset({Verb.RECALL, Verb.CANCEL, Verb.SUPERSEDE})
"""A version with one of these acts no longer waits and can never become an edition."""

BARS_EDITION = ENDS | {Verb.SET_ASIDE, Verb.REQUEST_CHANGES}

MOVES: dict[Verb, frozenset[Waiting]] = {
    Verb.SUBMIT: frozenset({Waiting.NOTHING, Waiting.UNSUBMITTED, Waiting.IN_REVIEW, Waiting.CHANGES_REQUESTED}),
    Verb.SET_ASIDE: frozenset({Waiting.NOTHING, Waiting.UNSUBMITTED}),
    Verb.RECALL: frozenset({Waiting.IN_REVIEW, Waiting.CHANGES_REQUESTED}),
    Verb.REQUEST_CHANGES: frozenset({Waiting.IN_REVIEW}),
    Verb.APPROVE: frozenset({Waiting.IN_REVIEW}),
    Verb.CANCEL: frozenset({Waiting.APPROVED}),
}


def may(verb: Verb, waiting: Waiting) -> bool:
    return waiting in MOVES[verb]


DUTY_RULE = (
    "Nobody signs a page if three words in a row that they wrote for it stand in it, "
    "or six that they wrote in a comment or on another page of its medicine, "
    "if they worked on its draft since the last edition, or if it names them as its author."
)
"""As the public page about reviewing and the decision on contributors say it."""


BOTH_ROLES = (
    "You are administrator and pharmacist in one person, and here these are two people. Have an administrator take one "
    "of the two roles away, or the operator allow it with ONE_PERSON_MAY_ADMINISTER_AND_SIGN. You can still withdraw a "
    "page, request changes and refuse a waiver."
)
"""Said to who has both roles from before the rule, and wants to sign."""


@dataclass(frozen=True)
class Ties:
    """What binds a signer to accounts, by their keys."""

    own: frozenset[int]
    """All accounts of this person."""
    kept: frozenset[int] = frozenset()
    """Those of others on which this person acted as an administrator."""


def duty_refusal(ties: Ties, contributors: Collection[int], *, text: str = "version", step: str = "sign") -> str:
    """Why this person may not sign a text, or "". Nobody signs what they had a hand in, nor a text by somebody whose
    account they kept: who can change an account could have written in its name.
    """
    if not contributors:
        return f"This {text} names no contributor, so nobody can {step} it. Submit it again."
    if not ties.own.isdisjoint(contributors):
        return (
            f"You contributed to this {text}: words of yours stand in it, or you worked on it. "
            f"Somebody else has to {step} it."
        )
    if not ties.kept.isdisjoint(contributors):
        return (
            f"You acted as administrator on the account of somebody who contributed to this {text}, "
            f"so somebody else has to {step} it."
        )
    return ""


def months_at_most(*, boxed: bool) -> int:
    return MONTHS_WITH_BOXED_WARNING if boxed else MONTHS_AT_MOST


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, (following - timedelta(days=1)).day))


def live(*, withdrawn: bool, review_due: date, today: date, grace: timedelta) -> Live:
    """What readers get of a document's newest edition."""
    if withdrawn:
        return Live.WITHDRAWN
    if today > review_due + grace:
        return Live.EXPIRED
    return Live.OVERDUE if today > review_due else Live.EDITION


def comes_down(review_due: date, grace: timedelta) -> date:
    """The first day on which readers no longer get a page that nobody reviewed."""
    return review_due + grace + timedelta(days=1)


def stage(*, reviewed: date, review_due: date, today: date, grace: timedelta) -> Stage | None:
    """The reminder whose day came last, or None while the first is still to come.

    Left out are those that would come before the review that set the date, and, where the grace time is short, before
    the date itself.
    """
    down = comes_down(review_due, grace)
    before_review = {one: review_due - timedelta(days) for one, days in DAYS_BEFORE_REVIEW.items()}
    before_down = {one: down - timedelta(days) for one, days in DAYS_BEFORE_DOWN.items()}
    days = {one: day for one, day in before_review.items() if day > reviewed}
    days |= {one: day for one, day in before_down.items() if day > review_due}
    return next((one for one in reversed(days) if days[one] <= today), None)
