"""Queries that are asked again and again, each time with other keys.

Django makes the SQL of a query anew whenever it is asked, which takes it far longer than the database takes to answer.
Here it is made once, with blanks for the keys.
"""

from collections.abc import Callable
from copy import copy
from functools import cached_property
from inspect import signature
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import QuerySet

Row = TypeVar("Row")

BLANKS = (-1_900_000_001, -1_900_000_002)
"""Keys that no row has."""
NO_KEY = 0


class Compiled(Generic[Row]):
    """`Compiled(lambda document: Version.objects.filter(document=document))` has the same rows for a document as the
    query itself. Only keys may differ, and nothing may be prefetched.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Row]]) -> None:
        self._blanks = BLANKS[: len(signature(make).parameters)]
        self._queryset = make(*self._blanks)

    def rows(self, *keys: int | None) -> list[Row]:
        """A key that is None, of what a draft does not name yet, is that of no row."""
        whole, query = self._queryset, copy(self._queryset.query)
        # What makes rows of the answer asks the query for what makes its SQL.
        vars(query)["get_compiler"] = lambda *_, **__: self._filled(
            dict(zip(self._blanks, (key or NO_KEY for key in keys), strict=True))
        )
        same: Any = QuerySet(whole.model, query, whole.db)
        same._iterable_class, same._fields = whole._iterable_class, whole._fields  # type: ignore[attr-defined]
        return list(same)

    def one(self, *keys: int | None) -> Row:
        for row in self.rows(*keys):
            return row
        raise self._queryset.model.DoesNotExist

    @cached_property
    def _compiler(self) -> Any:
        """With all that it learns about the columns while it makes the SQL."""
        compiler: Any = self._queryset.query.clone().get_compiler(self._queryset.db)
        compiler.statement = compiler.as_sql()
        return compiler

    def _filled(self, keys: dict[int, int]) -> Any:
        """On the connection of this thread."""
        compiler = copy(self._compiler)
        sql, parameters = compiler.statement
        filled = tuple(type(value)(keys[value]) if is_blank(value) else value for value in parameters)
        compiler.connection, compiler.as_sql = connections[compiler.using], lambda: (sql, filled)
        return compiler


def is_blank(value: Any) -> bool:
    """PostgreSQL's driver has numbers of types of its own."""
    return isinstance(value, int) and value in BLANKS
