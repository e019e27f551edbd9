"""What readers' pages are made of. Frozen values, never models: in a template a model opens every table."""

from dataclasses import dataclass
from datetime import date, datetime

from ..compare.changes import Change


@dataclass(frozen=True)
class Signature:
    name: str
    credentials: str
    register: str
    registration: str
    slug: str
    signed_at: datetime
    conflict: str


@dataclass(frozen=True)
class Link:
    title: str
    path: str
    kind_label: str
    number: int
    reviewed_at: datetime
    summary: str
    boxed: bool


@dataclass(frozen=True)
class Page:
    """One edition with its frame's facts. `fragment` is the very HTML that was signed."""

    kind: str
    title: str
    short_title: str
    """What it is called beside its medicine's name."""
    path: str
    """Where the document is now; answers with a notice while `is_down`."""
    history_path: str
    medication_name: str
    medication_path: str
    """"" while the medicine's record is down."""
    fragment: str
    number: int
    newest: int
    is_newest: bool
    is_down: bool
    """Whether the document's newest edition is down; an older one can still be read."""
    version_digest: str
    signatures: tuple[Signature, ...]
    first_published: datetime
    published_at: datetime
    reviewed_at: datetime
    review_due: date
    overdue: bool
    country: str
    also: tuple[Link, ...]


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
    also: tuple[Link, ...]
    country: str


@dataclass(frozen=True)
class Moved:
    """The page has another address now."""

    path: str


@dataclass(frozen=True)
class MedicineLink:
    name: str
    path: str
    brands: tuple[str, ...]
    articles: int
    of: str
    """The generic name, where this entry is a brand."""


@dataclass(frozen=True)
class Letter:
    letter: str
    medicines: tuple[MedicineLink, ...]


@dataclass(frozen=True)
class News:
    title: str
    path: str
    at: datetime
    number: int
    note: str
    kind: str


@dataclass(frozen=True)
class Home:
    letters: tuple[Letter, ...]
    classes: tuple[Link, ...]
    news: tuple[News, ...]


@dataclass(frozen=True)
class HistoryEntry:
    kind: str
    """"edition", "reaffirmed", "withdrawn" or "expired"."""
    number: int
    at: datetime
    note: str
    signatures: tuple[Signature, ...]
    live: bool
    path: str
    """Of the edition; of the notice where the entry tells that it is down; "" where it is down otherwise."""
    changes_path: str
    """"" where there is nothing to compare."""


@dataclass(frozen=True)
class History:
    title: str
    """That of the newest edition, or of its notice."""
    short_title: str
    path: str
    """"" while the page is down."""
    entries: tuple[HistoryEntry, ...]
    medication_name: str
    medication_path: str


@dataclass(frozen=True)
class Changes:
    title: str
    short_title: str
    path: str
    """"" while the page is down."""
    history_path: str
    medication_name: str
    medication_path: str
    number: int
    previous: int | None
    note: str
    changes: tuple[Change, ...] | None
    """None where comparing the two editions takes too long."""
    at: datetime
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class Reviewer:
    name: str
    credentials: str
    register: str
    registration: str
    slug: str
    signed: tuple[Link, ...]


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
