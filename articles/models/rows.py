"""Rows of a document: references, questions, names, topics of the boxed warning. Tracked like the text."""

from django.conf import settings
from django.core.validators import RegexValidator, URLValidator
from django.db import models

from .article import Article
from .document import Document
from .medication import Medication, country_is_code
from .tracked import Tracked, trail

label_is_short = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", "Use letters, digits and hyphens only.")


def source_label() -> "models.CharField[str, str]":
    return models.CharField(
        "reference",
        max_length=40,
        blank=True,
        default="",
        validators=[label_is_short],
        help_text="The label of the reference that says so.",
    )


class Row(Tracked):
    """One row in its order. Its key to the document never changes."""

    position = models.PositiveIntegerField("order", default=0)

    class Meta(Tracked.Meta):
        abstract = True
        ordering = ("position", "pk")


def too_many(model: type[Row], count: int, *, stored: int = 0) -> str:
    """A sentence where a document would have more rows of a kind than it can; "" else. As many as it has may stay."""
    most, rows = max(settings.ROWS_AT_MOST, stored), model._meta.verbose_name_plural
    if count <= most:
        return ""
    return f"There are {count:,} {rows}, and {most:,} fit in. Take some out, or divide the text."


class Reference(Row):
    document = models.ForeignKey(Document, models.PROTECT, related_name="references")
    label = models.CharField(max_length=40, validators=[label_is_short], help_text="Cite it in the text as [^label].")
    publisher = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    url = models.CharField("address", max_length=500, blank=True, validators=[URLValidator(["http", "https"])])
    doi = models.CharField("DOI", max_length=120, blank=True)
    source_date = models.DateField("dated", null=True, blank=True, help_text="The source's own date or revision.")
    accessed = models.DateField("read on", null=True, blank=True)
    quote = models.CharField(
        "quoted words",
        max_length=300,
        blank=True,
        default="",
        help_text="The very words of the source that the text relies on. Readers open them at the mark.",
    )
    place = models.CharField(
        "where they stand", max_length=120, blank=True, default="", help_text="For example section 4.2, page 3."
    )

    history = trail()

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return f"[^{self.label}] {self.title}"

    @property
    def trail_document(self) -> int:
        key: int = self.document_id
        return key


class Question(Row):
    article = models.ForeignKey(Article, models.PROTECT, related_name="questions")
    question = models.CharField(max_length=300)
    answer = models.TextField(blank=True, help_text="Markdown, with [^label] citations.")

    history = trail()

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return self.question

    @property
    def trail_document(self) -> int:
        key: int = self.article_id
        return key


class Name(Row):
    class Role(models.TextChoices):
        BRAND = "brand", "brand name"
        DISCONTINUED = "discontinued", "brand that is no longer sold"
        OTHER = "other", "other name"
        MISSPELLING = "misspelling", "common misspelling"
        LOOK_ALIKE = "look-alike", "look-alike: another medicine"
        SPOKEN = "spoken", "how its name is said"

    medication = models.ForeignKey(Medication, models.PROTECT, related_name="names")
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    name = models.CharField(max_length=120)
    country = models.CharField(
        max_length=2,
        blank=True,
        validators=[country_is_code],
        help_text="Two capital letters; empty for anywhere.",
    )

    source = source_label()

    history = trail()

    class Meta(Row.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    role__in=["", "brand", "discontinued", "other", "misspelling", "look-alike", "spoken"]
                ),
                name="name_role_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name

    @property
    def trail_document(self) -> int:
        key: int = self.medication_id
        return key


class BoxedTopic(Row):
    """One block of the boxed warning, the strongest warning on a label."""

    medication = models.ForeignKey(Medication, models.PROTECT, related_name="boxed")
    topic = models.SlugField(max_length=60, help_text="For example opioids.")
    heading = models.CharField(max_length=200)
    text = models.TextField(help_text="Plain sentences; [^label] citations are allowed.")
    source = source_label()

    history = trail()

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return self.heading

    @property
    def trail_document(self) -> int:
        key: int = self.medication_id
        return key
