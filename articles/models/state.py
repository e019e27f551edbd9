"""Two independent answers about a document, in SQL: what is live, and what is waiting?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from ..lifecycle import ENDS, Live, Verb, Waiting
from . import clock
from .compiled import Compiled
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

    @property
    def settled_revision(self) -> int:
        """What the standing edition froze, or where the draft began again from it: after that come the changes."""
        revision: int = 0 if self.edition_id is None else self.document.settled_revision
        return revision

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
    """As it is now, with its text, for who only looks. What writes locks the document first."""
    return DocumentState(one_with_state(Document, document, "as_article__author", "as_medication__author"))


def one_with_state(model: type[models.Model], key: int, *related: str) -> Any:
    """A document, article or medication of `with_state`, by its key."""
    now = clock.now()
    return _by_key(model, related, now.date(), _grace(now)).one(key)


@lru_cache(maxsize=16)
def _by_key(model: type[models.Model], related: tuple[str, ...], today: date, grace: date) -> Compiled[Any]:
    documents = _with_waiting(_with_live(model._default_manager.all(), today, grace)).select_related(*related)
    return Compiled(lambda key: documents.filter(pk=key).order_by())


def standing_edition(document: int) -> Edition | None:
    """The newest edition unless withdrawn: what a new version builds on, and what gives its facts. An overdue or
    expired one counts: it is due, not wrong.
    """
    for newest in _newest_of_document().rows(document):
        if not hasattr(newest, "withdrawal"):
            newest.next_review = newest.due  # type: ignore[attr-defined]
            return newest
    return None


@cache
def _newest_of_document() -> Compiled[Edition]:
    editions = Edition.objects.select_related("withdrawal", "version").annotate(due=_due())
    shown = editions.defer("version__content_json", "version__fragment").order_by("-number")
    return Compiled(lambda document: shown.filter(document=document)[:1])


def states_of_documents(now: datetime) -> models.QuerySet[Any]:
    """Of all documents. Making the query takes ten times as long as asking it, and it is the same all day."""
    return _of_documents(now.date(), _grace(now)).all()


@lru_cache(maxsize=4)
def _of_documents(today: date, grace: date) -> models.QuerySet[Any]:
    return _with_waiting(_with_live(Document.objects.all(), today, grace))


def with_state(documents: models.QuerySet[Any], now: datetime) -> models.QuerySet[Any]:
    """Adds `live` (with `edition_number`, `review_due`) and `waiting` (with `waiting_id`, `waiting_number`) to
    documents, articles or medications, and the number of the newest version. Words as in `lifecycle.Live` and
    `lifecycle.Waiting`.
    """
    return _with_waiting(_with_live(documents, now.date(), _grace(now)))


def dated_editions() -> models.QuerySet[Any]:
    """Each with its review date as `due`."""
    return Edition.objects.annotate(due=_due())


def newest_editions() -> models.QuerySet[Any]:
    """Of each document, up or down, with its review date as `due`."""
    return dated_editions().filter(~_has_newer("document", "number"))


def live_editions(now: datetime) -> models.QuerySet[Edition]:
    """What readers have: the newest of each document, not withdrawn and not long overdue."""
    return newest_editions().filter(~_is_withdrawn(), due__gte=_grace(now)).order_by("pk")


def expired_editions(now: datetime) -> models.QuerySet[Edition]:
    """The newest of each document that is down because nobody reviewed it in time."""
    return editions_due_before(_grace(now))


def editions_due_before(day: date) -> models.QuerySet[Edition]:
    """The newest of each document, not withdrawn, whose review is due before a day."""
    # The date of a reaffirmation counts in place of its own. Said first, since a database finds these by an index.
    maybe = Q(review_due__lt=day) | Q(pk__in=Reaffirmation.objects.values("edition"))
    return newest_editions().filter(maybe, ~_is_withdrawn(), due__lt=day)


def withdrawals_that_hold() -> models.QuerySet[Withdrawal]:
    """Of the newest edition of each document: readers have nothing in its place."""
    return Withdrawal.objects.filter(~_has_newer("edition__document", "edition__number"))


def live_reaffirmations(now: datetime) -> models.QuerySet[Reaffirmation]:
    """The last one of each edition that readers have."""
    later = Reaffirmation.objects.filter(edition=OuterRef("edition"), pk__gt=OuterRef("pk"))
    down = Withdrawal.objects.filter(edition=OuterRef("edition"))
    last = Reaffirmation.objects.filter(~Exists(later), ~Exists(down), review_due__gte=_grace(now))
    return last.filter(~_has_newer("edition__document", "edition__number"))


def _is_withdrawn() -> Exists:
    return Exists(Withdrawal.objects.filter(edition=OuterRef("pk")))


def _has_newer(document: str, number: str) -> Exists:
    return Exists(Edition.objects.filter(document=OuterRef(document), number__gt=OuterRef(number)))


def has_expired(edition: Edition, now: datetime) -> bool:
    """Whether an edition's review date, moved by reaffirmations, and the grace time have passed."""
    return edition.next_review < _grace(now)


def _grace(now: datetime) -> date:
    """What was due before this day is down."""
    return now.date() - timedelta(days=settings.GRACE_DAYS)


def _with_live(documents: models.QuerySet[Any], today: date, grace: date) -> models.QuerySet[Any]:
    """The first of the two answers alone."""
    down = Exists(Withdrawal.objects.filter(edition=OuterRef("pk")))
    live = Case(
        When(down, then=Value(Live.WITHDRAWN)),
        When(due__lt=grace, then=Value(Live.EXPIRED)),
        When(due__lt=today, then=Value(Live.OVERDUE)),
        default=Value(Live.EDITION),
        output_field=models.CharField(),
    )
    newest = _newest().annotate(due=_due())
    answered: models.QuerySet[Any] = documents.annotate(
        edition_id=_first(newest, "pk"),
        edition_number=_first(newest, "number"),
        edition_version=_first(newest, "version"),
        review_due=_first(newest, "due"),
        live=Coalesce(_first(newest.annotate(live=live), "live"), Value(Live.NOTHING)),
    )
    return answered


def documents_that_wait() -> models.QuerySet[Any]:
    """The keys of those that have a version which waits. Lists of these begin here, and not at all documents."""
    return _waiting_versions().values("document")


def _waiting_versions() -> models.QuerySet[Version]:
    return Version.objects.filter(_acts(Verb.SUBMIT), ~_acts(*ENDS), edition=None)


def _with_waiting(documents: models.QuerySet[Any]) -> models.QuerySet[Any]:
    signatures = Act.objects.filter(version=OuterRef("pk"), verb=Verb.APPROVE).order_by().values("version")
    standing = (
        _waiting_versions()
        .filter(document=OuterRef("pk"))
        .annotate(signer_count=Coalesce(_first(signatures.annotate(n=Count("person", distinct=True)), "n"), 0))
        .order_by("-number")
    )
    state = Case(
        When(_acts(Verb.REQUEST_CHANGES), then=Value(Waiting.CHANGES_REQUESTED)),
        When(signer_count__gte=F("signatures_required"), then=Value(Waiting.APPROVED)),
        default=Value(Waiting.IN_REVIEW),
        output_field=models.CharField(),
    )
    draft = Case(
        When(revision__gt=F("settled_revision"), then=Value(Waiting.UNSUBMITTED)),
        default=Value(Waiting.NOTHING),
        output_field=models.CharField(),
    )
    answered: models.QuerySet[Any] = documents.annotate(
        waiting_id=_first(standing, "pk"),
        waiting_number=_first(standing, "number"),
        signatures_required=_first(standing, "signatures_required"),
        signatures_given=Coalesce(_first(standing, "signer_count"), 0),
        settled_revision=_settled(),
        version_number=_first(Version.objects.filter(document=OuterRef("pk")).order_by("-number"), "number"),
        waiting=Coalesce(_first(standing.annotate(state=state), "state"), draft),
    )
    return answered


def _settled() -> Any:
    """The revision that the newest edition froze, or at which the draft began again from it; 0 without an edition."""
    branched = Origin.objects.filter(
        document=OuterRef("document"), verb=Origin.BRANCH, version=OuterRef("version")
    ).order_by("-at_revision")
    settled = Coalesce(_first(branched, "at_revision"), F("version__revision"))
    return Coalesce(_first(_newest().annotate(settled=settled), "settled"), 0)


def _newest() -> models.QuerySet[Edition]:
    return Edition.objects.filter(document=OuterRef("pk")).order_by("-number")


def _due() -> Any:
    """The review date of an edition, moved by its last reaffirmation."""
    renewed = Reaffirmation.objects.filter(edition=OuterRef("pk")).order_by("-pk")
    return Coalesce(_first(renewed, "review_due"), F("review_due"))


def _first(rows: models.QuerySet[Any], column: str) -> Subquery:
    return Subquery(rows.values(column)[:1])


def _acts(*verbs: Verb) -> Exists:
    return Exists(Act.objects.filter(version=OuterRef("pk"), verb__in=verbs))
