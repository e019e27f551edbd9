"""Starting an article: its medicine, its kind and its author first. Then stands there what such an article consists of,
with the sources of the medicine's record.
"""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..content.outlines import OUTLINES
from ..lifecycle import Role
from ..models import ARTICLE_KINDS, Medication, Person, Question, Reference
from ..models.rows import Row
from ..models.state import standing_edition
from ..versions.draft import columns, row_values, rows_of
from . import kept
from .forms import MedicineField, medicines, writers
from .roles import may_write, person_of, staff

CHOICES = ("medication", "kind", "author")
"""What the address of a new article's form may say."""
EMPTY = "empty"
"""In that address: the text begins with nothing."""


class StartForm(forms.Form):
    medication = MedicineField(medicines(), label="Medicine", empty_label="Choose one")
    kind = forms.ChoiceField(label="Kind of article", choices=[("", "Choose one"), *ARTICLE_KINDS])
    author = forms.ModelChoiceField(
        writers(), label="Named author", help_text="Answers for the text, and may not sign it."
    )


@dataclass(frozen=True)
class Beginning:
    """What a new article begins with: the values of its fields, and its rows by their model."""

    fields: dict[str, Any]
    rows: dict[type[Row], list[dict[str, Any]]]


@require_safe
@staff(Role.WRITER)
def start(request: HttpRequest) -> HttpResponse:
    by = person_of(request)
    form = StartForm(request.GET if is_started(request) else None, initial={"author": by.pk})
    if form.is_bound and form.is_valid():
        return redirect(f"{reverse('admin:articles_article_add')}?{request.GET.urlencode()}")
    context = {
        "form": form,
        "may_begin": may_write(request, Role.WRITER),
        "are_there_medicines": medicines().exists(),
        "typed": kept.find(by, "article:new"),
        "named_author": by,
    }
    return render(request, "articles/admin/start.html", context, status=422 if form.is_bound else 200)


def is_started(request: HttpRequest) -> bool:
    """Whether the address of a new article's form says what it is about."""
    return request.method in ("GET", "HEAD") and any(name in request.GET for name in CHOICES)


def begin(request: HttpRequest) -> bool:
    """Remembers on the request what the form begins with; False for an address that chooses what cannot be."""
    form = StartForm(_with_author(request.GET, person_of(request)))
    if form.is_valid():
        cast(Any, request).beginning = _beginning(form.cleaned_data, empty=EMPTY in request.GET)
    return form.is_valid()


def beginning_of(request: HttpRequest) -> Beginning | None:
    return getattr(request, "beginning", None)


def _with_author(data: QueryDict, by: Person) -> QueryDict:
    """Who names no author writes it."""
    completed = data.copy()
    completed.setdefault("author", str(by.pk))
    return completed


def _beginning(chosen: dict[str, Any], *, empty: bool) -> Beginning:
    medication, kind = chosen["medication"], chosen["kind"]
    outline = OUTLINES[kind]
    questions = [] if empty else [{"question": question} for question in outline.questions(medication.name)]
    fields = {"medication": medication.pk, "kind": kind, "author": chosen["author"].pk}
    return Beginning(
        fields | {"body": "" if empty else outline.body},
        {Question: questions, Reference: _sources(medication)},
    )


def _sources(medication: Medication) -> list[dict[str, Any]]:
    """Of the medicine's record as it was signed; of its draft where it was not yet, or is down."""
    edition = standing_edition(medication.pk)
    if edition is None:
        return [row_values(row) for row in rows_of(medication.pk, Reference)]
    return [columns(row) for row in edition.record.references]
