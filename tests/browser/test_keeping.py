"""What a writer types survives: a crash, a sign-in that ran out, somebody else's save."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import edit, make_article, make_writer

pytestmark = pytest.mark.browser
TYPED = "Typed in the night."
OFFER = "you typed something here that was never saved"


def address(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def type_and_wait(page: Page, typed: str = TYPED) -> None:
    """Until the server has answered that it keeps it."""
    with page.expect_response(lambda answer: answer.url.endswith("/admin/keep/")) as kept:
        page.get_by_label("Text", exact=True).fill(typed)
    assert kept.value.status == 200
    expect(page.get_by_text("What you typed was kept at")).to_be_visible()


def bring_back(page: Page) -> None:
    expect(page.get_by_text(OFFER)).to_be_visible()
    expect(page.get_by_label("Text", exact=True)).not_to_have_value(TYPED)
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value(TYPED)


def test_typing_survives_a_crash(visit: Visit, eyes: Eyes) -> None:
    article = make_article()
    page = visit(article.author, markdown=True)
    page.goto(address(article))
    type_and_wait(page)
    page.context.close()

    page = visit(article.author, markdown=True)
    page.goto(address(article))
    eyes.look(page, "keeping-offered")
    bring_back(page)
    eyes.look(page, "keeping-brought-back")
    page.get_by_label("Why this change?").fill("Found again.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()
    article.refresh_from_db()
    assert article.body == TYPED


def test_typing_survives_a_sign_in_that_ran_out(visit: Visit, eyes: Eyes) -> None:
    article = make_article()
    page = visit(article.author, markdown=True)
    page.goto(address(article))
    Session.objects.all().delete()
    type_and_wait(page)
    page.get_by_label("Why this change?").fill("Too late.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    article.refresh_from_db()
    assert article.body != TYPED

    page = visit(article.author, markdown=True)
    page.goto(address(article))
    bring_back(page)
    eyes.faults.clear()  # the browser tells of the preview, which is refused to who is signed out


def test_saving_over_somebody_elses_save_shows_both_texts(visit: Visit, eyes: Eyes) -> None:
    article = make_article()
    page = visit(article.author, markdown=True)
    page.goto(address(article))
    edit(article, make_writer(), body="Saved by somebody else.")
    page.get_by_label("Text", exact=True).fill(TYPED)
    page.get_by_label("Why this change?").fill("Mine.")
    page.get_by_role("button", name="Save the draft").click()

    expect(page.get_by_text("saved this draft after you opened it.")).to_be_visible()
    both = page.get_by_role("region", name="as it was saved meanwhile")
    expect(both).to_contain_text("Saved by somebody else")
    expect(both).to_contain_text(TYPED.rstrip("."))
    expect(page.get_by_label("Text", exact=True)).to_have_value(TYPED)
    eyes.look(page, "keeping-both-texts")
    article.refresh_from_db()
    assert article.body == "Saved by somebody else."
