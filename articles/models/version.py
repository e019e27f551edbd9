"""Versions: what submit froze. Contributors, acts and origins stand beside them. All written once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Max, Q
from django.utils.functional import cached_property

from ..content.stored import Content, read_content
from ..lifecycle import Verb
from . import clock
from .appendonly import AppendOnly
from .document import Document
from .ordered import Ordered
from .people import Person
from .sealed import Sealed
from .signed import Signed

NOTE_AT_MOST = 400


class Version(Sealed):
    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(help_text="The draft's revision that this version froze.")
    base_edition = models.ForeignKey("articles.Edition", models.PROTECT, null=True, related_name="successors")
    pinned_edition = models.ForeignKey(
        "articles.Edition",
        models.PROTECT,
        null=True,
        related_name="pinned_by",
        help_text="The medication record whose facts this version shows.",
    )
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    content_json = models.TextField(
        db_column="content", help_text="Canonical JSON (RFC 8785) of all that the page shows."
    )
    content_digest = models.CharField(max_length=64)
    fragment = models.TextField(help_text="The very HTML that readers will get.")
    digest = models.CharField(max_length=64, db_index=True)
    checked = models.TextField(
        blank=True, default="", help_text="Canonical JSON: findings with their waivers, and the risk of the change."
    )
    note = models.CharField(max_length=NOTE_AT_MOST, blank=True, help_text="To readers: what changed and why.")
    signatures_required = models.PositiveSmallIntegerField(default=1)
    urgent = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    contributors = models.ManyToManyField(Person, through="Contributor", related_name="contributed")

    class Meta(Sealed.Meta):
        ordering = ("document", "number")
        constraints = (
            *Sealed.Meta.constraints,
            models.UniqueConstraint("document", "number", name="version_number_once"),
            models.CheckConstraint(condition=Q(signatures_required__gte=1), name="version_needs_a_signature"),
        )

    def __str__(self) -> str:
        return f"version {self.number} of document {self.document_id}"

    @cached_property
    def content(self) -> Content:
        """What it says."""
        return read_content(self.content_json)

    def last_moment(self) -> datetime:
        """Of the version itself or of its last act."""
        return max(self.made_at, self.acts.aggregate(last=Max("at"))["last"] or self.made_at)


class Contributor(AppendOnly):
    version = models.ForeignKey(Version, models.PROTECT, related_name="contributor_rows")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta(AppendOnly.Meta):
        constraints = (models.UniqueConstraint("version", "person", name="contributor_once"),)

    def __str__(self) -> str:
        return f"{self.person} in {self.version}"


class Act(Ordered, Signed):
    """One step of a version. Approvals and requests for changes are decisions and carry a signature."""

    BUILDS_ON = "version"

    version = models.ForeignKey(Version, models.PROTECT, related_name="acts")
    verb = models.CharField(max_length=20, choices=[(v.value, v.value) for v in Verb])
    reason = models.TextField(blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)

    class Meta(Signed.Meta):
        ordering = ("pk",)
        constraints = (
            *Signed.Meta.constraints,
            models.UniqueConstraint("version", "person", condition=Q(verb="approve"), name="approval_once_a_person"),
            models.UniqueConstraint("version", "verb", condition=~Q(verb="approve"), name="act_once_a_version"),
            models.CheckConstraint(condition=Q(verb__in=[v.value for v in Verb]), name="act_verb_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.version}"


def chosen_time(acts: Iterable[Act]) -> datetime | None:
    """The latest time that a signer chose for publishing; None where all who signed meant at once."""
    return max((act.publish_at for act in acts if act.publish_at is not None), default=None)


class Origin(AppendOnly):
    """Text that came into a draft and was not typed over the draft as it stood: where it is from, and who comes along
    with it as a contributor.
    """

    RESTORE, RESUME, BRANCH = "restore", "resume", "branch"
    IMPORT, LINE, TAKE, TYPING = "import", "line", "take", "typing"
    LOADED = (RESTORE, RESUME, BRANCH)
    """Only text that the draft had before: whoever loads it is no writer of these words."""
    BROUGHT = (IMPORT, LINE, TAKE)
    """Words from outside the draft: whoever comes along wrote them."""
    VERBS = (*LOADED, *BROUGHT, TYPING)

    document = models.ForeignKey(Document, models.PROTECT, related_name="origins")
    at_revision = models.PositiveIntegerField()
    verb = models.CharField(max_length=10, choices=[(v, v) for v in VERBS])
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    from_revision = models.PositiveIntegerField(
        null=True, help_text="The save that was restored, or over which the text was typed."
    )
    line = models.ForeignKey("articles.Quarantined", models.PROTECT, null=True, related_name="+")
    comment = models.ForeignKey("articles.Comment", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    people = models.ManyToManyField(Person, through="OriginPerson", related_name="+")

    class Meta(AppendOnly.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.verb} into document {self.document_id} at revision {self.at_revision}"


class OriginPerson(AppendOnly):
    origin = models.ForeignKey(Origin, models.PROTECT, related_name="person_rows")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta(AppendOnly.Meta):
        constraints = (models.UniqueConstraint("origin", "person", name="origin_person_once"),)

    def __str__(self) -> str:
        return f"{self.person} in {self.origin}"
