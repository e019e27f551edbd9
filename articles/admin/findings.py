"""What the checks find in a draft, beside its text: each finding with the field that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from ..clinical.api import Finding
from ..clinical.groups import Groups, grouped
from ..content import sections
from ..models import Document
from ..versions.checking import CheckResult, DraftFinding, check_draft, compared_with
from ..versions.snapshot import Snapshot, take_snapshot
from .forms import AnyForm, DocumentForm, RowForm, RowFormSet
from .rows import IN_PAGE

FIELDS = {"META-001": "author", "META-003": "review_months", "META-004": "disclosure"}
"""What these rules miss stands in a field of its own; what the others miss is missing in the text."""
REFERENCES = "META-002"


@dataclass(frozen=True)
class Place:
    """`target` is the id of a field or of a group of rows, "" for what nobody can type in here. Where there are words,
    they begin at character `start` of the field.
    """

    label: str
    target: str = ""
    words: str = ""
    start: int = 0


@dataclass(frozen=True)
class Shown:
    draft_finding: DraftFinding
    place: Place
    is_saved: bool
    """Whether the draft as it is saved has it: only then can it be waived."""


@dataclass(frozen=True)
class Findings:
    shown: tuple[Shown, ...] = ()
    """In the order of the text."""
    unchecked: str = ""
    """Why nothing is known of the text."""
    is_untouched: bool = False
    """A page for a new draft, in which nobody has typed yet."""

    @cached_property
    def groups(self) -> Groups[Shown]:
        return grouped(self.shown, lambda one: one.draft_finding.finding, lambda one: one.draft_finding.stands)

    @property
    def counts(self) -> dict[str, int]:
        return self.groups.counts

    @property
    def waived(self) -> int:
        return sum(one.draft_finding.stands for one in self.shown)


class Places:
    """Where the findings of a form stand in its page. `posted`: the rows of the page may have other numbers there."""

    def __init__(self, form: DocumentForm, formsets: Iterable[RowFormSet], *, posted: bool = False) -> None:
        self.form, self.posted = form, posted
        self.rows: dict[str, list[RowForm]] = {str(formset.prefix): formset.typed_forms for formset in formsets}
        body = getattr(form.instance, "body", "")
        self.lines = body.split("\n")
        self.sections = {section.anchor: section for section in sections.split(body)}

    def of(self, finding: Finding) -> Place:
        if finding.rule == REFERENCES:
            return Place("References", "rows-references")
        if finding.rule in FIELDS:
            return self._named(self.form, FIELDS[finding.rule])
        if finding.place == "body":
            return self._in_body(finding)
        row, name = self._row(finding.place)
        return self._named(row, name, finding.fragment, finding.start)

    def _row(self, place: str) -> tuple[AnyForm, str]:
        """The form, and the name in it: "questions.2.answer" is in the second row of questions."""
        if "." not in place:
            return self.form, place
        prefix, number, name = place.split(".", 2)
        return self.rows[prefix][int(number) - 1], name

    def _in_body(self, finding: Finding) -> Place:
        section, words, start = self.sections.get(finding.section), finding.fragment, finding.start
        if section is None or not section.heading:
            return self._named(self.form, "body", words, start)
        if not words:
            words = self.lines[section.line - 1]
            start = sum(len(line) + 1 for line in self.lines[: section.line - 1])
        named = self._named(self.form, "body", words, start)
        return replace(named, label=f"{named.label}, “{section.heading}”")

    def _named(self, form: AnyForm, name: str, words: str = "", start: int = 0) -> Place:
        model = form._meta.model
        label = str(model._meta.get_field(name).verbose_name)
        if form is not self.form:
            label = f"{model._meta.verbose_name} {self._number(form)}, {label}"
        return Place(label[:1].upper() + label[1:], self._target(form, name), words, start)

    def _number(self, form: AnyForm) -> int:
        return next(1 + rows.index(form) for rows in self.rows.values() if form in rows)

    def _target(self, form: AnyForm, name: str) -> str:
        if name not in form.fields:
            return ""
        if form is self.form or not self.posted:
            return str(form[name].id_for_label)
        number = form.data.get(f"{form.prefix}-{IN_PAGE}")
        return "" if number is None else f"id_{str(form.prefix).rpartition('-')[0]}-{number}-{name}"


def shown_findings(check_result: CheckResult, places: Places, saved: frozenset[str]) -> Findings:
    shown = (Shown(one, places.of(one.finding), one.finding.id in saved) for one in check_result.findings)
    return Findings(tuple(shown))


def ids(check_result: CheckResult) -> frozenset[str]:
    return frozenset(one.finding.id for one in check_result.findings)


def saved_check(record: Document | None) -> CheckResult:
    """Of the draft as it is saved; of nothing where it never was."""
    return check_draft(_saved(record), record.pk) if record else CheckResult()


def saved_ids(record: Document | None) -> frozenset[str]:
    """Asked while somebody types, so it is worked out again only where the draft, or a text with which the checks
    compare it, is another by now.
    """
    if record is None:
        return frozenset()
    snapshot = _saved(record)
    return _ids(_SavedDraft(record.pk, (snapshot.content.digest, *compared_with(snapshot.pinned)), snapshot))


def _saved(record: Document) -> Snapshot:
    return take_snapshot(Document.objects.get(pk=record.pk))


@dataclass(frozen=True)
class _SavedDraft:
    document: int
    key: tuple[str, ...]
    """Everything on which the findings depend."""
    snapshot: Snapshot = field(compare=False)


@lru_cache(maxsize=64)
def _ids(draft: _SavedDraft) -> frozenset[str]:
    return ids(check_draft(draft.snapshot, draft.document))
