import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from articles.checks import guards_stand, installed
from tests.management.commands import run
from tests.models import around, states

pytestmark = pytest.mark.django_db
SAID = "All guards stand as the migrations installed them.\n"


@pytest.mark.parametrize("name", ["articles_edition_no_update", "edition_signed_enough", "articles_edition_sealed"])
def test_puts_up_what_is_missing(name: str) -> None:
    around.drop_trigger(name)
    assert len(guards_stand(None, ["default"])) == 1

    assert run("restore_guards") == (SAID, "")

    call_command("check", databases=["default"])


def test_puts_right_what_was_replaced() -> None:
    version = states.in_review()
    around.drop_trigger("edition_signed_enough")
    with connection.cursor() as cursor:
        for sql in hollow():
            cursor.execute(sql)
    assert guards_stand(None, ["default"]) == []

    run("restore_guards")

    with pytest.raises(IntegrityError, match="needs the approvals"), transaction.atomic():
        around.as_edition(version)


def hollow() -> list[str]:
    """A trigger of that name that refuses nothing."""
    if connection.vendor == "postgresql":
        return [
            "CREATE OR REPLACE FUNCTION edition_signed_enough() RETURNS trigger LANGUAGE plpgsql "
            "AS 'BEGIN RETURN NEW; END'",
            "CREATE TRIGGER edition_signed_enough BEFORE INSERT ON articles_edition "
            "FOR EACH ROW EXECUTE FUNCTION edition_signed_enough()",
        ]
    return ["CREATE TRIGGER edition_signed_enough BEFORE INSERT ON articles_edition BEGIN SELECT 1; END"]


def test_each_guard_can_be_put_up_where_it_stands() -> None:
    assert len(list(installed(connection))) > 40
    run("restore_guards")
    assert run("restore_guards") == (SAID, "")
