"""The first page of a pharmacist's day."""

from django.http import HttpResponse
from django.shortcuts import render

from .. import worklist
from ..worklist import Tab
from .gate import StaffRequest, page
from .tabs import chosen, tabs


@page
def queue(request: StaffRequest) -> HttpResponse:
    tab = chosen(Tab, request.GET.get("which"))
    waiting = worklist.queue(request.user, tab, request.GET.get("page", 1))
    context = {
        "queue": waiting,
        "tabs": tabs(request.user, tab, queue=waiting.counts),
        "lately": worklist.signed_lately(request.user),
    }
    return render(request, "articles/review/queue.html", context)
