"""The disk is full: who saves or signs is told, readers read on, nothing is half there, and with room it goes on."""

import random
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from tests import factory
from tests.admin.pages import change_url, signed_in, typed_form
from tests.review.asking import signed
from tests.snapshots import everything, pages

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Write = Callable[[], int]
COUNTED = ("articles_signingattempt", "articles_auditlink", "articles_audithead")
NO_LIMIT = 2**32 - 2
_letters = random.Random(1)  # noqa: S311 - so that nothing packs them
LONG = " ".join("".join(_letters.choices(ascii_lowercase, k=8)) for _ in range(4_000))
"""Fits into no page that is there already."""


def told(answer: Any) -> int:
    return int(answer.status_code)


def client_of(person: Any) -> Client:
    client = signed_in(person)
    client.raise_request_exception = False
    return client


def saving(article: Article) -> Write:
    client = client_of(article.author)
    form = typed_form(client, change_url(article), short_answer=LONG, why="More.")
    return lambda: told(client.post(change_url(article), form))


def reword(article: Article) -> None:
    factory.edit(article, article.author, body=f"{factory.BODY} {LONG}")


def submitting(article: Article) -> Write:
    reword(article)
    client = client_of(article.author)
    return lambda: told(client.post(f"/admin/documents/{article.pk}/submit/", {"note": "More."}))


def approving(article: Article) -> Write:
    """The last signature, which publishes."""
    reword(article)
    version = factory.submit(article)
    for _ in range(1, version.signatures_required):
        factory.approve(version)
    client = client_of(factory.make_pharmacist())
    return lambda: told(client.post(f"/review/version/{version.pk}/approve/", signed(version)))


WRITES: dict[str, tuple[Callable[[Article], Write], str]] = {
    "save": (saving, "articles_historicalarticle"),
    "submit": (submitting, "articles_version"),
    "approve": (approving, "articles_edition"),
}
"""With the table that grows."""


@contextmanager
def small_disk(table: str) -> Iterator[Callable[[], Any]]:
    """What gives a context in which there is no room."""
    if connection.vendor == "sqlite":
        yield no_more_pages
        return
    with TemporaryDirectory(prefix="klonoinfo-") as name, mounted(Path(name)) as folder, tablespace(folder, table):
        yield lambda: filled(folder)


@contextmanager
def no_more_pages() -> Iterator[None]:
    """Nor any that other tests left free."""
    with connection.cursor() as cursor:
        [size] = cursor.execute("PRAGMA page_size").fetchone()
        cursor.execute("CREATE TABLE filled (bytes blob)")
        while free := cursor.execute("PRAGMA freelist_count").fetchone()[0]:
            cursor.execute(f"INSERT INTO filled VALUES (zeroblob({free * size}))")
        [count] = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {count}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA max_page_count = {NO_LIMIT}")
            cursor.execute("DROP TABLE filled")


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A file system in memory, for PostgreSQL's account."""
    folder.chmod(0o755)
    with connection.cursor() as cursor:
        data = Path(cursor.execute("SHOW data_directory").fetchone()[0])
    options = f"size=4m,mode=700,uid={data.stat().st_uid}"
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False)  # noqa: S607
    if mount.returncode:
        pytest.skip("nobody here may mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)  # noqa: S607


@contextmanager
def tablespace(folder: Path, table: str) -> Iterator[None]:
    name = f"small_{connection.settings_dict['NAME']}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLESPACE {name} LOCATION '{folder}'")
        cursor.execute(f"ALTER TABLE {table} SET TABLESPACE {name}")
        # Rows that other tests deleted have left free pages, which would take a new row.
        cursor.execute(f"VACUUM FULL {table}")
        try:
            yield
        finally:
            cursor.execute(f"ALTER TABLE {table} SET TABLESPACE pg_default")
            cursor.execute(f"DROP TABLESPACE {name}")


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    rest = folder / "rest"
    with suppress(OSError), rest.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    try:
        yield
    finally:
        rest.unlink()


@pytest.mark.parametrize("name", WRITES)
def test_a_full_disk_halves_nothing(name: str) -> None:
    make, table = WRITES[name]
    article, _ = factory.make_live_article()
    write = make(article)
    before, public = everything(*COUNTED), pages()
    with small_disk(table) as full:
        with full():
            assert write() == 503
            assert pages(public) == public
        assert everything(*COUNTED) == before
        assert write() == 302
    assert everything(*COUNTED) != before
