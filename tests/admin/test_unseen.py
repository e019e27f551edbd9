"""Signs that nobody sees: refused where a draft is saved, named, and taken out with one button."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article, Imported, Quarantined, Question, tracked
from articles.workflow import Incomplete, submit, take_back_line
from tests.admin.pages import change_url, signed_in, typed_form, words
from tests.factory import edit, make_article, make_medication, make_writer

pytestmark = pytest.mark.django_db
TURNED = "Take \u202e05\u202c mg at night."


def test_the_form_comes_back_with_the_text_the_name_and_the_button() -> None:
    article = make_article()
    client = signed_in(article.author)
    response = client.post(change_url(article), typed_form(client, change_url(article), body=TURNED))
    assert response.status_code == 422
    assert "U+202E (right-to-left override)" in words(response)
    assert TURNED in response.text
    assert 'name="_take_out"' in response.text
    assert Article.objects.get(pk=article.pk).body == article.body


def test_the_button_shows_the_text_without_them_and_saves_nothing() -> None:
    article = make_article()
    client = signed_in(article.author)
    typed = typed_form(client, change_url(article), body=TURNED, title="So\u00admatic") | {"_take_out": "1"}
    response = client.post(change_url(article), typed)
    assert response.status_code == 200
    assert "Take 05 mg at night." in response.text and "\u202e" not in response.text
    assert "Somatic" in response.text
    assert "taken out" in words(response)
    assert Article.objects.get(pk=article.pk).body == article.body


def test_what_a_person_must_judge_is_refused_after_the_button_too() -> None:
    article = make_article()
    client = signed_in(article.author)
    typed = typed_form(client, change_url(article), body="Take 4⁰ mg.")
    assert "Take 4⁰ mg." in client.post(change_url(article), typed | {"_take_out": "1"}).text
    response = client.post(change_url(article), typed)
    assert response.status_code == 422 and "“4⁰”, with digits of another form" in words(response)


def test_a_row_is_asked_too() -> None:
    medication = make_medication()
    client = signed_in(medication.author)
    typed = typed_form(client, change_url(medication)) | {"names-0-name": "Exam\u200bple"}
    response = client.post(change_url(medication), typed)
    assert response.status_code == 422 and "U+200B" in words(response)


def test_no_door_stores_it() -> None:
    article = make_article()
    with pytest.raises(ValidationError, match="U\\+202E"):
        edit(article, article.author, body=TURNED)


def test_a_text_from_before_can_be_saved_beside_it_and_is_not_submitted(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article()
    with monkeypatch.context() as before:
        before.setattr(tracked, "signs", lambda _text: ())
        edit(article, article.author, body=f"{article.body}\n\n{TURNED}")
    edit(article, article.author, title="Another title")
    with pytest.raises(Incomplete) as refused:
        submit(document=article.pk, by=article.author, note="Plainer words.")
    assert any("U+202E" in problem for problem in refused.value.problems)


def test_a_line_of_the_quarantine_comes_back_without_them() -> None:
    writer = make_writer()
    article = make_article(writer)
    source = Imported.objects.create(document=article, filename="a.md", by=writer)
    line = Quarantined.objects.create(source=source, line=3, text="Rest\u00ad well.", reason="poll")
    take_back_line(scrap=line.pk, by=writer)
    assert Article.objects.get(pk=article.pk).body.endswith("Rest well.")


def test_a_question_is_no_way_around() -> None:
    article = make_article()
    with pytest.raises(ValidationError, match="U\\+2066"):
        Question(article=article, question="Why\u2066?", answer="So.").full_clean()
