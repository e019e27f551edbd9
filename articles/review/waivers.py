"""Waivers that writers ask for, and the verbs on them: grant and refuse."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from .. import workflow, worklist
from ..lifecycle import Role
from ..models import Waiver
from ..workflow import Refused
from ..workflow.waive import grant_refusal, is_in_draft
from ..worklist import WaiverRequest
from .gate import StaffRequest, page, verb
from .tabs import tabs
from .typed import Typed, typed


@dataclass(frozen=True)
class Row:
    waiver_request: WaiverRequest
    refusal: str
    """Why this person may not grant it, or ""."""


@page
def waivers(request: StaffRequest) -> HttpResponse:
    return _show(request, Typed())


def _show(request: StaffRequest, form: Typed, refusal: Refused | None = None, at: int = 0) -> HttpResponse:
    requests = worklist.waiver_requests()
    standing = {one.waiver.pk for one in requests if is_in_draft(one.waiver)}
    context = {
        "rows": [Row(one, grant_refusal(one.waiver, request.user)) for one in requests if one.waiver.pk in standing],
        "gone": [one for one in requests if one.waiver.pk not in standing],
        "tabs": tabs(request.user, None),
        "is_pharmacist": request.user.has_role(Role.PHARMACIST),
        "typed": form,
        "refusal": refusal,
        "at": at if at in standing else 0,
    }
    return render(request, "articles/review/waivers.html", context, status=refusal.status if refusal else None)


def refused(request: StaffRequest, pk: int, refusal: Refused) -> HttpResponse:
    return _show(request, typed(request), refusal, pk)


@verb(refused)
def grant(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.grant(waiver=_find(pk).pk, by=request.user, reason=typed(request).reason)
    messages.success(request, "Granted. The finding may stand, and the version will say so over your name.")
    return _to_waivers()


@verb(refused)
def refuse_waiver(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.refuse_waiver(waiver=_find(pk).pk, by=request.user, reason=typed(request).reason)
    messages.success(request, "Refused. The writer has been told why.")
    return _to_waivers()


def _find(pk: int) -> Waiver:
    return get_object_or_404(Waiver, pk=pk)


def _to_waivers() -> HttpResponse:
    return redirect(f"{reverse('waivers')}#messages")
