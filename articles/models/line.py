"""Columns of one line hold one line: no line break and no other control character, through whatever door."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import pre_save
from django.dispatch import receiver
from simple_history.models import HistoricalChanges

from ..content.canonical import is_one_line


def broken_lines(row: models.Model, exclude: Collection[str] = ()) -> list[str]:
    """The names of columns that hold more than one line. Those that a row copies from another were looked at there."""
    skipped = {*exclude, *getattr(row, "copied", ())}
    lines = [field for field in row._meta.concrete_fields if isinstance(field, models.CharField)]
    values = [(field.name, getattr(row, field.attname)) for field in lines if field.name not in skipped]
    return [name for name, value in values if isinstance(value, str) and not is_one_line(value)]


def refuse_broken_lines(row: models.Model, exclude: Collection[str] | None = None) -> None:
    """Raises ValidationError, by column, for forms and other doors that look before they save."""
    if broken := broken_lines(row, exclude or ()):
        raise _error(row, broken)


@receiver(pre_save)
def refuse_new_broken_lines(sender: type[models.Model], instance: Any, **_: Any) -> None:
    """What stands in the table already may stay until it is mended: an account can be closed whatever its name is."""
    if sender._meta.app_label != "articles" or issubclass(sender, HistoricalChanges):
        return
    if broken := broken_lines(instance):
        stored = sender._base_manager.filter(pk=instance.pk).values(*broken).first() or {}
        if new := [name for name in broken if stored.get(name) != getattr(instance, name)]:
            raise _error(instance, new)


def _error(row: models.Model, broken: Collection[str]) -> ValidationError:
    fields: Any = row._meta.fields
    words = "has to stand on one line, without line breaks or other control characters."
    return ValidationError(
        {field.name: f"The {field.verbose_name} {words}" for field in fields if field.name in broken}
    )
