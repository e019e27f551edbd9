"""Who may do what here, asked role by role. A superuser may look at everything and do nothing more than others."""

from collections.abc import Callable
from functools import wraps
from typing import ClassVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.cache import never_cache

from ..lifecycle import Role
from ..models import Person

View = Callable[..., HttpResponseBase]
WRITING = (Role.WRITER, Role.PHARMACIST)


def person_of(request: HttpRequest) -> Person:
    """Raises PermissionDenied for somebody who has not signed in."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def may_look(request: HttpRequest, *roles: Role) -> bool:
    person = request.user
    return isinstance(person, Person) and person.is_active and (person.is_superuser or person.has_role(*roles))


def may_write(request: HttpRequest, *roles: Role) -> bool:
    return isinstance(request.user, Person) and request.user.has_role(*roles)


def staff(*roles: Role) -> Callable[[View], View]:
    """A page for people with one of these roles. Others get 403; who has not signed in does so first."""

    def decorate(view: View) -> View:
        @never_cache
        @wraps(view)
        def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.is_authenticated:
                # A form cannot be sent again after signing in, so the way leads to one's own work.
                return redirect_to_login(request.get_full_path() if request.method == "GET" else reverse("admin:index"))
            if not may_look(request, *roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return inner

    return decorate


class ByRole:
    """For ModelAdmin and its inlines. Nothing is ever deleted here."""

    readers: ClassVar[tuple[Role, ...]] = WRITING
    writers: ClassVar[tuple[Role, ...]] = (Role.WRITER,)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_look(request, *self.readers)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_look(request, *self.readers)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_write(request, *self.writers)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_write(request, *self.writers)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
