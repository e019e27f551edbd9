"""Who else is at a draft: who typed in it and has not saved, and who saved it last."""

from datetime import timedelta

from django.db.models import QuerySet

from ..models import Document, KeptTyping, Person, clock
from ..versions.draft import record_model
from .trail import trail_models

TYPING_LASTS = timedelta(hours=1)
"""Who typed nothing for so long has left, or sleeps."""


def typing_of_others(document: Document, *, person: Person) -> QuerySet[KeptTyping]:
    """What others typed in this draft and have not saved, the newest first. For who and when: the words are theirs."""
    key = f"{record_model(document.kind)._meta.model_name}:{document.pk}"
    others = KeptTyping.objects.filter(key=key, at__gt=clock.now() - TYPING_LASTS).exclude(person=person)
    return others.select_related("person").defer("form").order_by("-at")


def saved_last_by(document: Document) -> Person | None:
    """Who made the draft's newest revision."""
    for model in trail_models(document):
        rows = model.objects.filter(at_document=document.pk, at_revision=document.revision)
        row = rows.select_related("history_user").first()
        if row is not None:
            person: Person | None = row.history_user
            return person
    return None
