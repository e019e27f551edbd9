"""The record of a medicine: what its articles may rely on. Signed like an article."""

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models

from ..content.facts import STOPPING
from ..lifecycle import MONTHS_AT_MOST, MONTHS_WITH_BOXED_WARNING
from .document import Document, Kind, TrackedDocument
from .people import Person
from .tracked import Drafting, trail

country_is_code = RegexValidator(r"^[A-Z]{2}$", "Use the two capital letters of the country, for example US.")


NOTHING_TO_DECLARE = "No conflict of interest declared."
"""What most authors declare."""


class Authored(models.Model):
    """Who answers for a text, and how long a signature on it lasts."""

    author = models.ForeignKey(
        Person, models.PROTECT, related_name="+", help_text="Named on the page. May not sign it."
    )
    disclosure = models.CharField(
        "author's disclosure",
        max_length=300,
        blank=True,
        help_text=f"In the author's words, for example: {NOTHING_TO_DECLARE}",
    )
    review_months = models.PositiveSmallIntegerField(
        "months until the next review",
        default=MONTHS_WITH_BOXED_WARNING,
        validators=[MinValueValidator(1)],
        help_text=f"{MONTHS_AT_MOST} at most; {MONTHS_WITH_BOXED_WARNING} where the medicine has a boxed warning.",
    )

    class Meta:
        abstract = True


class Medication(TrackedDocument, Authored, Document):
    document = models.OneToOneField(
        Document, models.PROTECT, parent_link=True, primary_key=True, related_name="as_medication"
    )
    name = models.CharField("generic name", max_length=120, unique=True)
    slug = models.SlugField("address", max_length=80, unique=True, help_text="Fixed once public.")
    drug_class = models.CharField("class", max_length=120, blank=True, help_text="For example benzodiazepine.")
    is_class = models.BooleanField(
        "record of a class",
        default=False,
        help_text="It holds what all medicines of a class share, and has no articles.",
    )
    class_record = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        limit_choices_to={"is_class": True},
        help_text="The reviewed record of its class: what stands there holds for this medicine too.",
    )
    controlled = models.CharField(
        "controlled status",
        max_length=160,
        blank=True,
        help_text="For example Schedule IV in the United States.",
    )
    stopping = models.CharField(
        "how it is stopped",
        max_length=20,
        blank=True,
        choices=list(STOPPING.items()),
        help_text="Whether every page has to say not to stop it suddenly.",
    )
    country = models.CharField(
        max_length=2,
        blank=True,
        validators=[country_is_code],
        help_text="Two capital letters: whose label and emergency numbers lead the pages.",
    )
    summary = models.TextField(blank=True, help_text="One or two plain sentences: what it is and what for.")

    history = trail()

    class Meta(TrackedDocument.Meta):
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def prepare(self, opened: Drafting) -> None:
        self.kind = Kind.MEDICATION
        super().prepare(opened)
