"""What the search page is made of. Frozen values."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from .records import Signature

if TYPE_CHECKING:
    from .entries import Topic
    from .names import Alike
    from .query import NamedMedicine


class Part(NamedTuple):
    """Some letters of a text in its own words."""

    text: str
    is_marked: bool


Line = tuple[Part, ...]


@dataclass(frozen=True)
class SearchHit:
    """A paragraph of a signed page, unaltered."""

    page: str
    """The medicine, and what kind of page of it."""
    section: str
    heading: Line
    path: str
    """With the place on the page."""
    lines: tuple[Line, ...]
    excerpt: Line
    """A line or two around the first match."""
    signers: tuple[Signature, ...]
    reviewed_at: datetime


@dataclass(frozen=True)
class SearchResults:
    text: str
    """What was typed, as it can be shown; "" asks for nothing."""
    named: tuple["NamedMedicine", ...] = ()
    about: str = ""
    """The medicines that it names, as they are called; "" where it names none."""
    corrected: tuple[tuple[str, str], ...] = ()
    """Ordinary words that were typed wrongly, and as what they were read."""
    calls: frozenset[str] = frozenset()
    """Whom to call, where somebody may need help before any answer."""
    best: SearchHit | None = None
    more: tuple[SearchHit, ...] = ()
    questions: tuple[SearchHit, ...] = ()
    others: tuple[SearchHit, ...] = ()
    """About other medicines, or, where a word is on no page, perhaps about another one than was meant."""
    speaks_of: tuple[str, ...] = ()
    """Medicines without a page of their own, of which all results speak."""
    places: int = 0
    pages: int = 0
    strangers: tuple[str, ...] = ()
    """Names of medicines, or what is like one, that have no page here."""
    down: tuple[tuple[str, str], ...] = ()
    """Names of medicines whose page was taken down, with the address of its notice."""
    missing: tuple[str, ...] = ()
    """Other words that stand on no page."""
    alikes: tuple["Alike", ...] = ()
    not_the_same: tuple[tuple[str, str], ...] = ()
    """Medicines without a page, of which a record says that they are another one, and than which."""
    topic: "Topic | None" = None
    """What was asked of no medicine, with the part of each that speaks to it."""

    @property
    def is_no_name_here(self) -> bool:
        """Whether what was typed is, or may be, the name of a medicine that has no page: one word that no page has."""
        is_one_word = not self.places and len(self.text.split()) == 1
        names = self.strangers or self.not_the_same or self.down or (is_one_word and self.missing)
        return not self.named and bool(names)


@dataclass(frozen=True)
class Suggestion:
    text: str
    note: str
    path: str
