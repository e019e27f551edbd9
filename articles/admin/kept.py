"""Kept typing: what a writer typed and has not saved, apart from the draft, seen by nobody else.

The page carries a signed token that says whose typing it is, and in which browser it is typed. So it is kept after a
sign-in has expired too, but from that browser alone: a cookie shows which it is, and outlives the sign-in.
"""

import json
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ..lifecycle import Role
from ..models import KeptTyping, Person, clock
from .posted import whole_number

FIELD = "kept"
"""The name of the field with the token."""
LASTS = timedelta(days=1)
BROWSER = "browser"
"""The name of the cookie."""
_signer = TimestampSigner(salt="articles.kept")


def token(person: Person, key: str, browser: str) -> str:
    return _signer.sign_object({"person": person.pk, "key": key, "browser": _digest(browser)})


def browser_of(request: HttpRequest) -> str:
    return request.COOKIES.get(BROWSER) or get_random_string(32)


def remember(response: HttpResponseBase, browser: str) -> None:
    """As long as the token that goes out with it."""
    response.set_cookie(
        BROWSER,
        browser,
        max_age=LASTS,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def opened(request: HttpRequest, *, from_before: bool) -> tuple[Person, str] | None:
    """Whose typing, in which form; None for a token that is forged, too old, of somebody who may not write, or not good
    in this browser. `from_before`: the page is older than the sign-in, so that somebody else may be signed in by now.
    """
    try:
        token = _signer.unsign_object(request.POST.get(FIELD, ""), max_age=LASTS)
    except BadSignature:
        return None
    person = Person.objects.filter(pk=token["person"]).first()
    if person is None or not person.has_role(Role.WRITER):
        return None
    same_browser = constant_time_compare(token.get("browser", ""), _digest(request.COOKIES.get(BROWSER, "")))
    is_theirs = request.user == person or (same_browser and (from_before or not request.user.is_authenticated))
    return (person, token["key"]) if is_theirs else None


def _digest(browser: str) -> str:
    """The page must not show what the cookie hides from its scripts."""
    return salted_hmac("articles.kept", browser).hexdigest()


def keep(data: QueryDict, person: Person, key: str) -> KeptTyping:
    fields = [[name, value] for name in data if _is_typed(name) for value in data.getlist(name)]
    values = {
        "form": json.dumps(fields),
        "revision": whole_number(data.get("seen", "")) or 0,
        "at": clock.now(),
    }
    kept, _ = KeptTyping.objects.update_or_create(person=person, key=key, defaults=values)
    return kept


def _is_typed(name: str) -> bool:
    return name not in (FIELD, "csrfmiddlewaretoken") and not name.startswith("_")


def find(person: Person, key: str) -> KeptTyping | None:
    return KeptTyping.objects.filter(person=person, key=key).first()


def typed(kept: KeptTyping) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in json.loads(kept.form):
        data.appendlist(name, value)
    return data


def discard(person: Person, key: str) -> None:
    KeptTyping.objects.filter(person=person, key=key).delete()


def keep_posted(request: HttpRequest, *, from_before: bool = False) -> int:
    """Keep what a form posted. An HTTP status: 200, or 403 where the token is not good here."""
    owner = opened(request, from_before=from_before)
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
