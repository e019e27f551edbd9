from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import FACTS, Dose, Fact, Medication, Product, drafting
from tests import factory
from tests.facts import FACT_ROWS
from tests.remembered import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def record() -> Medication:
    return factory.make_medication()


def save(record: Medication, row: Fact) -> Fact:
    with drafting(record, by=record.author, reason="Facts."):
        row.save()
    return row


@pytest.mark.parametrize(
    ("typed", "stored"),
    [(".5 mg", "0.5 mg"), ("1.0mg", "1 mg"), ("1000 mcg", "1,000 mcg"), ("0.1 mg per kg per day", "0.1 mg/kg/day")],
)
def test_quantities_are_stored_in_safe_notation(record: Medication, typed: str, stored: str) -> None:
    row = save(record, Product(medication=record, form="tablet", strength=typed, source="label"))
    assert Product.objects.get(pk=row.pk).strength == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0.01-0.03mg/kg/day", "0.01 to 0.03 mg/kg/day"),
        ("500 – 1000 mg/day", "500 to 1,000 mg/day"),
        (".5 mg", "0.5 mg"),
    ],
)
def test_an_amount_of_a_dose_can_be_a_range(record: Medication, typed: str, stored: str) -> None:
    row = Dose(medication=record, indication="seizures", start=typed, source="label")
    row.full_clean()
    assert Dose.objects.get(pk=save(record, row).pk).start == stored


def test_the_most_to_start_with_is_one_number(record: Medication) -> None:
    row = Dose(medication=record, indication="seizures", start_limit="1 to 2 mg/day", source="label")
    with pytest.raises(ValidationError, match="is a range"):
        row.full_clean()


@pytest.mark.parametrize("typed", ["5", "mg", "5 mg or so", "1,5 mg", "1 to 2 mg", "5 m"])
def test_what_is_no_quantity_is_refused(record: Medication, typed: str) -> None:
    row = Product(medication=record, form="tablet", strength=typed, source="label")
    with pytest.raises(ValidationError, match="no quantity"):
        row.full_clean()
    with pytest.raises(ValidationError, match="no quantity"):
        save(record, row)


def test_a_maximum_without_an_indication_is_not_saved(record: Medication) -> None:
    row = Dose(medication=record, maximum="4 mg/day", source="label")
    with pytest.raises(ValidationError, match="indication"):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        save(record, row)


@pytest.mark.parametrize("model", FACTS.values())
def test_every_row_names_its_reference(record: Medication, model: Any) -> None:
    row: Any = model(medication=record, **FACT_ROWS[model])
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == {"source"}


def test_words_are_those_of_the_lists(record: Medication) -> None:
    for model, values in FACT_ROWS.items():
        for field in (field.name for field in model._meta.fields if field.choices):
            with pytest.raises(IntegrityError), transaction.atomic():
                save(record, model(medication=record, source="label", **(values | {field: "sideways"})))
