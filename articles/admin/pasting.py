"""What a writer pastes or drops into a text, read as the import reads files. Nothing is stored here."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from ..importing import Reading, Unreadable, read
from ..importing.unseen import without_unseen
from ..lifecycle import Role
from ..refusals import Refused
from ..workflow.turns import turn
from .roles import may_write, person_of, staff

TITLE = "Pasted"
"""Stands before a piece of a page, whose first words the reader would else take for a title."""


@require_POST
@staff(Role.WRITER)
def paste(request: HttpRequest) -> JsonResponse:
    """`markdown` is what goes into the text; `aside` says what does not, or why nothing can be read."""
    if not may_write(request, Role.WRITER):
        raise PermissionDenied
    file = request.FILES.get("file")
    if file:
        name, content = file.name or "file", file.read()
    else:
        name, content = "pasted.html", f"<h1>{TITLE}</h1>{request.POST.get('html', '')}".encode()
    try:
        with turn(person_of(request).pk):
            reading = without_unseen(read(name, content))
    except (Unreadable, Refused) as refused:
        return JsonResponse({"markdown": "", "aside": f"Nothing was put in. {refused}"}, status=422)
    if not file:
        reading = replace(reading, title="")
    markdown, aside = _markdown(reading), _aside(reading)
    if not markdown and not aside:
        return JsonResponse({"markdown": "", "aside": "Nothing was put in: there are no words in it."}, status=422)
    return JsonResponse({"markdown": markdown, "aside": aside})


def _markdown(reading: Reading) -> str:
    """The title of a whole document stands first, and questions last, where the writer sees what to do with them."""
    title = [f"**{reading.title}**"] if reading.title else []
    questions = [f"**{row.question}**\n\n{row.answer}" for row in reading.questions]
    return "\n\n".join(part for part in (*title, reading.short_answer, reading.body, *questions) if part)


def _aside(reading: Reading) -> str:
    left = [f"“{scrap.text}” ({scrap.reason})" for scrap in reading.quarantine]
    left += [f"“{row.title or row.label}” (a reference: add it below)" for row in reading.references]
    if not left:
        return ""
    return f"Set aside, and not in the text: {'; '.join(left)}."
