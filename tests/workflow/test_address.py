"""A new mail address takes its owner, or two administrators. tests/workflow/test_address_link.py has the link."""

from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

from articles import workflow
from articles.lifecycle import Role
from articles.models import AddressAct, Person
from articles.models.address import proposed_address
from articles.workflow import Incomplete, Refused, Stale, Unchanged, WrongPassword, WrongPerson, WrongState
from articles.workflow.people import deactivate
from tests import factory
from tests.mails import Sent, addresses, link_in, sent  # noqa: F401  # a fixture
from tests.models.states import with_a_proposed_address
from tests.twins import become_one

pytestmark = pytest.mark.django_db
NEW = "new@example.org"


def email_of(person: Person) -> str:
    return Person.objects.get(pk=person.pk).email


def test_nothing_changes_until_somebody_confirms() -> None:
    person = factory.make_writer(email="old@example.org")
    workflow.propose_address(person=person.pk, email=NEW, by=factory.make_administrator())
    assert email_of(person) == "old@example.org"
    workflow.confirm_address(person=person.pk, by=person, password=factory.PASSWORD)
    assert email_of(person) == NEW
    assert person.history.latest().history_user == person
    assert list(person.address_acts.values_list("verb", flat=True)) == ["propose", "confirm"]


def test_the_old_address_is_told_with_a_link_and_then_both_are(sent: Sent) -> None:  # noqa: F811
    person, administrator = factory.make_writer(email="old@example.org"), factory.make_administrator(name="Ada")
    [mail] = sent(workflow.propose_address, person=person.pk, email=NEW, by=administrator)
    assert mail.to == ["old@example.org"]
    assert "Ada proposed" in mail.body and NEW in mail.body
    mails: list[EmailMessage] = sent(workflow.confirm_address_by_link, link=link_in(mail))
    assert addresses(mails) == [NEW, "old@example.org"]
    assert email_of(person) == NEW


def test_a_second_administrator_confirms() -> None:
    person, first, second = factory.make_pharmacist(), factory.make_administrator(), factory.make_administrator()
    workflow.propose_address(person=person.pk, email=NEW, by=first)
    with pytest.raises(WrongPerson, match="second administrator"):
        workflow.confirm_address(person=person.pk, by=first)
    assert email_of(person) != NEW
    workflow.confirm_address(person=person.pk, by=second)
    assert email_of(person) == NEW


def test_another_account_of_who_proposed_is_no_second_administrator() -> None:
    first, second = factory.make_administrator(registration="A-1"), factory.make_administrator(registration="A-2")
    person = factory.make_writer()
    workflow.propose_address(person=person.pk, email=NEW, by=first)
    become_one(second, first)
    with pytest.raises(WrongPerson, match="second administrator"):
        workflow.confirm_address(person=person.pk, by=second)


def test_without_an_old_address_a_second_administrator_is_the_only_way(sent: Sent) -> None:  # noqa: F811
    person, second = factory.make_writer(email=""), factory.make_administrator()
    assert sent(workflow.propose_address, person=person.pk, email=NEW, by=factory.make_administrator()) == []
    workflow.confirm_address(person=person.pk, by=second)
    assert email_of(person) == NEW


def test_an_administrators_own_address_takes_their_password() -> None:
    administrator = factory.make_administrator()
    workflow.propose_address(person=administrator.pk, email=NEW, by=administrator)
    for password, refusal in (("", Incomplete), ("wrong", WrongPassword)):
        with pytest.raises(refusal, match="was not changed"):
            workflow.confirm_address(person=administrator.pk, by=administrator, password=password)
    workflow.confirm_address(person=administrator.pk, by=administrator, password=factory.PASSWORD)
    assert email_of(administrator) == NEW


@pytest.mark.parametrize("way", ["owner", "administrator", "link"])
def test_refused_and_nothing_waits_any_more(way: str) -> None:
    person = with_a_proposed_address()
    link = person.address_acts.get().link
    if way == "link":
        workflow.refuse_address_by_link(link=link)
    else:
        workflow.refuse_address(person=person.pk, by=person if way == "owner" else factory.make_administrator())
    assert proposed_address(person.pk) is None and email_of(person) == person.email
    with pytest.raises(Stale, match="answered before"):
        workflow.confirm_address_by_link(link=link)
    with pytest.raises(WrongState, match="No new address waits"):
        workflow.confirm_address(person=person.pk, by=factory.make_administrator())
    with pytest.raises(WrongState, match="No new address waits"):
        workflow.refuse_address(person=person.pk, by=person)


@pytest.mark.parametrize(
    ("email", "refusal"),
    [
        ("", Incomplete),
        ("nowhere", Incomplete),
        ("a@example.org\nb@example.org", Incomplete),
        ("TAKEN@example.org", Incomplete),
        ("old@example.org", Unchanged),
    ],
)
def test_what_is_no_new_address(email: str, refusal: type[Refused]) -> None:
    factory.make_person(email="taken@example.org")
    person = factory.make_writer(email="old@example.org")
    with pytest.raises(refusal):
        workflow.propose_address(person=person.pk, email=email, by=factory.make_administrator())
    assert not AddressAct.objects.exists()


def test_an_address_that_somebody_else_got_meanwhile_is_not_confirmed() -> None:
    person = with_a_proposed_address()
    factory.make_person(email=NEW)
    with pytest.raises(Incomplete, match="already"):
        workflow.confirm_address(person=person.pk, by=factory.make_administrator())


def test_one_at_a_time_and_none_for_a_closed_account() -> None:
    person, administrator = with_a_proposed_address(), factory.make_administrator()
    with pytest.raises(WrongState, match="waits already"):
        workflow.propose_address(person=person.pk, email="third@example.org", by=administrator)
    deactivate(person=person.pk, by=administrator)
    doors: list[Callable[[], object]] = [
        lambda: workflow.propose_address(person=person.pk, email=NEW, by=administrator),
        lambda: workflow.confirm_address(person=person.pk, by=administrator),
        lambda: workflow.confirm_address_by_link(link=person.address_acts.get().link),
    ]
    for door in doors:
        with pytest.raises(WrongState):
            door()


@pytest.mark.parametrize("make", [factory.make_writer, factory.make_pharmacist, factory.make_person])
def test_wrong_people(make: Callable[[], Person]) -> None:
    person, by = with_a_proposed_address(), make()
    doors: list[Callable[[], object]] = [
        lambda: workflow.propose_address(person=factory.make_writer().pk, email="x@example.org", by=by),
        lambda: workflow.confirm_address(person=person.pk, by=by, password=factory.PASSWORD),
        lambda: workflow.refuse_address(person=person.pk, by=by),
    ]
    for door in doors:
        with pytest.raises(WrongPerson):
            door()
    assert AddressAct.objects.count() == 1


def test_who_kept_the_account_does_not_sign_its_text(settings: Settings) -> None:
    """The whole attack: an administrator who is a pharmacist, and a writer's account."""
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = True
    article, version = factory.make_article_in_review()
    both = factory.make_pharmacist(Role.ADMINISTRATOR)
    workflow.propose_address(person=article.author_id, email=NEW, by=both)
    with pytest.raises(WrongPerson, match="acted as administrator"):
        factory.approve(version, both)
