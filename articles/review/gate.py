"""Who may come in, and how a verb's refusal becomes an answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..lifecycle import Role
from ..models import Person
from ..workflow import Refused


class StaffRequest(HttpRequest):
    user: Person


View = Callable[..., HttpResponse]


def staff(view: View) -> View:
    """Any role may look; what it may do, each verb asks."""

    @wraps(view)
    @never_cache
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            # A verb's own address answers no GET, so whoever signs in again begins at the queue.
            wanted = reverse("queue") if request.method == "POST" else request.get_full_path()
            return redirect_to_login(wanted)
        if not request.user.has_role(*Role):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def page(view: View) -> View:
    return require_safe(staff(view))


def verb(refused: Callable[[StaffRequest, int, Refused], HttpResponse]) -> Callable[[View], View]:
    """A POST that calls one verb. `refused` shows the page that it was sent from, with the verb's sentence."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: StaffRequest, pk: int) -> HttpResponse:
            try:
                return view(request, pk)
            except Refused as refusal:
                return refused(request, pk, refusal)

        return require_POST(staff(answered))

    return decorate
