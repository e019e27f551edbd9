"""Rechecks: a live page was read again because its record or the rules changed, and no longer agrees with them."""

from django.db import models
from django.db.models import Exists, OuterRef

from . import clock
from .appendonly import AppendOnly
from .edition import Edition, Reaffirmation, Withdrawal
from .ordered import Ordered


class Recheck(Ordered, AppendOnly):
    """Written once for each page and cause. It stands until the page has a new edition or is reaffirmed; it changes
    and unpublishes nothing.
    """

    BUILDS_ON = "edition"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rechecks")
    record = models.ForeignKey(
        Edition,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="The record's new edition; empty after a change of rules.",
    )
    differences = models.TextField(help_text="Canonical JSON: the facts that changed, and the findings that are new.")
    at = models.DateTimeField(default=clock.now)

    class Meta(AppendOnly.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"recheck of {self.edition}"


def outstanding() -> models.QuerySet[Recheck]:
    """What is still to be looked at: the page has no newer edition, is not withdrawn and was not reaffirmed since; and
    the record has no newer edition, for that was compared with the page in its turn.
    """
    newer = Edition.objects.filter(document=OuterRef("edition__document"), number__gt=OuterRef("edition__number"))
    since = Reaffirmation.objects.filter(edition=OuterRef("edition"), at__gt=OuterRef("at"))
    down = Withdrawal.objects.filter(edition=OuterRef("edition"))
    moved = Edition.objects.filter(document=OuterRef("record__document"), number__gt=OuterRef("record__number"))
    return Recheck.objects.filter(~Exists(newer), ~Exists(since), ~Exists(down), ~Exists(moved))
