import pytest

from articles.models import Edition
from articles.workflow import Stale
from tests import factory
from tests.models import states

pytestmark = pytest.mark.django_db


def test_a_name_whose_capital_is_two_letters_is_published_as_it_is() -> None:
    edition = factory.publish(factory.make_medication(name="\ufb02urazepam"))
    assert edition.title == "\ufb02urazepam" and f"<h1>{edition.title}" in edition.fragment


def test_an_address_that_was_taken_since_the_submission_is_refused() -> None:
    version = states.in_review_at_an_address_taken_since()
    with pytest.raises(Stale, match="address"):
        factory.approve(version)
    assert not Edition.objects.filter(version=version).exists()
