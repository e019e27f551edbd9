"""The rows of a document, as parts of its page."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.forms import Textarea
from django.http import HttpRequest

from ..models import BoxedTopic, Name, Question, Reference
from .document import PlainWidgets
from .forms import LabelledFormSet, RowForm, RowFormSet, TopicFormSet
from .roles import ByRole

if TYPE_CHECKING:
    InlineAdmin = admin.StackedInline[Any, Any]
else:
    InlineAdmin = admin.StackedInline


class Rows(ByRole, PlainWidgets, InlineAdmin):
    form = RowForm
    formset = RowFormSet
    template = "articles/admin/_rows.html"
    extra = 0
    heading: ClassVar[str]
    explains: ClassVar[str]
    one: ClassVar[str]
    """What one row is called."""
    short: ClassVar[tuple[str, ...]] = ()
    """Text fields of a few lines."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A row leaves the draft and stays in the trail."""
        return self.has_change_permission(request, obj)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.short:
            kwargs["widget"] = Textarea(attrs={"rows": 4})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class References(Rows):
    model = Reference
    formset = LabelledFormSet
    heading = "References"
    explains = (
        "Each clinical section needs one. Before submitting, each has its publisher, title, own date, the day on "
        "which it was read, and an address or DOI. Their order gives them their numbers."
    )
    one = "reference"
    fields = ("label", "publisher", "title", "url", "doi", "source_date", "accessed", "position")


class Questions(Rows):
    model = Question
    heading = "Questions and answers"
    explains = "What people really ask, in their words, each with a short answer."
    one = "question"
    short = ("answer",)
    fields = ("question", "answer", "position")


class Names(Rows):
    model = Name
    heading = "Names"
    explains = "Brands by country, other names, common misspellings, and medicines that are easily mixed up with it."
    one = "name"
    fields = ("role", "name", "country", "position")


class BoxedTopics(Rows):
    model = BoxedTopic
    formset = TopicFormSet
    heading = "Boxed warning"
    explains = "The strongest warning on the label, one topic at a time. It stands first on every page of the medicine."
    one = "topic"
    short = ("text",)
    fields = ("topic", "heading", "text", "position")
