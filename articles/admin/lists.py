"""The filters over the lists of documents."""

from datetime import timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from ..lifecycle import Live, Waiting
from ..models import ARTICLE_KINDS, Medication, clock
from .base import ModelAdmin

LIVE = {
    Live.NOTHING: "nothing yet",
    Live.EDITION: "an edition",
    Live.OVERDUE: "an overdue edition",
    Live.EXPIRED: "down: long overdue",
    Live.WITHDRAWN: "withdrawn",
}
SOON = timedelta(days=60)


class OfferedFilter(SimpleListFilter):
    """What it does not offer, it does not look for."""

    def value(self) -> str | None:
        chosen = super().value()
        return chosen if chosen in dict(self.lookup_choices) else None


class LiveFilter(OfferedFilter):
    title = "Live"
    parameter_name = "live"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [(state.value, words) for state, words in LIVE.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(live=self.value()) if self.value() else queryset


class WaitingFilter(OfferedFilter):
    title = "Waiting"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [(state.value, state.value) for state in Waiting]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(waiting=self.value()) if self.value() else queryset


class MedicationFilter(OfferedFilter):
    title = "Medicine"
    parameter_name = "medication"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [(str(key), name) for key, name in Medication.objects.filter(is_class=False).values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(medication=self.value()) if self.value() else queryset


class KindFilter(OfferedFilter):
    title = "Kind"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return ARTICLE_KINDS

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class DueFilter(OfferedFilter):
    title = "Review due"
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [("overdue", "overdue"), ("soon", "within 60 days")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = clock.today()
        due = {
            "overdue": Q(review_due__lt=today),
            "soon": Q(review_due__gte=today, review_due__lte=today + SOON),
        }.get(self.value() or "")
        return queryset.filter(due, ~Q(live=Live.WITHDRAWN)) if due else queryset


class ArchivedFilter(OfferedFilter):
    """The archive is out of sight until somebody asks for it."""

    title = "Archive"
    parameter_name = "archived"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [("only", "archived only"), ("too", "archived too")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "too":
            return queryset
        return queryset.filter(archived=self.value() == "only")
