"""Reminders: the people of a page were told that its review is due, or that it comes down."""

from django.db import models

from ..lifecycle import Stage
from . import clock
from .appendonly import AppendOnly
from .edition import Edition


class Reminder(AppendOnly):
    """Written once for each occasion. A reaffirmation sets another date, and with it other occasions."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="reminders")
    review_due = models.DateField(help_text="The date that it reminded of.")
    stage = models.CharField(max_length=20, choices=[(stage.value, stage.value) for stage in Stage])
    at = models.DateTimeField(default=clock.now)

    class Meta(AppendOnly.Meta):
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint("edition", "review_due", "stage", name="reminder_once"),
            models.CheckConstraint(
                condition=models.Q(stage__in=[stage.value for stage in Stage]), name="reminder_stage_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"reminder of {self.edition}: {self.stage}"
