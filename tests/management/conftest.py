"""What tests of `verify` share."""

from collections.abc import Iterator

import pytest
from django.db import transaction


@pytest.fixture
def undone(db: None) -> Iterator[None]:
    """Rows that are gone leave others that point at them, which no test may end with."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
