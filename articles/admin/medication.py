"""Records of medicines."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.forms import Textarea
from django.http import HttpRequest

from ..models.document import Answered
from .base import Column
from .document import DocumentAdmin
from .forms import MedicineField
from .inlines import FACTS, BoxedTopics, Names, References
from .lists import ArchivedFilter, DueFilter, LiveFilter, WaitingFilter

MEDICINE: Any = {
    "fields": ("name", "slug", "drug_class", "controlled", "stopping", "country"),
    "description": "The articles on this medicine take these facts from its live edition.",
}
CLASS: Any = {
    "fields": ("class_record", "is_class"),
    "description": "What all medicines of a class share is written once, in the record of the class, and signed there. "
    "Name it here, and this record's page and its articles say it too. Where this record says something about the same "
    "topic, effect, medicine or group, its own row counts. A class record itself has no uses, doses, strengths or "
    "times, and no articles.",
}
SUMMARY: Any = {
    "fields": ("summary",),
    "classes": ("text",),
    "description": "One or two plain sentences: what it is, and what for.",
}
WHO: Any = {
    "fields": ("author", "disclosure", "review_months"),
    "description": "The named author answers for the record and may not sign it.",
}


class MedicationAdmin(DocumentAdmin):
    inlines = (Names, BoxedTopics, *FACTS, References)
    fieldsets = (("The medicine", MEDICINE), ("Its class", CLASS), ("Summary", SUMMARY), ("Who and when", WHO))
    list_display = ("name", "due")
    orders = (("", "name"), ("2", "review due"))
    list_filter = (LiveFilter, WaitingFilter, DueFilter, ArchivedFilter)
    search_fields = ("name", "names__name", "drug_class", "summary")
    search_help_text = "Generic name, brand, class or summary"
    list_select_related = ("author",)

    @admin.display(ordering="review_due")
    def due(self, medication: Answered) -> date | None:
        return medication.review_due

    def formfield_for_dbfield(self, db_field: Column, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "summary":
            kwargs |= {"widget": Textarea(attrs={"rows": 4}), "help_text": ""}
        if db_field.name == "class_record":
            kwargs |= {"form_class": MedicineField, "empty_label": "None"}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Answered | None = None) -> tuple[str, ...]:
        """What readers have had as a class stays one."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "is_class") if fixed else fixed
