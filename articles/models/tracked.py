"""Drafts are written in one way only: inside `drafting`, which locks the document and signs every trail row.

What happens at one save:

    drafting(document, by, reason)     begins a transaction, locks the document's row and reads its revision, n
      │                                nobody else saves or submits this document until the block ends
      ├─ row.save()                    Tracked.save: normalises the text; compares it with the stored row
      │    ├─ nothing is different     returns: no write, no trail row
      │    └─ Tracked.save_base        refuses a row of another document
      │         ├─ Drafting.touch      the first change of the block: Document.bump sets revision n + 1
      │         ├─ prepare             what a model does under the lock, just before it is written
      │         └─ Model.save_base     INSERT or UPDATE; post_save: simple_history builds the trail row,
      │                                sign_trail_row puts in document, revision n + 1, person, reason and time
      ├─ row.save() …                  all rows of one block have revision n + 1
      └─ end of the block              commits all, or nothing after an error; the lock is free

A draft's text that is written by any other way (update, bulk_create, a fixture, outside a block) raises UntrackedWrite.
What even that misses, raw SQL, `refuse_untracked` (versions/completeness.py) sees at submit.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from ..content.canonical import normalise
from ..content.unseen import signs
from . import clock
from .line import refuse_broken_lines
from .people import Person

if TYPE_CHECKING:
    from .document import Document

M = TypeVar("M", bound=models.Model)


class UntrackedWrite(RuntimeError):
    """A draft was about to change without a person, a reason or a trail."""


@dataclass
class Drafting:
    """One person's write to one draft. `revision` is the one that its first change makes."""

    by: Person
    reason: str
    document: "Document | None"
    revision: int
    changed: bool = False

    def holds(self, row: "Tracked") -> bool:
        """Whether a row is part of this draft. A new document's row has no key yet."""
        return row.trail_document == (self.document.pk if self.document else None)

    def touch(self) -> None:
        if self.document is not None and not self.changed:
            self.document.bump(self.revision)
        self.changed = True


_current: ContextVar[Drafting | None] = ContextVar("drafting", default=None)


NO_REASON = "No reason given."
"""Stands in the trail for a save on the way; a submit asks why."""


@contextmanager
def drafting(document: "Document | None", *, by: Person, reason: str) -> Iterator[Drafting]:
    """Open a draft for writing under the document's lock; None opens a new one.

    The first real change bumps the revision; without one, nothing is written at all.
    """
    if _current.get() is not None:
        raise UntrackedWrite("Another draft is being written here already.")
    if not reason.strip():
        raise UntrackedWrite("A change needs a reason for the edit trail.")
    with transaction.atomic():
        revision = 1 if document is None else document.lock().revision + 1
        opened = Drafting(by, normalise(reason).strip(), document, revision)
        token = _current.set(opened)
        try:
            yield opened
        finally:
            _current.reset(token)


def writing(what: str) -> Drafting:
    opened = _current.get()
    if opened is None:
        raise UntrackedWrite(f"{what} is written through drafting(document, by=…, reason=…) only.")
    return opened


class TrailRow(models.Model):
    """What every trail row knows beyond the text: which document, and which revision it belongs to."""

    history_user_id: int | None
    at_document = models.PositiveBigIntegerField(db_index=True)
    at_revision = models.PositiveIntegerField()

    class Meta:
        abstract = True


class TrailManager(HistoryManager):  # type: ignore[misc]  # untyped there
    """simple_history makes a class of managers anew at each look at a trail; this one remembers it."""

    @classmethod
    @lru_cache(maxsize=4)
    def from_queryset(cls, queryset_class: type[models.QuerySet[Any]], class_name: str | None = None) -> Any:
        return super().from_queryset(queryset_class, class_name)


def trail() -> HistoricalRecords:
    reason = models.TextField(default="")
    return HistoricalRecords(bases=[TrailRow], history_change_reason_field=reason, history_manager=TrailManager)


@receiver(pre_create_historical_record)
def sign_trail_row(instance: models.Model, history_instance: models.Model, **_: Any) -> None:
    if not isinstance(history_instance, TrailRow) or not isinstance(instance, Tracked):
        return
    opened = writing(type(instance).__name__)
    row: Any = history_instance
    row.at_document, row.at_revision = instance.trail_document, opened.revision
    row.history_user, row.history_change_reason, row.history_date = opened.by, opened.reason, clock.now()


@receiver(pre_save)
def refuse_fixtures(sender: type[models.Model], raw: bool, **_: Any) -> None:
    if raw and sender._meta.app_label == "articles":
        raise UntrackedWrite("Fixtures leave no trail. Import the text instead.")


class TrackedQuerySet(models.QuerySet[M]):
    def _refuse(self, how: str) -> NoReturn:
        raise UntrackedWrite(f"{how} leaves no trail. Save each row inside drafting(…).")

    def update(self, **kwargs: Any) -> NoReturn:
        self._refuse("update()")

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse("bulk_create()")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse("bulk_update()")

    def delete(self) -> NoReturn:
        self._refuse("delete() of a whole queryset")


TrackedManager = models.Manager.from_queryset(TrackedQuerySet)


class Tracked(models.Model):
    """A draft's text: normalised, compared before it is written, never written around the trail."""

    class Meta:
        abstract = True
        base_manager_name = "objects"

    objects = TrackedManager()
    history: Any

    @property
    def trail_document(self) -> int:
        """The key of the document that this row is part of."""
        raise NotImplementedError  # each tracked model names its own key

    @classmethod
    def text_columns(cls) -> list[str]:
        """What a writer can change; the revision is not text."""
        return [field.attname for field in cls._meta.concrete_fields if field.attname != "revision"]

    def text_values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.text_columns()}

    def normalise(self) -> None:
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if hasattr(value, "resolve_expression"):
                raise UntrackedWrite("An expression is text that nobody has seen. Save what it says.")
            if isinstance(value, str):
                setattr(self, field.attname, normalise(value))

    def get_constraints(self) -> list[tuple[type[models.Model], Sequence[models.BaseConstraint]]]:
        """Those to be asked of a form's row. A check constraint would be a query for each row of the form, and the
        form's own fields refuse the same; the database holds it all the same.
        """
        return [
            (model, [one for one in constraints if not isinstance(one, models.CheckConstraint)])
            for model, constraints in super().get_constraints()
        ]

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """As Django's; and no single line is broken, and what `refuse_unfit` refuses."""
        super().clean_fields(exclude)
        self.refuse_unfit(exclude or ())
        refuse_broken_lines(self, exclude)

    def refuse_unfit(self, exclude: Collection[str] = ()) -> None:
        """Raises ValidationError, naming each field, for a text longer than TEXT_AT_MOST, and, with the code "unseen",
        for signs for which readers would see another text than the checks read.
        """
        columns = {f.name: getattr(self, f.attname) for f in self._meta.concrete_fields if f.name not in exclude}
        texts = {name: text for name, text in columns.items() if isinstance(text, str)}
        errors = {name: error for name, text in texts.items() if (error := _unfit(text))}
        if errors:
            raise ValidationError(errors)

    def _stored(self) -> dict[str, Any]:
        """What stands in the database now, by column; nothing for a new row."""
        stored = None if self._state.adding else type(self)._base_manager.filter(pk=self.pk).first()
        if stored is not None and stored.trail_document != self.trail_document:
            raise UntrackedWrite("A row stays with its document. Make a new one there.")
        return stored.text_values() if stored is not None else {}

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if update_fields is not None:
            raise UntrackedWrite("save(update_fields=…) would record text that was never saved.")
        self.normalise()
        stored, values = self._stored(), self.text_values()
        if stored == values:
            return
        kept = {name for name, value in values.items() if name in stored and stored[name] == value}
        self.refuse_unfit(kept)  # what was stored before a limit was lowered or a sign refused may stay
        super().save(**kwargs)

    def prepare(self, opened: Drafting) -> None:
        """Runs under the lock, just before this row is written."""

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        opened = self._open()
        opened.touch()
        self.prepare(opened)
        super().save_base(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._open().touch()
        return super().delete(*args, **kwargs)

    def _open(self) -> Drafting:
        opened = writing(type(self).__name__)
        if not opened.holds(self):
            raise UntrackedWrite("This row belongs to another document than the one that is being written.")
        return opened


def _unfit(text: str) -> ValidationError | None:
    most = settings.TEXT_AT_MOST
    if len(text) > most:
        return ValidationError(
            f"This text has {len(text):,} characters, and {most:,} fit in. Shorten it, or make two articles of it."
        )
    names = dict.fromkeys(sign.name for sign in signs(text))
    if names:
        return ValidationError(
            f"Readers would see another text than the checks read: {', '.join(list(names)[:5])}. Take it out.", "unseen"
        )
    return None
