"""Import of a record: the file of a medicine's or of a class's record becomes its draft, a new one or a change."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError

from ..content.canonical import normalise, one_line
from ..content.record import RecordContent
from ..importing.record import RecordReading
from ..lifecycle import Role, Waiting
from ..models import Document, Imported, KeptTyping, Kind, Medication, Origin, Person, clock, drafting
from ..models.state import DocumentState
from ..refusals import Incomplete, Stale, WrongState
from ..versions.contributors import record_origin, record_typing
from ..versions.draft import write_draft
from ..versions.record_draft import UNFIT, draft_of_reading
from ..versions.snapshot import record_content
from ..versions.trail import Trail
from .preconditions import lock, refuse_archived, require_role

REASON_AT_MOST = 300
TYPING_LASTS = timedelta(days=1)


@dataclass(frozen=True)
class RecordImport:
    """What a file made of a draft. `before` is what stood there, None where there was no record."""

    medication: Medication
    before: RecordContent | None
    after: RecordContent
    is_changed: bool


def import_record(
    *, reading: RecordReading, filename: str, by: Person, reason: str, author: Person | None = None
) -> RecordImport:
    """Make the record's draft say what the file says: what the file leaves out is taken out of it.

    Only the author and the months until the next review stay where the file does not name them. Raises Incomplete for
    what cannot be stored, naming each place; WrongState while a version waits for its decision or somebody else types
    in the draft; Stale where it was saved since the file was written.
    """
    require_role(by, Role.WRITER)
    _refuse_reason(reason)
    standing = Document.objects.filter(as_medication__slug=reading.content.slug).first()
    try:
        with drafting(standing, by=by, reason=reason) as opened:
            before, over = _before(standing, reading, by), opened.revision
            record = standing.as_medication if standing else Medication(kind=Kind.MEDICATION)
            write_draft(record, draft_of_reading(record, reading, _author(record, reading, by, author)))
            if opened.changed:
                _record_source(record, reading, filename, by, over)
    except IntegrityError as error:
        raise WrongState("Another draft has this name or address by now. Import the file again.") from error
    return RecordImport(record, before, _content_of(record), opened.changed)


def _refuse_reason(reason: str) -> None:
    text = normalise(reason).strip()
    if not text or len(text) > REASON_AT_MOST:
        raise Incomplete(f"Say why, for the edit trail, in {REASON_AT_MOST} characters at most.")


def _content_of(record: Medication) -> RecordContent:
    """Without what comes from its class."""
    return record_content(record, None)


def _before(standing: Document | None, reading: RecordReading, by: Person) -> RecordContent | None:
    """The record as it stands under its lock, where it may be written over."""
    if standing is None:
        return None
    state = lock(standing.pk)
    refuse_archived(state.document)
    if state.waiting in (Waiting.IN_REVIEW, Waiting.APPROVED):
        raise WrongState(f"A version of it waits for its decision. {state.words} Take that back first.")
    _refuse_typing(standing, by)
    _refuse_stale(state, reading, by)
    return _content_of(standing.as_medication)


def _refuse_typing(standing: Document, by: Person) -> None:
    """Who has the draft open has typed what is not saved."""
    forms = KeptTyping.objects.filter(key=f"{Kind.MEDICATION}:{standing.pk}", at__gt=clock.now() - TYPING_LASTS)
    kept = forms.exclude(person=by).select_related("person").order_by("-at").first()
    if kept is not None:
        raise WrongState(
            f"{kept.person} has this draft open, and typed in it at {kept.at:%H:%M} UTC on {kept.at:%-d %B} without "
            "saving. Have it saved or thrown away first."
        )


def _refuse_stale(state: DocumentState, reading: RecordReading, by: Person) -> None:
    """A file that names no revision is held to be of the live edition. Who imports a file again has seen their own
    imports of it; all else that was saved since would be lost unseen.
    """
    over, revision = reading.revision, state.document.revision
    if over is not None and over > revision:
        raise Stale(
            f"The file is of revision {over}, and this draft has {revision} only: it was exported elsewhere. "
            "Compare the two, and take the line “revision” out of the file."
        )
    people = _people_since(state, state.settled_revision if over is None else over, by)
    if not people:
        return
    names = ", ".join(Person.objects.filter(pk__in=people).values_list("name", flat=True))
    where = "and the file names no revision from which it was made" if over is None else f"after revision {over}"
    raise Stale(
        f"{names} saved this draft, {where}. It is at revision {revision} by now: export it, put your changes into "
        "that file, and import it."
    )


def _people_since(state: DocumentState, revision: int, by: Person) -> set[int]:
    """Who saved something after this revision, beside imports by this person."""
    key: int = state.document.pk
    imports = Origin.objects.filter(document=key, verb=Origin.IMPORT, by=by, at_revision__gt=revision)
    own = set(imports.values_list("at_revision", flat=True))
    saves = [save for save in Trail(state.document).saves(key) if save.revision > revision]
    return {save.person for save in saves if save.person is not None and save.revision not in own}


def _record_source(record: Medication, reading: RecordReading, filename: str, by: Person, revision: int) -> None:
    if revision > 1:
        record_typing(record, revision=revision, over=reading.revision, by=by)
    people = {by.pk, record.author_id}
    record_origin(record, revision=revision, verb=Origin.IMPORT, by=by, people=people)
    Imported.objects.create(document=record, filename=one_line(filename)[:255], digest=None, by=by)


def _author(record: Medication, reading: RecordReading, by: Person, author: Person | None) -> Person:
    """Who is chosen, else whom the file names, else who is the author already."""
    name = reading.content.author.name
    known = [by] if record.author_id is None else [record.author, by]
    named = [person for person in known if name in ("", person.name)]
    chosen = author or next(iter(named), None) or _writer_named(name)
    if not chosen.has_role(Role.WRITER):
        raise Incomplete(UNFIT, (f"author: {chosen} is no writer. Choose another.",))
    return chosen


def _writer_named(name: str) -> Person:
    matches = list(Person.objects.active(Role.WRITER).filter(name=name)[:2])
    if len(matches) != 1:
        how_many = "Several writers are" if matches else "No writer is"
        raise Incomplete(UNFIT, (f"author: {how_many} called “{name}”. Choose the author.",))
    return matches[0]
