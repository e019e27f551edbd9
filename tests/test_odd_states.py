"""Every page bears every state: also what only a wrong clock, or a write around the verbs, leaves behind."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, Document, Edition, Version, clock
from articles.worklist import Shelf, Tab
from tests import factory, verbs
from tests.models import around, states
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
AHEAD = timedelta(days=400)
STAFF_ANSWER, READERS_ANSWERS = {200}, {200, 404, 410}


def signed_for_no_time() -> Version:
    """Fully signed, nobody chose a time, and still not public: its first signature is from ahead."""
    version = around.twin(states.in_review(), signatures_required=2)
    for at in (clock.now() + AHEAD, clock.now()):
        around.approval(version, at=at)
    return version


def signed_for_a_time_that_has_passed() -> Version:
    version = around.twin(states.in_review())
    around.approval(version, publish_at=clock.now() - timedelta(days=1))
    return version


def from_ahead(make: Callable[[], Any]) -> Callable[[], Any]:
    def made() -> Any:
        with time_machine.travel(clock.now() + AHEAD):
            return make()

    return made


def claimed() -> Version:
    return verbs.claimed()[0]


def commented() -> Version:
    return verbs.commented()[0].version


@remembered
def reaffirmed() -> Any:
    edition = states.live()
    factory.reaffirm(edition)
    return edition


STATES: dict[str, Callable[[], Any]] = {
    "signed for no time": signed_for_no_time,
    "signed for a time that has passed": signed_for_a_time_that_has_passed,
    "signed for a time to come": states.scheduled,
    "first of two signatures": states.asking_for_two_with_one,
    "set aside": states.set_aside,
    "recalled": states.recalled,
    "cancelled": states.cancelled,
    "superseded": states.superseded,
    "on a withdrawn base": states.on_withdrawn_base,
    "on a withdrawn record": states.approved_on_a_withdrawn_record,
    "approved, and not published": states.approved,
    "without an act": states.without_contributors,
    "in review, from ahead": from_ahead(states.in_review),
    "claimed, from ahead": from_ahead(claimed),
    "commented, from ahead": from_ahead(commented),
    "live, from ahead": from_ahead(states.live),
    "reaffirmed, from ahead": from_ahead(reaffirmed),
    "withdrawn, from ahead": from_ahead(states.withdrawn),
    "twice live": states.older,
    "waiver asked, from ahead": from_ahead(states.waived),
}


LISTS = [
    "/",
    "/admin/",
    "/admin/articles/article/",
    "/admin/articles/medication/",
    "/review/waivers/",
    *(f"/review/?which={tab}" for tab in Tab),
    *(f"/review/live/?which={shelf}" for shelf in Shelf),
]


def pages_of(document: Document) -> Iterator[str]:
    record: Any = document.record
    yield f"/review/document/{document.pk}/"
    yield f"/admin/documents/{document.pk}/trail/"
    yield f"/admin/articles/{'article' if isinstance(record, Article) else 'medication'}/{document.pk}/change/"
    for version in document.versions.all():
        yield f"/review/version/{version.pk}/"
        yield f"/review/version/{version.pk}/page/"
    here = f"/medicines/{record.medication.slug}/{record.slug}/" if isinstance(record, Article) else ""
    yield from (here, f"{here}history/", f"{here}history/1/", f"{here}history/1/changes/") if here else ()


@pytest.mark.slow
def test_every_page_bears_every_state(client: Client) -> None:
    """Now, and when all of it is long over."""
    documents = {name: make().document for name, make in STATES.items()}
    paths = {path: name for name, document in documents.items() for path in pages_of(document)}
    paths |= dict.fromkeys(LISTS, "lists")
    broken = []
    for passed in (timedelta(0), timedelta(days=2000)):
        with time_machine.travel(clock.now() + passed):
            client.force_login(factory.make_pharmacist(Role.WRITER, Role.ADMINISTRATOR))
            for path, name in paths.items():
                status = client.get(path).status_code
                borne = READERS_ANSWERS if path.startswith("/medicines/") else STAFF_ANSWER
                broken += [] if status in borne else [(name, path, status, passed)]
    assert broken == []


def test_what_waits_for_no_time_says_so_and_can_be_called_off(client: Client) -> None:
    version = signed_for_no_time()
    client.force_login(factory.make_writer())
    page = client.get(f"/review/version/{version.pk}/").content.decode()
    assert "It goes public when publish_due next runs" in page
    assert f'action="/review/version/{version.pk}/cancel/' in page


def test_what_was_to_be_public_by_now_says_so(client: Client) -> None:
    version = states.scheduled()
    with time_machine.travel(clock.now() + timedelta(days=2)):
        client.force_login(factory.make_writer())
        page = client.get(f"/review/version/{version.pk}/").content.decode()
        [(_, edition)] = workflow.publish_due()
    assert "It was to go public on" in page
    assert isinstance(edition, Edition) and edition.version == version
