"""What somebody sees who may not, who forgot something, or whom somebody else overtook."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from articles.models import Article, Edition
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import (
    PASSWORD,
    edit,
    make_article,
    make_live_article,
    make_pharmacist,
    make_writer,
    submit,
    withdraw,
)

pytestmark = pytest.mark.browser


def fill_the_sign_form(page: Page, password: str = PASSWORD) -> None:
    for check in page.get_by_role("group", name="Checklist").get_by_role("checkbox").all():
        check.check()
    page.get_by_label("I have no conflict of interest").check()
    page.get_by_label("Your password, again").fill(password)
    page.get_by_role("button", name="Sign version").click()


def overtaken(edition: Edition) -> None:
    article = Article.objects.get(pk=edition.document_id)
    edit(article, make_writer(), body="## Doses {: dosing }\n\nTake 5 mg a day.[^label]")
    submit(article)


@pytest.mark.parametrize(
    ("meanwhile", "words", "name"),
    [
        (overtaken, "The text changed while you had it open", "stale-text"),
        (withdraw, "The live page changed while you had this open", "stale-base"),
    ],
)
def test_a_signature_that_comes_too_late(
    visit: Visit, eyes: Eyes, meanwhile: Callable[[Edition], None], words: str, name: str
) -> None:
    article, edition = make_live_article()
    edit(article, article.author, body="## Doses {: dosing }\n\nTake 0.5 mg a day.[^label]")
    page = visit(make_pharmacist())
    page.goto(f"/review/version/{submit(article).pk}/")
    meanwhile(edition)
    fill_the_sign_form(page)
    expect(page.get_by_role("heading", name=words)).to_be_visible()
    eyes.look(page, name)
    assert Edition.objects.filter(document=article.pk).count() == 1


def test_a_wrong_password_signs_nothing_and_keeps_the_rest(visit: Visit, eyes: Eyes) -> None:
    version = submit(make_article())
    page = visit(make_pharmacist())
    page.goto(f"/review/version/{version.pk}/")
    fill_the_sign_form(page, "not it")
    expect(page.get_by_text("The password is wrong. Nothing was signed.")).to_be_visible()
    for check in page.get_by_role("group", name="Checklist").get_by_role("checkbox").all():
        expect(check).to_be_checked()
    expect(page.get_by_label("Your password, again")).to_have_value("")
    eyes.look(page, "version-refused")


def test_a_draft_that_lacks_something(visit: Visit, eyes: Eyes) -> None:
    article = make_article(short_answer="")
    page = visit(article.author)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_label("Title").first.fill("")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_role("alert")).to_contain_text("This field is required.")
    eyes.look(page, "admin-article-wrong")
    page.goto(f"/admin/documents/{article.pk}/submit/ask/")
    page.get_by_label("Note to readers").fill("New.")
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_role("alert")).to_contain_text("The short answer is missing.")
    eyes.look(page, "ask-submit-refused")


def test_files_that_cannot_be_read(visit: Visit, eyes: Eyes) -> None:
    article = make_article()
    page = visit(article.author)
    page.goto("/admin/import/")
    files = [("good.txt", b"It calms."), ("empty.txt", b""), ("bomb.docx", b"PK\x03\x04")]
    page.get_by_label("Files").set_input_files([FilePayload(name=n, mimeType="", buffer=b) for n, b in files])
    page.get_by_label("Medicine").select_option(label=article.medication.name)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("Not imported")).to_have_count(2)
    eyes.look(page, "admin-import-some")


def test_a_wrong_password_at_the_door(visit: Visit, eyes: Eyes) -> None:
    page = visit()
    page.goto("/accounts/sign-in/")
    page.get_by_label("Username").fill(make_writer().username)
    page.get_by_label("Password").fill("not it")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    eyes.look(page, "sign-in-wrong")
