"""People, for administrators. Roles and mail addresses change through the verbs alone; nobody edits their own
registration, and the particulars of pharmacists and administrators are not one person's to change.
"""

import secrets
from typing import TYPE_CHECKING, Any, NoReturn

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from ..lifecycle import Role
from ..models import Person
from ..models.address import proposed_address
from ..workflow.people import pending, unfinished
from .document import PlainWidgets, Retelling
from .lists import OwnFilters
from .people_steps import KEEPING, PERSON_STEPS
from .posted import normalised
from .roles import ByRole, may_write, person_of
from .steps import Step

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Person]
else:
    ModelAdmin = admin.ModelAdmin

NAMED = ("username", "name", "email", "slug")
REGISTERED = ("credentials", "register", "registration", "registration_expires")
FIXED = ("username", "email")
"""Typed once, for a new account: whoever reads its mail chooses its password."""
OWN = ("name", *REGISTERED)
"""What one person may not change about themselves: it stands under signatures."""
CONFIRMED = (Role.PHARMACIST, Role.ADMINISTRATOR)
"""Roles that sign, or that let others sign."""
STEPS: dict[str, Step] = {step.verb: step for step in PERSON_STEPS}


def _stands_fast(person: Person, by: Person) -> bool:
    """What stands under signatures, or beside a role that lets others sign, does not change by one hand; nor while
    somebody is about to confirm the role.
    """
    awaits = any(pending(person, role) for role in CONFIRMED)
    trusted = Role.ADMINISTRATOR in person.roles or person.is_superuser
    return awaits or Role.PHARMACIST in person.roles or (trusted and person != by)


class PersonAdmin(Retelling, ByRole, PlainWidgets, OwnFilters, ModelAdmin):
    readers = writers = KEEPING
    fieldsets = (
        ("The person", {"fields": NAMED}),
        (
            "Registration",
            {
                "fields": REGISTERED,
                "description": "Copied into each signature as it stands on the day. Nobody enters their own. "
                "What stands here of pharmacists and of administrators stands fast, from the day on which the role is "
                "asked for: take the role away or refuse it, change what is wrong, and ask for it again; a second "
                "administrator confirms what stands here then.",
            },
        ),
    )
    change_form_template = "articles/admin/person.html"
    list_display = ("name", "username", "is_active")
    list_filter = ()
    search_fields = ("name", "username", "email", "registration")
    search_help_text = "Name, username, mail address or registration number"
    actions = None
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="articles_person_changelist"),
            path("add/", view(self.add_view), name="articles_person_add"),
            path("<int:object_id>/change/", view(self.object_view), name="articles_person_change"),
        ]

    def object_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self.change_view(request, str(object_id))

    def _get_obj_does_not_exist_redirect(self, *args: Any) -> NoReturn:
        raise Http404

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ()
        if _stands_fast(obj, person_of(request)):
            return (*NAMED, *REGISTERED)
        return (*FIXED, *OWN) if obj == request.user else FIXED

    def _changeform_view(self, request: HttpRequest, *args: Any) -> Any:
        request.POST = normalised(request.POST)  # type: ignore[assignment]  # a changeable copy
        return super()._changeform_view(request, *args)  # type: ignore[misc]  # the admin's

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new account has a password that nobody knows; its person chooses one by mail."""
        if change and not form.has_changed():
            messages.info(request, "Nothing was different, so nothing was saved.")
            return
        if not change:
            obj.set_password(secrets.token_urlsafe(32))
        obj._history_user = person_of(request)
        obj.save()
        if change:
            messages.success(request, "Saved.")

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        context |= {
            "fixed": obj is not None and _stands_fast(obj, person_of(request)),
            "title": str(obj) if obj else "New person",
            "groups": list(context["adminform"]),
        }
        if obj is not None:
            context |= affairs(request, obj)
        response = super().render_change_form(request, context, add, change, form_url, obj)
        if context["adminform"].form.is_bound:
            response.status_code = 422
        return response

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return ""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]  # nothing to return
        """The person's own history says it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]  # nothing to return
        """The person's own history says it."""

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        messages.success(
            request,
            f"The account of {obj} exists. They choose a password through “I do not know my password” on the "
            "sign-in page. Ask for a role next.",
        )
        return redirect("admin:articles_person_change", obj.pk)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return redirect("admin:articles_person_change", obj.pk)


def affairs(request: HttpRequest, obj: Person) -> dict[str, Any]:
    """Roles held, asked for and open to be asked; what the account can be put through."""
    open_to = Role if obj.is_active else ()
    waits = {role: act for role in Role if (act := pending(obj, role))}
    return {
        "held": [role for role in Role if role.value in obj.roles],
        "waits": waits.values(),
        "free": [role for role in open_to if role.value not in obj.roles and role not in waits],
        "proposal": proposed_address(obj.pk),
        "unfinished": len(unfinished(obj.pk)),
        "keeps": may_write(request, *KEEPING),
        "is_self": obj == request.user,
        "step": STEPS,
    }
