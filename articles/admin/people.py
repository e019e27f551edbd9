"""People, for administrators. Roles and mail addresses change through the verbs alone; nobody edits their own
registration, and the particulars of pharmacists and administrators are not one person's to change.
"""

import secrets
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from ..lifecycle import Role
from ..models import Person
from ..models.address import proposed_address
from ..workflow.people import pending, unfinished
from .base import BaseAdmin
from .people_steps import KEEPING, PERSON_STEPS
from .roles import may_write, person_of
from .steps import Step

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


class PersonAdmin(BaseAdmin):
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

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="articles_person_changelist"),
            path("add/", view(self.add_view), name="articles_person_add"),
            path("<int:object_id>/change/", view(self.object_view), name="articles_person_change"),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Person | None = None) -> tuple[str, ...]:
        if obj is None:
            return ()
        if _stands_fast(obj, person_of(request)):
            return (*NAMED, *REGISTERED)
        return (*FIXED, *OWN) if obj == request.user else FIXED

    def save_model(self, request: HttpRequest, obj: Person, form: BaseForm, change: bool) -> None:
        """A new account has a password that nobody knows; its person chooses one by mail."""
        if change and not form.has_changed():
            messages.info(request, "Nothing was different, so nothing was saved.")
            return
        if not change:
            obj.set_password(secrets.token_urlsafe(32))
        vars(obj)["_history_user"] = person_of(request)  # where simple_history looks for it
        obj.save()
        if change:
            messages.success(request, "Saved.")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        obj: Person | None = kwargs["obj"]
        context |= {
            "fixed": obj is not None and _stands_fast(obj, person_of(request)),
            "title": str(obj) if obj else "New person",
            "groups": list(context["adminform"]),
        }
        if obj is not None:
            context |= affairs(request, obj)
        response = super().render_change_form(request, context, *args, **kwargs)
        if context["adminform"].form.is_bound:
            response.status_code = 422
        return response

    def response_add(self, request: HttpRequest, obj: Person, post_url_continue: str | None = None) -> HttpResponse:
        messages.success(
            request,
            f"The account of {obj} exists. They choose a password through “I do not know my password” on the "
            "sign-in page. Ask for a role next.",
        )
        return redirect("admin:articles_person_change", obj.pk)

    def response_change(self, request: HttpRequest, obj: Person) -> HttpResponse:
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
