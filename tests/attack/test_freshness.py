"""Eight workers hand out prepared pages under load: what was withdrawn or published is seen by each within a second."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from time import monotonic

import pytest

from articles.models import Edition
from articles.public.serving.freshness import AT_LATEST
from tests import factory
from tests.attack.served import Served, served
from tests.processes import until

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
WORKERS, CROWD = 8, 16
WITHIN = 1.0
"""Seconds after which no answer may be from before a change."""


@dataclass(frozen=True)
class Seen:
    asked_at: float
    status: int
    text: str


def test_a_second_is_more_than_a_process_goes_on_with_what_it_knows() -> None:
    assert AT_LATEST < WITHIN


@contextmanager
def crowd(site: Served, path: str) -> Iterator[list[Seen]]:
    """Readers who ask for a page again and again, each over a new connection, until the block ends."""
    seen, stop = list[Seen](), Event()

    def read() -> None:
        visitor = site.visitor()
        while not stop.is_set():
            asked_at = monotonic()
            answer = visitor.get(path)
            seen.append(Seen(asked_at, answer.status, answer.text))

    with ThreadPoolExecutor(CROWD) as pool:
        readers = [pool.submit(read) for _ in range(CROWD)]
        try:
            yield seen
        finally:
            stop.set()
    for reader in readers:
        reader.result()


def path_of(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


def asked_after(seen: list[Seen], moment: float) -> list[Seen]:
    """Later than a change has to be seen."""
    return [one for one in seen if one.asked_at > moment + WITHIN]


def test_every_worker_sees_a_publication_and_a_withdrawal_within_a_second() -> None:
    article, first = factory.make_live_article()
    path = path_of(first)
    with served(workers=WORKERS, threads=2) as site, crowd(site, path) as seen:
        until(lambda: len(seen) > 20 * WORKERS)
        factory.edit(article, article.author, short_answer="It calms the brain, said anew.")
        second = factory.publish(article)
        published_at = monotonic()
        until(lambda: len(asked_after(seen, published_at)) > 5 * WORKERS)
        factory.withdraw(second)
        withdrawn_at = monotonic()
        until(lambda: len(asked_after(seen, withdrawn_at)) > 5 * WORKERS)
    assert {one.status for one in seen} == {200, 410}
    assert all("said anew" in one.text for one in asked_after(seen, published_at) if one.status == 200)
    assert {one.status for one in asked_after(seen, withdrawn_at)} == {410}
