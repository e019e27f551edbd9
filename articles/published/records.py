"""What readers' pages are made of. Frozen values, never models: in a template a model opens every table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ..compare.changes import Change
from ..content.blocks import Layout, lay_out
from ..content.registers import entry_url, register_of
from ..content.stored import Content


@dataclass(frozen=True)
class Signature:
    name: str
    credentials: str
    register: str
    registration: str
    slug: str
    signed_at: datetime
    conflict: str

    @property
    def register_url(self) -> str:
        """Where anybody can look the registration up; "" where no public place is known."""
        known = register_of(self.register)
        return known.url if known else ""

    @property
    def entry_url(self) -> str:
        """The registration's own public entry; "" where it has no address."""
        return entry_url(self.register, self.registration)


@dataclass(frozen=True)
class Link:
    title: str
    path: str
    kind: str
    kind_label: str
    number: int
    reviewed_at: datetime
    summary: str


@dataclass(frozen=True)
class BeingChecked:
    """What a live page shows of its medicine's record, or of its class's, is another by now, or was taken down."""

    withdrawn: bool
    """It was taken down, and nothing newer holds. All else below is then about that."""
    warning: bool
    """Whether the boxed warning is among it."""
    shows_warning: bool
    """Whether the page has a boxed warning, which is then the older one."""
    facts: tuple[str, ...]
    """What else is among it, in words."""
    since: datetime
    """When what holds now was published, or when it was taken down."""
    source: str
    """The name of the medicine, or of the class, whose record says so."""
    is_class: bool
    path: str
    """Where it can be read, or its notice; "" while that page is down because nobody reviewed it in time."""


@dataclass(frozen=True)
class Page:
    """One edition with its frame's facts. `fragment` is the very HTML that was signed."""

    kind: str
    title: str
    head_title: str
    """What it is called in a browser's tab: with its medicine, and as no other page is."""
    short_title: str
    """What it is called beside its medicine's name."""
    path: str
    """Where the document is now; answers with a notice while `is_down`."""
    history_path: str
    medication_name: str
    medication_slug: str
    medication_path: str
    """"" while the medicine's record is down."""
    fragment: str
    onward: Mapping[str, tuple[Link, ...]]
    """The articles that say more than a block, by its key."""
    content: Content
    """What the fragment says, as values."""
    summary: str
    """What it says first, without marks."""
    number: int
    newest: int
    is_newest: bool
    is_down: bool
    """Whether the document's newest edition is down; an older one can still be read."""
    version_digest: str
    signatures: tuple[Signature, ...]
    first_published: datetime
    published_at: datetime
    signed_at: datetime
    """The last signature on the edition itself; `reviewed_at` moves with reaffirmations."""
    reviewed_at: datetime
    review_due: date
    overdue: bool
    country: str
    also: tuple[Link, ...]
    keys: frozenset[str]
    """A change that touches one of these may make it another page; `freshness` says which does."""
    checking: BeingChecked | None = None

    @property
    def layout(self) -> Layout:
        """The fragment block by block, so that the frame can stand between them."""
        return lay_out(self.fragment)

    @property
    def brands(self) -> tuple[str, ...]:
        """Of its medicine, each once."""
        return tuple(dict.fromkeys(row.name for row in self.content.facts.names if row.role == "brand"))


@dataclass(frozen=True)
class MedicinePage:
    page: Page
    articles: tuple[Link, ...]
    family: tuple[Link, ...]
    is_class: bool
    members: tuple[Link, ...]
    """Of a class: the medicines that readers can open now."""
    of_class: Link | None
    """The record of its class, while readers can open it."""
    keys: frozenset[str]

    @property
    def other_articles(self) -> tuple[Link, ...]:
        """Those to which no part of the page leads."""
        onward = {link for links in self.page.onward.values() for link in links}
        return tuple(link for link in self.articles if link not in onward)


@dataclass(frozen=True)
class Notice:
    """In place of a page that is down. Answered with 410. It holds no word of the page's text."""

    title: str
    """The medicine and the kind of the page."""
    path: str
    history_path: str
    medication_name: str
    medication_path: str
    """"" while the medicine's record is down."""
    kind: str
    """"withdrawn" or "expired"."""
    at: datetime
    reason: str
    by: Signature | None
    number: int
    live_from: datetime
    page_is_up: bool
    """The notice stands for one edition: readers can open a newer one, or the same again, at `path`."""
    also: tuple[Link, ...]
    country: str
    signs: str
    """When to call for help, as the medicine's own page says it; "" while that page is down."""
    care: str
    """The same page's cards of what is no emergency, and for whom it is; "" while it is down."""
    keys: frozenset[str]


@dataclass(frozen=True)
class PastPage:
    """A page as it stood at the end of a day."""

    day: date
    number: int
    """The edition that was the newest then."""
    is_newest: bool
    was_down: bool
    """Readers got a notice on that day. Where not, and `answer` is one, the text came down later."""
    current_path: str
    """Where the page is now; "" while it is down."""
    answer: Page | Notice


@dataclass(frozen=True)
class NoSuchDay:
    """Why no page can be shown for a day: it is none, it has not come, or nothing was published by then."""

    day: date | None
    """None where what was typed is no day."""
    first: datetime
    """When the page came out first."""
    today: date
    title: str
    short_title: str
    path: str
    current_path: str
    """"" while the page is down."""
    history_path: str
    medication_name: str
    medication_path: str

    @property
    def is_future(self) -> bool:
        return self.day is not None and self.day > self.today


@dataclass(frozen=True)
class Moved:
    """The page has another address now."""

    path: str
    keys: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True)
class HistoryEntry:
    kind: str
    """"edition", "reaffirmed", "withdrawn" or "expired"."""
    number: int
    at: datetime
    until: datetime | None
    """When readers stopped getting the edition that this entry is about; None for other entries and while they do."""
    note: str
    is_correction: bool
    signatures: tuple[Signature, ...]
    live: bool
    path: str
    """Of the edition; of the notice where the entry tells that it is down; "" where it is down otherwise."""
    changes_path: str
    """"" where there is nothing to compare."""


@dataclass(frozen=True)
class Compared:
    """An edition that can be compared with others."""

    number: int
    at: datetime


@dataclass(frozen=True)
class History:
    title: str
    """That of the newest edition, or of its notice."""
    head_title: str
    short_title: str
    path: str
    """"" while the page is down."""
    address: str
    """Of the page, up or down."""
    entries: tuple[HistoryEntry, ...]
    comparable: tuple[Compared, ...]
    """The editions whose text can be read, newest first."""
    first: datetime
    today: date
    medication_name: str
    medication_path: str
    keys: frozenset[str]


@dataclass(frozen=True)
class Changes:
    title: str
    head_title: str
    short_title: str
    path: str
    """"" while the page is down."""
    history_path: str
    medication_name: str
    medication_path: str
    number: int
    previous: int | None
    note: str
    is_correction: bool
    changes: tuple[Change, ...] | None
    """None where comparing the two editions takes too long."""
    at: datetime
    signatures: tuple[Signature, ...]
    keys: frozenset[str]

    @property
    def before(self) -> str:
        return f"Edition {self.previous} said"

    @property
    def after(self) -> str:
        return f"Edition {self.number} says"

    @property
    def is_step(self) -> bool:
        """From one edition to the next."""
        return self.previous in (None, self.number - 1)


@dataclass(frozen=True)
class Reviewer:
    last: Signature
    """With name and registration as on that day."""
    signed: tuple[Link, ...]
    """The pages that they stand behind now."""
    more: int = 0
    """How many of these are not named."""

    @property
    def name(self) -> str:
        return self.last.name


@dataclass(frozen=True)
class Subject:
    """What a reader's report is about."""

    edition: int
    """Its key."""
    number: int
    title: str
    """The medicine and the kind of the page while the edition is down."""
    path: str
    is_down: bool
    """Whether a notice stands at its address."""
    country: str


@dataclass(frozen=True)
class ReportState:
    """How it stands with a report, for whoever has its link."""

    state: str
    """"received", "looking", or its outcome."""
    words: str = ""
    """Of the staff, to the reader."""
    at: datetime | None = None
    edition: int | None = None
    """The number of the edition that fixed it."""
    edition_path: str = ""
    withdrawn: bool = False
    """Whether a notice stands there by now."""
    same_as: str = ""
    """The digest of the link of the report that says the same."""
    other: "ReportState | None" = None
    """How it stands with that one."""
