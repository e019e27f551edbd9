"""The queue: which versions wait, for whom, since when, and how they differ. A constant number of queries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from ..clinical.judgement import Judgement, read_judgement
from ..content.article import ArticleContent
from ..content.stored import Content, read_content
from ..lifecycle import Ties, Verb, Waiting
from ..models import Act, Claim, Document, Edition, Kind, Person, Version, Withdrawal, clock
from ..models.one_person import ties_of
from ..models.state import DocumentState, documents_that_wait
from ..models.version import chosen_time
from .difference import Difference, quick_difference
from .talk import open_comments
from .waiting import age, current_claim, publication, sign_refusal

PAGE = 25
LATELY = 5


class Tab(StrEnum):
    WAITING = "waiting"
    MAY_SIGN = "may-sign"
    CHANGES_REQUESTED = "changes-requested"
    APPROVED = "approved"


OF_TAB = {
    Tab.WAITING: Waiting.IN_REVIEW,
    Tab.MAY_SIGN: Waiting.IN_REVIEW,
    Tab.CHANGES_REQUESTED: Waiting.CHANGES_REQUESTED,
    Tab.APPROVED: Waiting.APPROVED,
}


@dataclass(frozen=True)
class Waiter:
    """One version in the queue, as one person sees it. The texts are there on the page that is shown."""

    version: Version
    document: Any
    """With its state."""
    claim: Claim | None
    signers: tuple[Act, ...]
    refusal: str
    """Why this person may not sign it, or ""."""
    open_comments: int
    judgement: Judgement | None = None
    """None for a version from before there were checks."""
    content: Content = field(default_factory=ArticleContent)
    last: Content | None = None
    """What readers have or had last; None where they had nothing."""

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def medication(self) -> str:
        return self.content.medicine

    @property
    def kind(self) -> str:
        return Kind(self.content.kind).label

    @property
    def state(self) -> DocumentState:
        return DocumentState(self.document)

    @cached_property
    def difference(self) -> Difference | None:
        return quick_difference(self.last, self.content)

    @property
    def age(self) -> str:
        return age(clock.now() - self.version.made_at)

    @property
    def signatures_missing(self) -> int:
        return self.version.signatures_required - len(self.signers)

    @property
    def publication(self) -> str:
        """Of a version that waits for nothing but its time."""
        approved = self.document.waiting == Waiting.APPROVED
        return publication(chosen_time(self.signers), clock.now()) if approved else ""


@dataclass(frozen=True)
class Queue:
    tab: Tab
    counts: Mapping[Tab, int]
    page: "Page[Waiter]"
    may_sign: int
    oldest: str
    """How long the longest has waited, in words; "" where nothing waits."""


@dataclass(frozen=True)
class Signed:
    act: Act
    title: str

    @property
    def edition(self) -> Edition | None:
        return getattr(self.act.version, "edition", None)


def queue(person: Person, tab: Tab = Tab.WAITING, number: int | str = 1) -> Queue:
    """Urgent first, then oldest."""
    waiters = list(_waiters(person))
    page = Paginator([waiter for waiter in waiters if _is_in(waiter, tab)], PAGE).get_page(number)
    page.object_list = _with_texts(list(page))
    oldest = min((w for w in waiters if _is_in(w, Tab.WAITING)), key=lambda w: w.version.made_at, default=None)
    totals = counts(waiters)
    return Queue(tab, totals, page, totals[Tab.MAY_SIGN], oldest.age if oldest else "")


def counts(waiters: Sequence[Waiter]) -> dict[Tab, int]:
    return {tab: sum(_is_in(waiter, tab) for waiter in waiters) for tab in Tab}


def queue_counts(person: Person) -> dict[Tab, int]:
    return counts(list(_waiters(person)))


def anything_waits() -> bool:
    waiting = Document.objects.with_state(clock.now()).filter(pk__in=documents_that_wait())
    return waiting.filter(waiting=Waiting.IN_REVIEW).exists()


def signed_lately(person: Person) -> tuple[Signed, ...]:
    """This person's last decisions, newest first."""
    acts = Act.objects.filter(person=person, verb__in=[Verb.APPROVE, Verb.REQUEST_CHANGES])
    acts = acts.select_related("version__edition").order_by("-pk")[:LATELY]
    return tuple(Signed(act, act.version.content.title) for act in acts)


def _is_in(waiter: Waiter, tab: Tab) -> bool:
    return waiter.document.waiting == OF_TAB[tab] and not (tab == Tab.MAY_SIGN and waiter.refusal)


def _waiters(person: Person) -> Iterator[Waiter]:
    waiting = Document.objects.with_state(clock.now()).filter(pk__in=documents_that_wait())
    states: dict[Any, Any] = {state.waiting_id: state for state in waiting}
    versions = Version.objects.filter(pk__in=states).defer("content_json", "fragment", "checked")
    versions = versions.select_related("claim__person", "made_by").prefetch_related("contributor_rows", "acts")
    down = set(Withdrawal.objects.filter(edition__pinned_by__in=states).values_list("edition", flat=True))
    comments = open_comments([state.pk for state in states.values()])
    ties = ties_of(person.pk)
    for version in versions.order_by("-urgent", "made_at", "pk"):
        yield _waiter(person, ties, version, states[version.pk], down, comments.get(version.document_id, 0))


def _waiter(person: Person, ties: Ties, version: Version, state: Any, down: set[int], comments: int) -> Waiter:
    signers = tuple(act for act in version.acts.all() if act.verb == Verb.APPROVE)
    refusal = sign_refusal(
        person,
        version,
        ties=ties,
        contributors=[row.person_id for row in version.contributor_rows.all()],
        signers=[act.person_id for act in signers],
        record_withdrawn=version.pinned_edition_id in down,
    )
    return Waiter(version, state, current_claim(version), signers, refusal, comments)


def _with_texts(waiters: Sequence[Waiter]) -> list[Waiter]:
    """With what each says, how it was judged and what readers had last; three queries, however many."""
    shown = Version.objects.filter(pk__in=[waiter.version.pk for waiter in waiters])
    versions, judged = _contents(shown), dict(shown.values_list("pk", "checked"))
    editions = _contents(Edition.objects.filter(pk__in=[waiter.document.edition_id for waiter in waiters]))
    return [
        replace(
            waiter,
            content=versions[waiter.version.pk],
            judgement=read_judgement(judged[waiter.version.pk]),
            last=editions.get(waiter.document.edition_id),
        )
        for waiter in waiters
    ]


def _contents(rows: Any) -> dict[int, Content]:
    return {key: read_content(text) for key, text in rows.values_list("pk", "content_json")}
