"""What lists, feeds and the front page are made of. Frozen values, as those of `records`."""

from dataclasses import dataclass
from datetime import date, datetime

from .names import Alike, Medicine
from .records import Link


@dataclass(frozen=True)
class MedicineLink:
    """A medicine by one of its names."""

    name: str
    path: str
    of: str = ""
    """The generic name, where this is another one."""
    role: str = ""
    """What this name is to the medicine, as in its record; "" for the generic name."""
    brands: tuple[str, ...] = ()
    """Beside the generic name: under which brands it is sold."""
    countries: tuple[str, ...] = ()
    """Where a brand is sold, as prose names it."""


@dataclass(frozen=True)
class Letter:
    letter: str
    medicines: tuple[MedicineLink, ...]


@dataclass(frozen=True)
class MedicineClass:
    link: Link
    members: tuple[Link, ...]
    """That readers can open now."""


@dataclass(frozen=True)
class LookAlike:
    """Two names that a live record says are mixed up. They are two medicines."""

    name: str
    path: str
    family: str
    """"" where the record names none."""
    other: str
    other_path: str
    """"" where no page here is about it."""
    other_family: str


@dataclass(frozen=True)
class Medicines:
    letters: tuple[Letter, ...]
    classes: tuple[MedicineClass, ...]
    look_alikes: tuple[LookAlike, ...]


@dataclass(frozen=True)
class Address:
    """Where the page is that somebody meant by another name of its medicine."""

    medication: str
    article: str
    """"" for the medicine's own page."""


@dataclass(frozen=True)
class Choice:
    """More than one medicine has the name."""

    medicines: tuple[Medicine, ...]


@dataclass(frozen=True)
class Missing:
    """No page has this address."""

    medicine: Medicine | None
    """The medicine that is meant, where it has pages but not this one."""
    alike: tuple[Alike, ...]
    """Names that look like the one in the address. They are other medicines."""


@dataclass(frozen=True)
class News:
    """Something that was signed, or a page that came down."""

    kind: str
    """"edition", "correction", "reaffirmed", "withdrawn" or "expired"."""
    title: str
    path: str
    at: datetime
    number: int
    note: str
    signers: tuple[str, ...]
    """The names of those who signed it."""
    key: str
    """Its own for ever, whatever the page is called later."""


@dataclass(frozen=True)
class Feed:
    medicine: str
    """"" for one that is about all medicines."""
    path: str
    """Of the page that it belongs to."""
    entries: tuple[News, ...]
    """Newest first."""
    keys: frozenset[str]
    """A change that touches one of these may change it."""


@dataclass(frozen=True)
class TopicPart:
    """The signed part of a live page that speaks to a topic."""

    page: str
    """What its page is called beside the medicine's name."""
    path: str
    """Of the part itself."""


@dataclass(frozen=True)
class TopicMedicine:
    name: str
    parts: tuple[TopicPart, ...]
    """One at least; that which says most first."""


@dataclass(frozen=True)
class Topic:
    """Something that people ask of every medicine, with the part of each page that speaks to it."""

    title: str
    question: str
    """As people ask it; "" for a topic that the front page does not show."""
    path: str
    medicines: tuple[TopicMedicine, ...]


@dataclass(frozen=True)
class Home:
    letters: tuple[Letter, ...]
    shows_names: bool
    """Whether the names fit on the page; else it shows their letters alone."""
    topics: tuple[Topic, ...]
    """Those with a question, each with some of its medicines."""
    news: tuple[News, ...]


@dataclass(frozen=True)
class SitemapEntry:
    """`changed_on` is None of a page that nothing signed changes."""

    path: str
    changed_on: date | None
