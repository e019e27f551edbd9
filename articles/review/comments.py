"""The verbs on comments: comment, reply, resolve, reopen, take."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from .. import workflow
from ..models import Comment, Version
from ..workflow import Refused
from .gate import StaffRequest, verb
from .typed import typed
from .version import find, refused, show


@verb(refused)
def comment(request: StaffRequest, pk: int) -> HttpResponse:
    form = typed(request)
    made = workflow.comment(
        version=pk,
        by=request.user,
        body=form.body,
        section=form.section,
        quote=form.quote,
        suggestion=form.suggestion,
    )
    messages.success(request, "Your comment was added.")
    return _back(request, made)


def refused_on_comment(request: StaffRequest, pk: int, refusal: Refused) -> HttpResponse:
    return show(request, find(_open(request, _find(pk))), typed(request, comment=pk), refusal)


@verb(refused_on_comment)
def reply(request: StaffRequest, pk: int) -> HttpResponse:
    comment = _find(pk)
    workflow.reply(comment=pk, by=request.user, body=typed(request).body)
    messages.success(request, "Your reply was added.")
    return _back(request, comment)


@verb(refused_on_comment)
def resolve(request: StaffRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, workflow.resolve, "The comment is resolved.")


@verb(refused_on_comment)
def reopen(request: StaffRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, workflow.reopen, "The comment is open again.")


@verb(refused_on_comment)
def take(request: StaffRequest, pk: int) -> HttpResponse:
    comment = _find(pk)
    workflow.take(comment=pk, by=request.user)
    messages.success(request, f"The wording is in the draft. {comment.by} is a contributor now and may not sign it.")
    return _back(request, comment)


def _settle(request: StaffRequest, pk: int, settle: Any, words: str) -> HttpResponse:
    comment = _find(pk)
    settle(comment=pk, by=request.user, body=typed(request).body)
    messages.success(request, words)
    return _back(request, comment)


def _find(pk: int) -> Comment:
    return get_object_or_404(Comment.objects.select_related("by"), pk=pk)


def _back(request: StaffRequest, comment: Comment) -> HttpResponse:
    return redirect(f"{reverse('version', args=[_open(request, comment)])}#comment-{comment.pk}")


def _open(request: StaffRequest, comment: Comment) -> int:
    """The version whose page was open: a comment stands on the later ones too."""
    versions = Version.objects.filter(document__versions=comment.version_id).values_list("pk", flat=True)
    return next((pk for pk in versions if str(pk) == request.POST.get("on")), comment.version_id)
