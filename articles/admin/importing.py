"""Import: many files at once become drafts. A bad one is named with its reason, and the others go on."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ..lifecycle import Role
from ..models import ARTICLE_KINDS, Article, Medication, Person
from ..text.reading import Reading, Unreadable, read
from ..workflow import Refused, import_article
from .forms import MedicineField, writers
from .roles import may_write, person_of, staff

ACCEPTS = ".md,.txt,.html,.htm,.docx"


@dataclass(frozen=True)
class Result:
    """What became of one file: an article and how many lines wait in its quarantine, or the reason why not."""

    filename: str
    article: Article | None = None
    scraps: int = 0
    reason: str = ""


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[bytes]"]:
        """An empty file is no mistake of the form's: it gets a line of its own among the results."""
        if not data:
            raise forms.ValidationError("Choose one file or more.")
        return list(data)


class ImportForm(forms.Form):
    uploads = FilesField(
        label="Files",
        help_text="Markdown, plain text, web page or Word document: .md .txt .html .docx, 5 MB each at most.",
    )
    medication = MedicineField(Medication.objects.filter(archived=False), label="Medicine")
    kind = forms.ChoiceField(
        label="Kind of article",
        choices=[("", "As each file says"), *ARTICLE_KINDS],
        required=False,
        help_text="A file that does not say becomes “Other”.",
    )
    author = forms.ModelChoiceField(Person.objects.none(), label="Named author")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["author"].queryset = writers()  # type: ignore[attr-defined]  # a choice of people
        self.fields["uploads"].widget.attrs["accept"] = ACCEPTS


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Role.WRITER)
def upload(request: HttpRequest) -> HttpResponse:
    """A mistake in one file does not stop the others: each is imported in its own transaction."""
    by = person_of(request)
    form = ImportForm(request.POST or None, request.FILES or None, initial={"author": by.pk})
    results: list[Result] = []
    if request.method == "POST" and form.is_valid():
        results = [import_file(file, form.cleaned_data, by) for file in form.cleaned_data["uploads"]]
    status = 422 if form.is_bound and not form.is_valid() else 200
    context = {"form": form, "results": results, "may_import": may_write(request, Role.WRITER)}
    return render(request, "articles/admin/import.html", context, status=status)


def import_file(file: "UploadedFile[bytes]", said: dict[str, Any], by: Person) -> Result:
    name = file.name or "file"
    try:
        reading: Reading = read(name, file.read())
        article = import_article(
            reading=reading,
            filename=name,
            medication=said["medication"],
            kind=said["kind"] or reading.kind or "other",
            author=said["author"],
            by=by,
        )
    except Unreadable as unreadable:
        return Result(name, reason=str(unreadable))
    except Refused as refused:
        return Result(name, reason=refused.sentence)
    return Result(name, article, len(reading.quarantine))
