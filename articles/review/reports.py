"""Readers' reports: the list, one report's page, and the verbs on it: own, note, close, reopen."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from .. import workflow, worklist
from ..content.canonical import normalise
from ..models.report import WORDS_AT_MOST, Outcome
from ..published.addresses import edition_path
from ..workflow import Refused
from ..worklist import Pile, Reported
from .gate import StaffRequest, page, verb
from .tabs import chosen, tabs

TYPED = ("outcome", "words", "note", "edition", "duplicate_of")


@page
def reports(request: StaffRequest) -> HttpResponse:
    pile, document = chosen(Pile, request.GET.get("which")), _number(request.GET.get("document", ""))
    shown = worklist.reports(pile, document, request.GET.get("page", 1))
    more = f"&document={document}" if document else ""
    context = {"reports": shown, "more": more, "tabs": tabs(request.user, Pile.OPEN)}
    return render(request, "articles/review/reports.html", context)


@page
def report(request: StaffRequest, pk: int) -> HttpResponse:
    return _show(request, pk, {})


def refused(request: StaffRequest, pk: int, refusal: Refused) -> HttpResponse:
    typed = {name: normalise(request.POST.get(name, "")) for name in TYPED}
    return _show(request, pk, typed, refusal)


@verb(refused)
def own_report(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.own_report(report=_key(pk), by=request.user, seen=_seen(request), note=request.POST.get("note", ""))
    return _back(request, pk, "It is yours. The reader sees that the team is looking at it.")


@verb(refused)
def note_report(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.note_report(report=_key(pk), by=request.user, seen=_seen(request), note=request.POST.get("note", ""))
    return _back(request, pk, "Your note was added.")


@verb(refused)
def close_report(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.close_report(
        report=_key(pk),
        by=request.user,
        seen=_seen(request),
        outcome=request.POST.get("outcome", ""),
        words=request.POST.get("words", ""),
        edition=_number(request.POST.get("edition", "")),
        duplicate_of=_number(request.POST.get("duplicate_of", "")),
        note=request.POST.get("note", ""),
    )
    return _back(request, pk, "Closed. Whoever has the link sees the outcome and your words, and no name.")


@verb(refused)
def reopen_report(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.reopen_report(report=_key(pk), by=request.user, seen=_seen(request), note=request.POST.get("note", ""))
    return _back(request, pk, "It is open again, and yours.")


def _show(request: StaffRequest, pk: int, typed: Mapping[str, str], refusal: Refused | None = None) -> HttpResponse:
    reported = _find(pk)
    edition = reported.report.edition
    match = request.resolver_match
    context = {
        "reported": reported,
        "path": edition_path(edition.medication_slug, edition.slug, edition.number),
        "outcomes": Outcome.choices,
        "most": WORDS_AT_MOST,
        "typed": typed,
        "refusal": refusal,
        "place": match.url_name if match and refusal else "",
    }
    return render(request, "articles/review/report.html", context, status=refusal.status if refusal else None)


def _find(pk: int) -> Reported:
    reported = worklist.reported(pk)
    if reported is None:
        raise Http404
    return reported


def _key(pk: int) -> int:
    return _find(pk).report.pk


def _seen(request: StaffRequest) -> int:
    """-1, which nobody can have seen, where the form does not say it."""
    seen = _number(request.POST.get("seen", ""))
    return -1 if seen is None else seen


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _back(request: StaffRequest, pk: int, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(f"{reverse('report-page', args=[pk])}#messages")
