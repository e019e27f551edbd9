"""Rows that are written once. The database refuses the rest too (`guards`); this is the clear error before it."""

from typing import Any, NoReturn, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class WrittenOnce(RuntimeError):
    """Somebody tried to change or delete what was signed or recorded."""


class AppendOnlyQuerySet(models.QuerySet[M]):
    def _refuse(self) -> NoReturn:
        raise WrittenOnce(f"{self.model._meta.verbose_name} rows are written once and never changed.")

    def update(self, **kwargs: Any) -> NoReturn:
        self._refuse()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse()

    def delete(self) -> NoReturn:
        self._refuse()


AppendOnlyManager = models.Manager.from_queryset(AppendOnlyQuerySet)


class AppendOnly(models.Model):
    class Meta:
        abstract = True
        base_manager_name = "objects"

    objects = AppendOnlyManager()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise WrittenOnce(f"{self._meta.verbose_name} rows are written once and never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise WrittenOnce(f"{self._meta.verbose_name} rows are never deleted.")
