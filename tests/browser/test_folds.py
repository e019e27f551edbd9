"""Whoever follows a link into a fold sees what it leads to, on every page of the demo."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings

from articles import published
from articles.models import clock
from articles.models.state import live_editions
from articles.published.results import SearchHit
from klonoinfo import settings as of_the_project
from tests.browser.conftest import Visit
from tests.demo.test_demo import demo
from tests.demo.test_search import MORE, TEN

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BEGINNINGS = "mis over stop driv child stor question is can how what alco dose".split()
FOLLOW = """(anchor) => {
  document.querySelectorAll("main details").forEach((fold) => { fold.open = false; });
  location.hash = "";
  location.hash = anchor;
  const visible = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.checkVisibility()) visible.push(walker.currentNode.data);
  }
  return [Boolean(document.querySelector(":target")?.checkVisibility()), visible.join("").replace(/\\s+/g, "")];
}"""


def hits() -> Iterator[tuple[str, str]]:
    """The address of each, and how its words begin."""
    for worry in (*TEN, *MORE):
        results = published.search(worry.typed)
        for hit in filter(None, (results.best, *results.more, *results.questions, *results.others)):
            yield hit.path, beginning(hit)


def beginning(hit: SearchHit) -> str:
    line = "".join(part.text for part in hit.lines[0])
    return "".join((line.partition(": ")[2] or line).split()[:3])


def links() -> Iterator[tuple[str, str]]:
    yield from hits()
    yield from ((one.path, "") for typed in BEGINNINGS for one in published.suggestions(typed))
    yield from ((part.path, "") for one in published.topics() for name in one.medicines for part in name.parts)


@pytest.mark.django_db(transaction=True)
@override_settings(DEMO=True, FIRST_RECORD_SIGNATURES=of_the_project.FIRST_RECORD_SIGNATURES)
def test_what_a_link_leads_to_is_seen(visit: Visit) -> None:
    demo()
    by_page: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for path, words in links():
        address, _, anchor = path.partition("#")
        if anchor:
            by_page[address].add((anchor, words))
    assert len(by_page) == live_editions(clock.now()).count() and sum(map(len, by_page.values())) > 200

    page, unseen = visit(), []
    for address, places in by_page.items():
        page.goto(address)
        for anchor, words in places:
            answer: Any = page.evaluate(FOLLOW, anchor)
            if not answer[0] or words not in answer[1]:
                unseen.append((f"{address}#{anchor}", words))
    assert unseen == []
