"""How often a password may be guessed at the door. django-axes counts; said here is what counts as one client, which
failures add up, and what somebody sees who came too often.

An account is locked for addresses alone from which it never signed in, or whoever keeps guessing could keep its owner
out for ever. A link by mail signs in where even that is no way.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from axes.models import AccessLog
from django.conf import settings
from django.contrib.auth.forms import UsernameField
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from ..client import address
from .links import WITHIN


def counted(request: Any, credentials: Mapping[str, Any]) -> list[str]:
    """What failures are added up over: the address, and the account where the address is new to it."""
    signed_in_here = AccessLog.objects.filter(
        username=credentials["username"], ip_address=request.axes_ip_address
    ).exists()
    return ["ip_address"] if signed_in_here else ["ip_address", "username"]


@contextmanager
def one_after_another(request: HttpRequest) -> Iterator[None]:
    """No password is looked at before the failures of those ahead of it, from its address and at its account, are
    counted: many at once would all find the count as it was.
    """
    username = UsernameField().to_python(request.POST.get("username", ""))
    with transaction.atomic():  # on SQLite that is enough: it lets one in at a time
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # Everybody waits for their address first, so that no two wait for each other.
                for queue, name in enumerate((address(request) or "", username)):
                    cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [queue, name])
        yield


@never_cache
def locked(request: HttpRequest, response: HttpResponse, credentials: Mapping[str, Any]) -> HttpResponse:
    """The same for every name, so that nobody learns which of them has an account."""
    minutes = settings.SIGN_IN_LOCK_MINUTES
    answer = render(request, "articles/signin/locked.html", {"minutes": minutes}, status=429)
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer


@never_cache
def too_many_links(request: HttpRequest) -> HttpResponse:
    """The same for every address."""
    answer = render(request, "articles/signin/too_many_links.html", status=429)
    answer.headers["Retry-After"] = str(int(WITHIN.total_seconds()))
    return answer
