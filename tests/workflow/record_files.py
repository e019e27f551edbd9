"""Files of records, and how an import of one is refused."""

import pytest

from articles import workflow
from articles.models import Medication, Person
from articles.workflow import Refused
from tests.snapshots import everything
from tests.verbs import import_record


def exported(record: Medication) -> bytes:
    return workflow.export_record(medication=fresh(record)).encode()


def fresh(record: Medication) -> Medication:
    return Medication.objects.get(pk=record.pk)


def changed(file: bytes, old: str = "It calms activity in the brain.", new: str = "It calms the brain.") -> bytes:
    assert old.encode() in file
    return file.replace(old.encode(), new.encode())


def refused(by: Person, file: bytes, error: type[Refused]) -> str:
    """Why, and nothing was written."""
    before = everything()
    with pytest.raises(error) as refusal:
        import_record(by, file)
    assert everything() == before
    return refusal.value.sentence


def without_revision(file: bytes) -> bytes:
    return b"\n".join(line for line in file.splitlines() if not line.startswith(b"revision"))
