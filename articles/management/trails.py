"""What stands now, and may change, held against what is recorded of it: drafts, accounts, roles, addresses, imports."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, transaction

from articles.chained import AS_STORED
from articles.lifecycle import Role
from articles.management import stored
from articles.management.progress import with_progress
from articles.models import Document, Person, RoleAct
from articles.models.tracked import Tracked

DOCUMENT = Document._meta.db_table
GRANTING, REMOVING = {RoleAct.CONFIRM, RoleAct.OPERATOR}, {RoleAct.REMOVE}


def followed_models() -> list[Any]:
    """Those whose every save is a row of the edit trail."""
    models = apps.get_app_config("articles").get_models()
    return [model for model in models if model is Person or issubclass(model, Tracked)]


def not_as_recorded() -> Iterator[str]:
    for model in with_progress(followed_models(), "Drafts and accounts"):
        yield from _read(model._meta.db_table, lambda model=model: _unlike_its_trail(model))
    for table, faults in (
        (DOCUMENT, _wrong_revisions),
        ("articles_person_groups", _wrong_roles),
        ("articles_addressact", _wrong_addresses),
        ("articles_quarantined", _wrong_lines),
    ):
        yield from _read(table, faults)


def _read(table: str, faults: Any) -> list[str]:
    try:
        with transaction.atomic():  # PostgreSQL would refuse all that comes after an error
            return list(faults())
    except DatabaseError as error:
        return [f"Table {table} cannot be held against what is recorded of it: {str(error).strip()}"]


def _unlike_its_trail(model: Any) -> Iterator[str]:
    table, key = model._meta.db_table, model._meta.pk.column
    trail = model.history.model._meta.db_table
    last = f"(SELECT MAX(other.history_id) FROM {trail} other WHERE other.id = past.id)"
    rows = f"{table} LEFT JOIN {trail} past ON past.id = {table}.{key} AND past.history_id = {last}"
    if issubclass(model, Document):
        rows += f" LEFT JOIN {DOCUMENT} ON {DOCUMENT}.id = {table}.{key}"
    parts = [f"CAST({table}.{key} AS TEXT)", "past.history_type", *map(_other, _held(model))]
    for name, saved, *others in stored.read(f"SELECT {', '.join(parts)} FROM {rows} ORDER BY {table}.{key}"):
        if saved in (None, "-"):
            says = "says that it was deleted" if saved else "is empty"
            yield f"Row {name} of {table} stands there, but its edit trail {says}."
            continue
        yield from _differences(name, [column for column in others if column])
    gone = (
        f"SELECT CAST(past.id AS TEXT) FROM {trail} past WHERE past.history_type <> '-' AND past.history_id = {last}"
        f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.{key} = past.id) ORDER BY past.id"
    )
    for (name,) in stored.read(gone):
        yield f"Row {name} of {table} is gone, and its edit trail says nothing of it."


def _held(model: Any) -> Iterator[tuple[str, str]]:
    """The columns that a trail repeats, each with its table. The revision of a document rises with its rows too."""
    for field in model.history.model.tracked_fields:
        if field.attname != "revision":
            yield model._meta.get_field(field.name).model._meta.db_table, field.column


def _other(column: tuple[str, str]) -> str:
    """SQL: the table and the column where it is stored otherwise than in the trail, "" where not."""
    table, name = column
    form = AS_STORED[connection.vendor]
    now, then = form.format(f'{table}."{name}"'), form.format(f'past."{name}"')
    if connection.vendor == "sqlite":
        now, then = f"CAST({now} AS BLOB)", f"CAST({then} AS BLOB)"
    return f"CASE WHEN {now} = {then} THEN '' ELSE '{table}.{name}' END"


def _differences(name: str, columns: list[str]) -> Iterator[str]:
    by_table = defaultdict(list)
    for column in columns:
        table, _, other = column.partition(".")
        by_table[table].append(other)
    for table, others in by_table.items():
        yield f"Row {name} of {table} is not what its last save in the edit trail says: {', '.join(others)}."


def _wrong_revisions() -> Iterator[str]:
    """A document has as many revisions as the trails of its text and its rows tell."""
    trails = [model.history.model._meta.db_table for model in followed_models() if model is not Person]
    saves = " UNION ALL ".join(
        f"SELECT at_document, MAX(at_revision) AS at FROM {trail} GROUP BY at_document" for trail in trails
    )
    form = AS_STORED[connection.vendor]
    now, then = form.format("d.revision"), form.format("MAX(saves.at)")
    heads = stored.read(
        f"SELECT CAST(d.id AS TEXT), CAST(d.revision AS TEXT), CAST(MAX(saves.at) AS TEXT), {now} = {then}"
        f" FROM {DOCUMENT} d"
        f" LEFT JOIN ({saves}) saves ON saves.at_document = d.id GROUP BY d.id, d.revision ORDER BY d.id"
    )
    for name, revision, last, is_same in heads:
        if not is_same:
            yield f"Row {name} of {DOCUMENT} has revision {revision}, but its edit trail ends with {last or 'none'}."


def _wrong_roles() -> Iterator[str]:
    """Who is in the group of a role is who was given it by an act, and not taken it since."""
    granted = set[tuple[str, str]]()
    for _, person, role, verb in stored.values("articles_roleact", "person_id role verb", "id"):
        if verb in GRANTING:
            granted.add((person, role))
        elif verb in REMOVING:
            granted.discard((person, role))
    held = {
        (person, role)
        for person, role in stored.read(
            "SELECT CAST(m.person_id AS TEXT), CAST(g.name AS TEXT) FROM articles_person_groups m"
            " JOIN auth_group g ON g.id = m.group_id"
        )
        if role in {*Role}
    }
    for person, role in sorted(held - granted):
        yield f"Row {person} of articles_person has the role {role}, which no act gives."
    for person, role in sorted(granted - held):
        yield f"Row {person} of articles_person lacks the role {role}, which an act gives and none took away."


def _wrong_addresses() -> Iterator[str]:
    """The address of an account is the last one that was confirmed for it, if any was."""
    confirmed = {
        person: email
        for _, person, verb, email in stored.values("articles_addressact", "person_id verb email", "id")
        if verb == "confirm"
    }
    for _, person, email in stored.values("articles_person", "id email", "id"):
        if confirmed.get(person, email) != email:
            yield f"Row {person} of articles_person has the address {email}, but {confirmed[person]} was confirmed."


def _wrong_lines() -> Iterator[str]:
    """A line of the quarantine that came back into a draft was taken back, by whom its origin names."""
    origins = stored.read(
        "SELECT CAST(o.line_id AS TEXT) FROM articles_origin o LEFT JOIN articles_quarantined q ON q.id = o.line_id"
        " AND q.state = 'taken back' AND q.by_id = o.by_id WHERE o.line_id IS NOT NULL AND q.id IS NULL ORDER BY 1"
    )
    yield from (f"Row {line} of articles_quarantined is not as it was taken back." for (line,) in origins)
