"""The page on which a draft is written."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import NO_REASON, Article, Reference
from tests.admin.pages import change_url, fields_of, page_of, signed_in, typed_form, words
from tests.factory import (
    make_administrator,
    make_article,
    make_article_in_review,
    make_live_article,
    make_person,
    make_pharmacist,
    make_writer,
)

pytestmark = pytest.mark.django_db


def save(article: Article, person: Any = None, **typed: Any) -> Any:
    client = signed_in(person or article.author)
    form = typed_form(client, change_url(article), **({"why": "Plainer words."} | typed))
    return client.post(change_url(article), form, follow=True)


def test_saves_text_and_rows_as_one_revision() -> None:
    article = make_article()
    response = save(article, title="A better title", references__0__publisher="Another agency")
    article.refresh_from_db()
    assert (article.title, article.revision) == ("A better title", 2)
    assert article.references.get().publisher == "Another agency"
    assert "Saved as revision 2." in words(response)
    row = article.history.latest()
    assert (row.history_user, row.history_change_reason) == (article.author, "Plainer words.")


def test_unchanged_save_adds_nothing_and_says_so() -> None:
    article = make_article()
    trail = Article.history.count() + Reference.history.count()
    assert "nothing was saved" in words(save(article))
    article.refresh_from_db()
    assert article.revision == 1
    assert Article.history.count() + Reference.history.count() == trail


def test_asks_why_before_a_submit_alone() -> None:
    article = make_article()
    assert "Saved as revision 2" in words(save(article, title="Another title", why=""))
    assert article.history.latest().history_change_reason == NO_REASON
    response = save(article, title="A third title", why="", _submit="1")
    assert response.status_code == 422 and "Say in a few words why" in words(response)
    article.refresh_from_db()
    assert (article.revision, article.title) == (2, "Another title")


def test_what_is_wrong_is_listed_with_the_way_to_each_field() -> None:
    response = save(make_article(), title="", references__0__label="a label", questions__0__question="")
    found = [str(link["href"]) for link in page_of(response).select("[role=alert][autofocus] a")]
    assert found == ["#id_title", "#id_questions-0-question", "#id_references-0-label"]
    assert all(page_of(response).select_one(field) for field in found)
    assert "Reference 1, label : Use letters, digits and hyphens only." in words(response)


def test_new_row_goes_to_the_end_and_a_removed_one_stays_in_the_trail() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), _redraw="references")
    more = typed_form_after(client, article, form)
    more |= {"references-1-label": "second", "questions-0-DELETE": "on", "why": "One more source."}
    assert client.post(change_url(article), more).status_code == 302
    assert [(row.label, row.position) for row in article.references.all()] == [("label", 1), ("second", 2)]
    assert not article.questions.exists()
    assert article.questions.model.history.filter(history_type="-").count() == 1


def typed_form_after(client: Any, article: Article, form: dict[str, Any]) -> dict[str, Any]:
    response = client.post(change_url(article), form)
    assert response.status_code == 200
    assert "Error" not in words(response)
    return fields_of(response)


def test_save_and_submit_leads_to_the_question() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), why="Done.", title="Ready", _submit="1")
    response = client.post(change_url(article), form)
    assert response.headers["Location"] == f"/admin/documents/{article.pk}/submit/ask/"


def test_address_is_fixed_once_public_and_the_medicine_at_once() -> None:
    article, _ = make_live_article()
    form = typed_form(signed_in(article.author), change_url(article))
    assert "slug" not in form and "medication" not in form
    assert "Fixed, because readers have had it." in words(signed_in(article.author).get(change_url(article)))
    slug = article.slug
    save(article, slug="another", title="Another title")
    article.refresh_from_db()
    assert (article.slug, article.title) == (slug, "Another title")


def test_address_of_another_article_is_refused() -> None:
    article = make_article()
    other = make_article(article.author, article.medication)
    response = save(article, slug=other.slug)
    assert response.status_code == 422
    assert "Another article on this medicine has this address." in words(response)


def test_state_and_links_are_in_sight() -> None:
    article, edition = make_live_article()
    page = signed_in(article.author).get(change_url(article))
    assert "Live: edition 1 . Waiting: nothing ." in words(page)
    assert f'href="/medicines/{edition.medication_slug}/{edition.slug}/"'.encode() in page.content
    waiting, version = make_article_in_review()
    page = signed_in(waiting.author).get(change_url(waiting))
    assert "Version 1 does not move while you do" in words(page)
    assert f'href="/review/version/{version.pk}/"'.encode() in page.content


def test_what_is_typed_is_escaped() -> None:
    article = make_article()
    response = save(article, title="<script>alert(1)</script>")
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("make", [make_pharmacist, make_administrator, make_person])
def test_wrong_role_cannot_save(make: Any) -> None:
    article, person = make_article(), make()
    form = typed_form(signed_in(article.author), change_url(article), why="Mine.", title="Mine")
    assert signed_in(person).post(change_url(article), form).status_code in (302, 403)
    article.refresh_from_db()
    assert article.revision == 1


def test_superuser_looks_and_does_not_write() -> None:
    article = make_article()
    root = make_person(is_superuser=True)
    assert signed_in(root).get(change_url(article)).status_code == 200
    form = typed_form(signed_in(article.author), change_url(article), why="Mine.", title="Mine")
    assert signed_in(root).post(change_url(article), form).status_code == 403


def test_pharmacist_looks_and_finds_no_button() -> None:
    page = signed_in(make_pharmacist()).get(change_url(make_article()))
    assert page.status_code == 200
    assert b"Save the draft" not in page.content


def test_missing_is_404_and_strangers_sign_in_first() -> None:
    assert signed_in(make_writer()).get("/admin/articles/article/999/change/").status_code == 404
    response = signed_in().get("/admin/articles/article/999/change/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/sign-in/?next=")


@pytest.mark.parametrize("page", ["delete/", "history/"])
def test_nothing_deletes_and_nothing_logs_beside_the_trail(page: str) -> None:
    article = make_article()
    save(article, title="Another title")
    url = change_url(article).replace("change/", page)
    assert signed_in(article.author).get(url).status_code == 404
    assert not LogEntry.objects.exists()
