"""Writes that go around the verbs, straight into the tables."""

import json
from typing import Any

from django.db import connection, models

from articles.lifecycle import Role
from articles.models import (
    Act,
    Contributor,
    Document,
    Edition,
    Person,
    Reaffirmation,
    Ruling,
    Version,
    Waiver,
    Withdrawal,
    clock,
)
from tests import factory


def copied(row: Version | Edition, **changes: Any) -> dict[str, Any]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: value for name, value in values.items() if name not in ("id", "seal")} | changes


def nobodys(version: Version, **changes: Any) -> Version:
    number = version.document.versions.count() + 1
    return Version.objects.create(**copied(version, number=number, digest=f"{number:064}", **changes))


def twin(version: Version, **changes: Any) -> Version:
    """Another version of the same text by the same people, submitted around the verbs."""
    made = nobodys(version, **changes)
    contributor(made, version.author)
    submission(made)
    return made


def contributor(version: Version, person: Person | None = None) -> None:
    Contributor.objects.create(version=version, person=person or factory.make_writer())


def submission(version: Version) -> None:
    Act.objects.create(version=version, person=version.made_by, verb="submit")


def approval(version: Version, by: Person | None = None, **changes: Any) -> None:
    values = {"verb": "approve", "digest": version.digest} | changes
    Act.objects.create(version=version, person=by or factory.make_pharmacist(), **values)


def as_edition(version: Version, **changes: Any) -> None:
    """The honest edition of a version but for the changes."""
    content = json.loads(version.content_json)
    facts, record = content.get("medication", content), version.pinned_edition
    Edition.objects.create(
        **{
            **{name: getattr(version, name) for name in ("document_id", "content_json", "fragment", "digest", "note")},
            "version_id": version.pk,
            "number": 1,
            "kind": content["kind"],
            "signatures": "[]",
            "medication_id": record.document_id if record else version.document_id,
            "medication_name": facts["name"],
            "medication_slug": facts["slug"],
            "country": facts["country"],
            "slug": content["slug"] if record else "",
            "title": content["title" if record else "name"],
            "author_name": content["author"]["name"],
            "author_credentials": content["author"]["credentials"],
            "disclosure": content["disclosure"],
            "reviewed_at": clock.now(),
            "review_due": clock.today(),
            **changes,
        }
    )


def withdrawal(edition: Edition, role: Role = Role.PHARMACIST, **changes: Any) -> None:
    own = {"person": factory.make_person(role), "reason": "Wrong.", "digest": edition.digest}
    Withdrawal.objects.create(edition=edition, **(own | changes))


def reaffirmation(edition: Edition, role: Role = Role.PHARMACIST, by: Person | None = None, **changes: Any) -> None:
    own = {"person": by or factory.make_person(role), "review_due": edition.review_due, "digest": edition.digest}
    Reaffirmation.objects.create(edition=edition, **(own | changes))


def waiver(version: Version, by: Person | None = None) -> Waiver:
    said = {"finding": "0" * 16, "rule": "SAF-001", "severity": "blocking", "message": "Lacks it.", "reason": "Known."}
    return Waiver.objects.create(document=version.document, by=by or factory.make_writer(), **said)


def ruling(waiver: Waiver, by: Person | None = None, verb: str = Ruling.GRANT, **changes: Any) -> None:
    Ruling.objects.create(waiver=waiver, person=by or factory.make_pharmacist(), verb=verb, **changes)


def readdress(person: Person, email: str) -> None:
    models.QuerySet(Person).filter(pk=person.pk).update(email=email)


def lower_revision(document: Document) -> None:
    models.QuerySet(Document).filter(pk=document.pk).update(revision=1)


def drop_trigger(name: str) -> None:
    connection.check_constraints()  # PostgreSQL changes no table that has keys to look at
    table = f" ON {trigger_table(name)}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{table}")


def behind_the_guards(*statements: str) -> None:
    """What somebody does who can take the triggers down and put them up again."""
    connection.check_constraints()  # PostgreSQL links what was written, as at a commit
    with connection.cursor() as cursor:
        down, up = triggers(cursor)
        for statement in (*down, *statements, *up):
            cursor.execute(statement)


def triggers(cursor: Any) -> tuple[list[str], list[str]]:
    """Statements that take all of them down, and up again."""
    if connection.vendor == "postgresql":
        return ["SET LOCAL session_replication_role = replica"], ["SET LOCAL session_replication_role = origin"]
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = dict(cursor.fetchall())
    return [f"DROP TRIGGER {name}" for name in triggers], list(triggers.values())


def trigger_table(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [name])
        [(table,)] = cursor.fetchall()
    return str(table)
