"""What readers have: the list, one document's page, and the verbs on its edition, withdraw and reaffirm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from .. import workflow, worklist
from ..models import Document, Edition
from ..published.addresses import page_path
from ..versions.checklist import checks_of_edition
from ..workflow import Refused
from ..workflow.publish import record_now, refuse_moved_record
from ..workflow.signing import SIGNED_IN_AFTER
from ..worklist import Shelf
from .checklist import checklist_items
from .gate import StaffRequest, page, verb
from .tabs import chosen, tabs
from .typed import NO_CONFLICT, Typed, typed


@page
def live(request: StaffRequest) -> HttpResponse:
    shelf = chosen(Shelf, request.GET.get("which"))
    shelves = worklist.shelves(shelf, request.GET.get("page", 1))
    context = {"shelves": shelves, "tabs": tabs(request.user, shelf, shelves=shelves.counts)}
    return render(request, "articles/review/live.html", context)


@page
def document(request: StaffRequest, pk: int) -> HttpResponse:
    return _show(request, get_object_or_404(Document, pk=pk), Typed())


def _show(request: StaffRequest, document: Document, form: Typed, refusal: Refused | None = None) -> HttpResponse:
    holding = worklist.holding(document, request.user)
    match, shelved = request.resolver_match, holding.shelved
    context = {
        "document": document,
        "holding": holding,
        "path": _path(shelved.edition) if shelved else "",
        "typed": form,
        "moved": _moved(shelved.edition) if shelved else "",
        "checks": checklist_items(checks_of_edition(shelved.edition)) if shelved else [],
        "no_conflict": NO_CONFLICT,
        "refusal": refusal,
        "place": match.url_name if match and refusal else "",
    }
    status = refusal.status if refusal else None
    return render(request, "articles/review/document.html", context, status=status)


def _moved(edition: Edition) -> str:
    """Why nobody may reaffirm it as it is, or ""."""
    try:
        refuse_moved_record(edition.version, record_now(edition.version))
    except Refused as refusal:
        return refusal.sentence
    return ""


def _path(edition: Edition) -> str:
    return page_path(edition.medication_slug, edition.slug)


def refused(request: StaffRequest, pk: int, refusal: Refused) -> HttpResponse:
    return _show(request, _find(pk).document, typed(request), refusal)


@verb(refused)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    edition = _find(pk)
    workflow.withdraw(
        edition=pk,
        by=request.user,
        digest=request.POST.get("digest", ""),
        reason=typed(request).reason,
        password=request.POST.get("password", ""),
        signed_in_after=request.session.get(SIGNED_IN_AFTER, 0),
    )
    messages.success(request, "The page is down. Readers get a notice with your reason.")
    return redirect("document", edition.document_id)


@verb(refused)
def reaffirm(request: StaffRequest, pk: int) -> HttpResponse:
    edition, form = _find(pk), typed(request)
    signed = workflow.reaffirm(
        edition=pk,
        by=request.user,
        digest=request.POST.get("digest", ""),
        password=request.POST.get("password", ""),
        checks=form.checks,
        conflict=form.statement,
        note=form.body,
    )
    messages.success(request, f"Signed. The next review is due on {signed.review_due:%-d %B %Y}.")
    return redirect("document", edition.document_id)


def _find(pk: int) -> Edition:
    return get_object_or_404(Edition.objects.select_related("document"), pk=pk)
