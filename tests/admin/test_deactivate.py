import pytest

from articles.lifecycle import Role
from tests.admin.pages import signed_in, words
from tests.admin.verbs import people, refuses_all_but
from tests.factory import make_administrator, make_writer

pytestmark = pytest.mark.django_db


def test_works_once() -> None:
    writer, client = make_writer(), signed_in(make_administrator())
    assert client.get(people("deactivate", writer) + "ask/").status_code == 200
    assert "can no longer sign in" in words(client.post(people("deactivate", writer), follow=True))
    writer.refresh_from_db()
    assert not writer.is_active
    assert client.post(people("deactivate", writer)).status_code == 409


def test_nobody_closes_their_own_account() -> None:
    administrator = make_administrator()
    response = signed_in(administrator).post(people("deactivate", administrator))
    assert response.status_code == 403
    administrator.refresh_from_db()
    assert administrator.is_active


def test_wrong_people() -> None:
    writer = make_writer()
    refuses_all_but(Role.ADMINISTRATOR, people("deactivate", writer))
    writer.refresh_from_db()
    assert writer.is_active
