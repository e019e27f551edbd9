"""Comments on a version, tied to a section or to quoted words, kept with their quote when the text goes."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from . import clock
from .appendonly import AppendOnly, AppendOnlyQuerySet
from .people import Person
from .version import Version


class CommentQuerySet(AppendOnlyQuerySet["Comment"]):
    def with_open(self) -> Self:
        """Adds `standing`: the last remark that resolved or reopened it, "reopen" where there is none."""
        settled = Remark.objects.filter(comment=OuterRef("pk"), kind__in=Remark.SETTLES).order_by("-pk")
        standing: Any = Coalesce(Subquery(settled.values("kind")[:1]), Value(Remark.REOPEN))
        answered: Self = self.annotate(standing=standing)
        return answered

    def open(self) -> Self:
        """Comments that nobody resolved, or that somebody reopened since."""
        still: Self = self.with_open().filter(Q(standing=Remark.REOPEN))
        return still


CommentManager = models.Manager.from_queryset(CommentQuerySet)


class Comment(AppendOnly):
    version = models.ForeignKey(Version, models.PROTECT, related_name="comments")
    section = models.CharField(max_length=80, blank=True, help_text="The section's key, as in text.parts.")
    quote = models.TextField(blank=True, help_text="The words meant, as they stood.")
    body = models.TextField()
    suggestion = models.TextField(blank=True, help_text="Wording offered in place of the quote.")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects: ClassVar[Any] = CommentManager()

    class Meta(AppendOnly.Meta):
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=Q(suggestion="") | ~Q(quote=""), name="suggestion_replaces_a_quote"),
        )

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.version}"


class Remark(AppendOnly):
    """What happened to a comment: a reply, its resolving, its reopening, its wording taken."""

    REPLY, RESOLVE, REOPEN, TAKE = "reply", "resolve", "reopen", "take"
    KINDS = (REPLY, RESOLVE, REOPEN, TAKE)
    SETTLES = (RESOLVE, REOPEN)

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in KINDS])
    body = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta(AppendOnly.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} on comment {self.comment_id}"
