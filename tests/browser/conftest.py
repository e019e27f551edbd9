from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Person
from tests.browser.eyes import Eyes

Visit = Callable[..., Page]
PATIENCE = 10_000  # milliseconds
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def eyes(live_server: LiveServer) -> Iterator[Eyes]:
    eyes = Eyes(live_server.url)
    yield eyes
    assert not eyes.faults, "\n".join(eyes.faults)


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer, eyes: Eyes) -> Iterator[Visit]:
    """Somebody's own browser: `visit()` for a reader, `visit(person)` for somebody who has signed in. Who writes
    `markdown` has chosen so before.
    """
    opened = []

    def visit(person: Person | None = None, *, scripts: bool = True, markdown: bool = False) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 900},
        )
        opened.append(context)
        context.set_default_timeout(PATIENCE)
        eyes.watch(context)
        if markdown:
            # An empty page, which a browser opens first, has no storage.
            context.add_init_script("try { localStorage.setItem('klonoinfo-editor', 'plain'); } catch {}")
        if person is not None:
            client = Client()
            client.force_login(person)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return context.new_page()

    yield visit
    for context in opened:
        context.close()
