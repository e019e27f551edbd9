"""The door when somebody guesses, and a page that is older than the last sign-in."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from articles.models import Person
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import PASSWORD, make_article, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEEP = "**/admin/keep/"


def sign_in(page: Page, person: Person, password: str = PASSWORD) -> None:
    page.goto("/accounts/sign-in/")
    page.get_by_label("Username").fill(person.username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_too_many_wrong_passwords(visit: Visit, eyes: Eyes) -> None:
    page, writer = visit(), make_writer()
    for _ in range(settings.SIGN_IN_TRIES):
        sign_in(page, writer, "not it")
    expect(page.get_by_role("heading", name="Too many wrong passwords")).to_be_visible()
    eyes.look(page, "sign-in-locked")
    page.get_by_role("link", name="Send me a link").click()
    expect(page.get_by_role("button", name="Send me the link")).to_be_visible()


def test_a_save_from_before_the_sign_in_in_another_tab(visit: Visit, eyes: Eyes) -> None:
    article = make_article()
    page = visit()
    sign_in(page, article.author)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    with page.expect_response(KEEP):
        page.get_by_label("Title").first.fill("Typed in the old tab")
    with page.expect_response(KEEP):  # the second comes when nothing was typed for a second
        expect(page.get_by_text("What you typed was kept at").first).to_be_visible()
    other = page.context.new_page()
    sign_in(other, article.author)
    expect(other.get_by_text("Signed in as")).to_be_visible()
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_role("heading", name="This page was too old")).to_be_visible()
    eyes.look(page, "too-old")
    page.get_by_role("link", name="Open the page again").click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_label("Title").first).to_have_value("Typed in the old tab")
