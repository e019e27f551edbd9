"""An article about one medicine."""

from django.db import models
from django.db.models import Q

from ..lifecycle import MONTHS_AT_MOST
from .document import Document, TrackedDocument
from .medication import Authored, Medication
from .tracked import trail


class Article(TrackedDocument, Authored, Document):
    document = models.OneToOneField(
        Document, models.PROTECT, parent_link=True, primary_key=True, related_name="as_article"
    )
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="articles", verbose_name="medicine")
    title = models.CharField(max_length=160)
    slug = models.SlugField("address", max_length=80, help_text="Fixed once public.")
    short_answer = models.TextField(
        blank=True, help_text="Two or three sentences that would help somebody who reads nothing else."
    )
    body = models.TextField("text", blank=True, help_text="Markdown in typed sections.")

    history = trail()

    class Meta(TrackedDocument.Meta):
        ordering = ("medication__name", "title")
        constraints = (
            models.UniqueConstraint(
                "medication",
                "slug",
                name="article_address_once",
                violation_error_message="Another article of this medicine has this address already. Choose another.",
            ),
            models.CheckConstraint(
                condition=Q(review_months__gte=1, review_months__lte=MONTHS_AT_MOST),
                name="article_review_months",
            ),
        )

    def __str__(self) -> str:
        return self.title
