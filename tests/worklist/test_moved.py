import pytest

from articles import workflow
from articles.worklist import moved
from tests.factory import (
    BODY,
    approve,
    edit,
    make_article_in_review,
    make_live_article,
    make_pharmacist,
    request_changes,
    submit,
    withdraw,
)

pytestmark = pytest.mark.django_db


def test_another_version_waits() -> None:
    article, opened = make_article_in_review()
    workflow.comment(version=opened.pk, by=make_pharmacist(), quote="0.5 mg", body="Hm.")
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    now = submit(article)
    found = moved(opened)
    assert (found.now, found.base_moved, found.before, found.after) == (now, False, "Version 1", "Version 2")
    assert found.difference is not None and found.difference.keys == {"dosing"}
    assert found.ended is not None and found.ended.verb == "recall"
    assert [thread.place for thread in found.threads] == [""]


def test_nothing_waits_any_more() -> None:
    _, opened = make_article_in_review()
    approve(opened)
    found = moved(opened)
    assert (found.now, found.difference, found.threads) == (None, None, ())
    assert found.edition is not None and found.edition.number == 1


def test_the_edition_under_it_went() -> None:
    article, edition = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    opened = submit(article)
    withdraw(edition)
    found = moved(opened)
    assert (found.now, found.base_moved, found.before) == (opened, True, "Nothing live")
    assert found.difference is not None and found.difference.is_new


def test_its_writer_has_it_back() -> None:
    _, opened = make_article_in_review()
    asked = request_changes(opened)
    assert moved(opened).ended == asked


def test_it_waits_still_and_is_compared_with_what_is_live() -> None:
    article, _ = make_live_article()
    edit(article, article.author, body=BODY.replace("0.5 mg", "0.25 mg"))
    opened = submit(article)
    found = moved(opened)
    assert (found.now, found.base_moved, found.before, found.after) == (opened, False, "Edition 1", "Version 2")
    assert found.difference is not None and found.difference.keys == {"dosing"}
