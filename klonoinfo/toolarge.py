"""What the staff get for a form that is too large to be read: a page that says which limit, and where the text is."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.views.defaults import bad_request


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The handler of every request that cannot be read. The readers' only form says so itself."""
    limit = _limit(exception)
    if not limit or settings.FACE == "public":
        return bad_request(request, exception)
    if "HX-Request" in request.headers:
        return HttpResponse(format_html('<b role="alert">{}</b>', limit), status=413)
    limits = {"characters": settings.TEXT_AT_MOST, "rows": settings.ROWS_AT_MOST}
    return render(request, "too_large.html", {"limit": limit} | limits, status=413)


def _limit(exception: Exception) -> str:
    """The one that was passed; "" where it was none of them."""
    if isinstance(exception, RequestDataTooBig):
        return f"It has more than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000:.0f} MB in all."
    if isinstance(exception, TooManyFieldsSent):
        return f"It has far more than {settings.ROWS_AT_MOST:,} rows of one kind."
    return ""
