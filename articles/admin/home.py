"""The first page: one's own work before anything else, in plain words."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from .. import worklist
from ..lifecycle import Live, Role, Waiting
from ..models import AddressAct, Article, Document, Medication, Person, RoleAct, clock
from ..models.address import proposed_address
from ..models.document import Answered
from ..models.people import WARN_BEFORE
from ..models.state import with_state

SOON = timedelta(days=60)


def own_work(person: Person) -> dict[str, Any]:
    """What the index page shows: groups of documents for who writes, people's affairs for who keeps accounts."""
    writes = person.has_role(Role.WRITER) or person.is_superuser
    keeps = person.has_role(Role.ADMINISTRATOR) or person.is_superuser
    return {
        "groups": writing(person) if writes else [],
        "recheck": worklist.to_check_again(person) if writes else 0,
        "reports": worklist.report_count(),
        "pending_roles": pending_roles() if keeps else [],
        "proposals": proposals() if keeps else [],
        "own_proposal": proposed_address(person.pk),
        "expiring": expiring() if keeps else [],
        "writes": person.has_role(Role.WRITER),
    }


def writing(person: Person) -> list[tuple[str, list[Any]]]:
    documents = [*_documents(Article, person), *_documents(Medication, person)]
    mine = [document for document in documents if document.author_id == person.pk]
    soon = clock.today() + SOON
    groups = (
        ("Changes were requested", [d for d in mine if d.waiting == Waiting.CHANGES_REQUESTED]),
        ("Your drafts", [d for d in mine if _is_draft(d)]),
        ("In review", [d for d in mine if d.waiting in (Waiting.IN_REVIEW, Waiting.APPROVED)]),
        ("Due for review soon", [d for d in documents if d.review_due and d.review_due <= soon and Live(d.live).is_up]),
        ("Taken down", [d for d in mine if d.live in (Live.WITHDRAWN, Live.EXPIRED)]),
    )
    return [(heading, group) for heading, group in groups if group]


def _is_draft(document: Answered) -> bool:
    return document.waiting == Waiting.UNSUBMITTED or document.waiting == document.live == Waiting.NOTHING


def _documents(model: type[Document], person: Person) -> QuerySet[Any]:
    """Mine, and what readers have: that falls due for everybody."""
    own_or_live = Q(author=person) | ~Q(live=Live.NOTHING)
    documents = with_state(model._default_manager.filter(archived=False), clock.now()).filter(own_or_live)
    related = ("author", "medication") if model is Article else ("author",)
    return documents.select_related(*related).order_by("review_due", "pk")


def pending_roles() -> list[RoleAct]:
    """Roles that one administrator asked for and a second has to confirm."""
    last = {(act.person_id, act.role): act for act in RoleAct.objects.select_related("person", "by").order_by("pk")}
    return [act for act in last.values() if act.verb == RoleAct.ASK]


def proposals() -> list[AddressAct]:
    """New mail addresses that wait for their owner or a second administrator."""
    last = {act.person_id: act for act in AddressAct.objects.select_related("person", "by").order_by("pk")}
    return [act for act in last.values() if act.verb == AddressAct.PROPOSE and act.person.is_active]


def expiring() -> QuerySet[Person]:
    until = clock.today() + WARN_BEFORE
    pharmacists = Person.objects.active(Role.PHARMACIST).filter(registration_expires__lte=until)
    return pharmacists.order_by("registration_expires")
