"""Starting an article, in a browser that runs scripts and in one that runs none."""

import pytest
from playwright.sync_api import expect

from articles.content.outlines import OUTLINES
from articles.models import Article
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import make_live_medication, make_writer

pytestmark = pytest.mark.browser
OUTLINE = OUTLINES["side-effects"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_the_first_choice_to_a_saved_outline(visit: Visit, eyes: Eyes, scripts: bool) -> None:
    record = make_live_medication()
    page = visit(make_writer(credentials=""), scripts=scripts)
    page.goto("/admin/")
    page.get_by_role("link", name="New article").click()
    if scripts:
        eyes.look(page, "start")
    page.get_by_label("Medicine").select_option(label=record.name)
    page.get_by_label("Kind of article").select_option(label="Side effects")
    page.get_by_role("button", name="Begin with an outline").click()
    expect(page.get_by_text("has no post-nominals")).to_be_visible()
    expect(page.get_by_text("Nothing checked yet.")).to_be_visible()
    expect(page.get_by_text(OUTLINE.sections[1].help)).to_be_visible()
    if scripts:
        eyes.look(page, "begun")
    page.locator("#id_title").fill("What it can do to you")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Saved as revision 1.")).to_be_visible()
    article = Article.objects.get()
    assert (article.body, article.slug) == (OUTLINE.body, "what-it-can-do-to-you")
    assert [row.question for row in article.questions.all()] == list(OUTLINE.questions(record.name))
    assert article.references.get().label == "label"


def test_the_outline_is_written_on_as_a_page(visit: Visit) -> None:
    record = make_live_medication()
    page = visit(make_writer())
    page.goto(f"/admin/articles/article/add/?medication={record.pk}&kind=side-effects")
    surface = page.locator("[data-surface] [contenteditable=true]").first
    expect(surface).to_contain_text("Coping with side effects")
    surface.get_by_role("heading", name="Coping with side effects").click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("Rest when you are tired.")
    page.locator("#id_title").fill("Side effects")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Saved as revision 1.")).to_be_visible()
    before, _, after = Article.objects.get().body.partition("Rest when you are tired.")
    assert before.rstrip().endswith("## Coping with side effects {: coping }") and "## Taking too much" in after
