"""The edit trail in place of the admin's own history: who, when, why, word by word, with a way back."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..lifecycle import Role, Verb
from ..models import Document, Person, Version, clock
from ..models.state import DocumentState
from ..worklist.edits import sittings
from .roles import WRITING, may_write, staff
from .steps import change_url

PAGE = 50
NOT_SHOWN = {"id", "password", "is_superuser"}


@require_safe
@staff(*WRITING)
def trail(request: HttpRequest, document: int) -> HttpResponse:
    row = get_object_or_404(Document.objects.with_state(clock.now()), pk=document)
    context = {
        "record": row.record,
        "state": DocumentState(row),
        "back": change_url(row),
        "page": Paginator(sittings(row), PAGE).get_page(request.GET.get("page")),
        "versions": versions(document),
        "revision": row.revision,
        "writes": may_write(request, Role.WRITER),
    }
    return render(request, "articles/admin/trail.html", context)


def versions(document: int) -> list[tuple[Version, bool]]:
    """Each with whether it was set aside, newest first."""
    rows = Version.objects.filter(document=document).select_related("made_by", "edition").order_by("-number")
    rows = rows.defer("content_json", "fragment", "edition__content_json", "edition__fragment").prefetch_related(
        "acts__person"
    )
    return [(version, any(act.verb == Verb.SET_ASIDE for act in version.acts.all())) for version in rows]


@require_safe
@staff(Role.ADMINISTRATOR)
def person_history(request: HttpRequest, person: int) -> HttpResponse:
    rows = get_object_or_404(Person, pk=person)
    acts = rows.role_acts.select_related("by").order_by("-pk")
    addresses = rows.address_acts.select_related("by").order_by("-pk")
    context = {"subject": rows, "changes": list(person_changes(rows)), "acts": acts, "addresses": addresses}
    return render(request, "articles/admin/person_history.html", context)


def person_changes(person: Person) -> Iterator[tuple[Any, list[tuple[str, str, str]]]]:
    """Newest first: the trail row, and what it changed as (what, before, after)."""
    rows = list(person.history.select_related("history_user").order_by("-history_id"))
    for row, before in zip(rows, [*rows[1:], None], strict=True):
        yield row, [change for field in row.tracked_fields if (change := _change(field, before, row))]


def _change(field: Any, before: Any, row: Any) -> tuple[str, str, str] | None:
    old, new = (_written(getattr(side, field.attname, None)) for side in (before, row))
    return (field.verbose_name, old, new) if old != new and field.name not in NOT_SHOWN else None


def _written(value: Any) -> str:
    return {None: "", True: "yes", False: "no"}.get(value, str(value)) if not isinstance(value, str) else value
