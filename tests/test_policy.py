"""The content security policy, and that no page needs a weaker one."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Version
from tests import factory, staff
from tests.places import STATES, in_review, live, withdrawn
from tests.urls import readers_paths

pytestmark = pytest.mark.once
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
SPEECH = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


class Inline(HTMLParser):
    """Collects what the policy would have to let in: styles and scripts that stand in the page itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_data = given.get("type") == "application/ld+json"  # which no browser runs
        if tag == "style" or (tag == "script" and not given.get("src") and not is_data):
            self.found.append(f"<{tag}>")
        self.found += [name for name in given if name == "style" or name.startswith("on")]
        self.found += [f"{name}={value}" for name, value in attrs if (value or "").strip().lower().startswith("javas")]


def policy(answer: Any) -> dict[str, str]:
    rules = answer.headers["Content-Security-Policy"].split(";")
    return dict(rule.strip().split(" ", 1) for rule in rules if rule.strip())


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_staff_pages_let_nothing_in_and_hold_no_style_or_script(state: str) -> None:
    found = staff.answers(STATES[state]())
    pages = staff.shown(found)
    assert len(pages) > 60
    assert {name: policy(answer) for name, answer in found.items() if policy(answer) != POLICY} == {}
    assert [name for name, answer in found.items() if "unsafe" in str(answer.headers)] == []
    assert {name: inline for name, page in pages.items() if (inline := Inline(page).found)} == {}


@pytest.mark.slow
@pytest.mark.django_db
def test_nor_do_readers_pages(client: Client) -> None:
    live(), withdrawn()
    answers = {path: client.get(path) for path in [*readers_paths(), "/nothing-here/"]}
    assert {answer.status_code for answer in answers.values()} >= {200, 404, 410}
    assert {path: policy(answer) for path, answer in answers.items() if policy(answer) != POLICY} == {}
    pages = staff.shown(answers)
    assert {path: inline for path, page in pages.items() if (inline := Inline(page).found)} == {}


@pytest.mark.django_db
def test_nor_does_the_page_for_those_who_may_not(client: Client) -> None:
    place = in_review()
    client.force_login(factory.make_person())
    answer = client.get(f"/review/version/{place.version.pk}/")
    assert (answer.status_code, policy(answer)) == (403, POLICY)
    assert Inline(answer.content.decode()).found == []


@pytest.mark.django_db
def test_nothing_typed_into_a_comment_becomes_markup(client: Client) -> None:
    version = typed('<p style="x" onclick="y"><script>z()</script>')
    client.force_login(factory.make_pharmacist())
    page = client.get(f"/review/version/{version.pk}/?step=comments").content.decode()
    assert "z()" in page and Inline(page).found == []


def typed(markup: str) -> Version:
    _, version = factory.make_article_in_review()
    workflow.comment(version=version.pk, by=factory.make_pharmacist(), section="dosing", body=markup)
    return version


def test_templates_hold_no_inline_style_or_script() -> None:
    templates = sorted(TEMPLATES.rglob("*.html"))
    assert len(templates) > 100
    parsed = {path.name: Inline(SPEECH.sub(" ", path.read_text())).found for path in templates}
    assert {name: inline for name, inline in parsed.items() if inline} == {}


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>x()</script>",
        '<button onclick="x()">',
        '<svg ONLOAD="x()">',
        '<a href=" javascript:x()">',
    ],
)
def test_inline_is_seen_where_it_stands(html: str) -> None:
    assert Inline(f"<main>{html}</main>").found
