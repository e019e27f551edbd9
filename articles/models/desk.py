"""What people keep on their desks: who reviews what, what was looked at, what was typed. No part of any signature."""

from datetime import timedelta

from django.db import models

from . import clock
from .document import Document
from .people import Person
from .version import Version

CLAIM_LAPSES = timedelta(days=1)


class Claim(models.Model):
    """ "I am reviewing this." Shows to the others and lapses after a day."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="claim")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.person} reviews {self.version}"

    @property
    def lapsed(self) -> bool:
        # Also one from a clock that ran ahead: it would bind until that time.
        return abs(clock.now() - self.at) > CLAIM_LAPSES


class Look(models.Model):
    """The version of a document that a person last looked at, so that the next one can be compared with it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    before = models.ForeignKey(
        Version, models.PROTECT, null=True, related_name="+", help_text="The one looked at before this."
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint("person", "document", name="look_once"),)

    def __str__(self) -> str:
        return f"{self.person} looked at {self.version}"


class KeptTyping(models.Model):
    """What a writer typed and has not saved: theirs alone, apart from the draft, offered back."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.CharField(max_length=60, help_text="Which form: article:12, or article:new.")
    revision = models.PositiveIntegerField(default=0)
    form = models.TextField(help_text="The form's fields as JSON pairs, as they were typed.")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint("person", "key", name="kept_once"),)

    def __str__(self) -> str:
        return f"typing of {self.person} in {self.key}"


class Imported(models.Model):
    """A file that became a draft."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="imports")
    filename = models.CharField(max_length=255)
    digest = models.CharField(  # noqa: DJ001  # unique where it is known
        max_length=64,
        null=True,
        unique=True,
        help_text="SHA-256 over the file's bytes, the medicine and the kind; empty where that draft is not the first.",
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.filename


class Quarantined(models.Model):
    """A line of an imported file that is no part of an article, until the writer says so or takes it back."""

    WAITING, ACCEPTED, TAKEN_BACK = "waiting", "accepted", "taken back"

    source = models.ForeignKey(Imported, models.PROTECT, related_name="scraps")
    line = models.PositiveIntegerField()
    text = models.TextField()
    reason = models.CharField(max_length=40)
    state = models.CharField(max_length=10, default=WAITING, choices=[(s, s) for s in (WAITING, ACCEPTED, TAKEN_BACK)])
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("source", "line", "pk")

    def __str__(self) -> str:
        return f"{self.reason}: {self.text[:60]}"
