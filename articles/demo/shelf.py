"""The demo's texts, as files beside this module."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..importing import Reading, read
from ..importing.record import read_record
from ..models import Medication, Person, Question, Reference
from ..versions.draft import Draft
from ..workflow import import_record

HERE = Path(__file__).parent
MEMBERS = ("clonazepam", "diazepam", "lorazepam", "alprazolam", "clobazam")
RECORDS = ("benzodiazepines", *MEMBERS, "metformin", "ranitidine")


def text(name: str) -> Reading:
    """The article in a file, without the words to readers and to the trail that stand beside it."""
    front, body = _parted(name)
    fields = {key: value for key, value in front.items() if key not in ("note", "reason", "waivers")}
    return read(f"{name}.md", f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n{body}".encode())


def note(name: str) -> str:
    """The note to readers."""
    return str(_parted(name)[0]["note"])


def reason(name: str) -> str:
    """Why this was written, for the edit trail."""
    return str(_parted(name)[0]["reason"])


def waivers(name: str) -> dict[str, str]:
    """Why a finding of a rule may stand, by the rule."""
    return dict(_parted(name)[0].get("waivers", {}))


def _parted(name: str) -> tuple[dict[str, Any], str]:
    _, front, body = (HERE / "texts" / f"{name}.md").read_text().split("---\n", 2)
    return yaml.safe_load(front), body


def record(name: str, author: Person) -> Medication:
    """Draft a medication record from its file."""
    file = HERE / "records" / f"{name}.yaml"
    reading = read_record(file.name, file.read_bytes())
    reason = "First draft from the labels."
    return import_record(reading=reading, filename=file.name, by=author, reason=reason).medication


def draft_of(reading: Reading) -> Draft:
    """What a file says, ready to be written over a draft. Its address and kind stay as they are."""
    fields = {name: getattr(reading, name) for name in ("title", "short_answer", "body", "disclosure")}
    questions = [{"question": pair.question, "answer": pair.answer} for pair in reading.questions]
    return Draft(fields, {Question: questions, Reference: [_reference(row) for row in reading.references]})


def _reference(row: Any) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("label", "publisher", "title", "url", "doi", "quote", "place")}
    return plain | {day: date.fromisoformat(getattr(row, day)) for day in ("source_date", "accessed")}
