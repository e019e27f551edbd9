"""Looking finds what it looks for."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.browser.eyes import SCREENSHOTS, VIEWS, Eyes

pytestmark = pytest.mark.browser
SPOIL = """() => {
  document.body.innerHTML += '<p style="color: red">Styled here.</p>';
  document.body.append(document.createElement("button"));
  const rule = new CSSStyleSheet();
  rule.replaceSync("main { width: 1400px } @media (prefers-color-scheme: dark) { h1 { color: #333 } }");
  document.adoptedStyleSheets = [rule];
  setTimeout(() => { throw new Error("broken script") });
  return fetch("http://127.0.0.2:9/away").catch(() => {});
}"""


def test_every_kind_of_fault_is_found(browser: Browser, live_server: LiveServer) -> None:
    eyes, context = Eyes(live_server.url), browser.new_context(base_url=live_server.url)
    eyes.watch(context)
    page = context.new_page()
    page.goto("/accounts/sign-in/")
    page.evaluate(SPOIL)
    eyes.look(page, "spoiled")
    context.close()
    found = "\n".join(eyes.faults)
    assert "Content Security Policy" in found
    assert "broken script" in found
    assert "spoiled, phone: wider than its window" in found
    assert "spoiled, desktop: button-name" in found
    assert "spoiled, dark: color-contrast: <h1>" in found
    assert "spoiled, desktop: color-contrast: <h1>" not in found
    for view in VIEWS:
        (SCREENSHOTS / f"spoiled-{view.name}.jpg").unlink()


def test_a_request_that_leaves_is_found(browser: Browser, live_server: LiveServer) -> None:
    eyes, context = Eyes("http://elsewhere.example"), browser.new_context(base_url=live_server.url)
    eyes.watch(context)
    context.new_page().goto("/nothing-here/")
    context.close()
    assert f"a request left for {live_server.url}/nothing-here/" in eyes.faults
    assert not any("console" in fault for fault in eyes.faults)
