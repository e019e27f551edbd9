"""The first page: one's own work before anything else."""

from datetime import timedelta
from typing import Any

import pytest

from articles.models import clock
from tests.admin.pages import HOME, signed_in, words
from tests.factory import (
    make_administrator,
    make_article,
    make_article_in_review,
    make_article_with_changes_requested,
    make_live_article,
    make_pharmacist,
    make_withdrawn_article,
    make_writer,
)
from tests.workflow.test_recheck import change_maximum, make_live_article_on_facts

pytestmark = pytest.mark.django_db


def home(person: Any) -> str:
    return words(signed_in(person).get(HOME))


def test_own_work_stands_in_its_group() -> None:
    for make, heading in (
        (make_article, "Your drafts (1)"),
        (make_article_in_review, "In review (1)"),
        (make_article_with_changes_requested, "Changes were requested (1)"),
        (make_withdrawn_article, "Taken down (1)"),
    ):
        made = make()
        article = made[0] if isinstance(made, tuple) else made
        page = home(article.author)
        assert heading in page and article.title in page


def test_others_drafts_are_not_mine() -> None:
    article = make_article()
    page = home(make_writer())
    assert article.title not in page
    assert "Nothing of yours is open." in page


def test_what_falls_due_is_shown_to_every_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    article, edition = make_live_article()
    writer = make_writer()
    assert article.title not in home(writer)
    monkeypatch.setattr(clock, "today", lambda: edition.review_due)
    assert "Due for review soon" in home(writer) and article.title in home(writer)


def test_writers_learn_that_pages_of_theirs_are_to_be_checked_again() -> None:
    article, _ = make_live_article_on_facts()
    change_maximum(article, "3 mg/day")
    assert "1 live page of yours is to be checked again" in home(article.author)
    assert "to be checked again" not in home(make_writer())


def test_administrators_see_registrations_that_end() -> None:
    pharmacist = make_pharmacist(registration_expires=clock.today() + timedelta(days=60))
    later = make_pharmacist(registration_expires=clock.today() + timedelta(days=61))
    leaver = make_pharmacist(registration_expires=clock.today(), is_active=False)
    page = home(make_administrator())
    assert f"{pharmacist} Valid until" in page
    assert f"{later} Valid" not in page and f"{leaver} Valid" not in page
    assert str(pharmacist) not in home(make_writer())


def test_pharmacists_are_led_to_the_queue() -> None:
    assert "To review" in home(make_pharmacist())


def test_strangers_sign_in_at_the_one_door() -> None:
    response = signed_in().get(HOME, follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/sign-in/?next=")


def test_password_page() -> None:
    assert signed_in(make_writer()).get("/admin/password_change/").status_code == 200


@pytest.mark.parametrize("page", ["jsi18n/", "autocomplete/", "r/1/1/", "articles/", "auth/group/"])
def test_pages_that_the_house_does_not_use_are_not_there(page: str) -> None:
    assert signed_in(make_administrator()).get(f"{HOME}{page}").status_code == 404
