"""A reader reports a problem with a page, and sees by a secret link what became of it.

Nobody signs in here and no cookie is set, so no token of a session can prove where a form comes from; the browser says
it. A report changes nothing that belongs to anybody.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from .. import published
from ..client import address
from ..content.emergency import emergency
from ..published.records import Subject
from .limits import arrivals
from .report_form import ReportForm

BYTES_AT_MOST = 64_000
"""More than a form that is filled to its limits takes, whatever the script."""
ELSEWHERE = "This form came from another site. Look at what it says, and send it from here if it is yours."
TOO_MANY = "We got many reports in the last hour, from your network or in all. Please send it again in an hour."


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    subject = published.report_subject(request.GET.get("page", ""), request.GET.get("edition", ""))
    if subject is None:
        return render(request, "404.html", status=404)
    if request.method != "POST":
        return _show(request, subject, ReportForm())
    if _length(request) > BYTES_AT_MOST:
        return render(request, "articles/public/report_too_long.html", {"subject": subject}, status=413)
    return _send(request, subject, ReportForm(request.POST))


@never_cache
@require_safe
def reported(request: HttpRequest, link: str) -> HttpResponse:
    report = published.report_state(link)
    page = "articles/public/reported.html" if report else "404.html"
    response = render(request, page, {"report": report}, status=200 if report else 404)
    # Whoever has the address has the report: no other site and no list learns it.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _send(request: HttpRequest, subject: Subject, form: ReportForm) -> HttpResponse:
    if _is_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        return _show(request, subject, form, 403)
    if not form.is_valid():
        return _show(request, subject, form, 422)
    if not arrivals.admit(address(request)):
        form.add_error(None, TOO_MANY)
        return _show(request, subject, form, 429)
    words = {name: form.cleaned_data[name] for name in ("problem", "quote", "text")}
    return redirect("reported", published.report(subject=subject, nonce=form.nonce, **words))


def _show(request: HttpRequest, subject: Subject, form: ReportForm, status: int = 200) -> HttpResponse:
    context = {"subject": subject, "form": form, "help": emergency(subject.country)}
    return render(request, "articles/public/report.html", context, status=status)


def _length(request: HttpRequest) -> int:
    """As the client says it, which is as much as is ever read of it."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Browsers say it of every form that they send, newer ones in the first of these headers. What says neither is no
    browser that another site could make send something.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site != "same-origin"
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2] != request.get_host()
