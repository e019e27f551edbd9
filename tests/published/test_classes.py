import pytest

from articles import published
from articles.models import Edition
from articles.published.records import MedicinePage
from tests import factory
from tests.classes import make_live_class, make_member

pytestmark = pytest.mark.django_db


def page(slug: str) -> MedicinePage:
    found = published.medicine(slug)
    assert isinstance(found, MedicinePage)
    return found


def test_a_class_lists_its_members_that_readers_can_open() -> None:
    record, _ = make_live_class(name="testazepams", slug="testazepams")
    member, gone = make_member(record), make_member(record)
    factory.publish(member)
    factory.withdraw(factory.publish(gone))
    factory.submit(make_member(record))
    factory.make_live_medication()

    found = page("testazepams")

    assert found.is_class
    assert [link.title.lower() for link in found.members] == [member.name]
    assert (found.family, found.articles, found.of_class) == ((), (), None)


def test_a_member_leads_to_its_class_while_that_is_up() -> None:
    record, edition = make_live_class(name="testazepams", slug="testazepams")
    member = make_member(record)
    factory.publish(member)

    found = page(member.slug)
    assert not found.is_class and found.members == ()
    assert found.of_class is not None
    assert (found.of_class.path, found.of_class.title) == ("/medicines/testazepams/", "Testazepams")

    factory.withdraw(edition)
    assert page(member.slug).of_class is None


def test_a_class_with_a_new_address_keeps_its_members() -> None:
    record, _ = make_live_class(name="testazepams", slug="testazepams")
    member = make_member(record)
    factory.publish(member)
    factory.edit(record, record.author, slug="newname")
    factory.publish(record)

    assert [link.title.lower() for link in page("newname").members] == [member.name]
    link = page(member.slug).of_class
    assert link is not None and link.path == "/medicines/newname/"


def test_a_class_is_not_in_the_family_of_a_medicine() -> None:
    make_live_class(drug_class="benzodiazepine")
    member = factory.make_live_medication()
    assert page(member.slug).family == ()


def test_classes_stand_apart_from_medicines_with_their_members() -> None:
    record, _ = make_live_class(name="testazepams", slug="testazepams")
    member = make_member(record)
    factory.publish(member)
    factory.withdraw(factory.publish(make_member(record)))

    medicines = published.medicines()

    [own] = medicines.classes
    assert (own.link.title, [link.path for link in own.members]) == ("Testazepams", [f"/medicines/{member.slug}/"])
    names = [one.name.lower() for letter in medicines.letters for one in letter.medicines]
    assert member.name in names and "testazepams" not in names
    assert "Testazepams" in [news.title for news in published.home().news]


def test_a_class_that_is_down_is_not_listed() -> None:
    record, _ = make_live_class()
    factory.withdraw(Edition.objects.get(document=record.pk))
    assert published.medicines().classes == ()


def test_a_class_with_a_new_address_keeps_its_members_in_the_list() -> None:
    record, _ = make_live_class(name="testazepams", slug="testazepams")
    member = make_member(record)
    factory.publish(member)
    factory.edit(record, record.author, slug="newname")
    factory.publish(record)

    [own] = published.medicines().classes
    assert (own.link.path, len(own.members)) == ("/medicines/newname/", 1)
