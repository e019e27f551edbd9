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
    assert "1 draft has a new named author." in words(response)
    article.refresh_from_db()
    assert article.author == heir


def test_only_a_writer_takes_over() -> None:
    article = make_article()
    to = {"to": make_pharmacist().pk}
    assert signed_in(make_administrator()).post(people("hand-over", article.author), to).status_code == 422


def test_not_to_the_leaver_themselves_nor_to_nobody() -> None:
    article = make_article()
    url, client = people("hand-over", article.author), signed_in(make_administrator())
    response = client.post(url, {"to": article.author.pk})
    assert response.status_code == 403 and "Choose somebody else." in words(response)
    assert [client.post(url, {"to": to}).status_code for to in ("", "999999", "x")] == [422] * 3
    assert article.history.count() == 1


def test_wrong_people() -> None:
    article = make_article()
    leaver = article.author
    refuses_all_but(Role.ADMINISTRATOR, people("hand-over", leaver), {"to": make_writer().pk})
    article.refresh_from_db()
    assert article.author == leaver
