"""Two independent answers about a document, in SQL: what is live, and what is waiting?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from ..lifecycle import ENDS, Live, Verb, Waiting
from . import clock
from .document import Document
from .edition import Edition, Reaffirmation, Withdrawal
from .version import Act, Origin, Version

LIVE_WORDS = {
    Live.NOTHING: "nothing yet",
    Live.EDITION: "edition {number}",
    Live.OVERDUE: "edition {number}, overdue for review",
    Live.EXPIRED: "nothing: edition {number} went down, its review long overdue",
    Live.WITHDRAWN: "nothing: edition {number} was withdrawn",
}


@dataclass(frozen=True)
class DocumentState:
    """What is live and what waits of one document, as it was read in one query."""

    document: Any
    """A row of `with_state`."""

    @property
    def live(self) -> Live:
        return Live(self.document.live)

    @property
    def waiting(self) -> Waiting:
        return Waiting(self.document.waiting)

    @property
    def live_words(self) -> str:
        return LIVE_WORDS[self.live].format(number=self.document.edition_number)

    @property
    def waiting_words(self) -> str:
        number = self.document.waiting_number
        return f"version {number}, {self.waiting}" if number else str(self.waiting)

    @property
    def words(self) -> str:
        """For example "Live: edition 7. Waiting: version 9, in review." """
        return f"Live: {self.live_words}. Waiting: {self.waiting_words}."

    @property
    def edition_id(self) -> int | None:
        """Of the standing edition: the newest unless withdrawn. It may be overdue or expired."""
        key: int | None = None if self.live is Live.WITHDRAWN else self.document.edition_id
        return key

    @cached_property
    def edition(self) -> Edition | None:
        return None if self.edition_id is None else Edition.objects.select_related("version").get(pk=self.edition_id)

    @property
    def waiting_id(self) -> int | None:
        """Of the version that waits."""
        key: int | None = self.document.waiting_id
        return key

    @cached_property
    def version(self) -> Version | None:
        return None if self.waiting_id is None else Version.objects.get(pk=self.waiting_id)


def read_state(document: int) -> DocumentState:
    """As it is now, for who only looks. What writes locks the document first."""
    return DocumentState(with_state(Document.objects.all(), clock.now()).get(pk=document))


def standing_edition(document: int) -> Edition | None:
    """The newest edition unless withdrawn: what a new version builds on, and what gives its facts. An overdue or
    expired one counts: it is due, not wrong.
    """
    newest = Edition.objects.filter(document=document).select_related("withdrawal").order_by("number").last()
    return None if newest is None or hasattr(newest, "withdrawal") else newest


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
