"""What would write around the verbs leaves readers' bytes alone, or is refused."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from articles import workflow
from articles.management import grants
from articles.models import Act, Article, Edition, KeptTyping, Reaffirmation, UntrackedWrite, Version
from articles.models.appendonly import WrittenOnce
from tests import verbs
from tests.snapshots import everything, pages

pytestmark = pytest.mark.django_db
SPOILT = {
    models.BooleanField: "NOT {column}",
    models.DateTimeField: "'2001-01-01 00:00:00+00'",
    models.DateField: "'2001-01-01'",
    models.IntegerField: "{column} + 1",
    models.Field: "'other' || {key}",
}


def statements() -> Iterator[str]:
    """What the web's role may do to rows that are not written once: spoil each column, delete, copy."""
    tables = connection.introspection.django_table_names(only_existing=True)
    written = [table for table, right in grants.rights(tables).items() if "UPDATE" in right]
    for model in connection.introspection.installed_models(written):
        table, key = model._meta.db_table, model._meta.pk.column
        for field in model._meta.local_concrete_fields:
            if not field.primary_key and field.remote_field is None:
                spoilt = next(sql for kind, sql in SPOILT.items() if isinstance(field, kind))
                yield f"UPDATE {table} SET {field.column} = {spoilt.format(column=field.column, key=key)}"
        yield f"DELETE FROM {table}"
        columns = ", ".join(str(field.column) for field in model._meta.local_concrete_fields if field.column != "id")
        yield f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}"


def went_through(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            written = bool(cursor.rowcount > 0)
            connection.check_constraints()
            return written
    except DatabaseError:
        return False


@pytest.mark.slow
def test_no_sql_on_a_draft_reaches_readers() -> None:
    article, (version, by) = verbs.live_twice(), verbs.claimed()
    workflow.look(version=version, by=by)
    KeptTyping.objects.create(person=by, key=f"article:{article.pk}", form="[]")
    before = pages()
    written = [statement for statement in statements() if went_through(statement)]
    assert pages(before) == before, written
    assert {"UPDATE articles_article SET body", "UPDATE articles_person SET name"} <= {
        statement.split(" = ")[0] for statement in written
    }


def dumped(article: Article) -> str:
    """The article, its rows and its editions as dumpdata gives them, with other texts."""
    rows = [article.document, article, *article.questions.all(), *article.references.all(), *article.editions.all()]
    dump = json.loads(serializers.serialize("json", rows))
    for row in dump:
        row["fields"] |= {name: "Other" for name in ("title", "body", "fragment", "answer") if name in row["fields"]}
    return json.dumps(dump)


def spoilt(article: Article, **changes: object) -> Edition:
    edition = article.editions.get(number=2)
    for name, value in ({"fragment": "Other"} | changes).items():
        setattr(edition, name, value)
    return edition


def copied(article: Article) -> Edition:
    edition = spoilt(article, pk=None, number=3)
    edition._state.adding = True
    return edition


ON_EDITIONS: dict[str, Callable[[Article], object]] = {
    "save": lambda article: spoilt(article).save(),
    "delete": lambda article: spoilt(article).delete(),
    "update": lambda article: article.editions.update(fragment="Other"),
    "bulk_update": lambda article: Edition.objects.bulk_update([spoilt(article)], ["fragment"]),
    "upsert": lambda article: Edition.objects.bulk_create(
        [spoilt(article)], update_conflicts=True, unique_fields=["id"], update_fields=["fragment"]
    ),
    "save of a copy": lambda article: copied(article).save(),
    "bulk_create of a copy": lambda article: Edition.objects.bulk_create([copied(article)]),
    "update past the manager": lambda _: models.QuerySet(Edition).update(fragment="Other"),
    "delete past the manager": lambda _: models.QuerySet(Reaffirmation).delete(),
    "raw delete": lambda _: models.QuerySet(Reaffirmation)._raw_delete("default"),
    "what it was made from": lambda _: models.QuerySet(Version).update(fragment="Other"),
    "who wrote it": lambda article: article.versions.get(number=2).contributors.clear(),
    "who signed it": lambda _: models.QuerySet(Act).update(name="Other"),
    "its trail": lambda _: Article.history.update(title="Other"),
}


@pytest.mark.parametrize("write", ON_EDITIONS.values(), ids=ON_EDITIONS)
def test_what_was_signed_is_not_written_at_all(write: Callable[[Article], object]) -> None:
    article = verbs.live_twice()
    before = everything()
    with pytest.raises((WrittenOnce, IntegrityError)), transaction.atomic():
        write(article)
    assert everything() == before


@pytest.mark.slow
def test_a_fixture_of_real_rows_is_refused(tmp_path: Path) -> None:
    article, fixture = verbs.live_twice(), tmp_path / "fixture.json"
    fixture.write_text(dumped(article))
    # Reading pages writes the chain, which in real life the end of a transaction does.
    pages_before, before = pages(), everything()
    with pytest.raises(UntrackedWrite), transaction.atomic():
        call_command("loaddata", fixture, verbosity=0)
    assert (everything(), pages(pages_before)) == (before, pages_before)
