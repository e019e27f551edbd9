"""Records of classes and of their members, complete enough to be submitted."""

from typing import Any

from articles.models import (
    Advice,
    BoxedTopic,
    Contraindication,
    Edition,
    Interaction,
    Medication,
    Person,
    Population,
    SideEffect,
    drafting,
)
from tests import factory
from tests.remembered import remembered

SHARED: dict[Any, dict[str, str]] = {
    BoxedTopic: {"topic": "misuse", "heading": "With misuse", "text": "It can lead to **addiction**."},
    Interaction: {
        "partner": "alcohol",
        "effect": "deeper sleep",
        "direction": "adds",
        "action": "Avoid it.",
        "severity": "fatal",
    },
    SideEffect: {"name": "slow breathing", "band": "not known", "seriousness": "emergency", "action": "Call."},
    Contraindication: {"name": "a bad reaction to one of them before"},
    Population: {"group": "pregnancy", "advice": "Ask before you change anything."},
    Advice: {"topic": "driving", "text": "Do not drive before you know how it affects you."},
}


def make_class_record(by: Person | None = None, **fields: Any) -> Medication:
    """A draft with one row of each kind that a class shares; its boxed topics are opioids and misuse."""
    texts = {"is_class": True, "drug_class": "", "stopping": "gradual"}
    record = factory.make_medication(by, **(texts | fields))
    with drafting(record, by=record.author, reason="What they share."):
        for model, values in SHARED.items():
            model(medication=record, position=2, source="label", **values).save()
    return record


@remembered
def make_live_class(**fields: Any) -> tuple[Medication, Edition]:
    record = make_class_record(**fields)
    return record, factory.publish(record)


def make_member(of_class: Medication, by: Person | None = None, **fields: Any) -> Medication:
    """A draft whose own boxed topic is opioids."""
    return factory.make_medication(by, class_record=of_class, **fields)


def say_more(record: Medication, model: Any, **values: Any) -> None:
    """Another row of a record's draft."""
    with drafting(record, by=record.author, reason="One more row."):
        model(medication=record, position=9, **({"source": "label"} | values)).save()
