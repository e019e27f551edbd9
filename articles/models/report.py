"""Reports: what a reader says is wrong with a page, what the staff did with it, and what of that the reader sees.

Three tables, because readers' processes may add to the first one and read the last one, and nothing else.
"""

from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from . import clock
from .appendonly import AppendOnly
from .edition import Edition
from .people import Person

QUOTE_AT_MOST = 300
TEXT_AT_MOST = 2_000
WORDS_AT_MOST = 400


class Problem(models.TextChoices):
    NUMBER = "number", "A number or a dose is wrong"
    DATED = "dated", "It is out of date"
    UNCLEAR = "unclear", "It is hard to understand"
    LINK = "link", "A link does not work"
    OTHER = "other", "Something else"


class Outcome(models.TextChoices):
    FIXED = "fixed", "Fixed in an edition"
    UNCHANGED = "unchanged", "No change needed"
    DUPLICATE = "duplicate", "Another report says the same"
    UNRELATED = "unrelated", "Not about the page, or spam"


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> "ReportQuerySet":
        rows: ReportQuerySet = self._with_last_move().exclude(last_verb=ReportAct.CLOSE)
        return rows

    def waiting(self) -> "ReportQuerySet":
        """Open, and nobody has taken them since."""
        rows: ReportQuerySet = self._with_last_move().exclude(last_verb__in=[ReportAct.OWN, ReportAct.CLOSE])
        return rows

    def closed(self) -> "ReportQuerySet":
        """With `last_at`, when it was closed."""
        rows: ReportQuerySet = self._with_last_move().filter(last_verb=ReportAct.CLOSE)
        return rows

    def _with_last_move(self) -> Any:
        """With the verb and the time of the last act that is no note; "" and None where there is none."""
        last = ReportAct.objects.filter(report=OuterRef("pk")).exclude(verb=ReportAct.NOTE).order_by("-pk")
        verb = Coalesce(Subquery(last.values("verb")[:1]), Value(""))
        return self.annotate(last_verb=verb, last_at=Subquery(last.values("at")[:1]))


class Report(models.Model):
    """Written by `published.report` alone. The database lets nothing of it change; its words are emptied some time
    after it was closed.
    """

    link = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the link that the reader has.")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="reports", help_text="What the reader had.")
    problem = models.CharField(max_length=10, choices=Problem.choices)
    quote = models.TextField(blank=True, help_text="Words of the page.")
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=Q(problem__in=Problem.values), name="report_problem_is_known"),)

    def __str__(self) -> str:
        return f"report {self.pk} on {self.edition}"

    @property
    def last_move(self) -> "ReportAct | None":
        """The last act that is no note: it says whether the report is open, and who has it."""
        return next((act for act in reversed(list(self.acts.all())) if act.verb != ReportAct.NOTE), None)

    @property
    def is_open(self) -> bool:
        return self.last_move is None or self.last_move.verb != ReportAct.CLOSE

    @property
    def seen(self) -> int:
        """The key of its last act, which whoever does the next one has to have seen; 0 where there is none."""
        return max((act.pk for act in self.acts.all()), default=0)


class ReportAct(AppendOnly):
    """What one of the staff did with a report."""

    OWN, NOTE, CLOSE, REOPEN = "own", "note", "close", "reopen"
    VERBS = (OWN, NOTE, CLOSE, REOPEN)

    report = models.ForeignKey(Report, models.PROTECT, related_name="acts")
    verb = models.CharField(max_length=10, choices=[(verb, verb) for verb in VERBS])
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome.choices)
    words = models.CharField(max_length=WORDS_AT_MOST, blank=True, help_text="To the reader.")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+", help_text="That fixed it.")
    duplicate_of = models.ForeignKey(Report, models.PROTECT, null=True, related_name="duplicates")
    note = models.CharField(max_length=WORDS_AT_MOST, blank=True, help_text="To the other staff.")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta(AppendOnly.Meta):
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(verb__in=["own", "note", "close", "reopen"]), name="report_act_verb_is_known"
            ),
            models.CheckConstraint(
                condition=Q(verb="close", outcome__in=Outcome.values) | Q(~Q(verb="close"), outcome=""),
                name="report_is_closed_with_an_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verb} of {self.report}"


class ReportOutcome(models.Model):
    """How it stands with a report, for whoever has its link. Names nobody."""

    LOOKING = "looking"

    link = models.CharField(max_length=64, primary_key=True, help_text="As in the report.")
    state = models.CharField(max_length=10, choices=[(LOOKING, "The team is looking at it"), *Outcome.choices])
    words = models.CharField(max_length=WORDS_AT_MOST, blank=True)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+", help_text="That fixed it.")
    same_as = models.CharField(max_length=64, blank=True, help_text="The link of the report that says the same.")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.state}, for the reader of {self.link[:8]}"
