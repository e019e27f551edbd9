"""A document: anything that reaches readers only over a pharmacist's signature. The parent holds no text."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn, TypedDict, cast

from django.db import models
from django.db.models import Q

from .tracked import Drafting, Tracked, TrackedManager, UntrackedWrite

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from .article import Article
    from .medication import Medication


class Kind(models.TextChoices):
    MEDICATION = "medication", "Medication record"
    FULL_GUIDE = "full-guide", "Full guide"
    SIDE_EFFECTS = "side-effects", "Side effects"
    DOSING = "dosing", "Doses"
    STOPPING = "stopping", "Stopping and dependence"
    QUESTIONS = "questions", "Common questions"
    OTHER = "other", "Other"


ARTICLE_KINDS = [choice for choice in Kind.choices if choice[0] != Kind.MEDICATION]


class Answers(TypedDict):
    """What `with_state` adds to a document."""

    live: str
    edition_id: int | None
    edition_number: int | None
    edition_version: int | None
    review_due: date | None
    waiting: str
    waiting_id: int | None
    waiting_number: int | None
    signatures_required: int | None
    signatures_given: int
    settled_revision: int
    version_number: int | None


def never_delete(self: models.Model, *args: Any, **kwargs: Any) -> NoReturn:
    raise UntrackedWrite("Documents are archived or withdrawn, never deleted.")


class DocumentManager(TrackedManager["Document"]):
    def with_state(self, now: datetime) -> "models.QuerySet[Answered]":
        """All of them with the two answers: what is live, and what is waiting."""
        from .state import states_of_documents  # noqa: PLC0415  # what answers names documents

        return states_of_documents(now)


class Document(models.Model):
    kind = models.CharField(max_length=20, choices=Kind.choices)
    revision = models.PositiveIntegerField(default=0, editable=False)
    archived = models.BooleanField(default=False, editable=False)

    objects = DocumentManager()

    class Meta:
        base_manager_name = "objects"
        constraints = (models.CheckConstraint(condition=Q(kind__in=Kind.values), name="document_kind_is_known"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    delete = never_delete

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        if type(self) is Document:
            raise UntrackedWrite("A document is saved as the article or the record that it is.")
        super().save_base(*args, **kwargs)

    @staticmethod
    def locked() -> "models.QuerySet[Document]":
        """Rows that are locked, as they are read, until the transaction ends."""
        # No key: rows that only point here need not wait, and two verbs cannot wait for each other over them.
        return Document.objects.select_for_update(of=("self",), no_key=True)

    def lock(self) -> "Document":
        """This document's row, locked until the transaction ends, as it is stored now."""
        return Document.locked().get(pk=self.pk)

    def bump(self, revision: int) -> None:
        models.QuerySet(Document).filter(pk=self.pk).update(revision=revision)
        self.revision = revision

    @property
    def record(self) -> "Article | Medication":
        """The child that holds the text."""
        child: Article | Medication = self.as_medication if self.kind == Kind.MEDICATION else self.as_article
        return child


if TYPE_CHECKING:
    Answered = WithAnnotations[Document, Answers]
else:
    Answered = Document


class TrackedDocument(Tracked):
    """What Article and Medication add to Document: the text lives in the child and the trail sees all of it."""

    class Meta:
        abstract = True
        base_manager_name = "objects"

    kind: str
    revision: int
    archived: bool

    @property
    def trail_document(self) -> int:
        key: int = self.pk
        return key

    def prepare(self, opened: Drafting) -> None:
        self.revision = opened.revision
        if self._state.adding:
            opened.document = cast(Document, self)

    delete = never_delete
