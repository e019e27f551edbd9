"""States that a worker makes once by the real verbs, and writes again where a test begins with one of them.

The statements are the same, with the same keys: every seal and digest is right, and the database checks them anew.
"""

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from itertools import count
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection, transaction

from articles.lifecycle import Role
from articles.models import Document, Person, clock

P = ParamSpec("P")
R = TypeVar("R")

FRESH_FOR = timedelta(minutes=1)
"""A test that makes a state expects it to be of this moment."""
KEYS = 10_000
"""Room for the keys of one state, and for what a test adds to it."""
READS = ("SELECT", "SAVEPOINT", "RELEASE")
USUAL: Any = vars(settings)["_wrapped"]
_first_keys = count(KEYS, KEYS)
_next_keys = count(100_000_000, KEYS)
_recordings: dict[Any, "Recording"] = {}
patched = False
"""Whether the test that runs puts something in the place of code, which may be what makes the state."""
_recording = False


@dataclass
class Recording:
    at: datetime
    keys: int
    """After which those of its rows begin, in every table."""
    statements: list[tuple[str, Any]] = field(default_factory=list)
    after_commit: list[Callable[[], Any]] = field(default_factory=list)
    result: bytes = b""
    can_be_repeated: bool = True

    def is_fresh(self, fresh_for: timedelta) -> bool:
        now = clock.now()
        return self.at <= now < self.at + fresh_for and self.at.date() == now.date()

    def stands(self) -> bool:
        """Whether its people are there already: a test can ask for one state twice."""
        return Person.objects.filter(pk__gt=self.keys, pk__lt=self.keys + KEYS).exists()

    def note(self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        """Wraps the execution of every statement."""
        self.can_be_repeated &= not (many or sql.startswith("ROLLBACK"))
        if not sql.startswith(READS):
            self.statements.append((sql, parameters))
        return execute(sql, parameters, many, context)

    def write(self) -> Any:
        begin_keys_after(self.keys)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(";".join(cursor.mogrify(*statement) for statement in self.statements))
            else:
                for statement in self.statements:
                    cursor.execute(*statement)
        begin_keys_after(next(_next_keys))
        for function in self.after_commit:
            transaction.on_commit(function)
        return pickle.loads(self.result)  # noqa: S301 - written here


def remembered(make: Callable[P, R], fresh_for: timedelta = FRESH_FOR) -> Callable[P, R]:
    """For what makes a state of nothing: plain values come in, rows and plain values come out."""

    @wraps(make)
    def made(*arguments: P.args, **fields: P.kwargs) -> R:
        if not (is_plain([*arguments, *fields.values()]) and is_usual()):
            return make(*arguments, **fields)
        key = make, arguments, tuple(sorted(fields.items())), roles()
        recording = _recordings.get(key)
        with nullcontext() if connection.in_atomic_block else transaction.atomic():
            if recording is not None and recording.is_fresh(fresh_for) and not recording.stands():
                result: R = recording.write()
                return result
            with recorded() as new:
                result = make(*arguments, **fields)
        if new.can_be_repeated:
            new.result = pickle.dumps(result)
            _recordings[key] = new
        return result

    return made


def is_plain(values: Sequence[Any]) -> bool:
    return all(value is None or isinstance(value, str | int) for value in values)


def is_usual() -> bool:
    """Whether nothing was done before that would have a part in the state."""
    if _recording or patched or vars(settings)["_wrapped"] is not USUAL or acts_as_another():
        return False
    return not (Document.objects.exists() or Person.objects.active(Role.PHARMACIST).exists())


def acts_as_another() -> bool:
    """Whether the database is asked with the rights of another role: what it lets the verbs do is the test."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user <> session_user")
        return bool(cursor.fetchone()[0])


def roles() -> frozenset[tuple[str, int]]:
    """With the keys that they have now: a test that commits makes them anew."""
    return frozenset(Group.objects.values_list("name", "pk"))


@contextmanager
def recorded() -> Iterator[Recording]:
    """Inside a transaction."""
    global _recording  # noqa: PLW0603
    _recording, new = True, Recording(clock.now(), next(_first_keys))
    to_run: Any = connection.run_on_commit
    before = len(to_run)
    begin_keys_after(new.keys)
    try:
        with connection.execute_wrapper(new.note):
            yield new
    finally:
        _recording = False
    begin_keys_after(next(_next_keys))
    new.after_commit = [function for _, function, *_ in to_run[before:]]


SQLITE = """
INSERT INTO sqlite_sequence (name, seq) SELECT name, %s FROM sqlite_master
WHERE type = 'table' AND sql LIKE '%%AUTOINCREMENT%%'
"""
POSTGRESQL = """
SELECT setval(pg_class.oid::regclass, %s, false) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind = 'S' AND nspname = current_schema()
"""


def begin_keys_after(key: int) -> None:
    """In every table."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL, [key + 1])
        else:
            cursor.execute("DELETE FROM sqlite_sequence")
            cursor.execute(SQLITE, [key])
