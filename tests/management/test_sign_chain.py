import pytest
from django.db import connection
from django.test import override_settings

from articles.models import AuditHead, Edition
from articles.models.sealed import store_key
from tests import factory
from tests.management.commands import fail, run
from tests.management.test_database_roles import roles as roles  # noqa: PLC0414  # a fixture
from tests.models.around import behind_the_guards

pytestmark = pytest.mark.django_db
NEXT = override_settings(SEAL_KEY="the next key")


def test_after_a_change_of_the_key_the_owner_vouches_for_what_came_before() -> None:
    factory.make_live_medication()
    run("verify")
    with NEXT:
        store_key()
        older = fail("verify")[2].splitlines()
        assert "The head of the chain does not bear a seal of this SEAL_KEY." in older
        assert sum("does not bear its seal" in line for line in older) == 4

        out, err = run("sign_chain")

        head = AuditHead.objects.get()
        assert (out, err) == (f"The head of the audit chain was signed:\n{head}\n", "")
        assert head.vouched == head.size
        run("verify", "--since", head)
        factory.make_live_medication()
        run("verify", "--since", head)


def test_rows_after_that_need_the_new_seal() -> None:
    factory.make_live_medication()
    run("verify")
    with NEXT:
        store_key()
        run("sign_chain")
    store_key()
    factory.make_live_medication()
    with NEXT:
        store_key()
        older = fail("verify")[2]
    assert f"Row {Edition.objects.latest('pk').pk} of articles_edition does not bear its seal.\n" in older


def test_nothing_that_was_changed_is_signed() -> None:
    medication = factory.make_live_medication()
    run("verify")
    behind_the_guards(f"UPDATE articles_edition SET title = 'x' WHERE document_id = {medication.pk}")
    before = AuditHead.objects.get().seal

    assert "is not as it was written.\nNothing was signed" in fail("sign_chain")[0]

    assert AuditHead.objects.get().seal == before


def test_there_has_to_be_a_head_and_a_key() -> None:
    assert "no head to sign" in fail("sign_chain")[0]
    with override_settings(SEAL_KEY=""):
        assert "no SEAL_KEY to sign with" in fail("sign_chain")[0]


@pytest.mark.postgres
def test_the_staff_role_signs_nothing(roles: None) -> None:
    factory.make_writer()
    run("verify")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE staff_process")
    assert "owner" in fail("sign_chain")[0]
