import pytest

from articles import workflow
from articles.models import Comment, Version
from articles.worklist.talk import Thread, open_comments, talk
from tests.factory import make_article_in_review, make_pharmacist

pytestmark = pytest.mark.django_db
TEXTS = {"uses": "What it is for", "dosing": "TAKE 0.5\u00a0mg\ntwice a day."}
"""Of the version that is looked at: a later one than that of the comment."""


def commented(version: Version, **said: str) -> Comment:
    return workflow.comment(version=version.pk, by=make_pharmacist(), body="Which source?", **said)


def thread(**said: str) -> Thread:
    _, version = make_article_in_review()
    commented(version, **said)
    return talk(version.document, TEXTS)[0]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"section": "dosing", "quote": "0.5 mg twice"}, "dosing"),
        ({"section": "dosing", "quote": "Take 0.5 mg"}, "dosing"),
        ({"section": "uses", "quote": "0.5 mg"}, "dosing"),
        ({"quote": "twice a day"}, "dosing"),
        ({"section": "uses"}, "uses"),
        ({"section": "dosing", "quote": "panic disorder"}, ""),
        ({"section": "questions"}, ""),
        ({}, ""),
    ],
)
def test_a_comment_stands_beside_its_words(said: dict[str, str], place: str) -> None:
    assert thread(**said).place == place


def test_a_comment_is_open_until_resolved() -> None:
    _, version = make_article_in_review()
    comment, pharmacist = commented(version, section="dosing"), make_pharmacist()
    states = []
    for settle in (workflow.resolve, workflow.reopen):
        states.append(talk(version.document, TEXTS)[0].open)
        settle(comment=comment.pk, by=pharmacist)
    states.append(talk(version.document, TEXTS)[0].open)
    assert states == [True, False, True]


def test_numbers_and_last_words() -> None:
    _, version = make_article_in_review()
    first, second = commented(version), commented(version, quote="0.5 mg")
    remark = workflow.reply(comment=second.pk, by=make_pharmacist(), body="Reference 1.")
    found = talk(version.document, TEXTS)
    assert [(t.number, t.comment, t.last) for t in found] == [(1, first, first), (2, second, remark)]
    assert [t.about for t in found] == ["Which source?", "0.5 mg"]


def test_open_comments_are_counted_by_document() -> None:
    (one, version), (other, _) = make_article_in_review(), make_article_in_review()
    commented(version)
    commented(version)
    workflow.resolve(comment=commented(version).pk, by=make_pharmacist())
    assert open_comments([one.pk, other.pk]) == {one.pk: 2}
