"""A save leaves the writer where they are; what is refused is told on the page of every form."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import NO_REASON, Article
from tests.admin.pages import change_url
from tests.browser.conftest import Visit
from tests.browser.editor.test_writing import press, surface, text
from tests.browser.eyes import Eyes
from tests.factory import edit, make_article, make_medication

pytestmark = pytest.mark.browser
LONG = "\n\n".join(f"Paragraph {number} of a long text." for number in range(80))


@pytest.fixture
def article(db: None) -> Article:
    return make_article(body=LONG)


@pytest.fixture
def page(visit: Visit, article: Article) -> Page:
    page = visit(article.author)
    page.goto(change_url(article))
    surface(page).focus()
    press(page, "Control+End")
    page.keyboard.type(" More.")
    return page


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_contain_text("Saved as revision")


def test_place_caret_and_undo_stay(page: Page, article: Article) -> None:
    page.evaluate("window.isSamePage = true")
    before = page.evaluate("[scrollY, document.querySelector('.ProseMirror').scrollTop]")
    press(page, "Control+s")
    saved(page)
    assert page.evaluate("window.isSamePage") is True
    assert page.evaluate("[scrollY, document.querySelector('.ProseMirror').scrollTop]") == before
    page.keyboard.type(" And more.")
    press(page, "Control+s")
    expect(page.locator("[data-saved]")).to_contain_text("Saved as revision 3")
    article.refresh_from_db()
    assert article.body == f"{LONG} More. And more."
    press(page, "Control+z", "Control+z")
    assert text(page) == LONG
    reasons = article.history.values_list("history_change_reason", flat=True)
    assert list(reasons[:2]) == [NO_REASON, NO_REASON]


def test_saves_without_a_reason_are_one_entry_of_the_trail(page: Page, article: Article, eyes: Eyes) -> None:
    press(page, "Control+s")
    saved(page)
    page.keyboard.type(" And more.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.locator("[data-saved]")).to_contain_text("Saved as revision 3")
    page.goto(f"/admin/documents/{article.pk}/trail/")
    page.get_by_text(re.compile("2 saves without a reason by")).click()
    expect(page.get_by_role("link", name="Restore revision 2")).to_be_visible()
    eyes.look(page, "trail-folded")


def test_what_is_saved_is_not_offered_as_typing(visit: Visit, article: Article) -> None:
    page = visit(article.author)
    page.clock.install()
    page.goto(change_url(article))
    surface(page).focus()
    page.keyboard.type("New: ")
    press(page, "Control+s")
    saved(page)
    page.clock.run_for(10_000)  # longer than typing waits until it is kept
    page.goto(change_url(article))
    expect(surface(page)).to_contain_text("New: ")
    expect(page.get_by_text("that was never saved")).to_have_count(0)


def test_a_new_row_is_saved_with_its_form(page: Page, article: Article) -> None:
    page.get_by_role("button", name="Add a question").click()
    row = page.get_by_role("group", name=re.compile("New question"))
    row.get_by_label("Question", exact=True).fill("Is it new?")
    row.get_by_label("Answer", exact=True).fill("It is.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Saved as revision 2").first).to_be_visible()
    assert article.questions.filter(question="Is it new?").count() == 1
    page.get_by_role("textbox", name="Short answer").fill("It calms.")
    press(page, "Control+s")
    expect(page.locator("[data-saved]")).to_contain_text("Saved as revision 3")
    assert article.questions.filter(question="Is it new?").count() == 1


def test_a_row_that_was_drawn_again_before_it_was_saved_is_stored_once(page: Page, article: Article) -> None:
    page.get_by_role("button", name="Add a question").click()
    row = page.get_by_role("group", name=re.compile("New question"))
    row.get_by_label("Question", exact=True).fill("Is it new?")
    row.get_by_label("Answer", exact=True).fill("It is.")
    page.get_by_role("button", name="Add a question").click()
    expect(page.get_by_role("group", name=re.compile("New question"))).to_have_count(2)
    press(page, "Control+s")
    expect(page.get_by_text("Saved as revision 2").first).to_be_visible()
    page.get_by_role("textbox", name="Short answer").fill("It calms.")
    press(page, "Control+s")
    expect(page.locator("[data-saved]")).to_contain_text("Saved as revision 3")
    assert article.questions.filter(question="Is it new?").count() == 1


def test_what_is_refused_is_told_and_nothing_is_lost(page: Page, article: Article) -> None:
    page.get_by_label("Title").first.fill("")
    press(page, "Control+s")
    expect(page.get_by_role("alert")).to_contain_text("This field is required.")
    assert text(page) == f"{LONG} More."
    article.refresh_from_db()
    assert article.revision == 1


def test_somebody_elses_save_is_shown(page: Page, article: Article) -> None:
    edit(article, article.author, short_answer="Meanwhile.")
    press(page, "Control+s")
    expect(page.get_by_role("alert")).to_contain_text("saved this draft after you opened it.")
    assert text(page) == f"{LONG} More."


def test_without_an_answer_the_text_stays(page: Page, article: Article, eyes: Eyes) -> None:
    page.route(f"**{change_url(article)}", lambda route: route.abort())
    press(page, "Control+s")
    expect(page.locator("[data-saved]")).to_contain_text("Not saved: the server did not answer.")
    page.unroute(f"**{change_url(article)}")
    press(page, "Control+s")
    saved(page)
    eyes.faults.clear()  # the browser tells of the request that was cut off


def test_bars_cover_a_tenth_of_a_small_window(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    heights = "['.two-states', '.savebar'].map((bar) => document.querySelector(bar).offsetHeight)"
    assert sum(page.evaluate(heights)) <= 72


def test_a_record_is_saved_in_its_place_too(visit: Visit) -> None:
    record = make_medication()
    page = visit(record.author)
    page.goto(change_url(record))
    page.get_by_role("textbox", name="Summary").fill("It calms the brain, and more.")
    page.evaluate("window.isSamePage = true")
    press(page, "Control+s")
    saved(page)
    assert page.evaluate("window.isSamePage") is True
    record.refresh_from_db()
    assert record.summary == "It calms the brain, and more."
