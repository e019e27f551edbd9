"""What is asked of every page that a test sees, and the pictures that are kept of it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

SCREENSHOTS = Path(__file__).resolve().parents[2] / "artefacts/screenshots"
AXE = Axe().axe_script
RUN_AXE = """() => axe.run({resultTypes: ["violations"]}).then(({violations}) => violations.flatMap(
  (found) => found.nodes.map((node) => `${found.id}: ${node.html} ${node.failureSummary}`)))"""
HEIGHT = "() => document.documentElement.scrollHeight"
TALLEST = 16_000  # pixels; Chromium paints nothing higher
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
ANSWERED = "Failed to load resource: the server responded with a status of"
REPLACED = ("htmx:sendAbort", "htmx:afterRequest")
"""A preview that newer typing replaced: htmx logs what it was told to do."""


class View(NamedTuple):
    name: str
    width: int
    scheme: Literal["light", "dark"]
    axe: bool


VIEWS = (View("desktop", 1280, "light", True), View("phone", 390, "light", False), View("dark", 390, "dark", True))


@dataclass
class Eyes:
    """Watches browsers and looks at pages. What is wrong is collected, so that one fault does not hide another."""

    server: str
    faults: list[str] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda failed: self.faults.append(f"script: {failed.error}"))

    def _request(self, request: Request) -> None:
        if request.is_navigation_request():
            self.opened.add(request.url.partition("#")[0])
        if not request.url.startswith(self.server):
            self.faults.append(f"a request left for {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        """A page that is meant to answer 404, 410 or 422 is no fault; a missing part of a page is one."""
        answered = message.text.startswith(ANSWERED) and message.location["url"].partition("#")[0] in self.opened
        meant = answered or message.text.startswith(REPLACED)
        if message.type in ("error", "warning") and not meant:
            self.faults.append(f"console at {message.location['url']}: {message.text}")

    def look(self, page: Page, name: str) -> None:
        """What was typed stays; the page is left at the width of a desk and in light."""
        page.evaluate(AXE)
        for view in VIEWS:
            self._set(page, view)
            self._ask(page, name, view)
        self._set(page, VIEWS[0])

    def _set(self, page: Page, view: View) -> None:
        page.set_viewport_size({"width": view.width, "height": 900})
        page.emulate_media(color_scheme=view.scheme)

    def _ask(self, page: Page, name: str, view: View) -> None:
        if page.evaluate(TOO_WIDE):
            self.faults.append(f"{name}, {view.name}: wider than its window")
        if view.axe:
            self.faults += [f"{name}, {view.name}: {found}" for found in page.evaluate(RUN_AXE)]
        self._shoot(page, f"{name}-{view.name}.jpg", view.width)

    def _shoot(self, page: Page, name: str, width: int) -> None:
        # In a window as high as the page, what sticks to an edge covers nothing.
        page.set_viewport_size({"width": width, "height": min(page.evaluate(HEIGHT), TALLEST)})
        # Playwright would hide the caret by a style of its own, which the pages' policy refuses.
        page.screenshot(path=SCREENSHOTS / name, full_page=True, caret="initial", type="jpeg", quality=75)
