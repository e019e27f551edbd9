"""Reports of readers: one of the staff takes one, notes something, closes it with an outcome, opens it again.

Each names the last act that the person saw, so that nobody answers what somebody else has just answered.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from .. import notices
from ..content.canonical import one_line
from ..lifecycle import Role
from ..models import Edition, Person, Report, ReportAct, ReportOutcome, clock
from ..models.report import WORDS_AT_MOST, Outcome
from ..refusals import Incomplete, Stale, Unchanged, WrongState
from .preconditions import require_role


@transaction.atomic
def own_report(*, report: int, by: Person, seen: int, note: str = "") -> ReportAct:
    """Takes it over too, from whoever had it. Raises Stale where somebody did something with it since `seen`."""
    row = _lock(report, by, seen)
    _refuse_closed(row)
    if row.last_move is not None and row.last_move.by_id == by.pk:
        raise Unchanged("You have this report already.")
    return _move(row, ReportAct.OWN, by, note)


@transaction.atomic
def note_report(*, report: int, by: Person, seen: int, note: str) -> ReportAct:
    """For the staff. It moves nothing, and the reader learns nothing of it."""
    row = _lock(report, by, seen)
    if not _words(note):
        raise Incomplete("Write a note.")
    return ReportAct.objects.create(report=row, verb=ReportAct.NOTE, by=by, note=_words(note))


@transaction.atomic
def close_report(
    *,
    report: int,
    by: Person,
    seen: int,
    outcome: str,
    words: str = "",
    edition: int | None = None,
    duplicate_of: int | None = None,
    note: str = "",
) -> ReportAct:
    """`words` are for the reader. `edition` is the number of the one that fixed it, `duplicate_of` the key of the
    report that says the same. Raises Incomplete where the outcome lacks what belongs to it.
    """
    row = _lock(report, by, seen)
    _refuse_closed(row)
    details: dict[str, Any] = {"outcome": outcome, "words": _words(words)}
    if outcome not in Outcome.values:
        raise Incomplete("Choose what became of it.")
    if outcome == Outcome.UNCHANGED and not details["words"]:
        raise Incomplete("Tell the reader why no change is needed.")
    if outcome == Outcome.FIXED:
        details["edition"] = _newer_edition(row, edition)
    if outcome == Outcome.DUPLICATE:
        details["duplicate_of"] = _other_report(row, duplicate_of)
    return _move(row, ReportAct.CLOSE, by, note, **details)


@transaction.atomic
def reopen_report(*, report: int, by: Person, seen: int, note: str = "") -> ReportAct:
    """Whoever opens it again has it."""
    row = _lock(report, by, seen)
    if row.is_open:
        raise WrongState("This report is open.")
    return _move(row, ReportAct.REOPEN, by, note)


@transaction.atomic
def clear_reports() -> int:
    """Empty the words of reports that were closed REPORT_DAYS ago or earlier, and say of how many."""
    long_ago = clock.now() - timedelta(days=settings.REPORT_DAYS)
    worded = Report.objects.exclude(quote="", text="").select_for_update(of=("self",), no_key=True)
    # Locked first: what is opened again meanwhile is seen to be open by the second question.
    keys = list(worded.values_list("pk", flat=True))
    closed: Any = Report.objects.closed().filter(pk__in=keys)
    due = [row.pk for row in closed if row.last_at <= long_ago]
    return Report.objects.filter(pk__in=due).update(quote="", text="")


@transaction.atomic
def remind_of_reports() -> int:
    """Tell all staff of the reports that nobody has taken, and say how many they are. For the clock, once a day:
    readers' processes can tell nobody.
    """
    waiting = Report.objects.waiting()
    if oldest := waiting.first():
        notices.reports_wait(len(waiting), oldest)
    return len(waiting)


def _lock(report: int, by: Person, seen: int) -> Report:
    """The report, locked until the transaction ends."""
    require_role(by, *Role)
    row = Report.objects.select_for_update(of=("self",), no_key=True).filter(pk=report).first()
    if row is None:
        raise WrongState("This report does not exist.")
    # Read after the lock was granted.
    if row.seen != seen:
        raise Stale("Somebody did something with this report since you opened it. Read it again, then decide.")
    return row


def _refuse_closed(report: Report) -> None:
    if not report.is_open:
        raise WrongState("This report is closed. Open it again first.")


def _move(report: Report, verb: str, by: Person, note: str, **details: Any) -> ReportAct:
    """The act, and what the reader may know of it."""
    act = ReportAct.objects.create(report=report, verb=verb, by=by, note=_words(note), **details)
    outcome = {
        "state": act.outcome or ReportOutcome.LOOKING,
        "words": act.words,
        "edition": act.edition,
        "same_as": act.duplicate_of.link if act.duplicate_of else "",
        "at": act.at,
    }
    ReportOutcome.objects.update_or_create(link=report.link, defaults=outcome)
    return act


def _newer_edition(report: Report, number: int | None) -> Edition:
    newer = Edition.objects.filter(document=report.edition.document_id, number__gt=report.edition.number)
    edition = newer.filter(number=number).first() if number else None
    if edition is None:
        raise Incomplete("Name the edition of this page that fixed it. It is newer than the one that was reported.")
    return edition


def _other_report(report: Report, key: int | None) -> Report:
    other = Report.objects.filter(pk=key).exclude(pk=report.pk).first() if key else None
    if other is None:
        raise Incomplete("Give the number of the other report that says the same.")
    if other.last_move is not None and other.last_move.duplicate_of_id:
        raise Incomplete(f"That one is a duplicate itself. Name report {other.last_move.duplicate_of_id}.")
    return other


def _words(text: str) -> str:
    words = one_line(text)
    if len(words) > WORDS_AT_MOST:
        raise Incomplete(f"Words to the reader, and a note, can each have {WORDS_AT_MOST} characters at most.")
    return words
