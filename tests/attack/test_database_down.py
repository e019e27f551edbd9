"""PostgreSQL stopped, silent and read-only under served processes: people are told at once, and nothing has to be
started again.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from tests.cluster import PROGRAMS, SUPERUSER, Server, programs, server
from tests.processes import python
from tests.served import Answer, Site, served, wait_for

pytestmark = [pytest.mark.race, pytest.mark.postgres]
FILE = "/static/articles/site.css"
SEARCH = "/search/?q=sleep"
"""Asks the database each time. Other pages are served from memory for a moment more."""
SIGN_IN = "/accounts/sign-in/"
BUSY = 4  # seconds that other work on the machine may cost
AT_ONCE = 0.5 + BUSY  # alone on the machine, a hundredth of a second
NOTICED = 3 + 2 * BUSY
BACK = 2 + BUSY
READERS = 30


TABLES = """
import django
django.setup()
from django.apps import apps
from django.db import connection
with connection.schema_editor() as editor:
    list(map(editor.create_model, apps.get_models()))
    editor.execute("ALTER TABLE articles_searchentry ADD COLUMN vector tsvector NOT NULL")
"""


@pytest.fixture(scope="module")
def database() -> Iterator[Server]:
    """A cluster of its own, so that it may be stopped."""
    folder = programs()
    assert folder, PROGRAMS
    with server(folder) as running:
        with psycopg.connect(url(running, "postgres"), autocommit=True) as first:
            first.execute(f"CREATE DATABASE {SUPERUSER}")
        done = python("-c", TABLES, DATABASE_URL=running.address)
        assert done.returncode == 0, done.stderr
        yield running


def url(running: Server, name: str = SUPERUSER) -> str:
    """As PostgreSQL's own library reads it, which wants a host with slashes elsewhere."""
    return f"postgresql://{SUPERUSER}@/{name}?host={running.folder}"


@pytest.fixture(scope="module")
def sites(database: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Site]]:
    """The readers' process and the staff's. They start before their database does."""
    folder, settings = tmp_path_factory.mktemp("logs"), {"DATABASE_URL": database.address, "SIGN_IN_TRIES": "1000"}
    database.stop()
    with served(folder, FACE="public", SEAL_KEY="", **settings) as readers, served(folder, **settings) as staff:
        database.start()
        yield readers, staff


def guess(staff: Site) -> Answer:
    """A form whose token is good, for nobody."""
    token = "t" * 32
    form = {"username": "nobody", "password": "a wrong pass phrase", "csrfmiddlewaretoken": token}
    return staff.ask(SIGN_IN, form, Cookie=f"csrftoken={token}")


def assert_both_are_up(readers: Site, staff: Site) -> None:
    wait_for(200, lambda: readers.ask("/"), within=NOTICED)
    wait_for(200, lambda: guess(staff), within=NOTICED)


def check_told(answer: Answer) -> None:
    assert answer.status == 503
    assert (answer.headers["retry-after"], answer.headers["cache-control"]) == ("5", "no-store")
    assert "Our database does not answer." in answer.text


def test_processes_that_started_before_their_database_found_it(sites: tuple[Site, Site]) -> None:
    assert_both_are_up(*sites)


def test_stopped(database: Server, sites: tuple[Site, Site]) -> None:
    readers, staff = sites
    assert_both_are_up(readers, staff)
    database.stop()
    try:
        wait_for(503, lambda: readers.ask("/"), within=NOTICED)
        with ThreadPoolExecutor(READERS) as crowd:
            answers = list(crowd.map(readers.ask, ["/", FILE] * (READERS // 2)))
        sent = guess(staff)
    finally:
        database.start()
    back = wait_for(200, lambda: readers.ask("/"), within=NOTICED)
    assert_both_are_up(readers, staff)

    list(map(check_told, answers[::2]))
    check_told(sent)
    assert "nobody" in sent.text and "a wrong pass phrase" not in sent.text
    assert {answer.status for answer in answers[1::2]} == {200}
    assert max(answer.seconds for answer in [*answers, sent]) < AT_ONCE
    assert back < BACK


def test_silent(database: Server, sites: tuple[Site, Site]) -> None:
    readers, staff = sites
    assert_both_are_up(readers, staff)
    database.halt()
    try:
        with ThreadPoolExecutor(READERS) as crowd:
            first = list(crowd.map(readers.ask, [SEARCH] * READERS))
            then = list(crowd.map(readers.ask, ["/", FILE] * (READERS // 2)))
        sent = guess(staff)
    finally:
        database.go_on()
    back = wait_for(200, lambda: readers.ask("/"), within=NOTICED)
    wait_for(200, lambda: guess(staff), within=NOTICED)

    list(map(check_told, [*first, *then[::2], sent]))
    assert max(answer.seconds for answer in [*first, sent]) < NOTICED
    assert {answer.status for answer in then[1::2]} == {200}
    assert sorted(answer.seconds for answer in then)[len(then) // 2] < AT_ONCE
    assert back < BACK


def test_silent_in_the_middle_of_a_request(database: Server, sites: tuple[Site, Site]) -> None:
    """A statement that is under way, here behind a lock, ends as well, and its thread with it."""
    readers, staff = sites
    assert_both_are_up(readers, staff)
    with psycopg.connect(url(database)) as holder, ThreadPoolExecutor(1) as crowd:
        holder.execute("LOCK TABLE articles_edition IN ACCESS EXCLUSIVE MODE")
        answer = crowd.submit(readers.ask, SEARCH).result()
    check_told(answer)
    assert answer.seconds < NOTICED
    wait_for(200, lambda: readers.ask("/"), within=NOTICED)


def test_read_only(database: Server, sites: tuple[Site, Site]) -> None:
    readers, staff = sites
    assert_both_are_up(readers, staff)
    with psycopg.connect(url(database), autocommit=True) as owner:
        owner.execute(f"ALTER DATABASE {SUPERUSER} SET default_transaction_read_only = on")
        owner.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        try:
            read, form, sent = readers.ask("/"), staff.ask(SIGN_IN), guess(staff)
        finally:
            owner.execute("SET default_transaction_read_only = off")
            owner.execute(f"ALTER DATABASE {SUPERUSER} RESET default_transaction_read_only")
            owner.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    assert (read.status, form.status, sent.status) == (200, 200, 503)
    assert "takes nothing new" in sent.text
    assert_both_are_up(readers, staff)
