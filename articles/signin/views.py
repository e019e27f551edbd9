"""Signing in and out, a forgotten password, and where each role begins its day."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, PasswordResetConfirmView, PasswordResetView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from .. import client, worklist
from ..lifecycle import Role
from ..models import Person
from ..models.address import proposed_address
from . import limits
from .links import ask_for_link

PLACES = {
    Role.PHARMACIST: "queue",
    Role.WRITER: "admin:index",
    Role.ADMINISTRATOR: "admin:articles_person_changelist",
}


class SignIn(LoginView):
    template_name = "articles/signin/sign_in.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with limits.one_after_another(request):
            return super().post(request, *args, **kwargs)


class ResetPassword(PasswordResetView):
    template_name = "articles/signin/password_reset.html"

    def form_valid(self, form: Any) -> HttpResponse:
        if not ask_for_link(form.cleaned_data["email"], client.address(self.request)):
            return limits.too_many_links(self.request)
        return redirect("password_reset_done")


class ChoosePassword(PasswordResetConfirmView):
    """Signs in too: the one way in that nobody can lock by guessing."""

    template_name = "articles/signin/password_reset_confirm.html"
    post_reset_login = True
    post_reset_login_backend = "django.contrib.auth.backends.ModelBackend"

    def get_user(self, uidb64: str) -> Any:
        """Django asks at mailing alone whether the account is active; it may have been closed since, or a new address
        proposed, and until that is answered no link is let in.
        """
        person = super().get_user(uidb64)
        if person is None or not person.is_active or proposed_address(person.pk):
            return None
        return person


@require_safe
@login_required
def landing(request: HttpRequest) -> HttpResponse:
    person = request.user
    if not isinstance(person, Person) or not person.has_role(*Role):
        return render(request, "articles/signin/no_role.html", status=403)
    return redirect(PLACES[_first_role(person)])


def _first_role(person: Person) -> Role:
    """A pharmacist who has other roles too begins with the queue only when something waits there."""
    mine = [role for role in PLACES if person.has_role(role)]
    if len(mine) > 1 and mine[0] == Role.PHARMACIST and not worklist.anything_waits():
        return mine[1]
    return mine[0]
