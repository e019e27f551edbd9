"""Who may do what: every address of the staff by every kind of person, in several states, as one table."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.test import Client

from articles.lifecycle import Role
from articles.models import Person
from tests import factory
from tests.openings import LOOKS, OPENINGS, written
from tests.places import STATES, Place
from tests.urls import named_routes, readers_routes

pytestmark = pytest.mark.django_db

ROLES = {"writer", "pharmacist", "administrator"}
STAFF = ROLES | {"superuser"}
WRITING = {"writer", "pharmacist", "superuser"}
KEEPING = {"administrator", "superuser"}
EVERYBODY = STAFF | {"stranger", "no role", "deactivated"}
OUTSIDE = {"stranger", "deactivated"}

PAGES = {
    "sign-in password_reset password_reset_done password_reset_confirm password_reset_complete": EVERYBODY,
    "address_link": EVERYBODY,
    "landing queue version version-page waivers checks live document reports report-page": ROLES,
    "address": EVERYBODY - OUTSIDE,
    "admin:index admin:password_change admin:password_change_done": STAFF,
    "admin:trail admin:quarantine admin:articles_article_changelist admin:articles_article_change": WRITING,
    "admin:articles_medication_changelist admin:articles_medication_change": WRITING,
    "admin:articles_article_add admin:articles_medication_add": {"writer"},
    "admin:articles_article_start": {"writer", "superuser"},
    "admin:import admin:submit-ask admin:set_aside-ask admin:branch-ask": {"writer", "superuser"},
    "admin:restore-ask admin:archive-ask admin:unarchive-ask admin:recall-ask": {"writer", "superuser"},
    "admin:resume-ask admin:accept-ask admin:take_back_line-ask": {"writer", "superuser"},
    "admin:waive-ask admin:take_back_waiver-ask": {"writer", "superuser"},
    "admin:person-history admin:articles_person_changelist admin:articles_person_change": KEEPING,
    "admin:ask_role-ask admin:confirm_role-ask admin:refuse_role-ask admin:remove_role-ask": KEEPING,
    "admin:deactivate-ask admin:hand_over-ask": KEEPING,
    "admin:propose_address-ask admin:confirm_address-ask admin:refuse_address-ask": KEEPING,
    "admin:articles_person_add": {"administrator"},
}
"""Who sees it. Of the others, those who have signed in are refused and the rest are sent to do so."""

VERBS = {
    "claim release request-changes approve resolve reopen grant refuse-waiver withdraw reaffirm": {"pharmacist"},
    "comment reply cancel": {"writer", "pharmacist"},
    "own-report note-report close-report reopen-report": ROLES,
    "take admin:submit admin:set_aside admin:branch admin:restore admin:archive admin:unarchive": {"writer"},
    "admin:recall admin:resume admin:accept admin:take_back_line admin:quarantine-all": {"writer"},
    "admin:waive admin:take_back_waiver": {"writer"},
    "admin:paste admin:articles_article_add_preview admin:articles_article_preview": {"writer"},
    "admin:articles_medication_add_preview admin:articles_medication_preview": {"writer"},
    "admin:ask_role admin:confirm_role admin:refuse_role admin:remove_role": {"administrator"},
    "admin:deactivate admin:hand_over": {"administrator"},
    "admin:propose_address admin:confirm_address admin:refuse_address": {"administrator"},
}
"""Who may do it, by POST and no other way. Nobody else's POST changes anything, however complete it is."""

DOORS = {"sign-out", "admin:login", "admin:logout", "admin:keep"}
"""They ask for no role: three lead to the sign-in, and what is kept is told by a token of the page."""

SEEN = {name: people for names, people in PAGES.items() for name in names.split()}
DONE = {name: people for names, people in VERBS.items() for name in names.split()}


@pytest.fixture(params=STATES)
def place(request: pytest.FixtureRequest, db: None) -> Place:
    return STATES[request.param]()


@pytest.fixture
def people(db: None) -> dict[str, Client]:
    found = {
        "no role": factory.make_person(),
        "writer": factory.make_writer(),
        "pharmacist": factory.make_pharmacist(),
        "administrator": factory.make_administrator(),
        "superuser": factory.make_person(is_superuser=True),
        "deactivated": factory.make_pharmacist(Role.WRITER, Role.ADMINISTRATOR),
    }
    clients = {name: Client() for name in found}
    for name, person in found.items():
        clients[name].force_login(person)
    found["deactivated"].is_active = False
    found["deactivated"].save()
    return {"stranger": Client(), **clients}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def word(answer: Any) -> str:
    """ "sign in", or the status."""
    leads_to_sign_in = any(door in answer.headers.get("Location", "") for door in ("/sign-in/", "/admin/login/"))
    return "sign in" if leads_to_sign_in else str(answer.status_code)


def signed_in(client: Client) -> Person:
    return Person.objects.get(pk=client.session[SESSION_KEY])


def post(client: Client, place: Place, name: str) -> Any:
    route = named_routes()[name]
    return client.post(place.path(route), place.form(route))


def refusals(who: str) -> set[str]:
    """Django's own admin pages offer another sign-in to an account without a role."""
    return {"sign in"} if who in OUTSIDE else {"403", "sign in"} if who == "no role" else {"403"}


def test_the_table_knows_every_address() -> None:
    routes = named_routes()
    names = {name for name, route in routes.items() if route not in readers_routes()}
    assert names - DOORS == SEEN.keys() | DONE.keys(), "say in PAGES or VERBS of this file who may"


@pytest.mark.slow
def test_pages_are_seen_by_those_who_may(place: Place, people: dict[str, Client]) -> None:
    routes, wrong = named_routes(), []
    for name, seers in SEEN.items():
        for who, client in people.items():
            got = word(client.get(place.path(routes[name])))
            expected = {"200", "302"} if who in seers else refusals(who)
            wrong += [(name, who, got)] if got not in expected else []
    assert wrong == []


@pytest.mark.slow
@pytest.mark.once
def test_pages_write_nothing_for_those_who_may_not(place: Place, people: dict[str, Client]) -> None:
    before, wrong = written(), []
    for name, seers in SEEN.items():
        for who in people.keys() - seers:
            got = word(post(people[who], place, name))
            wrong += [(name, who, got)] if got not in refusals(who) | {"405"} else []
    assert (wrong, written()) == ([], before)


def test_verbs_are_no_links(place: Place, people: dict[str, Client]) -> None:
    routes = named_routes()
    answers = {name: people["stranger"].get(place.path(routes[name])).status_code for name in DONE}
    answers |= {name: people[who].get(place.path(routes[name])).status_code for name in DONE for who in DONE[name]}
    assert {name: status for name, status in answers.items() if status != 405} == {}


@pytest.mark.slow
@pytest.mark.parametrize("opening", OPENINGS, ids=lambda opening: opening.__name__)
def test_verbs_are_done_by_those_who_may(opening: Callable[[Person], Place], people: dict[str, Client]) -> None:
    wrong = []
    for who, client in people.items():
        names = [name for name in OPENINGS[opening] if who in DONE[name]]
        if not names:
            continue
        opened = opening(signed_in(client))
        for name in names:
            before = written()
            with undone():
                got = word(post(client, opened, name))
                done = written() != before
            wrong += [(name, who, got, done)] if (got in {"200", "302"}, done) != (True, name not in LOOKS) else []
    assert wrong == []


def test_every_verb_goes_through_somewhere() -> None:
    assert set().union(*OPENINGS.values()) == DONE.keys()


@pytest.mark.slow
def test_the_state_alone_stands_in_the_way_of_those_who_may(place: Place, people: dict[str, Client]) -> None:
    wrong = []
    for name, doers in DONE.items():
        for who in doers:
            with undone():
                got = word(post(people[who], place, name))
            wrong += [(name, who, got)] if got not in {"200", "302", "409", "422"} else []
    assert wrong == []


@pytest.mark.slow
@pytest.mark.once
def test_the_same_post_by_anybody_else_changes_nothing(place: Place, people: dict[str, Client]) -> None:
    before, wrong = written(), []
    past = {"409"} if place.is_past_review else set()
    for name, doers in DONE.items():
        for who in people.keys() - doers:
            got = word(post(people[who], place, name))
            wrong += [(name, who, got)] if got not in refusals(who) | {"403"} | past else []
    assert (wrong, written()) == ([], before)
