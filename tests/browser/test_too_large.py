"""A form that is too large to be read: the browser goes back to what was typed."""

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from tests.admin.pages import change_url
from tests.browser.conftest import Visit
from tests.factory import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_was_typed_still_stands_there(visit: Visit) -> None:
    article = make_article()
    page = visit(article.author)
    page.goto(change_url(article))
    page.fill("#id_short_answer", "Typed words.")
    page.fill("#id_why", "Plainer.")
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=500):
        page.get_by_role("button", name="Save the draft").click()
        expect(page.get_by_role("heading", name="This is too large")).to_be_visible()
    page.go_back()
    expect(page.locator("#id_short_answer")).to_have_value("Typed words.")
