"""Import: many files at once become drafts. A bad one is named with its reason, and the others go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ..content.sections import split
from ..importing import Unreadable, read
from ..importing.unseen import without_unseen
from ..lifecycle import Role
from ..models import ARTICLE_KINDS, Article, Person, Quarantined
from ..workflow import AlreadyImported, Refused, import_article
from ..workflow.turns import turn
from .forms import MedicineField, medicines, writers
from .posted import whole_number
from .roles import may_write, person_of, staff

ACCEPTS = ".md,.txt,.html,.htm,.docx"
MOST_NAMED = 200


@dataclass(frozen=True)
class Made:
    """What became of one file, as it stands now."""

    filename: str
    article: Article
    sections: int
    questions: int
    references: int
    scraps: int
    """Lines that wait in its quarantine."""


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = Files(attrs={"accept": ACCEPTS})

    def clean(self, data: "list[UploadedFile[bytes]]", initial: object = None) -> list["UploadedFile[bytes]"]:
        """An empty file is no mistake of the form's: it gets a line of its own among the results."""
        if not data:
            raise forms.ValidationError("Choose one file or more.")
        return list(data)


class ImportForm(forms.Form):
    uploads = FilesField(
        label="Files",
        help_text="Markdown, plain text, web page or Word document: .md .txt .html .docx, each of 5 MB and a million "
        "characters at most.",
    )
    medication = MedicineField(medicines(), label="Medicine", empty_label="Choose one")
    kind = forms.ChoiceField(
        label="Kind of article",
        choices=[("", "As each file says"), *ARTICLE_KINDS],
        required=False,
        help_text="A file that does not say becomes “Other”.",
    )
    author = forms.ModelChoiceField(writers(), label="Named author", empty_label="Choose one")
    again = forms.BooleanField(
        label="Import again what was imported already",
        required=False,
        help_text="Without it, a file that is a draft of this medicine and kind already is passed over.",
    )

    take_out = forms.BooleanField(
        label="Take out signs that nobody sees",
        required=False,
        help_text="Such as soft hyphens, and what turns the order of words. The quarantine says what was taken out.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Role.WRITER)
def upload(request: HttpRequest) -> HttpResponse:
    """What was made stands at an address of its own: going back to it or loading it again imports nothing twice."""
    by = person_of(request)
    form = ImportForm(request.POST or None, request.FILES or None, initial={"author": by.pk} | request.GET.dict())
    if request.method == "POST" and form.is_valid():
        keys = [article.pk for article in _import_files(request, form.cleaned_data, by)]
        chosen = {name: request.POST[name] for name in ("medication", "kind", "author")}
        return redirect(f"{reverse('admin:import')}?{urlencode(chosen | {'made': keys}, doseq=True)}")
    status = 422 if form.is_bound else 200
    context = {"form": form, "made": made(request), "may_import": may_write(request, Role.WRITER)}
    return render(request, "articles/admin/import.html", context, status=status)


def _import_files(request: HttpRequest, entered: dict[str, Any], by: Person) -> Iterator[Article]:
    """Each in its own transaction: a mistake in one file does not stop the others."""
    for file in entered["uploads"]:
        name = file.name or "file"
        try:
            yield _import_file(name, file.read(), entered, by)
        except Unreadable as unreadable:
            messages.error(request, f"Not imported: {name}. {unreadable}")
        except AlreadyImported as refused:
            messages.info(request, f"Passed over: {name}. {refused.sentence}")
        except Refused as refused:
            messages.error(request, f"Not imported: {name}. {refused.sentence}")


def _import_file(name: str, content: bytes, entered: dict[str, Any], by: Person) -> Article:
    with turn(by.pk):
        reading = read(name, content)
    if entered["take_out"]:
        reading = without_unseen(reading)
    return import_article(
        reading=reading,
        filename=name,
        medication=entered["medication"],
        kind=entered["kind"] or reading.kind or "other",
        author=entered["author"],
        by=by,
        content=content,
        again=entered["again"],
    )


def made(request: HttpRequest) -> list[Made]:
    """What the address names."""
    keys = [key for text in request.GET.getlist("made")[:MOST_NAMED] if (key := whole_number(text)) is not None]
    waiting = Count("imports__scraps", Q(imports__scraps__state=Quarantined.WAITING), distinct=True)
    counted = {
        "scraps": waiting,
        "question_count": Count("questions", distinct=True),
        "reference_count": Count("references", distinct=True),
    }
    articles = Article.objects.filter(imports__isnull=False).annotate(filename=Min("imports__filename"), **counted)
    return [_made(article) for article in articles.filter(pk__in=keys).order_by("pk")]


def _made(article: Any) -> Made:
    return Made(
        article.filename,
        article,
        len(split(article.body)),
        article.question_count,
        article.reference_count,
        article.scraps,
    )
