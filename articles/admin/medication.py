"""Records of medicines."""

from typing import Any

from django.contrib import admin
from django.forms import Textarea

from .document import DocumentAdmin
from .inlines import FACTS, BoxedTopics, Names, References
from .lists import ArchivedFilter, DueFilter, LiveFilter, WaitingFilter

MEDICINE: Any = {
    "fields": ("name", "slug", "drug_class", "controlled", "stopping", "country"),
    "description": "The articles on this medicine take these facts from its live edition.",
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
    fieldsets = (("The medicine", MEDICINE), ("Summary", SUMMARY), ("Who and when", WHO))
    list_display = ("name", "due")
    orders = (("", "name"), ("2", "review due"))
    list_filter = (LiveFilter, WaitingFilter, DueFilter, ArchivedFilter)
    search_fields = ("name", "names__name", "drug_class", "summary")
    search_help_text = "Generic name, brand, class or summary"
    list_select_related = ("author",)

    @admin.display(ordering="review_due")
    def due(self, medication: Any) -> Any:
        return medication.review_due

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "summary":
            kwargs |= {"widget": Textarea(attrs={"rows": 4}), "help_text": ""}
        return super().formfield_for_dbfield(db_field, request, **kwargs)
