"""The catalogue of the clinical checks: what findings lead to."""

from django.http import HttpResponse
from django.shortcuts import render

from ..clinical.catalogue import families
from .gate import StaffRequest, page


@page
def checks(request: StaffRequest) -> HttpResponse:
    return render(request, "articles/review/checks.html", {"families": families()})
