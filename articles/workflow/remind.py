"""Remind: whose page is soon due for review, or soon down, is told in time. For the clock, once a day."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from .. import notices
from ..lifecycle import DAYS_BEFORE_REVIEW, Live, Stage, stage
from ..models import Document, Edition, Person, Reaffirmation, Reminder, clock
from .preconditions import lock
from .publish import approvals

SOON = timedelta(days=max(DAYS_BEFORE_REVIEW.values()))


def remind() -> list[Reminder]:
    """Tell the people of each page of the occasion whose day came last, once. What was missed before it is left out."""
    soon = clock.today() + SOON
    documents = Document.objects.with_state(clock.now()).filter(archived=False, review_due__lte=soon)
    due = documents.exclude(live=Live.WITHDRAWN).order_by("review_due", "pk").values_list("pk", flat=True)
    made = (_remind(document) for document in list(due))
    return [reminder for reminder in made if reminder is not None]


@transaction.atomic
def _remind(document: int) -> Reminder | None:
    """Under the lock, so that a page which was reaffirmed or withdrawn meanwhile, or told of, is left alone."""
    state = lock(document)
    edition, review_due = state.edition, state.document.review_due
    if edition is None or review_due is None or state.document.archived:
        return None
    last = Reaffirmation.objects.filter(edition=edition).order_by("pk").last()
    reached = _stage(last.at.date() if last else edition.reviewed_at.date(), review_due)
    if reached is None or _is_told(edition, review_due, reached):
        return None
    reminder = Reminder.objects.create(edition=edition, review_due=review_due, stage=reached)
    notices.reminded(reminder, _last_signers(edition, last))
    return reminder


def _stage(reviewed: date, review_due: date) -> Stage | None:
    grace = timedelta(days=settings.GRACE_DAYS)
    return stage(reviewed=reviewed, review_due=review_due, today=clock.today(), grace=grace)


def _is_told(edition: Edition, review_due: date, reached: Stage) -> bool:
    """Also where a later occasion was told of: the clock may have been put back."""
    stages = list(Stage)
    later = stages[stages.index(reached) :]
    return Reminder.objects.filter(edition=edition, review_due=review_due, stage__in=later).exists()


def _last_signers(edition: Edition, last: Reaffirmation | None) -> Iterable[Person]:
    """Who reaffirmed it last, or else who approved it."""
    if last is not None:
        return [last.person]
    return [act.person for act in approvals(edition.version).select_related("person")]
