"""What is wrong with a form that was posted, in one list: each with the way to its field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.admin.helpers import InlineAdminFormSet
from django.forms import BaseForm


@dataclass(frozen=True)
class Wrong:
    field: str
    """The field's id in the page."""
    label: str
    message: str
    code: str = ""
    """Of the error, where something can be done about it at once: "unseen"."""


def wrongs(form: BaseForm, inlines: Iterable[InlineAdminFormSet]) -> list[Wrong]:
    """In the order of the page, but for the form's own fields, which come first."""
    errors = list(_of(form, ""))
    for inline in inlines:
        rows = inline.formset
        errors += [Wrong(f"rows-{rows.prefix}", inline.opts.heading, error) for error in rows.non_form_errors()]
        for number, row in enumerate(rows.forms, 1):
            errors += _of(row, f"{inline.opts.one} {number}, ".capitalize())
    return errors


def _of(form: BaseForm, place: str) -> Iterator[Wrong]:
    # Where a page is only looked at, Django gives a plain dictionary for no errors.
    for name, errors in form.errors.as_data().items() if form.errors else ():
        if name in form.fields:
            field = form[name]
            label = f"{place}{field.label.lower()}" if place else str(field.label)
            for error in errors:
                yield from (Wrong(field.id_for_label, label, message, error.code or "") for message in error.messages)
