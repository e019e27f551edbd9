"""What a rule reports about a text."""

from dataclasses import dataclass
from hashlib import sha256

from articles.lifecycle import Severity


@dataclass(frozen=True)
class Fix:
    """Words that are certain to put the fragment right. Offered, never applied by itself."""

    text: str


@dataclass(frozen=True)
class Finding:
    """What a rule reports. `start` and `end` cut `fragment` out of the text at `place` as it was written;
    something that is missing altogether has an empty fragment at the place's beginning.
    """

    rule: str
    version: int
    severity: Severity
    place: str
    section: str
    fragment: str
    start: int
    end: int
    message: str
    fix: Fix | None = None
    subject: str = ""
    """What is missing, where the fragment cannot tell: one rule can miss several things in one section."""
    nth: int = 0
    """How many findings of the same rule on the same fragment stand before it in the section."""
    read: str = ""
    """What readers get for a fragment that pulls a value: a waiver for one value is none for another."""

    @property
    def id(self) -> str:
        """Stable while the fragment is: unrelated edits leave it alone, a change of the fragment ends it."""
        fragment = " ".join((self.fragment + self.read).split())
        parts = (self.rule, self.section, fragment, self.subject, str(self.nth))
        return sha256("\0".join(parts).encode()).hexdigest()[:16]
