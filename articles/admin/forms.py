"""The forms of a document and of its rows: nothing typed is lost, and nobody saves over another unseen."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.core.validators import MaxValueValidator
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorDict
from django.http import QueryDict

from ..lifecycle import MONTHS_AT_MOST, Role
from ..models import Medication, Person
from ..models.rows import Row, too_many
from ..models.slug import free_slug, slug_of
from ..versions.completeness import RESERVED
from ..worklist.company import saved_last_by
from .posted import REDRAW, whole_number
from .rows import settle

if TYPE_CHECKING:
    DocumentModelForm = forms.ModelForm[Any]
    MedicineChoice = forms.ModelChoiceField[Medication]
    RowFormSetBase = BaseInlineFormSet[Any, Any, Any]
    RowChoice = forms.ModelChoiceField[Row]
else:
    DocumentModelForm = forms.ModelForm
    MedicineChoice = forms.ModelChoiceField
    RowFormSetBase = BaseInlineFormSet
    RowChoice = forms.ModelChoiceField

MOST_PLACES = 9_999


class Redrawable(forms.BaseForm):
    """A form that can be shown again with what was typed, with no word about errors."""

    @property
    def redrawn(self) -> bool:
        return self.is_bound and REDRAW in self.data

    @property
    def full_errors(self) -> ErrorDict:
        return super().errors

    @property
    def errors(self) -> ErrorDict:
        errors = self.full_errors  # fills the instance in on the way
        return ErrorDict() if self.redrawn else errors

    def is_valid(self) -> bool:
        return super().is_valid() and not self.redrawn


class MedicineField(MedicineChoice):
    def to_python(self, value: object) -> Any:
        """The key is a key to another table, of which Django does not ask whether the number fits."""
        if value not in self.empty_values and whole_number(str(value)) is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value})
        return super().to_python(value)


class Seen(forms.IntegerField):
    """The revision that the page was made from. A page shown again is made from the draft as it stands now."""

    widget = forms.HiddenInput

    def bound_data(self, data: object, initial: object) -> object:
        return initial


class DocumentForm(Redrawable, DocumentModelForm):
    seen = Seen(required=False)
    over = forms.CharField(required=False, widget=forms.HiddenInput)
    """The revision over which the typing began. It stays while the same typing is shown again or was kept."""
    why = forms.CharField(
        label="Why this change?",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "Asked when you submit"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.fields["over"].initial = self.instance.revision
        if self.instance.pk is None:
            self.fields["why"].initial = "First draft."
        if "review_months" in self.fields:
            # Asked by the form, so that a number too large for a text to hold never gets into one.
            self.fields["review_months"].validators.append(MaxValueValidator(MONTHS_AT_MOST))
        author = self.fields.get("author")
        if isinstance(author, forms.ModelChoiceField):
            author.queryset = writers()

    @property
    def stale(self) -> bool:
        """Somebody saved since the page was made; nobody can have saved what is new."""
        seen = self.data.get("seen")
        return self.is_bound and self.instance.pk is not None and seen != str(self.instance.revision)

    @property
    def typed_over(self) -> int | None:
        return whole_number(self.data.get("over", ""))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "_submit" in self.data and not self.cleaned_data.get("why"):
            self.add_error("why", "Say in a few words why, for the edit trail.")
        if self.stale:
            who = saved_last_by(self.instance) or "Somebody else"
            self.add_error(
                None,
                f"{who} saved this draft after you opened it. Nothing of yours is lost: look at the differences, "
                "correct what you typed where needed, and save again.",
            )
        return cleaned


class ArticleForm(DocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = "Empty: made of the title. Fixed once public."

    def clean_slug(self) -> str:
        """Where the medicine is fixed, the form leaves it out, and so the constraint over both."""
        slug: str = self.cleaned_data["slug"] or self._slug_of_title()
        if slug in RESERVED:
            raise forms.ValidationError("This address is taken by a page of the site itself.")
        others = type(self.instance).objects.filter(medication=self.instance.medication_id, slug=slug)
        if self.instance.pk and others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Another article on this medicine has this address.")
        return slug

    def _slug_of_title(self) -> str:
        """ "" while the form lacks what it is made of, and is refused for that."""
        medication, kind, title = (self.cleaned_data.get(name) for name in ("medication", "kind", "title"))
        return free_slug(medication, slug_of(title) or kind) if medication and kind and title else ""


class RowForm(Redrawable, DocumentModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        self.fields["position"].validators.append(MaxValueValidator(MOST_PLACES))
        if self.instance.pk is None:
            self.initial["position"] = None
            self.fields["position"].help_text = "Empty: at the end."


AnyForm = DocumentForm | RowForm


class StandingRow(RowChoice):
    """The key of a row that stands, looked up among those that were read already: Django asks for each row anew."""

    def __init__(self, rows: Mapping[str, Row], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows = rows

    def to_python(self, value: object) -> Any:
        if value in self.empty_values:
            return None
        if str(value) not in self.rows:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value})
        return self.rows[str(value)]


class RowFormSet(RowFormSetBase):
    model: type[Row]
    once: ClassVar[str] = ""
    """The field that no two rows of a document have alike. Asked of the rows as they are posted together, so that
    two of them can be swapped.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.data = settle(cast(QueryDict, self.data), str(self.prefix), self.model, self.standing_rows.values())
        elif self.initial_extra:
            self.extra = len(self.initial_extra)

    @cached_property
    def standing_rows(self) -> dict[str, Row]:
        return {str(row.pk): row for row in self.get_queryset()}

    def add_fields(self, form: RowForm, index: int | None) -> None:
        super().add_fields(form, index)
        key: Any = form.fields["id"]
        form.fields["id"] = StandingRow(
            self.standing_rows, queryset=key.queryset, initial=key.initial, required=False, widget=forms.HiddenInput
        )

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in filter(_stays, self.forms):
            value = form.cleaned_data.get(self.once, "")
            if value and value in seen:
                form.add_error(self.once, "Another row here has this already.")
            seen.add(value)
        if sentence := too_many(self.model, len(self.typed_forms), stored=len(self.initial_forms)):
            raise forms.ValidationError(sentence)

    @property
    def typed_forms(self) -> list[RowForm]:
        """Of the rows as they were typed, in their order, without those to be removed and those left empty."""
        return sorted(filter(_stays, self.forms), key=_place)

    def save_in_order(self) -> None:
        """Inside `drafting`. A row without a place goes to the end."""
        written = self.save(commit=False)
        for row in self.deleted_objects:
            row.delete()
        places = [form.instance.position or 0 for form in self.initial_forms]
        for row in written:
            if row.position is None:
                row.position = 1 + max(places, default=0)
            places.append(row.position)
            row.save()


class LabelledFormSet(RowFormSet):
    once = "label"


class TopicFormSet(RowFormSet):
    once = "topic"


def _stays(form: RowForm) -> bool:
    """Django knows the removed rows of a valid formset only."""
    removed = form.is_bound and form.cleaned_data.get("DELETE")
    return not removed and bool(form.instance.pk or form.has_changed())


def _place(form: RowForm) -> tuple[bool, int]:
    """Without a place: at the end."""
    position = form.instance.position
    return position is None, position or 0


def medicines() -> Any:
    """Of which an article can be begun."""
    return Medication.objects.filter(archived=False, is_class=False)


def writers() -> Any:
    return Person.objects.active(Role.WRITER).order_by("name")
