"""The posted rows of one formset, made to fit the rows that stand now."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.forms.models import model_to_dict
from django.http import QueryDict

from ..models.rows import Row
from .posted import REDRAW, whole_number

IN_PAGE = "in_page"
"""The number that a row has in the page that was posted: here it may get another."""


def settle(data: QueryDict, prefix: str, model: type[Row], standing: Iterable[Row]) -> QueryDict:
    """A row that somebody took away meanwhile is typed as a new one; one that somebody added is added here too.

    Django would refuse the first for ever, and what was typed in it would be gone. Raises TooManyFieldsSent for more
    rows than a page can be made of.
    """
    settled = data.copy()
    typed = _typed(data, prefix)
    stored = {str(row.pk): row for row in standing}
    known = [row for row in typed if row.get("id") in stored]
    new = [row | {"id": ""} for row in typed if row.get("id") not in stored and "DELETE" not in row]
    missing = stored.keys() - {row["id"] for row in known}
    known += [_as_typed(stored[key]) for key in sorted(missing, key=int)]
    if data.get(REDRAW) == prefix:
        new.append(_blank(model))
    if len(known) + len(new) > 2 * settings.ROWS_AT_MOST + len(stored):
        raise TooManyFieldsSent(f"too many rows in {prefix}")
    _write(settled, prefix, known, new)
    return settled


def _typed(data: QueryDict, prefix: str) -> list[dict[str, str]]:
    """The rows that are there, in their order, each with its number in the page: how many there should be is not
    asked.
    """
    rows: dict[int, dict[str, str]] = {}
    for name, value in data.items():
        number, _, field = name.removeprefix(f"{prefix}-").partition("-")
        place = whole_number(number)
        if name.startswith(f"{prefix}-") and field and place is not None:
            rows.setdefault(place, {IN_PAGE: str(place)})[field] = str(value)
    return [rows[place] for place in sorted(rows)]


def _as_typed(row: Row) -> dict[str, str]:
    values = model_to_dict(row) | {"id": row.pk}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _blank(model: type[Row]) -> dict[str, str]:
    """A form of posted data fills in no defaults."""
    fields = (field for field in model._meta.concrete_fields if field.has_default() and field.name != "position")
    return {"id": ""} | {field.name: str(field.get_default()) for field in fields}


def _write(data: QueryDict, prefix: str, known: list[dict[str, str]], new: list[dict[str, str]]) -> None:
    for name in [name for name in data if name.startswith(f"{prefix}-")]:
        del data[name]
    for number, row in enumerate([*known, *new]):
        for field, value in row.items():
            data[f"{prefix}-{number}-{field}"] = value
    data[f"{prefix}-TOTAL_FORMS"] = str(len(known) + len(new))
    data[f"{prefix}-INITIAL_FORMS"] = str(len(known))
