"""What the change pages of articles and medications share: one save through `drafting`, and nothing lost."""

from functools import wraps
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ..deadline import deadline
from ..lifecycle import Live
from ..models import NO_REASON, Document, clock, drafting
from ..models.document import Answered
from ..models.state import one_with_state, with_state
from ..versions.contributors import record_typing
from . import kept
from .base import BaseAdmin, set_posted
from .forms import DocumentForm, RowFormSet
from .page import page_context, preview_of
from .posted import REDRAW, TAKE_OUT, whole_number, without_unseen
from .roles import View, may_write, person_of


class DocumentAdmin(BaseAdmin):
    form = DocumentForm
    change_form_template = "articles/admin/document.html"
    list_select_related: ClassVar[tuple[str, ...]]

    def get_queryset(self, request: HttpRequest) -> Any:
        return with_state(super().get_queryset(request), clock.now()).select_related(*self.list_select_related)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Looks for documents without their states: a match may come several times, by several names of a medicine,
        and a database that has to tell these apart would work out the state of each one first.
        """
        matches, _ = super().get_search_results(request, self.model._default_manager.all(), search_term)
        return queryset.filter(pk__in=matches.order_by().values("pk")), False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Under the document's lock where it is about to be written: it is read after the lock was granted."""
        key = whole_number(object_id)
        if key is not None and request.method == "POST":
            Document.locked().filter(pk=key).first()
        return self.find(request, object_id)

    def find(self, request: HttpRequest, object_id: str) -> Any:
        """None for a number that is no document's, and for one that no document can have."""
        key = whole_number(object_id)
        try:
            return None if key is None else one_with_state(self.model, key, *self.list_select_related)
        except self.model.DoesNotExist:
            return None

    def get_readonly_fields(self, request: HttpRequest, obj: Answered | None = None) -> tuple[str, ...]:
        """An address that was public stays; `obj` comes with its state."""
        return ("slug",) if obj is not None and obj.edition_id is not None else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"author": person_of(request).pk, **super().get_changeform_initial_data(request)}

    # The page

    def get_urls(self) -> list[Any]:
        name = f"articles_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name=f"{name}_changelist"),
            path("add/", surviving(view(self.add_view)), name=f"{name}_add"),
            path("add/preview/", self.preview_view, name=f"{name}_add_preview"),
            path("<int:object_id>/change/", surviving(view(self.object_view)), name=f"{name}_change"),
            path("<int:object_id>/change/preview/", self.preview_view, name=f"{name}_preview"),
        ]

    def key(self, obj: Document | None) -> str:
        """Which form: "article:12", or "article:new"."""
        return f"{self.opts.model_name}:{obj.pk if obj else 'new'}"

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        key = f"{self.opts.model_name}:{object_id or 'new'}"
        if "_throw_away" in request.POST:
            kept.discard(person_of(request), key)
            return redirect(request.get_full_path())
        if "_bring_back" in request.POST:
            draft = kept.find(person_of(request), key)
            if draft is None:
                return redirect(request.path)
            set_posted(request, redrawn(kept.typed(draft)))
        if TAKE_OUT in request.POST:
            set_posted(request, redrawn(without_unseen(request.POST)))
            messages.info(request, "The signs that nobody sees are taken out. Look at the text, and save it.")
        return super().changeform_view(request, object_id, *args, **kwargs)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        obj: Answered | None = kwargs["obj"]
        browser = kept.browser_of(request)
        # What takes long on it is left out: a text can always be opened and mended.
        with deadline(lambda: False):
            context |= page_context(self, request, context, obj, browser)
            response = super().render_change_form(request, context, *args, **kwargs)
        kept.remember(response, browser)
        form = context["adminform"].form
        if form.is_bound and not form.redrawn:
            response.status_code = 409 if form.stale else 422
        return response

    def preview_view(self, request: HttpRequest, object_id: int | None = None) -> HttpResponse:
        return require_POST(self._preview)(request, object_id)

    def _preview(self, request: HttpRequest, object_id: int | None) -> HttpResponse:
        """403 without a redirect: the sign-in page is no preview."""
        obj = self.find(request, str(object_id)) if object_id else None
        if not may_write(request, *self.writers) or (object_id and obj is None):
            return HttpResponse(status=404 if may_write(request, *self.writers) else 403)
        return preview_of(self, request, request.POST, obj)

    # Saving

    def save_model(self, request: HttpRequest, obj: Document, form: DocumentForm, change: bool) -> None:
        """Text and rows are one save: `save_related` makes it."""

    def save_related(self, request: HttpRequest, form: DocumentForm, formsets: list[RowFormSet], change: bool) -> None:
        record, by = form.instance, person_of(request)
        key = self.key(record if change else None)
        with drafting(record if change else None, by=by, reason=form.cleaned_data["why"] or NO_REASON) as opened:
            record.save()
            for formset in formsets:
                formset.save_in_order()
            if change and opened.changed:
                record_typing(record, revision=opened.revision, over=form.typed_over, by=by)
        kept.discard(by, key)
        if opened.changed:
            messages.success(request, f"Saved as revision {opened.revision}. {readers_see(record if change else None)}")
        else:
            messages.info(request, "Nothing was different, so nothing was saved.")

    def response_add(self, request: HttpRequest, obj: Document, post_url_continue: str | None = None) -> HttpResponse:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Document) -> HttpResponse:
        if "_submit" in request.POST:
            return redirect("admin:submit-ask", obj.pk)
        return redirect(reverse(f"admin:articles_{self.opts.model_name}_change", args=[obj.pk]))


def readers_see(before: Answered | None) -> str:
    """`before`: the document with its state, None for a new one."""
    if before is not None and Live(before.live).is_up:
        return f"Readers still get edition {before.edition_number}."
    return "Readers see nothing of it until a pharmacist signs."


def redrawn(data: QueryDict) -> QueryDict:
    data[REDRAW] = "typing"
    return data


def surviving(view: View) -> View:
    """What is posted after a sign-in has expired is kept first, and offered after signing in again."""

    @wraps(view)
    def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            kept.keep_posted(request)
        return view(request, *args, **kwargs)

    return inner
