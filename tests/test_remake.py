"""A migration that remakes a table takes no guard away: not for a moment, and not when it fails."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import AddField, AlterField
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from articles.checks import guards_stand, seals_are_taken
from articles.models import Article, Edition, Version
from articles.versions.freeze import verify
from tests import factory, verbs
from tests.management.commands import fail
from tests.snapshots import everything, pages

pytestmark = pytest.mark.django_db(transaction=True)
MODELS = [Edition, Version, Article.history.model]


def states(operation: AddField | AlterField) -> tuple[ProjectState, ProjectState]:
    before = MigrationLoader(connection).project_state()
    after = before.clone()
    operation.state_forwards("articles", after)
    return before, after


def check_guards(table: str) -> None:
    assert guards_stand(None, ["default"]) == []
    for statement in (f"UPDATE {table} SET more = 'less'", f"DELETE FROM {table}"):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            run(statement)


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def check_versions() -> None:
    assert [version for version in Version.objects.all() if not verify(version)] == []


@pytest.mark.parametrize("model", MODELS)
def test_guards_stand_during_and_after(model: type[models.Model]) -> None:
    verbs.live_twice()
    read = pages()
    more = AddField(model._meta.model_name or "", "more", models.TextField(db_default="more"))
    before, after = states(more)
    with connection.schema_editor() as editor:
        more.database_forwards("articles", editor, before, after)
        check_guards(model._meta.db_table)
    try:
        check_guards(model._meta.db_table)
        check_versions()
        assert pages(read) == read
        assert factory.make_live_article()
    finally:
        with connection.schema_editor() as editor:
            more.database_backwards("articles", editor, after, before)
    assert guards_stand(None, ["default"]) == []


@pytest.mark.parametrize("model", MODELS)
def test_a_migration_that_fails_leaves_all_as_it_was(model: type[models.Model]) -> None:
    verbs.live_twice()
    rows, read = everything(), pages()
    same = AddField(model._meta.model_name or "", "more", models.TextField(default="same", unique=True))
    before, after = states(same)
    with pytest.raises(IntegrityError), connection.schema_editor() as editor:
        same.database_forwards("articles", editor, before, after)
    assert (everything(), pages(read)) == (rows, read)
    assert guards_stand(None, ["default"]) == []
    check_versions()
    with pytest.raises(IntegrityError, match="never changed"):
        run(f"DELETE FROM {model._meta.db_table}")


def test_rows_from_before_seals_stay_without_one_and_in_place() -> None:
    article = verbs.live_twice()
    read = pages()
    call_command("migrate", "articles", "0004", verbosity=0)
    call_command("migrate", "articles", verbosity=0)
    assert guards_stand(None, ["default"]) == seals_are_taken(None, ["default"]) == []
    assert not Edition.objects.exclude(seal="").exists()
    assert pages(read) == read
    factory.withdraw(article.editions.get(number=2))
    factory.make_live_article()
    assert [edition.bears_seal() for edition in Edition.objects.order_by("pk")] == [False] * 3 + [True] * 2
    unsealed = fail("verify")[2].splitlines()
    assert {line.rpartition(" of ")[2] for line in unsealed} > {"articles_edition does not bear its seal."}
    call_command("sign_chain", stdout=StringIO())
    call_command("verify", stdout=StringIO())


def test_texts_of_editions_stand_last_and_a_remake_leaves_them_there() -> None:
    """What SQLite reads of a row, it reads from its beginning."""

    def columns() -> list[str]:
        with connection.cursor() as cursor:
            return [
                column.name for column in connection.introspection.get_table_description(cursor, "articles_edition")
            ]

    if connection.vendor != "sqlite":
        return
    assert columns()[-2:] == ["content", "fragment"]
    note = AlterField("edition", "note", models.CharField(max_length=401, blank=True))
    before, after = states(note)
    with connection.schema_editor() as editor:
        note.database_forwards("articles", editor, before, after)
    try:
        assert columns()[-2:] == ["content", "fragment"]
    finally:
        with connection.schema_editor() as editor:
            note.database_backwards("articles", editor, after, before)
