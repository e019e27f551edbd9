"""What verify says, where, and how it ends. What it finds: test_verify_signed.py and test_verify_chain.py."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.management import chain
from articles.models import AuditHead
from tests import factory
from tests.conftest import POSTGRES, triggers_lifted
from tests.management.commands import fail, run
from tests.processes import python


@pytest.mark.django_db
def test_counts_what_is_as_signed_and_gives_the_head() -> None:
    factory.make_live_article()
    factory.make_article_in_review()

    out, err = run("verify")

    head = AuditHead.objects.get()
    told = "4 versions and 3 editions were looked at; all are what was signed.\nThe head of the audit chain:\n"
    assert (out, err) == (f"{told}{head}\n", "")
    assert head.size > 20


@pytest.mark.django_db
def test_reads_the_accounts_once_and_keeps_little_of_each_link() -> None:
    """A house has many pages, and few names of tables and columns."""
    for _ in range(2):
        factory.make_live_article()
    with CaptureQueriesContext(connection) as captured:
        run("verify")
    of_accounts = [sql for query in captured if " UNION " in (sql := query["sql"]) and "historicalperson" in sql]
    assert len(of_accounts) == 1
    links = [link for rows in chain.read().rows.values() for link in rows.values()]
    assert len(links) > 40 and {link.hash for link in links} == {""}
    for name in ("types", "table", "columns"):
        written = [getattr(link, name) for link in links]
        assert len({id(text) for text in written}) == len({*written})


@pytest.mark.django_db
def test_an_empty_database_is_as_it_was() -> None:
    assert run("verify")[0].endswith("\n0-\n")
    assert "is no head of the chain" in fail("verify", "--since", "0-")[0], "nothing could be held against it"


@pytest.mark.django_db
def test_gives_the_head_alone_and_goes_on_from_it() -> None:
    factory.make_live_medication()
    kept, _ = run("verify", "--head")
    assert kept == f"{AuditHead.objects.get()}\n"

    factory.make_live_medication()

    now, err = run("verify", "--head", "--since", kept)
    assert err == "" and now not in ("", kept)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "7", "-7-", "7-abc", "x-" + "0" * 64])
def test_what_is_no_head_is_refused(text: str) -> None:
    assert "is no head of the chain" in fail("verify", f"--since={text}")[0]


BROKEN = {
    "UPDATE articles_version SET made_at = '2031-13-45'": "articles_version",
    "UPDATE articles_edition SET review_due = 'soon'": "articles_edition",
    "UPDATE articles_act SET registration_expires = '2031-02-31'": "articles_act",
    "UPDATE articles_version SET content = CAST(X'FF' AS TEXT)": "articles_version",
    "UPDATE articles_historicalarticle SET body = CAST(X'FF' AS TEXT)": "articles_historicalarticle",
}
OUT_OF_REACH = {
    "UPDATE articles_version SET made_at = 'infinity'": "articles_version",
    "UPDATE articles_edition SET review_due = '4000-01-01 BC'": "articles_edition",
    "UPDATE articles_act SET registration_expires = '-infinity'": "articles_act",
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("statement", "table"), (OUT_OF_REACH if POSTGRES else BROKEN).items())
def test_goes_on_after_a_row_that_cannot_be_read(statement: str, table: str) -> None:
    """What comes last, in the last table and in the last edition, is named all the same."""
    for _ in range(2):
        factory.make_live_article()
    with triggers_lifted(connection), connection.cursor() as cursor:
        cursor.execute(f"SELECT MIN({key(table)}) FROM {table}")
        [first] = cursor.fetchone()
        cursor.execute(f"{statement} WHERE {key(table)} = {first}")
        cursor.execute("SELECT MAX(id) FROM articles_edition")
        [last] = cursor.fetchone()
        cursor.execute(f"UPDATE articles_edition SET fragment = 'x' WHERE id = {last}")

    _, _, err = fail("verify")

    assert f"Row {first} of {table} is not as it was written." in err
    assert f"Row {last} of articles_edition is not as it was written." in err
    assert f"Row {last} of articles_edition does not bear its seal." in err
    assert "is not what version 1 says." in err


def key(table: str) -> str:
    return "history_id" if "historical" in table else "id"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_cron_gets_its_status_and_reads_of_it_on_standard_error() -> None:
    factory.make_live_medication()
    good = python("manage.py", "verify")
    with triggers_lifted(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_act")
    bad = python("manage.py", "verify")

    assert (good.returncode, good.stderr, bad.returncode, bad.stdout) == (0, "", 1, "")
    assert "of articles_act is gone." in bad.stderr and "things are not as they were" in bad.stderr
