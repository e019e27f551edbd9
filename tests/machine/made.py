"""What the oracle remembers of versions, editions and comments."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

Text = tuple[str, str, str]
"""The short answer, the answer to the one question, and what was added to the body."""
IN_REVIEW, CHANGES, APPROVED = "in review", "changes requested", "approved for a date"
ASIDE, ENDED, PUBLIC = "set aside", "ended", "public"


LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass
class Made:
    """A version. `facts` and `base` number editions of the record and of the article, `at` is a revision."""

    key: int
    number: int
    text: Text
    facts: int | None
    base: int | None
    at: int
    people: frozenset[str]
    fragment: str
    fate: str
    needs: int = 1
    """Signatures."""
    signers: list[str] = field(default_factory=list)
    chosen: list[datetime] = field(default_factory=list)
    """When signers want it public; who chose no time wants it at once."""
    last: datetime = LONG_AGO
    """Of its acts."""

    def acted(self, now: datetime) -> None:
        """The clock may have been put back since the last act."""
        self.last = max(self.last, now)

    def waits(self, now: datetime) -> bool:
        return any(moment > now for moment in self.chosen)


@dataclass
class Shown:
    """An edition."""

    version: Made
    due: date
    down: bool = False


@dataclass
class Form:
    """A form with what stood in the draft when it was opened or when its typing was kept."""

    by: str
    text: Text
    over: int


@dataclass
class Note:
    """A comment, open until it is resolved."""

    key: int
    version: Made
    by: str
    quote: str
    suggestion: str
    open: bool = True
