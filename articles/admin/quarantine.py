"""The quarantine of an article: lines of the imported file that are no part of it, until the writer says so."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ..lifecycle import Role
from ..models import Document, Quarantined
from ..workflow import Refused, accept, take_back_line
from .roles import WRITING, may_write, person_of, staff
from .steps import change_url

CHOICES = {"accept": (accept, "left out"), "take_back_line": (take_back_line, "back in the draft, at its end")}


@require_safe
@staff(*WRITING)
def quarantine(request: HttpRequest, document: int) -> HttpResponse:
    return _page(request, get_object_or_404(Document, pk=document))


def _page(request: HttpRequest, document: Document, refused: str = "", status: int = 200) -> HttpResponse:
    lines = Quarantined.objects.filter(source__document=document).select_related("source", "by")
    waiting = [line for line in lines if line.state == Quarantined.WAITING]
    context = {
        "document": document,
        "record": document.record,
        "back": change_url(document),
        "waiting": waiting,
        "settled": [line for line in lines if line.state != Quarantined.WAITING],
        "writes": may_write(request, Role.WRITER),
        "refused": refused,
    }
    return render(request, "articles/admin/quarantine.html", context, status=status)


@require_POST
@staff(*WRITING)
def settle_all(request: HttpRequest, document: int) -> HttpResponse:
    """All lines that still wait. The first that is refused says why, and those before it are settled."""
    row = get_object_or_404(Document, pk=document)
    choice = CHOICES.get(request.POST.get("choice", ""))
    if choice is None:
        return _page(request, row, "Say what to do with the lines.", 422)
    settle, became = choice
    lines = Quarantined.objects.filter(source__document=row, state=Quarantined.WAITING)
    try:
        done = [settle(scrap=line.pk, by=person_of(request)) for line in lines]
    except Refused as refused:
        return _page(request, row, refused.sentence, refused.status)
    messages.success(request, f"{len(done)} {'line is' if len(done) == 1 else 'lines are'} {became}.")
    return redirect("admin:quarantine", document)
