import gc
import inspect
import os
import shutil
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from ipaddress import ip_address
from typing import Any
from unittest import mock

import hypothesis
import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from django.test.signals import setting_changed
from playwright.sync_api import Browser, sync_playwright

from articles.published import freshness
from articles.published.lasting import Lasting
from klonoinfo.sqlite.schema import GuardedSchemaEditor
from tests import remembered
from tests.flush import empty
from tests.prepared import PreparedClient, write_chain

POSTGRES = settings.DATABASE["ENGINE"].endswith("postgresql")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Chromium has no sandbox for root, and containers give it a small /dev/shm.
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
# Debian has them where only root looks.
SERVERS = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin"))
ABSENT = {
    "postgres": None if POSTGRES else "the database is not PostgreSQL",
    "browser": None if CHROMIUM else "no Chromium found",
    "java": None if shutil.which("java") else "no Java found",
    "nginx": None if shutil.which("nginx", path=SERVERS) else "no nginx found",
    "varnish": None if shutil.which("varnishd", path=SERVERS) else "no Varnish found",
}
DATABASE = {"db", "transactional_db"}

# A shared machine may pause any example for longer than a deadline.
hypothesis.settings.register_profile("suite", deadline=None)
hypothesis.settings.load_profile("suite")


def pytest_itemcollected(item: pytest.Item) -> None:
    if hypothesis.is_hypothesis_test(getattr(item, "function", None)):
        item.add_marker("property")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if POSTGRES:
        config.hook.pytest_deselected(items=[item for item in items if not asks_the_database(item)])
        items[:] = filter(asks_the_database, items)
    # What takes longest begins first, so that no worker is left with it at the end.
    items.sort(key=lambda item: not item.get_closest_marker("browser"))
    for item in items:
        for marker, reason in ABSENT.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_collection_finish() -> None:
    """What stays until the end is not searched for rubbish again and again, and the rest seldom: it was a tenth of the
    time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    remembered.patched = False
    forget_what_lasts()


def forget_what_lasts(**_: object) -> None:
    """Each test has a database of its own, and sometimes other settings."""
    for one in Lasting.every:
        one.forget()


setting_changed.connect(forget_what_lasts)


def asks_the_database(item: pytest.Item) -> bool:
    """What does not would say the same again on PostgreSQL."""
    marks = map(item.get_closest_marker, ("django_db", "postgres"))
    return any(marks) or not DATABASE.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file and not memory: threads and live servers get connections of their own, as in real life."""
    if not POSTGRES:
        file = tmp_path_factory.mktemp("database") / "tests.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture(scope="session", autouse=True)
def flush_without_triggers() -> Iterator[None]:
    """Transactional tests empty the tables at their end, which the guards in the database refuse."""

    def execute(self: BaseDatabaseOperations, sql_list: Sequence[str]) -> None:
        with triggers_lifted(self.connection):
            empty(self.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", execute)
        yield


@contextmanager
def triggers_lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    if connection.vendor == "sqlite":
        with GuardedSchemaEditor(connection) as editor, editor.triggers_aside():
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            cursor.execute("RESET session_replication_role")


@pytest.fixture(scope="session", autouse=True)
def loopback_only() -> Iterator[None]:
    """No test reaches another machine, by mail or otherwise."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not ip_address(address[0]).is_loopback:
            raise OSError(f"a test wanted to reach {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(scope="session", autouse=True)
def chain_is_written() -> Iterator[None]:
    """The transaction of a test never ends, which is when PostgreSQL writes what readers' code goes by."""
    state = freshness.state

    def written() -> freshness.State:
        write_chain()
        return state()

    with pytest.MonkeyPatch.context() as patch:
        if POSTGRES:
            patch.setattr(freshness, "state", written)
        yield


@pytest.fixture(scope="session", autouse=True)
def patches_are_noticed(flush_without_triggers: None, loopback_only: None, chain_is_written: None) -> Iterator[None]:
    """What a test puts in the place of code may be what makes a state: such a test makes its states itself."""
    with pytest.MonkeyPatch.context() as patch:
        # Before each test Django puts its own mocks somewhere, and pytest-django names the machine in mails.
        patch.setattr(mock._patch, "__enter__", noticed(mock._patch.__enter__, lambda mocked: is_ours(mocked.getter())))
        for name in ("delattr", "setitem", "delitem", "setattr"):
            put = getattr(pytest.MonkeyPatch, name)
            patch.setattr(pytest.MonkeyPatch, name, noticed(put, lambda _, target, *__: target is not mail.message))
        yield


def noticed(put: Any, counts: Callable[..., bool]) -> Any:
    @wraps(put)
    def putting(*arguments: Any, **fields: Any) -> Any:
        remembered.patched |= counts(*arguments)
        return put(*arguments, **fields)

    return putting


def is_ours(target: Any) -> bool:
    """A module, or what stands in one."""
    module = target.__name__ if inspect.ismodule(target) else getattr(target, "__module__", "")
    return module.partition(".")[0] in ("articles", "klonoinfo", "tests")


@pytest.fixture
def client() -> Client:
    """pytest-django's, which also holds readers' pages against what a process hands out that prepares them."""
    return PreparedClient()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's loop runs in the thread in which the tests use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def no_rubbish() -> Iterator[None]:
    """Nothing is searched for rubbish while something is timed: what other tests left in memory would count."""
    gc.disable()
    yield
    gc.enable()
