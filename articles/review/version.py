"""The page of one version, and how it looks after a refusal."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from .. import worklist
from ..models import Version
from ..versions.checklist import checks_of_version
from ..versions.contributors import since_revision
from ..workflow import Refused, Stale, look
from ..workflow.turns import turn
from ..worklist import Dossier
from .checklist import asked
from .gate import StaffRequest, page
from .typed import NO_CONFLICT, Typed, keep, kept, typed

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
    related = ("document", "base_edition__version", "pinned_edition", "made_by", "author", "claim__person")
    return get_object_or_404(Version.objects.select_related(*related), pk=pk)


@page
def version(request: StaffRequest, pk: int) -> HttpResponse:
    found = find(pk)
    return show(request, found, kept(request, found))


@page
def version_page(request: StaffRequest, pk: int) -> HttpResponse:
    """The text alone, in the readers' frame."""
    found = find(pk)
    country = found.content.facts.country
    return render(request, "articles/review/page.html", {"version": found, "country": country})


def show(request: StaffRequest, found: Version, said: Typed, refusal: Refused | None = None) -> HttpResponse:
    with turn(request.user.pk):
        return _show(request, found, said, refusal)


def _show(request: StaffRequest, found: Version, said: Typed, refusal: Refused | None) -> HttpResponse:
    dossier = worklist.dossier(
        found,
        request.user,
        since=since_revision(found.document, found.base_edition),
        seen=look(version=found, by=request.user).before,
        against_seen=request.GET.get("against") == "seen",
    )
    checks = asked(checks_of_version(found), dossier.blocks, dossier.since_baseline)
    unticked = any(one.check.key not in said.checks for one in checks)
    context = {
        "dossier": dossier,
        "typed": said,
        "checks": checks,
        "no_conflict": NO_CONFLICT,
        "first": len(dossier.open) + unticked + (not said.statement),
        "refusal": refusal,
        "place": _place(request, dossier, said) if refusal else "",
    }
    return render(request, "articles/review/version.html", context, status=refusal.status if refusal else None)


def _place(request: StaffRequest, dossier: Dossier, said: Typed) -> str:
    """Where on the page the refusal is said: beside the form that was sent, else at its step."""
    match = request.resolver_match
    place = PLACES.get(match.url_name or "", "top") if match else "top"
    if place != "comments" or not dossier.may_comment:
        return place
    if said.comment:
        return "answer"
    return "ask" if dossier.may_ask and any(block.key == said.section for block in dossier.sheet) else place


def refused(request: StaffRequest, pk: int, refusal: Refused) -> HttpResponse:
    found = find(pk)
    if isinstance(refusal, Stale):
        return stale(request, found, refusal)
    return show(request, found, typed(request), refusal)


def stale(request: StaffRequest, opened: Version, refusal: Refused) -> HttpResponse:
    context = {
        "title": opened.content.title,
        "typed": keep(request, opened),
        "refusal": refusal,
    }
    with turn(request.user.pk):
        context["moved"] = worklist.moved(opened)
        return render(request, "articles/review/stale.html", context, status=refusal.status)
