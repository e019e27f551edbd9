"""The verbs on a version: claim, release, request changes, approve, cancel."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from .. import workflow
from ..workflow import Approval
from .gate import StaffRequest, verb
from .typed import forget, typed
from .version import find, refused


def _to_version(pk: int) -> HttpResponse:
    """Where the message stands: without a place of its own, the answer would keep that of the form."""
    return redirect(f"{reverse('version', args=[pk])}#messages")


@verb(refused)
def claim(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.claim(version=pk, by=request.user)
    messages.success(request, "The others see that you are reviewing this version. It lapses after a day.")
    return _to_version(pk)


@verb(refused)
def release(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.release(version=find(pk).pk, by=request.user)
    messages.success(request, "The others see that nobody is reviewing this version.")
    return _to_version(pk)


@verb(refused)
def request_changes(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.request_changes(
        version=pk,
        by=request.user,
        digest=request.POST.get("digest", ""),
        reason=typed(request).reason,
    )
    forget(request)
    messages.success(request, "You requested changes. The writer has been told.")
    return _to_version(pk)


@verb(refused)
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    form = typed(request)
    approval = workflow.approve(
        version=pk,
        by=request.user,
        digest=request.POST.get("digest", ""),
        password=request.POST.get("password", ""),
        checks=form.checks,
        conflict=form.statement,
        publish_at=form.moment,
    )
    forget(request)
    messages.success(request, _signed_words(approval))
    return _to_version(pk)


def _signed_words(approval: Approval) -> str:
    if approval.edition:
        return f"Signed. Readers have it now as edition {approval.edition.number}."
    if approval.waits_until:
        return f"Signed. It is to be published on {approval.waits_until:%-d %B %Y at %H:%M} UTC."
    return "Signed. It waits for another signature."


@verb(refused)
def cancel(request: StaffRequest, pk: int) -> HttpResponse:
    workflow.cancel(version=pk, by=request.user, reason=typed(request).reason)
    messages.success(request, "The schedule is cancelled. The text has to be submitted again.")
    return _to_version(pk)
