import pytest

from articles.lifecycle import Role
from tests.admin.pages import signed_in, words
from tests.admin.verbs import people, refuses_all_but
from tests.factory import make_administrator, make_article, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db


def test_works() -> None:
    article, heir = make_article(), make_writer()
    leaver = article.author
    client = signed_in(make_administrator())
    assert article.title in words(client.get(people("hand-over", leaver) + "ask/"))
    response = client.post(people("hand-over", leaver), {"to": heir.pk}, follow=True)
    assert "have a new named author" in words(response)
    article.refresh_from_db()
    assert article.author == heir


def test_only_a_writer_takes_over() -> None:
    article = make_article()
    to = {"to": make_pharmacist().pk}
    assert signed_in(make_administrator()).post(people("hand-over", article.author), to).status_code == 422


def test_wrong_people() -> None:
    article = make_article()
    leaver = article.author
    refuses_all_but(Role.ADMINISTRATOR, people("hand-over", leaver), {"to": make_writer().pk})
    article.refresh_from_db()
    assert article.author == leaver
