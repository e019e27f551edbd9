"""Articles."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ..models import ARTICLE_KINDS
from ..models.document import Answered
from .base import Column
from .document import DocumentAdmin
from .forms import ArticleForm, MedicineField, medicines
from .inlines import Questions, References
from .lists import ArchivedFilter, DueFilter, KindFilter, LiveFilter, MedicationFilter, WaitingFilter
from .roles import may_write
from .start import begin, beginning_of, is_started

ABOUT: Any = {
    "fields": ("medication", "kind", "title", "slug"),
    "description": "The address is fixed once the page is public. The medicine is fixed as soon as you save.",
}
SHORT: Any = {
    "fields": ("short_answer",),
    "description": "Two or three sentences that would help somebody who reads nothing else.",
}
TEXT: Any = {"fields": ("body",), "classes": ("text",), "description": "The preview follows as you type."}
WHO: Any = {
    "fields": ("author", "disclosure", "review_months"),
    "description": "The named author answers for the text and may not sign it.",
}
TEXTS = {"short_answer": 3, "body": 30}
"""Rows of the box. What help the model gives stands over the group."""


class ArticleAdmin(DocumentAdmin):
    form = ArticleForm
    inlines = (Questions, References)
    fieldsets = (("What it is about", ABOUT), ("Short answer", SHORT), ("Text", TEXT), ("Who and when", WHO))
    list_display = ("title", "due")
    orders = (("", "medicine and title"), ("1", "title"), ("2", "review due"))
    list_filter = (LiveFilter, WaitingFilter, MedicationFilter, KindFilter, DueFilter, ArchivedFilter)
    search_fields = ("title", "body", "medication__name", "medication__names__name")
    search_help_text = "Title, text, medicine or brand"
    list_select_related = ("medication", "author")

    @admin.display(ordering="review_due")
    def due(self, article: Answered) -> date | None:
        return article.review_due

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where its address says what the article is about, the form begins with an outline."""
        if is_started(request) and may_write(request, *self.writers) and not begin(request):
            return redirect(f"{reverse('admin:articles_article_start')}?{request.GET.urlencode()}")
        return super().add_view(request, *args, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        beginning = beginning_of(request)
        return super().get_changeform_initial_data(request) if beginning is None else dict(beginning.fields)

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        beginning = beginning_of(request)
        begun = {} if beginning is None else {"initial": beginning.rows[inline.model]}
        return super().get_formset_kwargs(request, obj, inline, prefix) | begun

    def get_readonly_fields(self, request: HttpRequest, obj: Answered | None = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), *(("medication",) if obj else ()))

    def formfield_for_dbfield(self, db_field: Column, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in TEXTS:
            kwargs |= {"widget": Textarea(attrs={"rows": TEXTS[db_field.name]}), "help_text": ""}
        if db_field.name == "medication":
            kwargs |= {"form_class": MedicineField, "empty_label": "Choose one", "queryset": medicines()}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "kind":
            field.choices = [("", "Choose one"), *ARTICLE_KINDS]
        return field
