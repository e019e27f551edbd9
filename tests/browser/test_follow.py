"""The preview beside the text stays at the words that are being written."""

import pytest
from playwright.sync_api import Locator, expect

from tests.admin.pages import change_url
from tests.browser.conftest import Visit
from tests.factory import make_article

pytestmark = pytest.mark.browser
LONG = "Before any heading.\n\n" + "\n\n".join(
    f"## Part {number} {{: other }}\n\n" + f"These are the words of part {number}. " * 40 for number in range(1, 9)
)
IN_SIGHT = """(preview, words) => {
  const box = preview.getBoundingClientRect();
  return [...preview.querySelectorAll("h2")].some((heading) => {
    const top = heading.getBoundingClientRect().top;
    return heading.textContent === words && top >= box.top && top < box.bottom;
  });
}"""


def go_to(text: Locator, words: str) -> None:
    text.evaluate("(text, place) => text.setSelectionRange(place, place)", LONG.index(words))


def test_the_preview_follows_the_caret_and_what_is_typed(visit: Visit) -> None:
    article = make_article(body=LONG)
    page = visit(article.author, markdown=True)
    page.goto(change_url(article))
    text, preview = page.get_by_label("Text", exact=True), page.locator("#preview")
    assert not preview.evaluate(IN_SIGHT, "Part 5")
    text.focus()
    for part in ("Part 5", "Part 2", "Part 8"):
        go_to(text, part)
        page.wait_for_function(f"words => ({IN_SIGHT})(document.querySelector('#preview'), words)", arg=part)
    text.press("Control+End")
    text.press_sequentially(" The very last words.")
    last = preview.get_by_text("The very last words.")
    expect(last).to_be_attached()
    at_end = "preview => preview.scrollTop + preview.clientHeight > preview.scrollHeight * 0.7"
    assert preview.evaluate(at_end)


def test_who_adds_a_row_types_on_in_it(visit: Visit) -> None:
    article = make_article()
    page = visit(article.author, markdown=True)
    page.goto(change_url(article))
    page.get_by_role("button", name="Add a reference").click()
    added = page.get_by_role("group", name="2. New reference").get_by_label("Label", exact=True)
    expect(added).to_be_focused()
    expect(added).to_be_in_viewport()


def test_what_is_wrong_leads_to_its_field(visit: Visit) -> None:
    article = make_article()
    page = visit(article.author)
    page.goto(change_url(article))
    page.get_by_role("button", name="Save and submit for review").click()
    found = page.get_by_role("alert")
    expect(found).to_be_focused()
    found.get_by_role("link", name="Why this change?").click()
    expect(page.get_by_label("Why this change?")).to_be_focused()
