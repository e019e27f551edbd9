"""Editions: approved versions made public. With withdrawals and reaffirmations, all that readers' code can reach."""

from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Max
from django.utils.functional import cached_property

from ..content.record import RecordContent
from ..content.stored import Content, read_content
from . import clock
from .document import Document, Kind
from .ordered import Ordered
from .sealed import Sealed
from .signed import Signed
from .version import NOTE_AT_MOST, Version

COPIED = (
    "title",
    "slug",
    "note",
    "medication_name",
    "medication_slug",
    "author_name",
    "author_credentials",
    "disclosure",
)
"""What an edition takes over as it was signed."""


class Edition(Ordered, Sealed):
    BUILDS_ON, MOMENT = "version", "published_at"
    copied: ClassVar[tuple[str, ...]] = COPIED

    document = models.ForeignKey(Document, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    version = models.OneToOneField(Version, models.PROTECT, related_name="edition")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    medication = models.ForeignKey(
        Document,
        models.PROTECT,
        related_name="+",
        help_text="The record's own document where this is a record.",
    )
    medication_name = models.CharField(max_length=120)
    medication_slug = models.CharField(max_length=80, db_index=True)
    slug = models.CharField(max_length=80, blank=True, db_index=True)
    title = models.CharField(max_length=160)
    country = models.CharField(max_length=2, blank=True)
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=NOTE_AT_MOST, blank=True)
    author_name = models.CharField(max_length=150)
    author_credentials = models.CharField(max_length=80, blank=True)
    disclosure = models.CharField(max_length=300, blank=True)
    signatures = models.TextField(help_text="Canonical JSON: who signed, as on the day.")
    published_at = models.DateTimeField(default=clock.now)
    reviewed_at = models.DateTimeField(help_text="The last signature.")
    review_due = models.DateField()
    # Last in the table too: SQLite reads all that stands before a column to get at it.
    content_json = models.TextField(db_column="content")
    fragment = models.TextField()

    class Meta(Sealed.Meta):
        ordering = ("document", "number")
        constraints = (
            *Sealed.Meta.constraints,
            models.UniqueConstraint("document", "number", name="edition_number_once"),
        )
        # What lists ask for.
        indexes = (
            models.Index("kind", name="edition_kind"),
            models.Index("published_at", name="edition_published_at"),
            models.Index("review_due", name="edition_review_due"),
        )

    def __str__(self) -> str:
        return f"edition {self.number} of {self.title}"

    @cached_property
    def content(self) -> Content:
        """What it says."""
        return read_content(self.content_json)

    @property
    def record(self) -> RecordContent:
        """What it says where it is a record's. Raises TypeError for an article's."""
        if isinstance(self.content, RecordContent):
            return self.content
        raise TypeError(f"{self} is no edition of a record.")

    @cached_property
    def next_review(self) -> date:
        """Its review date, moved by its last reaffirmation. `standing_edition` reads it along."""
        last = self.reaffirmations.last()
        return last.review_due if last else self.review_due

    def last_moment(self) -> datetime:
        """Of its publication, its last reaffirmation or its last recheck."""
        signed, read = self.reaffirmations.aggregate(last=Max("at")), self.rechecks.aggregate(last=Max("at"))
        moments: list[datetime] = [self.published_at, *filter(None, (signed["last"], read["last"]))]
        return max(moments)


class Withdrawal(Ordered, Signed):
    """Taken down, with a public reason. Bringing it back takes a new approval."""

    BUILDS_ON = "edition"

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="withdrawal")
    reason = models.TextField()

    class Meta(Signed.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"withdrawal of {self.edition}"


class Reaffirmation(Ordered, Signed):
    """Looked at again and found still right. Moves the review date."""

    BUILDS_ON = "edition"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="reaffirmations")
    note = models.CharField(max_length=NOTE_AT_MOST, blank=True)
    review_due = models.DateField()

    class Meta(Signed.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"reaffirmation of {self.edition}"
