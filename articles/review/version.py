"""The page of one version, and how it looks after a refusal."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from .. import worklist
from ..content.blocks import lay_out
from ..models import Version
from ..versions.checklist import checks_of_version
from ..versions.contributors import since_revision
from ..workflow import Refused, Stale, look
from ..workflow.turns import turn
from ..worklist import Dossier
from ..worklist.company import typing_of_others
from .checklist import checklist_items
from .gate import StaffRequest, page
from .typed import NO_CONFLICT, Typed, keep, typed, typed_before

PLACES = {
    "approve": "decide",
    "request-changes": "decide",
    "cancel": "decide",
    "comment": "comments",
    "reply": "comments",
    "resolve": "comments",
    "reopen": "comments",
    "take": "comments",
}


def find(pk: int) -> Version:
    related = ("document", "base_edition__version", "pinned_edition__withdrawal", "made_by", "author", "claim__person")
    return get_object_or_404(Version.objects.select_related(*related), pk=pk)


@page
def version(request: StaffRequest, pk: int) -> HttpResponse:
    version = find(pk)
    return show(request, version, typed_before(request, version))


@page
def version_page(request: StaffRequest, pk: int) -> HttpResponse:
    """The text alone, in the readers' frame."""
    version = find(pk)
    country = version.content.facts.country
    return render(
        request,
        "articles/review/page.html",
        {"version": version, "layout": lay_out(version.fragment), "country": country},
    )


def show(request: StaffRequest, version: Version, form: Typed, refusal: Refused | None = None) -> HttpResponse:
    with turn(request.user.pk):
        return _show(request, version, form, refusal)


def _show(request: StaffRequest, version: Version, form: Typed, refusal: Refused | None) -> HttpResponse:
    dossier = worklist.dossier(
        version,
        request.user,
        since=since_revision(version.document, version.base_edition),
        seen=look(version=version, by=request.user).before,
        against_seen=request.GET.get("against") == "seen",
    )
    checks = checklist_items(checks_of_version(version), dossier.blocks, dossier.since_baseline)
    unticked = any(one.check.key not in form.checks for one in checks)
    context = {
        "dossier": dossier,
        "company": typing_of_others(version.document, person=request.user),
        "typed": form,
        "checks": checks,
        "no_conflict": NO_CONFLICT,
        "first": len(dossier.open) + unticked + (not form.statement),
        "refusal": refusal,
        "place": _place(request, dossier, form) if refusal else "",
    }
    return render(request, "articles/review/version.html", context, status=refusal.status if refusal else None)


def _place(request: StaffRequest, dossier: Dossier, form: Typed) -> str:
    """Where on the page the refusal is said: beside the form that was sent, else at its step."""
    match = request.resolver_match
    place = PLACES.get(match.url_name or "", "top") if match else "top"
    if place != "comments" or not dossier.may_comment:
        return place
    if form.comment:
        return "answer"
    return "ask" if dossier.may_ask and any(block.key == form.section for block in dossier.sheet) else place


def refused(request: StaffRequest, pk: int, refusal: Refused) -> HttpResponse:
    version = find(pk)
    if isinstance(refusal, Stale):
        return stale(request, version, refusal)
    return show(request, version, typed(request), refusal)


def stale(request: StaffRequest, opened: Version, refusal: Refused) -> HttpResponse:
    context = {
        "title": opened.content.title,
        "typed": keep(request, opened),
        "refusal": refusal,
    }
    with turn(request.user.pk):
        context["moved"] = worklist.moved(opened)
        return render(request, "articles/review/stale.html", context, status=refusal.status)
