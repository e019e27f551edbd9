"""The page for a form whose security token is missing or too old."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache


@never_cache
def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before a sign-in in another tab, or from another site. Readers have one form, which has no token."""
    if settings.FACE == "public":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return render(request, "403_csrf.html", {"kept": _is_autosaved(request)}, status=403)


def _is_autosaved(request: HttpRequest) -> bool:
    """Whether a writer sent a form, which the page's own token proves: then what was typed is offered back."""
    from articles.admin.kept import keep_posted  # noqa: PLC0415  # the readers' process has no typing

    return request.path != reverse("admin:keep") and keep_posted(request, from_before=True) == 200
