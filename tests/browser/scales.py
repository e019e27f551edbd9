"""What a page weighs on its way to a browser, and how far its parts move while it comes."""

from typing import Any, NamedTuple

from playwright.sync_api import Page

SHIFT = """() => new Promise((done) => {
  let shift = 0;
  const add = (moves) => moves.forEach((move) => { shift += move.hadRecentInput ? 0 : move.value; });
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => { add(observer.takeRecords()); done(shift); }));
})"""


class Weight(NamedTuple):
    size: int
    """Bytes over the wire: heads and bodies of all answers, as they were sent."""
    requests: int
    sheets: int
    """Style sheets among them."""
    shift: float
    """Cumulative layout shift."""


def weigh(page: Page, address: str) -> Weight:
    """Of somebody who comes for the first time: `page` is in a window of its own, whose cache is empty."""
    sizes, kinds = list[int](), list[str]()
    session = page.context.new_cdp_session(page)
    session.on("Network.responseReceived", lambda event: kinds.append(event["type"]))
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    session.send("Network.enable")
    # The icon of the site is asked for when all else has come.
    page.goto(address, wait_until="networkidle")
    moved = shift(page)
    session.detach()
    return Weight(sum(sizes), len(kinds), kinds.count("Stylesheet"), moved)


def shift(page: Page) -> float:
    """Until the second frame from now."""
    moved: Any = page.evaluate(SHIFT)
    return float(moved)
