"""Waivers: a writer's reason why a finding may stand. A blocking one stands only once a pharmacist has granted it."""

from datetime import datetime

from django.db import models
from django.db.models import Max

from ..lifecycle import Severity
from . import clock
from .appendonly import AppendOnly
from .document import Document
from .ordered import Ordered
from .people import Person
from .signed import Signed

REASON_AT_MOST = 400


class Waiver(AppendOnly):
    """Tied to the finding's identity: it survives unrelated edits and dies when the fragment changes."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="waivers")
    finding = models.CharField(max_length=16, db_index=True)
    rule = models.CharField(max_length=20)
    severity = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Severity])
    section = models.CharField(max_length=80, blank=True)
    fragment = models.TextField(blank=True)
    message = models.TextField()
    context = models.TextField(blank=True, help_text="The section as it read, for who rules on it.")
    reason = models.CharField(max_length=REASON_AT_MOST)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta(AppendOnly.Meta):
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="waiver_gives_a_reason"),)

    def __str__(self) -> str:
        return f"waiver of {self.rule} in document {self.document_id}"

    def last_moment(self) -> datetime:
        """When it was asked for, or last ruled on."""
        return max(self.at, self.rulings.aggregate(last=Max("at"))["last"] or self.at)


class Ruling(Ordered, Signed):
    """What became of a waiver. The last one counts."""

    BUILDS_ON = "waiver"
    GRANT, REFUSE, TAKE_BACK = "grant", "refuse", "take_back"
    VERBS = (GRANT, REFUSE, TAKE_BACK)

    waiver = models.ForeignKey(Waiver, models.PROTECT, related_name="rulings")
    verb = models.CharField(max_length=10, choices=[(v, v) for v in VERBS])
    reason = models.CharField(max_length=REASON_AT_MOST, blank=True)

    class Meta(Signed.Meta):
        ordering = ("pk",)
        constraints = (
            *Signed.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(verb__in=["grant", "refuse", "take_back"]), name="ruling_verb_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.verb} of {self.waiver}"
