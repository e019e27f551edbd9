"""Two independent answers about a document, in SQL: what is live, and what is waiting?"""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from ..lifecycle import ENDS, Live, Verb, Waiting
from .edition import Edition, Reaffirmation, Withdrawal
from .version import Act, Origin, Version


def with_state(documents: models.QuerySet[Any], now: datetime) -> models.QuerySet[Any]:
    """Adds `live` (with `edition_number`, `review_due`) and `waiting` (with `waiting_id`, `waiting_number`) to
    documents, articles or medications. Words as in `lifecycle.Live` and `lifecycle.Waiting`.
    """
    return _with_waiting(with_live(documents, now))


def live_editions(now: datetime) -> models.QuerySet[Edition]:
    """What readers have: the newest of each document, not withdrawn and not long overdue."""
    newer = Edition.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    down = Withdrawal.objects.filter(edition=OuterRef("pk"))
    renewed = Reaffirmation.objects.filter(edition=OuterRef("pk")).order_by("-pk").values("review_due")[:1]
    due: Any = Coalesce(Subquery(renewed), F("review_due"))
    return Edition.objects.annotate(due=due).filter(~Exists(newer), ~Exists(down), due__gte=_grace(now)).order_by("pk")


def has_expired(edition: Edition, now: datetime) -> bool:
    """Whether an edition's review date, moved by reaffirmations, and the grace time have passed."""
    renewed = Reaffirmation.objects.filter(edition=edition).order_by("-pk").values_list("review_due", flat=True)
    return (renewed.first() or edition.review_due) < _grace(now)


def _grace(now: datetime) -> date:
    """What was due before this day is down."""
    return now.date() - timedelta(days=settings.GRACE_DAYS)


def with_live(documents: models.QuerySet[Any], now: datetime) -> models.QuerySet[Any]:
    """The first of the two answers alone."""
    newest = Edition.objects.filter(document=OuterRef("pk")).order_by("-number")
    renewed = Reaffirmation.objects.filter(edition=OuterRef("edition_id")).order_by("-pk")
    down = Exists(Withdrawal.objects.filter(edition=OuterRef("edition_id")))
    today, grace = now.date(), _grace(now)
    answered: models.QuerySet[Any] = documents.annotate(
        edition_id=Subquery(newest.values("pk")[:1]),
        edition_number=Subquery(newest.values("number")[:1]),
        edition_revision=Subquery(newest.values("version__revision")[:1]),
        edition_version=Subquery(newest.values("version")[:1]),
        review_due=Coalesce(Subquery(renewed.values("review_due")[:1]), Subquery(newest.values("review_due")[:1])),
        live=Case(
            When(edition_id=None, then=Value(Live.NOTHING)),
            When(down, then=Value(Live.WITHDRAWN)),
            When(review_due__lt=grace, then=Value(Live.EXPIRED)),
            When(review_due__lt=today, then=Value(Live.OVERDUE)),
            default=Value(Live.EDITION),
            output_field=models.CharField(),
        ),
    )
    return answered


def _with_waiting(documents: models.QuerySet[Any]) -> models.QuerySet[Any]:
    standing = Version.objects.filter(
        _acts(Verb.SUBMIT), ~_acts(*ENDS), document=OuterRef("pk"), edition=None
    ).order_by("-number")
    acts = Act.objects.filter(version=OuterRef("waiting_id"))
    signatures = acts.filter(verb=Verb.APPROVE).values("version").annotate(n=Count("person", distinct=True))
    branched = Origin.objects.filter(
        document=OuterRef("pk"), verb=Origin.BRANCH, version=OuterRef("edition_version")
    ).order_by("-at_revision")
    answered: models.QuerySet[Any] = documents.annotate(
        waiting_id=Subquery(standing.values("pk")[:1]),
        waiting_number=Subquery(standing.values("number")[:1]),
        signatures_required=Subquery(standing.values("signatures_required")[:1]),
        signatures_given=Coalesce(Subquery(signatures.values("n")), 0),
        settled_revision=Coalesce(Subquery(branched.values("at_revision")[:1]), F("edition_revision"), 0),
        waiting=Case(
            When(Q(waiting_id=None, revision__gt=F("settled_revision")), then=Value(Waiting.UNSUBMITTED)),
            When(waiting_id=None, then=Value(Waiting.NOTHING)),
            When(Exists(acts.filter(verb=Verb.REQUEST_CHANGES)), then=Value(Waiting.CHANGES_REQUESTED)),
            When(signatures_given__gte=F("signatures_required"), then=Value(Waiting.APPROVED)),
            default=Value(Waiting.IN_REVIEW),
            output_field=models.CharField(),
        ),
    )
    return answered


def _acts(*verbs: Verb) -> Exists:
    return Exists(Act.objects.filter(version=OuterRef("pk"), verb__in=verbs))
