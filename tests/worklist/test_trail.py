import pytest

from articles.models import Question, Reference, drafting
from articles.worklist import saves
from tests.factory import BODY, edit, make_article, make_writer

pytestmark = pytest.mark.django_db


def test_who_when_why_and_how_many_words() -> None:
    article, writer = make_article(), make_writer()
    since = article.revision
    edit(article, writer, "Plainer.", body=BODY.replace("Do not stop suddenly", "Never stop"))
    edit(article, writer, "A better title.", title="Guide to it")
    newest, oldest = saves(article, since=since, until=article.revision)
    assert (newest.revision, oldest.revision) == (since + 2, since + 1)
    assert (oldest.by, oldest.reason, oldest.what, oldest.words) == (writer, "Plainer.", ("article",), 3)
    assert newest.reason == "A better title."


def test_rows_of_one_save_stand_together() -> None:
    article = make_article()
    since = article.revision
    with drafting(article, by=article.author, reason="Other questions.") as opened:
        gone = Question.objects.get(article=article)
        gone.delete()
        Question(article=article, position=1, question="Can I drink?", answer="No.").save()
        reference = Reference.objects.get(document=article)
        reference.title = "Newer label"
        reference.save()
    (save,) = saves(article, since=since, until=opened.revision)
    assert set(save.what) == {"question", "reference"}
    assert save.words == len(f"{gone.question} {gone.answer}".split()) + 4 + 1


def test_only_what_lies_between() -> None:
    article = make_article()
    first = article.revision
    for number in range(3):
        edit(article, article.author, f"Save {number}.", body=f"{BODY} Save {number}.")
    found = saves(article, since=first + 1, until=first + 2)
    assert [save.reason for save in found] == ["Save 1."]
    assert found[0].words == 1
    assert not saves(make_article(), since=99, until=100)
