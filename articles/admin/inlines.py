"""The rows of a document, as parts of its page."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.db.models import Model
from django.forms import Textarea
from django.http import HttpRequest

from ..content.fact_kinds import FACT_KINDS, schema
from ..models import (
    Advice,
    BoxedTopic,
    CommonQuestion,
    Contraindication,
    Document,
    Dose,
    Indication,
    Interaction,
    Kinetic,
    Name,
    Population,
    Product,
    Question,
    Reference,
    SideEffect,
)
from .base import Column, PlainWidgets
from .forms import LabelledFormSet, RowForm, RowFormSet, TopicFormSet
from .roles import ByRole

if TYPE_CHECKING:
    InlineAdmin = admin.StackedInline[Any, Any]
else:
    InlineAdmin = admin.StackedInline


OPEN = ("", "—— choose ——")


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
    folded: ClassVar[bool] = False
    """Whether a row shows its name alone until it is opened."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A row leaves the draft and stays in the trail."""
        return self.has_change_permission(request, obj)

    def get_formset(self, request: HttpRequest, obj: Document | None = None, **kwargs: Any) -> Any:
        """As many rows as were posted: `settle` has bounded them, and the formset says where they are too many."""
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        return super().get_formset(request, obj, max_num=most, absolute_max=most, **kwargs)

    def formfield_for_dbfield(self, db_field: Column, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.short:
            kwargs["widget"] = Textarea(attrs={"rows": 4})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.choices:
            field.choices = [OPEN, *db_field.choices]
        return field


class References(Rows):
    model = Reference
    formset = LabelledFormSet
    heading = "References"
    explains = (
        "Each clinical section needs one. Before submitting, each has its publisher, title, own date, the day on "
        "which it was read, and an address or DOI. Their order gives them their numbers."
    )
    one = "reference"
    fields = ("label", "publisher", "title", "url", "doi", "source_date", "accessed", "quote", "place", "position")


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
    explains = (
        "Brands by country, also those that are no longer sold, other names, common misspellings, and medicines that "
        "are easily mixed up with it. Each names the reference that says so; for a misspelling, the one that spells it "
        "right."
    )
    one = "name"
    fields = ("role", "name", "country", "source", "position")


class BoxedTopics(Rows):
    model = BoxedTopic
    formset = TopicFormSet
    heading = "Boxed warning"
    explains = "The strongest warning on the label, one topic at a time. It stands first on every page of the medicine."
    one = "topic"
    short = ("text",)
    fields = ("topic", "heading", "text", "source", "position")


class Facts(Rows):
    """Their fields are those of `FACT_KINDS`."""

    folded = True
    key: ClassVar[str]
    """Of their kind."""

    def get_fields(self, request: HttpRequest, obj: Document | None = None) -> tuple[str, ...]:
        return (*schema(FACT_KINDS[self.key].row), "position")


class Products(Facts):
    model, key = Product, "products"
    heading = "Strengths"
    explains = "Every form and strength that is sold. Texts that name another strength are pointed out."
    one = "strength"


class Indications(Facts):
    model, key = Indication, "indications"
    heading = "Uses"
    explains = "What it is used for, and whether the country's label says so. Doses refer to these names."
    one = "use"


class Doses(Facts):
    model, key = Dose, "doses"
    heading = "Doses"
    explains = "For one use and one group of people each: the start, the steps and the maximum, for example 4 mg/day."
    one = "dose"


class Interactions(Facts):
    model, key = Interaction, "interactions"
    heading = "Interactions"
    explains = (
        "The other medicine or class, alcohol or food: what happens, how bad it can be, in which direction, and what "
        "people should do. The page shows the gravest first."
    )
    one = "interaction"


class SideEffects(Facts):
    model, key = SideEffect, "effects"
    heading = "Side effects"
    explains = (
        "Each once, in the band in which the label counts it. An emergency stands under “Call now if”, a serious one "
        "under “Call your doctor today if”: say how people notice it."
    )
    one = "side effect"


class Contraindications(Facts):
    model, key = Contraindication, "contraindications"
    heading = "Who must not take it"
    explains = "Contraindications only. Who needs care stands under groups."
    one = "contraindication"


class Populations(Facts):
    model, key = Population, "populations"
    heading = "Groups"
    explains = "Pregnancy, breastfeeding, children, older people, liver and kidney: the advice for each, once."
    one = "group"


class Kinetics(Facts):
    model, key = Kinetic, "kinetics"
    heading = "Times"
    explains = "Four times that are easily mixed up: until it works, until its peak, its half-life, how long it acts."
    one = "time"


class AdviceRows(Facts):
    model, key = Advice, "advice"
    heading = "Advice"
    explains = "What people ask of every medicine: a missed dose, too much, food, driving, tests. One topic each."
    one = "advice"
    short = ("text",)


class CommonQuestions(Facts):
    model, key = CommonQuestion, "questions"
    heading = "Common questions"
    explains = "What people ask a pharmacist, in their words, with a short answer first."
    one = "question"
    short = ("answer",)


FACTS = (
    Indications,
    Contraindications,
    Doses,
    Products,
    SideEffects,
    Interactions,
    Populations,
    Kinetics,
    AdviceRows,
    CommonQuestions,
)
