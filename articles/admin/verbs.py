"""Every verb has a page that asks (GET) and an address that does it (POST). A refusal shows the page again."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST, require_safe

from ..lifecycle import Role
from ..workflow import Incomplete, Refused
from ..workflow.turns import turn
from .asking import more_to_ask
from .roles import person_of, staff
from .steps import Step


def addresses(prefix: str, step: Step) -> list[URLPattern]:
    """`documents/3/submit/` does it, `documents/3/submit/ask/` asks."""
    address = f"{prefix}/<int:key>/{step.verb.replace('_', '-')}/"
    return [
        path(address, act(step), name=step.verb),
        path(f"{address}ask/", ask(step), name=f"{step.verb}-ask"),
    ]


def ask(step: Step) -> Callable[..., HttpResponseBase]:
    @require_safe
    @staff(*step.roles)
    def view(request: HttpRequest, key: int) -> HttpResponse:
        return _page(request, step, get_object_or_404(step.model, pk=key), step.form(initial=request.GET.dict()))

    return view


def act(step: Step) -> Callable[..., HttpResponseBase]:
    """The workflow asks for the role itself, so any of the staff may try and is told."""

    @require_POST
    @staff(*Role)
    def view(request: HttpRequest, key: int) -> HttpResponse:
        subject, form = get_object_or_404(step.model, pk=key), step.form(request.POST)
        if not form.is_valid():
            return _page(request, step, subject, form, status=422)
        try:
            done = step.do(**{step.subject: key}, by=person_of(request), **form.cleaned_data)
        except Refused as refused:
            return _page(request, step, subject, form, refused, status=refused.status)
        messages.success(request, step.done(done))
        return redirect(step.after(done) if step.after else step.back(subject))

    return view


def _page(
    request: HttpRequest, step: Step, subject: Model, form: Form, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    with turn(person_of(request).pk):
        return _question_page(request, step, subject, form, refused, status)


def _question_page(
    request: HttpRequest, step: Step, subject: Model, form: Form, refused: Refused | None, status: int
) -> HttpResponse:
    context = {
        "step": step,
        "subject": subject,
        "form": form,
        "back": step.back(subject),
        "refused": refused,
        "problems": refused.problems if isinstance(refused, Incomplete) else (),
        **more_to_ask(step.verb, subject, form, request),
    }
    return render(request, f"articles/admin/ask/{step.verb}.html", context, status=status)
