"""Markup that somebody typed, on pages with their scripts and what those fetch."""

import pytest
from django.urls import reverse
from playwright.sync_api import Dialog

from articles.lifecycle import Role
from tests import canaries
from tests.admin.pages import change_url
from tests.attack.markup import PAYLOAD, plant
from tests.attack.test_leaks import secret_place
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import make_person
from tests.urls import readers_paths


@pytest.mark.browser
def test_no_page_opens_a_dialog(visit: Visit, eyes: Eyes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser names, too, whatever the policy stopped."""
    monkeypatch.setattr(canaries, "WORD", PAYLOAD)
    plant()
    where, dialogs = secret_place(), list[str]()
    article = where.version.document.as_article
    page = visit(make_person(*Role, name=PAYLOAD), markdown=True)

    def close(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", close)
    for address in (
        *[path for path in readers_paths() if path.count("/") == 4][:4],
        reverse("version", args=[where.version.pk]),
        reverse("admin:trail", args=[article.pk]),
        reverse("admin:quarantine", args=[article.pk]),
        change_url(article),
    ):
        page.goto(address)
    with page.expect_response("**/preview/"):
        page.get_by_label("Text", exact=True).press_sequentially(" More.")
    assert dialogs == []
