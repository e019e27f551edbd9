"""Who is reminded of a review, and in which words."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import Edition, Person
from articles.workflow import people
from tests import factory
from tests.mails import Sent, addresses, of, sent
from tests.remembered import remembered
from tests.workflow.test_remind import GRACE, live, on

pytestmark = pytest.mark.django_db
__all__ = ["sent"]


def told_on(edition: Edition, away: int, sent: Sent) -> tuple[list[str], str, str]:
    with on(edition.review_due + timedelta(days=away)):
        mails = sent(workflow.remind)
    assert len({mail.subject for mail in mails}) == 1
    return addresses(mails), str(mails[0].subject), str(mails[0].body)


def people_of(edition: Edition) -> tuple[Person, Person]:
    return edition.version.author, edition.version.acts.get(verb="approve").person


def test_author_signer_and_administrators_are_told(sent: Sent) -> None:
    edition, administrator = live(), factory.make_administrator()
    factory.make_pharmacist(), factory.make_writer(), factory.make_administrator(is_active=False)
    author, signer = people_of(edition)

    to, subject, body = told_on(edition, -30, sent)

    assert to == of(author, signer, administrator)
    assert subject == f"Review due in 30 days: {edition.title}"
    assert f"{edition.review_due:%-d %B %Y}" in body and f"/review/document/{edition.document_id}/" in body
    assert "has left" not in body


def test_who_reaffirmed_it_last_is_told_in_place_of_who_signed(sent: Sent) -> None:
    edition = live_record()
    last = factory.make_pharmacist()
    factory.reaffirm(edition, last)
    edition.review_due = edition.reaffirmations.get().review_due
    to, _, _ = told_on(edition, 0, sent)
    assert to == of(edition.version.author, last)


@remembered
def live_record() -> Edition:
    return factory.make_live_medication().document.editions.get()


def deactivate(person: Person) -> None:
    people.deactivate(person=person.pk, by=None)


def take_role(person: Person) -> None:
    role = Role.WRITER if person.has_role(Role.WRITER) else Role.PHARMACIST
    people.remove_role(person=person.pk, role=role, by=factory.make_administrator(email=""))


@pytest.mark.parametrize("leave", [deactivate, take_role], ids=lambda leave: leave.__name__)
@pytest.mark.parametrize("who", [0, 1], ids=["author", "signer"])
def test_where_somebody_left_every_pharmacist_is_told(leave: Callable[[Person], None], who: int, sent: Sent) -> None:
    edition = live_record()
    both, other, administrator = people_of(edition), factory.make_pharmacist(), factory.make_administrator()
    leave(both[who])

    to, _, body = told_on(edition, 0, sent)

    assert to == of(*{both[1 - who], other, administrator, *([both[1]] if who == 0 else [])})
    assert "has left, so every pharmacist is told" in body


@pytest.mark.parametrize(
    ("away", "subject", "words"),
    [
        (-25, "Review due in 25 days", "is due for review on {due}. If nobody reviews it, it comes down on {down}"),
        (-1, "Review due in 1 day:", "is due for review on {due}"),
        (0, "Review due today", "is due for review on {due}"),
        (GRACE - 29, "Overdue, comes down in 30 days", "was due for review on {due}. If nobody"),
        (GRACE, "Overdue, comes down in 1 day:", "it comes down on {down}"),
        (GRACE + 1, "Down, nobody reviewed it", "it came down on {down}. Readers now get a notice"),
    ],
)
def test_words_are_those_of_the_day_and_not_of_the_occasion(away: int, subject: str, words: str, sent: Sent) -> None:
    edition = live_record()
    down = edition.review_due + timedelta(days=GRACE + 1)
    _, told, body = told_on(edition, away, sent)
    assert told.startswith(subject)
    assert words.format(due=f"{edition.review_due:%-d %B %Y}", down=f"{down:%-d %B %Y}") in body
