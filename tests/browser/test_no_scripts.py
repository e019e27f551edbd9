"""Everything that somebody needs works in a browser that runs no scripts."""

import pytest
from playwright.sync_api import ViewportSize, expect

from articles.models import Edition
from tests.browser.conftest import Visit
from tests.factory import PASSWORD, make_article, make_article_in_review, make_live_article, make_pharmacist, withdraw

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}


def test_a_reader_reads_everything(visit: Visit) -> None:
    _, edition = make_live_article()
    medicine = f"/medicines/{edition.medication_slug}/"
    page = visit(scripts=False)
    page.goto("/")
    page.get_by_role("region", name="Medicines A to Z").get_by_role("link", name="Brandex").click()
    page.get_by_role("link", name=edition.title).click()
    expect(page.get_by_role("heading", name=edition.title)).to_be_visible()
    page.locator("summary", has_text="Can I drive?").click()
    expect(page.get_by_text("Not at first.")).to_be_visible()
    page.get_by_role("link", name="see history").click()
    expect(page.get_by_role("heading", name="History of this page")).to_be_visible()
    page.get_by_role("link", name="What edition 1 first said").click()
    expect(page.get_by_role("heading", name="What edition 1 first said")).to_be_visible()
    page.goto(f"{medicine}{edition.slug}/")
    page.set_viewport_size(PHONE)
    signed = page.get_by_role("link", name="has signed")
    expect(signed).to_be_hidden()
    page.locator("summary", has_text="Registration, interests and dates").click()
    signed.click()
    expect(page.get_by_role("heading", name="Pages that carry this signature")).to_be_visible()
    page.get_by_role("link", name="How we review").first.click()
    expect(page.get_by_role("heading", name="Who may sign")).to_be_visible()


def test_a_reader_meets_the_notice(visit: Visit) -> None:
    _, edition = make_live_article()
    withdraw(edition, reason="A source was withdrawn.")
    page = visit(scripts=False)
    page.goto(f"/medicines/{edition.medication_slug}/{edition.slug}/")
    expect(page.get_by_text("A source was withdrawn.")).to_be_visible()


def test_a_pharmacist_comments_and_signs(visit: Visit) -> None:
    article, version = make_article_in_review()
    page = visit(make_pharmacist(), scripts=False)
    page.goto("/review/")
    page.get_by_role("link", name=article.title).click()
    part = page.locator("#ask-dosing")
    part.get_by_text("Comment on this part").click()
    part.get_by_label("Words you mean").fill("twice a day")
    part.get_by_label("Your comment").fill("Which source?")
    part.get_by_role("button", name="Add the comment").click()
    comment = page.get_by_role("article", name="Comment 1")
    comment.get_by_text("Reply or resolve").click()
    comment.get_by_role("button", name="Resolve").click()
    for check in page.get_by_role("group", name="Checklist").get_by_role("checkbox").all():
        check.check()
    page.get_by_label("I have no conflict of interest about this medicine.").check()
    page.get_by_label("Your password, again").fill(PASSWORD)
    page.get_by_role("button", name="Sign version 1").click()
    expect(page.get_by_text("Signed. Readers have it now as edition 1.")).to_be_visible()
    assert Edition.objects.get(document=article.pk).fragment == version.fragment


def test_a_writer_previews_and_saves(visit: Visit) -> None:
    article = make_article()
    page = visit(article.author, scripts=False)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_label("Text", exact=True).fill("## Uses {: uses }\n\nOnly for seizures.[^label]")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="As readers would get it")).to_contain_text("Only for seizures.")
    page.get_by_label("Why this change?").fill("Narrower.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()
