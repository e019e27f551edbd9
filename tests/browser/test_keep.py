import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import Comment
from tests.browser.conftest import Visit
from tests.factory import PASSWORD, make_article_in_review, make_pharmacist

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_is_typed_outlives_another_form(visit: Visit) -> None:
    _, version = make_article_in_review()
    pharmacist = make_pharmacist()
    workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Which source?")
    page = visit(pharmacist)
    page.goto(f"/review/version/{version.pk}/")
    page.check("#check-dose")
    page.check("#declared-some")
    page.fill("#conflict", "Old shares.")
    page.fill("#password", "a secret")
    page.fill("#reason", "See the label.")
    page.get_by_text("Reply or resolve").click()
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("The comment is resolved.")).to_be_visible()
    expect(page.locator("#check-dose")).to_be_checked()
    expect(page.locator("#check-warnings")).not_to_be_checked()
    expect(page.locator("#conflict")).to_have_value("Old shares.")
    expect(page.locator("#reason")).to_have_value("See the label.")
    expect(page.locator("#password")).to_have_value("")
    assert "a secret" not in str(page.evaluate("() => JSON.stringify(sessionStorage)"))


def test_what_was_sent_is_not_offered_again(visit: Visit) -> None:
    _, version = make_article_in_review()
    page = visit(make_pharmacist())
    page.goto(f"/review/version/{version.pk}/")
    page.locator("#ask-dosing > summary").click()
    page.fill("#body-dosing", "Which source?")
    page.locator("#ask-dosing").get_by_role("button", name="Add the comment").click()
    expect(page.get_by_text("Your comment was added.")).to_be_visible()
    expect(page.locator("#body-dosing")).to_have_value("")
    assert Comment.objects.get().body == "Which source?"


def test_nobody_else_gets_it(visit: Visit) -> None:
    _, version = make_article_in_review()
    page = visit(make_pharmacist())
    page.goto(f"/review/version/{version.pk}/")
    page.check("#check-dose")
    page.get_by_role("button", name="Sign out").click()
    page.fill("[name=username]", make_pharmacist().username)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"/review/version/{version.pk}/")
    expect(page.locator("#check-dose")).not_to_be_checked()


def test_ticked_things_no_longer_come_first(visit: Visit) -> None:
    _, version = make_article_in_review()
    page = visit(make_pharmacist(), scripts=False)
    page.goto(f"/review/version/{version.pk}/")
    things = page.get_by_text("(2 things first)")
    expect(things).to_be_visible()
    for box in page.locator("[name=checks]").all():
        box.check()
    expect(things).to_be_visible()
    page.check("#declared-none")
    expect(things).to_be_hidden()
