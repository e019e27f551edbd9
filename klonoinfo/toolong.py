"""What the staff get where a page works longer on a text than it may: a page that says so, with what was sent on it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from articles.deadline import OutOfTime
from articles.workflow.turns import Uncheckable, limited, too_long
from klonoinfo.unavailable import READS, sent


class TextTooLong:
    """No page that is only looked at works longer than CHECK_SECONDS. A verb bounds itself where it reads texts: no
    signature is to fail because many pages have to be looked at after it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in READS:
            return self.get_response(request)
        with limited():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        refusal = too_long() if isinstance(exception, OutOfTime) else exception
        return _answer(request, refusal) if isinstance(refusal, Uncheckable) else None


def _answer(request: HttpRequest, refusal: Uncheckable) -> HttpResponse:
    if "HX-Request" in request.headers:
        return HttpResponse(format_html('<b role="alert">{}</b>', refusal.sentence), status=refusal.status)
    form = sent(request) if request.method not in READS else {}
    return render(request, "too_long.html", {"seconds": settings.CHECK_SECONDS} | form, status=refusal.status)
