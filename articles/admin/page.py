"""What stands around the fields of a document's page: its state, the preview, differences, kept typing."""

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from ..compare.changes import changes
from ..content import outlines
from ..content.article import ArticleContent
from ..content.outlines import OUTLINES
from ..content.record import RecordContent
from ..content.record_values import offers
from ..content.sections import SECTION_KINDS
from ..content.stored import Content
from ..models import ARTICLE_KINDS, Article, Document, Kind, Medication, Person
from ..models.document import Answered
from ..versions.checking import CheckResult
from ..versions.preview import Preview, preview, unsaved_snapshot
from ..versions.snapshot import Rows, Snapshot, record_of, take_snapshot
from ..workflow.turns import Uncheckable, bounded, turn
from ..worklist.company import typing_of_others
from . import kept
from .findings import Findings, Places, ids, saved_check, saved_ids, shown_findings
from .forms import AnyForm, DocumentForm, RowFormSet
from .head import page_head
from .posted import REDRAW, normalised
from .roles import may_write, person_of
from .start import beginning_of
from .wrong import wrongs

if TYPE_CHECKING:
    from .document import DocumentAdmin

NO_TITLE = "No title yet"


@dataclass(frozen=True)
class Judged:
    """What is shown beside the fields. `blocking`: how many findings block the draft as it is saved."""

    preview: Preview
    findings: Findings
    blocking: int = 0


def page_context(
    admin: "DocumentAdmin", request: HttpRequest, context: dict[str, Any], obj: Answered | None, browser: str
) -> dict[str, Any]:
    form = context["adminform"].form
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    key, by = admin.key(obj), person_of(request)
    if beginning_of(request) is not None:
        lay_in_beginning([form, *(row_form for formset in formsets for row_form in formset.forms)])
    now = snapshot_of(form, formsets, by)
    # What the form shows is what is saved, until something is typed in it.
    saved = now.content if obj and not form.is_bound else stored(obj) if obj else None
    judged = in_time(lambda: judged_page(form, formsets, obj, now), by)
    groups, rows = list(context["adminform"]), context["inline_admin_formsets"]
    begin_in_added(formsets, request.POST.get(REDRAW))
    return {
        "title": (str(obj) or NO_TITLE) if obj else f"New {admin.opts.verbose_name}",
        "groups": groups[:-1],
        "numbered_rows": list(enumerate(rows, len(groups))),
        "last_group": groups[-1],
        "last_number": len(groups) + len(rows),
        "preview": judged.preview,
        "findings": judged.findings,
        "blocking": judged.blocking,
        "writes": may_write(request, *admin.writers),
        "preview_url": preview_url(admin, obj),
        "changes": bounded(lambda: changes(saved, now.content)) if form.is_bound and form.stale else None,
        "typed": unsaved_typing(admin, request, obj, key, saved) if not form.is_bound else None,
        "kept": kept.token(by, key, browser),
        "company": typing_of_others(obj, person=by) if obj else (),
        "section_kinds": SECTION_KINDS.values(),
        "pulls": pulls_of(now),
        "has_medicine": getattr(form.instance, "medication_id", None) is not None,
        "outline": OUTLINES.get(form.instance.kind),
        "named_author": now.author,
        "wrongs": (mistakes := wrongs(form, rows)),
        "unseen": any(wrong.code == "unseen" for wrong in mistakes),
        **(page_head(obj, by, saved) if obj and saved else {}),
    }


def pulls_of(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """What an article can pull from its medicine's live record, with the value of each."""
    return () if snapshot.content.is_record else tuple(offers(record_of(snapshot.pinned)))


def begin_in_added(formsets: Sequence[RowFormSet], prefix: str | None) -> None:
    """Who added a row goes on typing in it."""
    for formset in formsets:
        if formset.prefix == prefix and formset.forms:
            next(iter(formset.forms[-1].visible_fields())).field.widget.attrs["autofocus"] = True


def preview_url(admin: "DocumentAdmin", obj: Answered | None) -> str:
    name = f"admin:articles_{admin.opts.model_name}"
    return reverse(f"{name}_preview", args=[obj.pk]) if obj else reverse(f"{name}_add_preview")


def preview_of(admin: "DocumentAdmin", request: HttpRequest, data: QueryDict, obj: Answered | None) -> HttpResponse:
    form, formsets = posted_forms(admin, request, data, obj)
    by = person_of(request)
    judged = in_time(lambda: judged_typing(form, formsets, obj, by), by, typing=True)
    context = {"preview": judged.preview, "findings": judged.findings, "original": obj, "writes": True}
    return render(request, "articles/admin/_drawn.html", context)


def in_time(judge: Callable[[], Judged], by: Person, *, typing: bool = False) -> Judged:
    """The page says where a text could not be checked; its fields stand there all the same."""
    try:
        with turn(by.pk, typing=typing):
            return judge()
    except Uncheckable as refused:
        return Judged(Preview("", (refused.sentence,), CheckResult()), Findings(unchecked=refused.sentence))


def judged_page(form: DocumentForm, formsets: Sequence[RowFormSet], obj: Answered | None, now: Snapshot) -> Judged:
    shown = preview(with_title(now), obj.pk if obj else None)
    if obj is None and (not form.is_bound or is_untouched(now.content)):
        return Judged(shown, Findings(is_untouched=True))
    saved = shown.check_result if obj and not form.is_bound else saved_check(obj)
    return Judged(shown, shown_findings(shown.check_result, Places(form, formsets), ids(saved)), len(saved.blocking))


def judged_typing(form: DocumentForm, formsets: Sequence[RowFormSet], obj: Answered | None, by: Person) -> Judged:
    now = snapshot_of(form, formsets, by)
    shown = preview(with_title(now), obj.pk if obj else None)
    if obj is None and is_untouched(now.content):
        return Judged(shown, Findings(is_untouched=True))
    return Judged(shown, shown_findings(shown.check_result, Places(form, formsets, posted=True), saved_ids(obj)))


def is_untouched(content: Content) -> bool:
    """Of a new draft: whether nothing is typed in it yet."""
    return isinstance(content, ArticleContent) and outlines.is_untouched(content)


def with_title(snapshot: Snapshot) -> Snapshot:
    """A page without a title would begin with an empty heading."""
    content = snapshot.content
    if content.title:
        return snapshot
    if isinstance(content, RecordContent):
        return replace(snapshot, content=replace(content, name=NO_TITLE))
    return replace(snapshot, content=replace(content, title=NO_TITLE))


def unsaved_typing(
    admin: "DocumentAdmin", request: HttpRequest, obj: Answered | None, key: str, saved: Content | None = None
) -> Any:
    """The kept typing, where it says something else than the draft, which says `saved`."""
    row = kept.find(person_of(request), key)
    if row is None:
        return None
    then = posted(admin, request, kept.typed(row), obj)
    now = saved or (stored(obj) if obj else posted(admin, request, QueryDict(), None))
    return row if then != now else None


def stored(obj: Document) -> Content:
    """What the draft says as it is saved, whatever is typed in its form."""
    return take_snapshot(Document.objects.get(pk=obj.pk)).content


def posted(admin: "DocumentAdmin", request: HttpRequest, data: QueryDict, obj: Answered | None) -> Content:
    """What the data of a form would make of a record and its rows. Nothing is saved, whatever is wrong with it."""
    return snapshot_of(*posted_forms(admin, request, data, obj), person_of(request)).content


def snapshot_of(form: DocumentForm, formsets: Sequence[RowFormSet], by: Person) -> Snapshot:
    return unsaved_snapshot(*as_typed(form, formsets, by))


def posted_forms(
    admin: "DocumentAdmin", request: HttpRequest, data: QueryDict, obj: Answered | None
) -> tuple[DocumentForm, list[RowFormSet]]:
    data = normalised(data)
    fields = flatten_fieldsets(admin.get_fieldsets(request, obj))
    form_class: Any = admin.get_form(request, obj, change=obj is not None, fields=fields)
    form = form_class(data, instance=copy.copy(obj))
    formsets = [
        formset(data, instance=form.instance, prefix=formset.get_default_prefix())
        for formset, _ in admin.get_formsets_with_inlines(request, obj)
    ]
    return form, formsets


def as_typed(form: DocumentForm, formsets: Sequence[RowFormSet], by: Person) -> tuple[Any, Rows]:
    lay_in(form)
    record = copy.copy(form.instance)
    record.author = record.author if record.author_id else by
    record.kind = kind_of(record)
    rows: dict[Any, list[Any]] = {formset.model: [] for formset in formsets}
    for formset in formsets:
        for row_form in formset.forms:
            lay_in(row_form)
        rows[formset.model] = [row_form.instance for row_form in formset.typed_forms]
    return record, rows


def kind_of(record: Article | Medication) -> str:
    """Whatever was posted, a fragment is drawn of one of the known kinds."""
    if isinstance(record, Medication):
        return Kind.MEDICATION
    return record.kind if record.kind in dict(ARTICLE_KINDS) else Kind.OTHER


def lay_in_beginning(forms: Iterable[AnyForm]) -> None:
    """What an article begins with is shown before anybody posts it."""
    for form in forms:
        for name, value in form.initial.items():
            setattr(form.instance, form.instance._meta.get_field(name).attname, value)


def lay_in(form: AnyForm) -> None:
    """Text that the form refuses is shown all the same: it may be too long, or not there yet."""
    for name in form.full_errors:
        if name in form.fields and isinstance(getattr(form.instance, name, None), str):
            setattr(form.instance, name, form[name].data or "")
