"""Rows of a document."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from articles.versions.draft import CONTENT_ROWS

CHECKS = [
    pytest.param(model, constraint, id=constraint.name)
    for model in CONTENT_ROWS
    for constraint in model._meta.constraints
    if isinstance(constraint, models.CheckConstraint)
]
WRONG = ("quokka", "")


def fields_of(condition: Any) -> set[str]:
    """Of a Q: the fields that it asks."""
    names = set[str]()
    for child in condition.children:
        names |= fields_of(child) if isinstance(child, models.Q) else {child[0].partition("__")[0]}
    return names


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "constraint"), CHECKS)
def test_what_the_database_refuses_of_a_row_its_fields_refuse_before(
    model: type[models.Model], constraint: models.CheckConstraint
) -> None:
    """Forms do not ask check constraints of the database."""
    condition: Any = constraint.condition
    (name,) = fields_of(condition)
    refused = [value for value in WRONG if not condition.check({name: value})]
    assert refused
    for value in refused:
        with pytest.raises(ValidationError) as error:
            model(**{name: value}).clean_fields()
        assert name in error.value.error_dict
