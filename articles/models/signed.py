"""A signature: who, with which registration, meaning what, over which digest, when, by the server's clock."""

from typing import Any, ClassVar

from django.db import models

from . import clock
from .people import Person
from .sealed import Sealed

SIGNATURE_FIELDS = ("name", "credentials", "register", "registration", "registration_expires", "slug")
CONFLICT_AT_MOST = 300


class Signed(Sealed):
    """The signer's particulars as they were on the day: a later change of name changes no signature."""

    copied: ClassVar[tuple[str, ...]] = SIGNATURE_FIELDS

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    name = models.CharField(max_length=150, blank=True)
    credentials = models.CharField(max_length=80, blank=True)
    register = models.CharField(max_length=150, blank=True)
    registration = models.CharField(max_length=60, blank=True)
    registration_expires = models.DateField(null=True, blank=True)
    slug = models.CharField(max_length=150, blank=True)
    meaning = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    checklist = models.TextField(blank=True, help_text="The checks as they were worded, one a line.")
    conflict = models.CharField(max_length=CONFLICT_AT_MOST, blank=True)

    class Meta(Sealed.Meta):
        abstract = True


def signature_of(person: Person) -> dict[str, Any]:
    """The columns that copy a person into a signature."""
    return {field: getattr(person, field) or _empty(field) for field in SIGNATURE_FIELDS}


def _empty(field: str) -> str | None:
    return None if field == "registration_expires" else ""
