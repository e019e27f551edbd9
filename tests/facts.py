"""Rows of a record's facts, complete enough to be submitted."""

from typing import Any

from articles.models import (
    Advice,
    CommonQuestion,
    Contraindication,
    Dose,
    Fact,
    Indication,
    Interaction,
    Kinetic,
    Medication,
    Population,
    Product,
    SideEffect,
)

FACT_ROWS: dict[Any, dict[str, str]] = {
    Product: {"form": "tablet", "strength": "0.5 mg", "country": "US"},
    Indication: {"name": "panic disorder", "status": "labelled", "country": "US"},
    Dose: {"indication": "panic disorder", "population": "adults", "start": "0.5 mg/day", "maximum": "4 mg/day"},
    Interaction: {
        "partner": "opioids",
        "effect": "slow breathing",
        "direction": "adds",
        "action": "Avoid.",
        "severity": "fatal",
    },
    SideEffect: {"name": "sleepiness", "band": "very common", "seriousness": "minor", "action": "Do not drive."},
    Contraindication: {"name": "severe liver disease"},
    Population: {"group": "pregnancy", "advice": "Ask before you change anything."},
    Kinetic: {"measure": "half-life", "low": "30 hours", "high": "40 hours"},
    Advice: {"topic": "missed-dose", "text": "Leave it out when the next dose is near."},
    CommonQuestion: {"question": "May I swim?", "answer": "Not alone."},
}


def make_facts(medication: Medication) -> list[Fact]:
    """One row of each kind. Inside drafting only."""
    rows = [model(medication=medication, position=1, source="label", **values) for model, values in FACT_ROWS.items()]
    for row in rows:
        row.save()
    return rows
