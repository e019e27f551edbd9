"""What the pages of documents and of people share, and what they leave out of Django's."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, cast

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import BaseModelAdmin
from django.core.paginator import Paginator
from django.db import IntegrityError, models
from django.forms import DateInput
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from .posted import normalised
from .roles import ByRole

if TYPE_CHECKING:
    AnyAdmin = BaseModelAdmin[Any]
    ModelAdmin = admin.ModelAdmin[Any]
    Column = models.Field[Any, Any]
    AnyPaginator = Paginator[Any]
else:
    AnyAdmin, ModelAdmin, Column, AnyPaginator = BaseModelAdmin, admin.ModelAdmin, models.Field, Paginator


class PlainWidgets(AnyAdmin):
    """Fields as HTML has them: no pop-ups, and no scripts of the admin's own. For pages and for inlines."""

    formfield_overrides: ClassVar[Mapping[Any, Mapping[str, Any]]] = {
        models.DateField: {"widget": DateInput(format="%Y-%m-%d", attrs={"type": "date"})},
    }

    def formfield_for_dbfield(self, db_field: Column, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, models.ForeignKey):
            return self.formfield_for_foreignkey(db_field, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class KeysFirst(AnyPaginator):
    """Finds which rows stand on a page by their keys. What a list says of each is then worked out for these alone, and
    not for all that a database has to sort.
    """

    def page(self, number: int | str) -> Any:
        page: Any = super().page(number)
        rows: Any = self.object_list
        page.object_list = rows.filter(pk__in=list(page.object_list.values_list("pk", flat=True)))
        return page


class BaseAdmin(ByRole, PlainWidgets, ModelAdmin):
    actions = None
    list_per_page = 50
    paginator = KeysFirst
    show_full_result_count = False
    view_on_site = False

    def object_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self.change_view(request, str(object_id))

    def _get_obj_does_not_exist_redirect(self, *args: object) -> NoReturn:
        raise Http404

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """No look-ups by address but those of its filters."""
        offered: Any = self.get_list_filter(request)
        return lookup in {chosen.parameter_name for chosen in offered}

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Where somebody else stored the same name, address or number meanwhile, the form is looked at once more: then
        it names what is taken, with all that was typed.
        """
        set_posted(request, normalised(request.POST))
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            if request.method != "POST":
                raise
            return super().changeform_view(request, *args, **kwargs)

    def construct_change_message(self, request: HttpRequest, form: object, formsets: object, add: bool = False) -> Any:
        return ""

    def log_addition(self, request: HttpRequest, obj: models.Model, message: object) -> LogEntry:
        """Not stored: the edit trail of a document and the history of a person say it, and better."""
        return LogEntry()

    def log_change(self, request: HttpRequest, obj: models.Model, message: object) -> LogEntry:
        """Not stored, as above."""
        return LogEntry()


def set_posted(request: HttpRequest, data: QueryDict) -> None:
    """As if this had been posted."""
    cast(Any, request).POST = data  # declared as unchangeable, which nothing here relies on
