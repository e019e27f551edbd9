"""Kept typing: what a writer typed and has not saved, apart from the draft, seen by nobody else.

The page carries a signed token that says whose typing it is. So it is kept after a sign-in has expired, too.
"""

import json
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ..lifecycle import Role
from ..models import KeptTyping, Person, clock
from .posted import whole

TOKEN = "kept"  # noqa: S105  # the name of the field
LASTS = timedelta(days=1)
MOST_BYTES = 1_000_000
_signer = TimestampSigner(salt="articles.kept")


def token(person: Person, key: str) -> str:
    return _signer.sign_object({"person": person.pk, "key": key})


def opened(signed: str) -> tuple[Person, str] | None:
    """Whose typing, in which form; None for a token that is forged, too old, or of somebody who may not write."""
    try:
        said = _signer.unsign_object(signed, max_age=LASTS)
    except BadSignature:
        return None
    person = Person.objects.filter(pk=said["person"]).first()
    return (person, said["key"]) if person and person.has_role(Role.WRITER) else None


def keep(data: QueryDict, person: Person, key: str) -> KeptTyping:
    fields = [[name, value] for name in data if _is_typed(name) for value in data.getlist(name)]
    values = {
        "form": json.dumps(fields),
        "revision": whole(data.get("seen", "")) or 0,
        "at": clock.now(),
    }
    kept, _ = KeptTyping.objects.update_or_create(person=person, key=key, defaults=values)
    return kept


def _is_typed(name: str) -> bool:
    return name not in (TOKEN, "csrfmiddlewaretoken") and not name.startswith("_")


def find(person: Person, key: str) -> KeptTyping | None:
    return KeptTyping.objects.filter(person=person, key=key).first()


def typed(kept: KeptTyping) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in json.loads(kept.form):
        data.appendlist(name, value)
    return data


def discard(person: Person, key: str) -> None:
    KeptTyping.objects.filter(person=person, key=key).delete()


def keep_posted(request: HttpRequest) -> int:
    """Keep what a form posted. An HTTP status: 200, 403 without a good token, 413 where it is too long."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return 413
    owner = opened(request.POST.get(TOKEN, ""))
    if owner is None:
        return 403
    keep(request.POST, *owner)
    return 200


@require_POST
def keep_typing(request: HttpRequest) -> HttpResponse:
    status = keep_posted(request)
    if status != 200:
        return HttpResponse("Not kept.", status=status)
    return HttpResponse(format_html("What you typed was kept at {} UTC.", f"{clock.now():%H:%M:%S}"))
