"""Answers for machines: sitemap, robots.txt and Atom feeds. The same editions as on readers' pages, and no others."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import published
from ..published import EVERY_CHANGE
from ..published.entries import Feed, SitemapEntry
from .views import instead, prepared_page, with_keys

STAFF_PATHS = ("/admin/", "/review/", "/accounts/")
SITEMAP_BEGINS = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
"""


@prepared_page
def robots(request: HttpRequest) -> HttpResponse:
    context = {"staff_paths": STAFF_PATHS}
    return _render(request, "robots.txt", "text/plain", EVERY_CHANGE, **context)


@prepared_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Without a template, because it has thousands of lines, and an address of ours has nothing to escape."""
    base = settings.BASE_URL
    lines = (f"  <url><loc>{base}{one.path}</loc>{_changed(one)}</url>\n" for one in published.sitemap())
    text = "".join([SITEMAP_BEGINS, *lines, "</urlset>\n"])
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    return with_keys(response, EVERY_CHANGE)


def _changed(entry: SitemapEntry) -> str:
    return f"<lastmod>{entry.changed_on}</lastmod>" if entry.changed_on else ""


@prepared_page
def editions_feed(request: HttpRequest) -> HttpResponse:
    return _feed(request, published.editions_feed(), "New editions")


@prepared_page
def withdrawals_feed(request: HttpRequest) -> HttpResponse:
    return _feed(request, published.withdrawals_feed(), "Pages that came down")


@prepared_page
def medicine_feed(request: HttpRequest, medication: str) -> HttpResponse:
    answer = published.medicine_feed(medication)
    if isinstance(answer, Feed):
        return _feed(request, answer, f"All about {answer.medicine}")
    return instead(request, answer)


def _feed(request: HttpRequest, feed: Feed, title: str) -> HttpResponse:
    return _render(request, "feed.xml", "application/atom+xml", feed.keys, feed=feed, title=title)


def _render(
    request: HttpRequest, template: str, content_type: str, keys: Iterable[str], **context: Any
) -> HttpResponse:
    context["base_url"] = settings.BASE_URL
    response = render(request, f"articles/public/{template}", context, content_type=f"{content_type}; charset=utf-8")
    return with_keys(response, keys)
