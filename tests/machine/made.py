"""What the oracle remembers of versions, editions and comments."""

from dataclasses import dataclass, field
from datetime import date, datetime

Text = tuple[str, str, str]
"""The short answer, the answer to the one question, and what was added to the body."""
IN_REVIEW, CHANGES, APPROVED = "in review", "changes requested", "approved for a date"
ASIDE, ENDED, PUBLIC = "set aside", "ended", "public"


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
    moments: list[datetime] = field(default_factory=list)
    """When each signer wants it public."""
    signed: date = date.min

    @property
    def publish_at(self) -> datetime:
        return max(self.moments)


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
