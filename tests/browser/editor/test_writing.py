"""A writer at the page's editor, with the keyboard: what is written, what is put in, and what the form sends."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from articles import workflow
from articles.models import Article, drafting
from tests.admin.pages import change_url
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import make_article, make_article_in_review, make_medication, make_pharmacist, publish
from tests.facts import make_facts

pytestmark = pytest.mark.browser
BODY = "## How to take it {: dosing }\n\nTake it   with water.[^label]\n\n\n* one\n* two"


def opened(visit: Visit, body: str = BODY) -> tuple[Page, Article]:
    record = make_medication()
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    publish(record)
    article = make_article(medication=record, body=body)
    page = visit(article.author)
    page.goto(change_url(article))
    return page, article


def surface(page: Page) -> Locator:
    return page.get_by_role("textbox", name="The text, as a page")


def text(page: Page) -> str:
    return page.locator("#id_body").input_value()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_page_written_with_the_keyboard_alone(visit: Visit, eyes: Eyes) -> None:
    page, article = opened(visit)
    surface(page).focus()
    press(page, "Control+End", "Enter", "Enter")
    write_section(page)
    write_cited_value(page, eyes)
    write_list_and_table(page)
    added = (
        "\n\n## Side effects {: side-effects }\n\nMost people feel **sleepy** at first [^label] on {{half-life}}"
        "\n\n- rest\n- water\n\n| Day | Dose |\n| --- | --- |\n| 1 | a \\| b |\n| 2 | c |"
    )
    assert text(page) == BODY + added
    eyes.look(page, "editor-written")
    page.get_by_label("Why this change?").fill("Side effects.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.locator("[data-saved]")).to_contain_text("Saved as revision 2.")
    article.refresh_from_db()
    assert article.body == BODY + added


def write_section(page: Page) -> None:
    page.keyboard.type("/side eff")
    expect(page.get_by_role("listbox").get_by_text("Side effects", exact=True)).to_be_visible()
    press(page, "Enter", "End", "Enter")
    page.keyboard.type("Most people feel ")
    press(page, "Control+b")
    page.keyboard.type("sleepy")
    press(page, "Control+b")


def write_cited_value(page: Page, eyes: Eyes) -> None:
    page.keyboard.type(" at first ")
    page.keyboard.type("/cit")
    press(page, "Enter", "Enter")
    page.keyboard.type(" on ")
    page.keyboard.type("/value")
    press(page, "Enter")
    page.keyboard.type("half")
    eyes.look(page, "editor-value")
    press(page, "Enter", "Enter")


def write_list_and_table(page: Page) -> None:
    page.keyboard.type("- rest")
    press(page, "Enter")
    page.keyboard.type("water")
    press(page, "Enter", "Enter")
    page.keyboard.type("/table")
    press(page, "Enter")
    page.keyboard.type("Day")
    for cell in ("Dose", "1", "a | b", "2", "c"):
        press(page, "Tab")
        page.keyboard.type(cell)


def test_a_question_is_begun_from_the_text(visit: Visit) -> None:
    page, _ = opened(visit)
    surface(page).focus()
    press(page, "Control+End")
    page.keyboard.type(" and ")
    page.keyboard.type("/question")
    press(page, "Enter")
    question = page.get_by_role("group", name=re.compile("New question")).get_by_label("Question", exact=True)
    expect(question).to_be_focused()
    assert text(page).endswith("* two and")


def test_undo_brings_the_letters_back(visit: Visit) -> None:
    page, _ = opened(visit)
    surface(page).focus()
    press(page, "Control+Home")
    page.keyboard.type("New: ")
    assert text(page) == BODY.replace("How to", "New: How to")
    press(page, "Control+z")
    assert text(page) == BODY


def test_the_kind_of_a_section_is_chosen_beside_its_heading(visit: Visit) -> None:
    page, _ = opened(visit)
    page.get_by_label("Kind of section").select_option("If you miss a dose")
    assert text(page).startswith("## How to take it {: missed-dose }\n\nTake it   with water.")


def test_who_goes_back_from_a_list_has_typed_it(visit: Visit) -> None:
    page, _ = opened(visit, "Take it and")
    surface(page).focus()
    press(page, "Control+End")
    page.keyboard.type("/or not")
    assert text(page) == "Take it and/or not"
    page.keyboard.type(" /val")
    press(page, "Escape")
    expect(surface(page)).to_be_focused()
    assert text(page) == "Take it and/or not /val"


def test_markdown_and_page_are_two_ways_to_write_one_text(visit: Visit) -> None:
    page, article = opened(visit)
    page.get_by_role("button", name="Write as Markdown").click()
    expect(page.get_by_label("Text", exact=True)).to_be_focused()
    page.get_by_label("Text", exact=True).fill("Do **not** stop.")
    page.goto(change_url(article))
    expect(page.get_by_label("Text", exact=True)).to_be_visible()
    page.get_by_label("Text", exact=True).fill("Do **not** stop.")
    page.get_by_role("button", name="Write as a page").click()
    expect(surface(page).locator("strong")).to_have_text("not")
    assert text(page) == "Do **not** stop."


def test_a_text_that_cannot_be_held_opens_as_markdown_and_says_why(visit: Visit) -> None:
    page, _ = opened(visit, "![a picture](https://example.org/a.png)")
    expect(page.get_by_label("Text", exact=True)).to_be_visible()
    expect(page.get_by_role("status").get_by_text("It has a picture")).to_be_visible()
    assert text(page) == "![a picture](https://example.org/a.png)"


def test_the_preview_follows_the_caret(visit: Visit) -> None:
    body = "\n\n".join(f"## Part {number} {{: other }}\n\n{'Many words. ' * 60}" for number in range(1, 9))
    page, _ = opened(visit, body.strip())
    surface(page).focus()
    press(page, "Control+End")
    page.wait_for_function("() => preview.scrollTop + preview.clientHeight > preview.scrollHeight * 0.7")


def test_findings_are_marked_walked_mended_and_undone(visit: Visit, eyes: Eyes) -> None:
    page, _ = opened(visit, "Take it at night 😀.\n\nTake .5 mg at night for panic disorder.[^label]")
    mark = surface(page).locator(".under-blocking")
    expect(mark).to_have_text(".5 mg")
    eyes.look(page, "editor-findings")
    surface(page).focus()
    press(page, "Control+Home", "F8")
    assert page.evaluate("getSelection().toString()") == ".5 mg"
    expect(page.get_by_role("status").get_by_text("A decimal point without a zero").first).to_be_attached()
    press(page, "Alt+Enter")
    expect(surface(page)).to_contain_text("Take 0.5 mg at night")
    expect(mark).to_have_count(0)
    press(page, "Control+z")
    assert "Take .5 mg" in text(page)
    page.get_by_role("link", name="Text", exact=True).first.click()
    assert page.evaluate("getSelection().toString()") == ".5 mg"
    page.get_by_role("button", name="Put “0.5 mg”").click()
    assert "Take 0.5 mg" in text(page)


def paste(page: Page, html: str) -> None:
    surface(page).evaluate(
        """(surface, html) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", html);
          clipboardData.setData("text/plain", "flat");
          surface.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        html,
    )


def test_what_is_pasted_keeps_its_numbers_and_says_what_was_set_aside(visit: Visit) -> None:
    page, _ = opened(visit, "Before.")
    surface(page).focus()
    press(page, "Control+End", "Enter")
    paste(page, "<p>Take 4<sup>1,2</sup> mg.</p><ul><li>one</li><li>two</li></ul><p><s>Take 9 mg.</s></p>")
    expect(surface(page)).to_contain_text("one")
    assert "41,2" not in text(page) and re.search(r"Take 4\W+1,2\W+ mg", text(page))
    assert "- one\n- two" in text(page) and "9 mg" not in text(page)
    line = page.locator("#editor [data-aside] li")
    expect(line).to_contain_text("“Take 9 mg.”")
    press(page, "Control+End")
    line.get_by_role("button", name="Put it in").click()
    expect(page.locator("#editor [data-aside]")).to_be_hidden()
    assert text(page).endswith("Take 9 mg.")


def test_who_cannot_paste_keeps_the_text(visit: Visit, eyes: Eyes) -> None:
    page, _ = opened(visit, "Before.")
    page.route("**/admin/paste/", lambda route: route.abort())
    surface(page).focus()
    press(page, "Control+End")
    paste(page, "<p>More.</p>")
    expect(page.locator("#editor [data-note]")).to_contain_text("the server did not answer")
    assert text(page) == "Before."
    eyes.faults.clear()  # the browser tells of the request that was cut off


def test_words_of_a_comment_are_marked_and_led_to(visit: Visit, eyes: Eyes) -> None:
    article, version = make_article_in_review()
    workflow.comment(version=version.pk, by=make_pharmacist(), quote="twice a day", body="Which source?")
    page = visit(article.author)
    page.goto(change_url(article))
    mark = surface(page).locator(".commented")
    expect(mark).to_have_text("twice a day")
    expect(mark).to_have_attribute("title", "Which source?")
    page.get_by_role("link", name="twice a day").click()
    assert page.evaluate("getSelection().toString()") == "twice a day"
    eyes.look(page, "editor-commented")
    page.keyboard.type("once a day")
    page.get_by_role("link", name="twice a day").click()
    expect(page.locator("[data-note]")).to_contain_text("These words do not stand there any more.")
