"""What a verb asks for: each form's fields are the verb's own keywords."""

from typing import Any

from django import forms

from ..lifecycle import Role
from ..models import Person
from ..models.waiver import REASON_AT_MOST

CHOICES = [(role.value, role.value) for role in Role]


class Nothing(forms.Form):
    """A verb that asks for nothing but the press of its button."""


class SubmitForm(forms.Form):
    note = forms.CharField(
        label="Note to readers",
        required=False,  # the workflow says what is missing, in one place
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What is new, and why. It stands in the page's history.",
    )
    correction = forms.BooleanField(
        label="It corrects an error that readers had",
        required=False,
        help_text="The note then begins with “Correction:”, and the page's history says so.",
    )
    urgent = forms.BooleanField(
        label="Urgent: it goes to the top of the queue", required=False, help_text="For what could harm somebody."
    )


class SetAsideForm(forms.Form):
    note = forms.CharField(
        label="Note to yourself and other writers",
        required=False,
        max_length=400,
        help_text="So that you know it again.",
    )


class WaiveForm(forms.Form):
    finding = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why may it stand?",
        required=False,
        max_length=REASON_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What you looked up, and where. It is kept with the version, and pharmacists read it.",
    )


class RecallForm(forms.Form):
    reason = forms.CharField(label="Why?", required=False, max_length=300, help_text="Pharmacists see it.")


class RestoreForm(forms.Form):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("version") and not cleaned.get("revision"):
            raise forms.ValidationError("Say what to restore: open the edit trail and choose it there.")
        return cleaned


class RoleForm(forms.Form):
    role = forms.TypedChoiceField(choices=CHOICES, coerce=Role)


class AddressForm(forms.Form):
    email = forms.CharField(
        label="New mail address",
        required=False,  # the workflow says what is wrong, in one place
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="The old address is told. The owner or a second administrator confirms the new one.",
    )


def _writers() -> list[tuple[int, str]]:
    return [(person.pk, person.name) for person in Person.objects.active(Role.WRITER).order_by("name")]


class HandOverForm(forms.Form):
    to = forms.TypedChoiceField(
        label="To", coerce=int, choices=_writers, help_text="A writer, who becomes the named author."
    )
