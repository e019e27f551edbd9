"""What readers' pages are made of. Frozen values, never models: in a template a model opens every table."""

from dataclasses import dataclass
from datetime import date, datetime

from ..compare.changes import Change
from ..content.registers import register_url
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
        return register_url(self.register)


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
    medication_slug: str
    medication_path: str
    """"" while the medicine's record is down."""
    fragment: str
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
    reviewed_at: datetime
    review_due: date
    overdue: bool
    country: str
    also: tuple[Link, ...]

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
    last: Signature
    """With name and registration as on that day."""
    signed: tuple[Link, ...]
    """The pages that they stand behind now."""

    @property
    def name(self) -> str:
        return self.last.name
