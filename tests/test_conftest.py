import smtplib
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import IntegrityError, connection
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import pytest_itemcollected

GUARD = {
    "sqlite": """
        CREATE TRIGGER group_stays BEFORE DELETE ON auth_group BEGIN SELECT RAISE(ABORT, 'it stays'); END
    """,
    "postgresql": """
        CREATE FUNCTION group_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            RAISE EXCEPTION 'it stays' USING ERRCODE = 'integrity_constraint_violation';
        END $$;
        CREATE TRIGGER group_stays BEFORE DELETE ON auth_group FOR EACH ROW EXECUTE FUNCTION group_stays();
        CREATE TRIGGER group_full BEFORE TRUNCATE ON auth_group EXECUTE FUNCTION group_stays()
    """,
}
UNGUARD = {
    "sqlite": "DROP TRIGGER group_stays",
    "postgresql": "DROP FUNCTION group_stays() CASCADE",
}


@pytest.fixture
def guarded_group(transactional_db: None) -> Iterator[Group]:
    with connection.cursor() as cursor:
        cursor.execute(GUARD[connection.vendor])
        yield Group.objects.create(name="Readers")
        cursor.execute(UNGUARD[connection.vendor])


def test_flush_empties_guarded_tables_and_leaves_their_guards(guarded_group: Group) -> None:
    with pytest.raises(IntegrityError, match="it stays"):
        guarded_group.delete()
    call_command("flush", interactive=False, verbosity=0)
    assert not Group.objects.filter(name="Readers").exists()
    Group.objects.create(name="Readers")
    with pytest.raises(IntegrityError, match="it stays"):
        Group.objects.get(name="Readers").delete()


def test_nothing_leaves_the_machine() -> None:
    with pytest.raises(OSError, match="a test wanted to reach"):
        smtplib.SMTP("192.0.2.1", 25)


def test_what_looks_for_a_counterexample_is_marked(request: pytest.FixtureRequest) -> None:
    @given(st.none())
    def looks(_: None) -> None: ...

    def does_not() -> None: ...

    for function, marks in ((looks, ["property"]), (does_not, [])):
        item = pytest.Function.from_parent(request.node.parent, name="one", callobj=function)
        pytest_itemcollected(item)
        assert [mark.name for mark in item.own_markers if mark.name == "property"] == marks
