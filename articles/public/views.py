"""Readers' pages. Each asks `published` and shows what it gives; nobody signs in here, no cookie is set."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import ResolverMatch, reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from .. import published
from ..published import CHANGE_OF_RECORDS, EVERY_CHANGE
from ..published.entries import Address, Choice
from ..published.records import Changes, History, MedicinePage, Moved, NoSuchDay, Notice, Page, PastPage
from .linked_data import linked_data

View = Callable[..., HttpResponse]
READERS: set[View] = set()
"""The pages that show what is published, and nothing that one reader alone may see."""
PREPARED: set[View] = set()
"""Those that change only with what is published, or with the day."""
PARAMETERS = frozenset({"on", "from", "to"})
"""Those of a query that any of them reads."""
KEYS = "Surrogate-Key"
"""The header by which caches know which changes touch an answer. What has none is not kept: there is no end of
addresses at which nothing is, or at which a medicine is named otherwise.
"""
NO_KEYS: frozenset[str] = frozenset()


def readers_page(view: View) -> View:
    # A cache asks each time, and mostly hears "not modified": a withdrawn page is down at once, in caches too.
    page = require_safe(cache_control(public=True, no_cache=True)(conditional_page(view)))
    READERS.add(page)
    return page


def prepared_page(view: View) -> View:
    """Of a page that `serving` keeps, where its answer has keys."""
    page = readers_page(view)
    PREPARED.add(page)
    return page


@prepared_page
def home(request: HttpRequest) -> HttpResponse:
    return _show(request, "home", EVERY_CHANGE, home=published.home())


@prepared_page
def medicines(request: HttpRequest) -> HttpResponse:
    return _show(request, "medicines", CHANGE_OF_RECORDS, medicines=published.medicines())


@prepared_page
def topics(request: HttpRequest) -> HttpResponse:
    return _show(request, "topics", EVERY_CHANGE, topics=published.topics())


@prepared_page
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    answer = published.topic(topic)
    return _show(request, "topic", EVERY_CHANGE, topic=answer) if answer else instead(request, None)


@readers_page
def search(request: HttpRequest) -> HttpResponse:
    return _show(request, "search", NO_KEYS, results=published.search(request.GET.get("q", "")))


@readers_page
def suggestions(request: HttpRequest) -> HttpResponse:
    """The part of a page that stands under the field while somebody types."""
    return _show(request, "_suggestions", NO_KEYS, suggestions=published.suggestions(request.GET.get("q", "")))


@prepared_page
def medicine(request: HttpRequest, medication: str) -> HttpResponse:
    if "on" in request.GET:
        return _on_day(request, published.on_day(medication, "", request.GET["on"]))
    answer = published.medicine(medication)
    if isinstance(answer, MedicinePage):
        page = answer.page
        return _show(request, "medicine", answer.keys, medicine=answer, page=page, linked_data=linked_data(page))
    return instead(request, answer)


@prepared_page
def medicine_by_name(request: HttpRequest, medication: str) -> HttpResponse:
    """For a name with spaces, accents or signs, as people type it: no page has such an address."""
    return instead(request, None)


@prepared_page
def article(request: HttpRequest, medication: str, article: str) -> HttpResponse:
    if "on" in request.GET:
        return _on_day(request, published.on_day(medication, article, request.GET["on"]))
    answer = published.article(medication, article)
    if isinstance(answer, Page):
        return _show(request, "article", answer.keys, page=answer, linked_data=linked_data(answer))
    return instead(request, answer)


@prepared_page
def history(request: HttpRequest, medication: str, article: str = "") -> HttpResponse:
    answer = published.history(medication, article)
    if not isinstance(answer, History):
        return instead(request, answer)
    if "from" not in request.GET:
        return _show(request, "history", answer.keys, history=answer)
    chosen = request.GET["from"], request.GET.get("to", "")
    path = published.comparison_path(medication, article, answer, *chosen)
    if path:
        return HttpResponseRedirect(path)
    return _show(request, "history", NO_KEYS, 404, history=answer, chosen=chosen)


@prepared_page
def edition(request: HttpRequest, medication: str, number: int, article: str = "") -> HttpResponse:
    answer = published.edition(medication, article, number)
    if isinstance(answer, Page):
        return _show(request, "edition", answer.keys, page=answer)
    return instead(request, answer)


@prepared_page
def changes(request: HttpRequest, medication: str, number: int, article: str = "") -> HttpResponse:
    answer = published.changes(medication, article, number, request.GET.get("from", ""))
    if isinstance(answer, Changes):
        return _show(request, "changes", answer.keys, changes=answer)
    return instead(request, answer)


@prepared_page
def how_we_review(request: HttpRequest) -> HttpResponse:
    both = settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN
    two = settings.FIRST_RECORD_SIGNATURES == 2
    return _show(request, "how_we_review", EVERY_CHANGE, grace_days=settings.GRACE_DAYS, both=both, two_for_records=two)


@prepared_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return _show(request, "accessibility", EVERY_CHANGE)


@prepared_page
def feeds(request: HttpRequest) -> HttpResponse:
    return _show(request, "feeds", EVERY_CHANGE)


@prepared_page
def reviewers(request: HttpRequest) -> HttpResponse:
    return _show(request, "reviewers", EVERY_CHANGE, reviewers=published.reviewers())


@prepared_page
def reviewer(request: HttpRequest, slug: str) -> HttpResponse:
    answer = published.reviewer(slug)
    return _show(request, "reviewer", EVERY_CHANGE, reviewer=answer) if answer else instead(request, None)


def _show(request: HttpRequest, template: str, keys: Iterable[str], status: int = 200, **context: Any) -> HttpResponse:
    return with_keys(render(request, f"articles/public/{template}.html", context, status=status), keys)


def with_keys(response: HttpResponse, keys: Iterable[str]) -> HttpResponse:
    if keys:
        response.headers[KEYS] = " ".join(sorted(keys))
    return response


def _on_day(request: HttpRequest, answer: PastPage | NoSuchDay | Moved | None) -> HttpResponse:
    if isinstance(answer, NoSuchDay):
        return _show(request, "no_such_day", NO_KEYS, 404, missing=answer)
    if not isinstance(answer, PastPage):
        return instead(request, answer)
    if isinstance(answer.answer, Notice):
        return _show(request, "notice", answer.answer.keys, 410, notice=answer.answer, past=answer)
    return _show(request, "on_day", answer.answer.keys, page=answer.answer, past=answer)


def instead(request: HttpRequest, answer: Notice | Moved | None) -> HttpResponse:
    """The answer where there is no page to show."""
    if isinstance(answer, Moved):
        return with_keys(HttpResponsePermanentRedirect(answer.path), answer.keys)
    if isinstance(answer, Notice):
        return _show(request, "notice", answer.keys, 410, notice=answer)
    match = request.resolver_match
    return _elsewhere(request, match) if match and "medication" in match.kwargs else _missing(request)


def _elsewhere(request: HttpRequest, match: ResolverMatch) -> HttpResponse:
    """Where a medicine was named otherwise than its pages are: by a brand, in capitals, with a slip."""
    answer = published.elsewhere(match.kwargs["medication"], match.kwargs.get("article", ""))
    if isinstance(answer, Address):
        path = _at(request, match, answer)
        # A place that exists but not with this number, for example, leads nowhere else.
        return HttpResponsePermanentRedirect(path) if path != request.get_full_path() else _missing(request)
    if isinstance(answer, Choice):
        return _show(request, "choice", NO_KEYS, choice=answer)
    return _missing(request, missing=answer)


def path_elsewhere(request: HttpRequest, match: ResolverMatch) -> str:
    """Where the page is of an address that names its medicine otherwise; "" where that is not clear."""
    if match.func not in READERS or "medication" not in match.kwargs:
        return ""
    answer = published.elsewhere(match.kwargs["medication"], match.kwargs.get("article", ""))
    return _at(request, match, answer) if isinstance(answer, Address) else ""


def _at(request: HttpRequest, match: ResolverMatch, address: Address) -> str:
    there = {"medication": address.medication, "article": address.article}
    path = reverse(match.view_name, kwargs={name: there.get(name, value) for name, value in match.kwargs.items()})
    query = request.META["QUERY_STRING"]  # a day, or two editions
    return f"{path}?{query}" if query else path


def _missing(request: HttpRequest, **context: Any) -> HttpResponse:
    # Rendered and not raised: readers of a demo, where DEBUG is on, get the same page.
    return render(request, "404.html", context, status=404)
