"""Who reads leaves no trace: no cookie, no request to anybody else, and nothing that a browser complains of."""

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Request
from pytest_django.live_server_helper import LiveServer

from tests.browser import house, pages
from tests.browser.eyes import ANSWERED

pytestmark = pytest.mark.browser
MACHINES = ("/robots.txt", "/sitemap.xml", "/feeds/editions.xml", "/feeds/withdrawals.xml")


class Watched:
    """A reader's browser and what it did that it should not."""

    def __init__(self, browser: Browser, server: str, *, scripts: bool) -> None:
        self.server, self.faults, self.address = server, list[str](), ""
        self.context = browser.new_context(base_url=server, java_script_enabled=scripts)
        self.context.on("request", self.request)
        self.context.on("console", self.console)
        self.context.on("weberror", lambda failed: self.faults.append(f"{self.address}: {failed.error}"))
        self.page = self.context.new_page()

    def request(self, request: Request) -> None:
        if not request.url.startswith(f"{self.server}/"):
            self.faults.append(f"{self.address}: a request left for {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        """Chromium itself writes that a page was answered with 404 or 410."""
        meant = message.text.startswith(ANSWERED) and message.location["url"] == f"{self.server}{self.address}"
        if not meant:
            self.faults.append(f"{self.address}: the console says {message.text}")

    def read(self, address: str) -> None:
        self.address = address
        self.page.goto(address)
        self.faults += [f"{address}: the cookie {cookie['name']}" for cookie in self.context.cookies()]
        stored = "() => localStorage.length + sessionStorage.length"
        if self.page.evaluate(stored):
            self.faults.append(f"{address}: something is stored")


@pytest.mark.parametrize("scripts", [True, False])
def test_reading_leaves_no_trace(browser: Browser, live_server: LiveServer, scripts: bool) -> None:
    house.furnish()
    reader = Watched(browser, live_server.url, scripts=scripts)
    for address in [*pages.readers().values(), "/medicines/klonopin/"]:
        reader.read(address)
    for address in MACHINES:
        answer = reader.context.request.get(address)
        assert answer.ok and "set-cookie" not in answer.headers
    reader.context.close()
    assert reader.faults == []


def test_the_watch_sees_each_kind_of_trace(browser: Browser, live_server: LiveServer) -> None:
    reader = Watched(browser, live_server.url, scripts=True)
    reader.read("/about/accessibility/")
    assert reader.faults == []
    reader.page.evaluate(
        """() => {
          document.cookie = "trace=1";
          localStorage.setItem("trace", "1");
          console.log("hello");
          return fetch("http://127.0.0.2:9/away").catch(() => {});
        }"""
    )
    reader.read("/about/accessibility/")
    reader.context.close()
    found = "\n".join(reader.faults)
    assert all(words in found for words in ("the cookie trace", "something is stored", "says hello"))
    assert "a request left" in found or "Content Security Policy" in found
