import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps

from articles.models import FACTS, Indication, Kinetic, Medication, Name, Population, SideEffect, drafting
from articles.models.tracked import Tracked
from articles.versions.checking import check_draft
from articles.versions.snapshot import take_snapshot
from articles.workflow import Incomplete, restore
from tests import factory
from tests.classes import make_class_record
from tests.facts import FACT_ROWS, make_facts
from tests.remembered import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def record() -> Medication:
    made = factory.make_medication()
    with drafting(made, by=made.author, reason="Facts."):
        make_facts(made)
    return made


def add(record: Medication, model: Any, **values: str) -> None:
    with drafting(record, by=record.author, reason="More facts."):
        model(medication=record, position=2, **(FACT_ROWS[model] | {"source": "label"} | values)).save()


def test_a_version_holds_every_row(record: Medication) -> None:
    content = json.loads(factory.submit(record).content_json)
    for key, model in FACTS.items():
        assert [FACT_ROWS[model].items() <= row.items() for row in content[key]] == [True]


def test_readers_get_them_with_their_reference(record: Medication) -> None:
    page = BeautifulSoup(factory.publish(record).fragment, "html.parser")
    # Words that stand in one line are cited together, at its end.
    lines = {key: page.select_one(f":is(dd, p):has(> #{key}-1), #{key}-1:not(span)") for key in FACTS}
    assert [key for key, line in lines.items() if line is None or not line.select("a[href='#ref-1']")] == []
    text = page.get_text(" ", strip=True).replace("\u00a0", " ")
    assert "More than 1 in 10 people" in text and "30 to 40 hours" in text


@pytest.mark.parametrize(
    ("model", "values", "sentence"),
    [
        (SideEffect, {"name": "Sleepiness", "band": "rare"}, "“sleepiness” stands in the record twice"),
        (Population, {"advice": "None."}, "“pregnancy” stands in the record twice"),
        (SideEffect, {"name": "rash", "source": "nowhere"}, "the reference “nowhere”"),
        (Kinetic, {"measure": "peak", "low": "4 hours", "high": "1 hour"}, "from 4 hours to 1 hour"),
        (Kinetic, {"measure": "peak", "low": "30 minutes", "high": "1 hour"}, "in one unit"),
    ],
)
def test_what_contradicts_itself_is_not_submitted(
    record: Medication, model: Any, values: dict[str, str], sentence: str
) -> None:
    add(record, model, **values)
    with pytest.raises(Incomplete) as refused:
        factory.submit(record)
    assert sentence in str(refused.value)


def test_a_start_above_its_maximum_is_found_in_the_draft_and_not_submitted(record: Medication) -> None:
    with drafting(record, by=record.author, reason="A slip."):
        dose = record.doses.get()
        dose.start = "10,000 mg/day"
        dose.save()
    assert [told.finding.rule for told in check_draft(take_snapshot(record), record.pk).blocking] == ["REC-001"]
    with pytest.raises(Incomplete, match="REC-001 blocks: The start of 10,000 mg/day is above the maximum of 4 mg/day"):
        factory.submit(record)


@pytest.mark.parametrize(
    ("model", "values", "sentence"),
    [
        (SideEffect, {"name": "rash", "band": "", "seriousness": ""}, "“rash”) leaves open: how often, how serious."),
        (SideEffect, {"name": "rash", "seriousness": ""}, "(side effect “rash”) leaves open: how serious. Choose."),
        (Indication, {"name": "seizures", "status": ""}, "(indication “seizures”) leaves open: status. Choose."),
    ],
)
def test_what_nobody_chose_is_saved_and_not_submitted(
    record: Medication, model: Any, values: dict[str, str], sentence: str
) -> None:
    add(record, model, **values)
    with pytest.raises(Incomplete) as refused:
        factory.submit(record)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("field", "sentence"), [("country", "does not say its country"), ("disclosure", "disclosure statement is missing")]
)
def test_what_nobody_said_of_the_record_is_not_submitted(record: Medication, field: str, sentence: str) -> None:
    factory.edit(record, record.author, **{field: ""})
    with pytest.raises(Incomplete, match=sentence):
        factory.submit(record)


def test_a_name_without_its_kind_is_not_submitted() -> None:
    record = factory.make_medication()
    with drafting(record, by=record.author, reason="A name."):
        Name(medication=record, position=3, name="Brandy", source="label").save()
    with pytest.raises(Incomplete, match="“Brandy”[)] leaves open: role"):
        factory.submit(record)


def test_a_class_leaves_nothing_open_either() -> None:
    of_class = make_class_record()
    with drafting(of_class, by=of_class.author, reason="An effect."):
        SideEffect(medication=of_class, position=9, name="rash", action="Tell somebody.", source="label").save()
    with pytest.raises(Incomplete, match="“rash”[)] leaves open: how often, how serious"):
        factory.submit(of_class)


def test_no_choice_of_a_draft_has_a_default() -> None:
    """But for the emptiest: what stands there is what somebody chose."""
    models = [model for model in apps.get_app_config("articles").get_models() if issubclass(model, Tracked)]
    chosen = {
        f"{model.__name__}.{field.name}": field for model in models for field in model._meta.fields if field.choices
    }
    assert {name for name, field in chosen.items() if field.has_default() and field.default} == set()
    assert chosen.keys() >= {"SideEffect.band", "SideEffect.seriousness", "Indication.status", "Name.role"}


def test_a_dose_is_for_one_of_the_uses(record: Medication) -> None:
    with drafting(record, by=record.author, reason="Another use."):
        use = record.indications.get()
        use.name = "seizures"
        use.save()
    with pytest.raises(Incomplete) as refused:
        factory.submit(record)
    assert "“panic disorder”, which is none" in str(refused.value)


def test_restoring_brings_the_rows_back(record: Medication) -> None:
    revision = Medication.objects.get(pk=record.pk).revision
    with drafting(record, by=record.author, reason="Away with it."):
        record.doses.get().delete()
    restore(document=record.pk, by=record.author, revision=revision)
    assert record.doses.get().maximum == "4 mg/day"
