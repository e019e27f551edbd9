"""What a writer pastes or drops into a text, read as the import reads files. Nothing is stored here."""

from collections.abc import Iterator
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
NO_WORDS = "There are no words in it."


@require_POST
@staff(Role.WRITER)
def paste(request: HttpRequest) -> JsonResponse:
    """`markdown` is what goes into the text, `aside` what the reader set aside: its words, and why. `note` says why
    nothing can be read.
    """
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
        return _nothing(str(refused))
    if not file:
        reading = replace(reading, title="")
    markdown, aside = _markdown(reading), list(_aside(reading))
    return JsonResponse({"markdown": markdown, "aside": aside, "note": ""}) if markdown or aside else _nothing(NO_WORDS)


def _nothing(reason: str) -> JsonResponse:
    return JsonResponse({"markdown": "", "aside": [], "note": f"Nothing was put in. {reason}"}, status=422)


def _markdown(reading: Reading) -> str:
    """The title of a whole document stands first, and questions last, where the writer sees what to do with them."""
    title = [f"**{reading.title}**"] if reading.title else []
    questions = [f"**{row.question}**\n\n{row.answer}" for row in reading.questions]
    return "\n\n".join(part for part in (*title, reading.short_answer, reading.body, *questions) if part)


def _aside(reading: Reading) -> Iterator[dict[str, str]]:
    for scrap in reading.quarantine:
        yield {"text": scrap.text, "reason": scrap.reason}
    for row in reading.references:
        yield {"text": row.title or row.label, "reason": "a reference: add it below"}
