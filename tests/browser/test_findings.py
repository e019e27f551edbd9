"""A dangerous dose as its writer meets it: found while typing, led to, put right with one click, and undone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Question, drafting
from tests.admin.pages import change_url
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import make_article
from tests.waivers import make_article_that_blocks

pytestmark = pytest.mark.browser
BEFORE = "\n\n".join(f"These are the words of paragraph {number} 😀." for number in range(60))
SELECTED = "(text) => text.value.slice(text.selectionStart, text.selectionEnd)"
IN_SIGHT = """(text) => {
  const down = text.scrollTop / (text.scrollHeight - text.clientHeight);
  return down > 0.9;
}"""


def text_of(page: Page) -> Locator:
    return page.get_by_label("Text", exact=True)


def type_at_end(page: Page, words: str) -> None:
    text_of(page).press("Control+End")
    text_of(page).press_sequentially(words)


def test_a_bad_dose_is_found_led_to_put_right_saved_and_submitted(visit: Visit, eyes: Eyes) -> None:
    article = make_article()
    page = visit(article.author, markdown=True)
    page.goto(change_url(article))
    panel, text = page.get_by_role("region", name="What the checks find"), text_of(page)
    expect(panel).to_have_text(re.compile("The checks find nothing."))
    type_at_end(page, " Take .5 mg at night for panic disorder.[^label]")
    expect(panel).to_contain_text("1 blocking")
    expect(panel).to_contain_text("A decimal point without a zero before it")
    eyes.look(page, "findings-typed")

    panel.get_by_role("link", name="Text, “How to take it”").click()
    expect(text).to_be_focused()
    assert text.evaluate(SELECTED) == ".5 mg"
    panel.get_by_role("button", name="Put “0.5 mg”").click()
    expect(text).to_have_value(re.compile("Take 0.5 mg at night"))
    expect(panel).to_contain_text("The checks find nothing.")

    text.press("Control+z")
    expect(panel).to_contain_text("1 blocking")
    panel.get_by_role("button", name="Put “0.5 mg”").click()
    expect(panel).to_contain_text("The checks find nothing.")
    page.get_by_label("Why this change?").fill("The dose at night.")
    page.get_by_role("button", name="Save and submit for review").click()
    page.get_by_label("Note to readers").fill("First edition of this page.")
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("Version 1 waits for a pharmacist.")).to_be_visible()


def test_words_far_down_and_behind_wide_characters_are_found(visit: Visit) -> None:
    article = make_article(body=f"{BEFORE}\n\nTake .5 mg at night.[^label]")
    page = visit(article.author, markdown=True)
    page.goto(change_url(article))
    page.get_by_role("link", name="Text", exact=True).first.click()
    assert text_of(page).evaluate(SELECTED) == ".5 mg"
    assert text_of(page).evaluate(IN_SIGHT)


def test_the_way_back_leads_to_the_findings(visit: Visit) -> None:
    article = make_article()
    with drafting(article, by=article.author, reason="One more."):
        Question(article=article, position=9, question="How much?", answer="Take .5 mg.[^label]").save()
    page = visit(article.author, markdown=True)
    page.goto(change_url(article))
    link = page.get_by_role("link", name="Question 2, answer", exact=True)
    link.click()
    answer = page.locator("#id_questions-1-answer")
    expect(answer).to_be_focused()
    expect(link).not_to_be_in_viewport()
    answer.press("End")
    answer.press_sequentially(" Not more.")
    page.go_back()
    expect(link).to_be_in_viewport()
    expect(answer).to_have_value("Take .5 mg.[^label] Not more.")


def test_words_that_moved_are_led_to_and_never_put_in_elsewhere(visit: Visit) -> None:
    article, _ = make_article_that_blocks()
    page = visit(article.author, markdown=True)
    page.goto(change_url(article))
    page.route("**/preview/", lambda route: route.abort())
    text, told = text_of(page), page.locator("#findings-said")
    text.evaluate("(text) => { text.value = `At night. ${text.value}`; }")
    page.get_by_role("button", name="Put “0.5 mg”").click()
    expect(told).to_have_text(re.compile("nothing was put in"))
    page.get_by_role("link", name="Text", exact=True).click()
    assert text.evaluate(SELECTED) == ".5 mg"
    text.evaluate("(text) => { text.value = 'Gone.'; }")
    page.get_by_role("link", name="Text", exact=True).click()
    expect(told).to_have_text("These words do not stand there any more.")
    expect(text).to_have_value("Gone.")


def test_what_was_opened_stays_open_when_it_is_drawn_again(visit: Visit) -> None:
    article, _ = make_article_that_blocks()
    page = visit(article.author, markdown=True)
    page.goto(change_url(article))
    why = page.locator("#findings details").filter(has_text="A decimal point without a zero before it")
    why.locator("summary").click()
    type_at_end(page, " Then take 1.0 mg.")
    expect(page.locator("#findings")).to_contain_text("A zero at the end of a decimal")
    expect(why).to_have_attribute("open", "")


def test_without_scripts_the_link_leads_to_the_field_and_nothing_is_offered(visit: Visit) -> None:
    article, _ = make_article_that_blocks()
    page = visit(article.author, scripts=False)
    page.goto(change_url(article))
    expect(page.get_by_text("Put “0.5 mg”")).to_be_hidden()
    page.get_by_role("link", name="Text", exact=True).click()
    expect(text_of(page)).to_be_focused()
