"""Readers' pages. Each asks `published` and shows what it gives; nobody signs in here, no cookie is set."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from .. import published
from ..published.records import Changes, History, MedicinePage, Moved, Notice, Page

View = Callable[..., HttpResponse]


def readers_page(view: View) -> View:
    # A cache asks each time, and mostly hears "not modified": a withdrawn page is down at once, in caches too.
    return require_safe(cache_control(public=True, no_cache=True)(conditional_page(view)))


@readers_page
def home(request: HttpRequest) -> HttpResponse:
    return _show(request, "home", home=published.home())


@readers_page
def medicine(request: HttpRequest, medication: str) -> HttpResponse:
    found = published.medicine(medication)
    if isinstance(found, MedicinePage):
        return _show(request, "medicine", medicine=found, page=found.page)
    return _instead(request, found)


@readers_page
def article(request: HttpRequest, medication: str, article: str) -> HttpResponse:
    found = published.article(medication, article)
    return _show(request, "article", page=found) if isinstance(found, Page) else _instead(request, found)


@readers_page
def history(request: HttpRequest, medication: str, article: str = "") -> HttpResponse:
    found = published.history(medication, article)
    return _show(request, "history", history=found) if isinstance(found, History) else _instead(request, found)


@readers_page
def edition(request: HttpRequest, medication: str, number: int, article: str = "") -> HttpResponse:
    found = published.edition(medication, article, number)
    return _show(request, "edition", page=found) if isinstance(found, Page) else _instead(request, found)


@readers_page
def changes(request: HttpRequest, medication: str, number: int, article: str = "") -> HttpResponse:
    found = published.changes(medication, article, number)
    return _show(request, "changes", changes=found) if isinstance(found, Changes) else _instead(request, found)


@readers_page
def how_we_review(request: HttpRequest) -> HttpResponse:
    both = settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN
    two = settings.FIRST_RECORD_SIGNATURES == 2
    return _show(request, "how_we_review", grace_days=settings.GRACE_DAYS, both=both, two_for_records=two)


@readers_page
def reviewer(request: HttpRequest, slug: str) -> HttpResponse:
    found = published.reviewer(slug)
    return _show(request, "reviewer", reviewer=found) if found else _instead(request, None)


def _show(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, f"articles/public/{template}.html", context, status=status)


def _instead(request: HttpRequest, found: Notice | Moved | None) -> HttpResponse:
    """The answer where there is no page to show."""
    if isinstance(found, Moved):
        return HttpResponsePermanentRedirect(found.path)
    if isinstance(found, Notice):
        return _show(request, "notice", status=410, notice=found)
    # Rendered and not raised: readers of a demo, where DEBUG is on, get the same page.
    return render(request, "404.html", status=404)
