"""The preview beside the text: as readers would get it, from what is typed, with nothing saved."""

import pytest

from articles.models import Article
from tests.admin.pages import change_url, signed_in, typed_form, words
from tests.factory import make_article, make_medication, make_pharmacist

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


def test_shows_what_is_typed_and_what_it_lacks() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), body="## Doses {: dosing }\n\nTake **one tablet**.[^nowhere]")
    response = client.post(f"{change_url(article)}preview/", form)
    assert response.status_code == 200
    assert b"<strong>one tablet</strong>" in response.content
    assert "nowhere" in words(response)
    article.refresh_from_db()
    assert (article.revision, "one tablet" in article.body) == (1, False)


def test_rows_are_in_it_and_removed_ones_are_not() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), questions__0__question="May I swim?")
    assert "May I swim?" in words(client.post(f"{change_url(article)}preview/", form))
    form["questions-0-DELETE"] = "on"
    assert "May I swim?" not in words(client.post(f"{change_url(article)}preview/", form))


def test_works_for_a_form_that_could_not_be_saved() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, ADD, title="t" * 300, body="## Doses {: dosing }\n\nHello", review_months="x")
    response = client.post(f"{ADD}preview/", form)
    assert response.status_code == 200
    assert b"t" * 300 in response.content and b"Hello" in response.content
    assert Article.objects.count() == 1


def test_empty_form_and_empty_post() -> None:
    client = signed_in(make_article().author)
    assert "No title yet" in words(client.post(f"{ADD}preview/", typed_form(client, ADD)))
    assert client.post(f"{ADD}preview/", {}).status_code == 200


def test_raw_html_and_scripts_stay_out() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), body="## Doses {: dosing }\n\n<img src=x onerror=alert(1)>")
    assert b"<img" not in client.post(f"{change_url(article)}preview/", form).content


def test_button_shows_it_without_any_script() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), title="", short_answer="Fresh words.", _redraw="preview")
    response = client.post(change_url(article), form)
    assert response.status_code == 200
    assert b"Nothing was saved" not in response.content
    assert words(response).count("Fresh words.") == 2
    assert Article.objects.get(pk=article.pk).revision == 1


def test_record_of_a_medicine() -> None:
    medication = make_medication()
    client = signed_in(medication.author)
    form = typed_form(client, change_url(medication), boxed__0__heading="With alcohol")
    assert "With alcohol" in words(client.post(f"{change_url(medication)}preview/", form))


def test_refuses_get_stranger_wrong_role_and_missing() -> None:
    article = make_article()
    url = f"{change_url(article)}preview/"
    assert signed_in(article.author).get(url).status_code == 405
    assert signed_in().post(url).status_code == 403
    assert signed_in(make_pharmacist()).post(url).status_code == 403
    assert signed_in(article.author).post(url.replace(str(article.pk), "999")).status_code == 404
