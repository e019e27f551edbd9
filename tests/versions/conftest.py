"""People whom several actions need."""

import pytest

from articles.lifecycle import Role
from articles.models import Person
from tests import factory


@pytest.fixture
def both() -> Person:
    """Writes and signs."""
    return factory.make_pharmacist(Role.WRITER)
