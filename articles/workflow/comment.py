"""Comment: reviewers and writers talk about a section or about quoted words; each comment names its version."""

import re
from html import unescape

from django.core.exceptions import ValidationError
from django.db import transaction

from ..compare.parts import parts
from ..content.canonical import normalise
from ..lifecycle import Role
from ..models import Comment, Document, Origin, Person, Remark, Version, drafting
from ..models.document import TrackedDocument
from ..models.rows import Row
from ..refusals import Incomplete, WrongState
from ..versions.contributors import record_origin
from ..versions.draft import ROWS, record_model, rows_of
from .preconditions import lock_version, require_role

TAG = re.compile(r"<[^<>]+>")


@transaction.atomic
def comment(
    *, version: int, by: Person, body: str, section: str = "", quote: str = "", suggestion: str = ""
) -> Comment:
    """Raises Incomplete for an empty comment, an unknown section, words that do not stand in the version, or a
    suggestion that replaces none or says the same.
    """
    require_role(by, Role.PHARMACIST, Role.WRITER)
    _, locked = lock_version(version)
    body, quote, suggestion = (normalise(text).strip() for text in (body, quote, suggestion))
    if not body and not suggestion:
        raise Incomplete("Write what you mean.")
    _refuse_placeless(locked, section, quote)
    if suggestion and not quote:
        raise Incomplete("Quote the words that your wording would replace.")
    if suggestion and suggestion == quote:
        raise Incomplete("Your wording is what stands there already. Change it, or leave it out.")
    return Comment.objects.create(version=locked, by=by, body=body, section=section, quote=quote, suggestion=suggestion)


def _refuse_placeless(version: Version, section: str, quote: str) -> None:
    known = parts(version.content)
    if section and section not in {part.key for part in known}:
        raise Incomplete("This version has no such section.")
    readable = [unescape(TAG.sub("", version.fragment)), *(f"{part.text}\n{part.source}" for part in known)]
    if not any(_closed_up(quote) in _closed_up(text) for text in readable):
        raise Incomplete("These words do not stand in this version. Copy them from its page.")


def _closed_up(text: str) -> str:
    """Without white space: a quote that was copied over lines has other breaks."""
    return "".join(text.split())


@transaction.atomic
def reply(*, comment: int, by: Person, body: str) -> Remark:
    require_role(by, Role.PHARMACIST, Role.WRITER)
    if not body.strip():
        raise Incomplete("Write a reply.")
    return Remark.objects.create(comment=_find(comment), by=by, kind=Remark.REPLY, body=normalise(body).strip())


@transaction.atomic
def resolve(*, comment: int, by: Person, body: str = "") -> Remark:
    """Raises WrongPerson for a writer: only a pharmacist says that a comment is answered."""
    return _settle(comment, by, body, Remark.RESOLVE)


@transaction.atomic
def reopen(*, comment: int, by: Person, body: str = "") -> Remark:
    return _settle(comment, by, body, Remark.REOPEN)


def _settle(comment: int, by: Person, body: str, kind: str) -> Remark:
    require_role(by, Role.PHARMACIST)
    row = _find(comment)
    lock_version(row.version_id)
    is_open = Comment.objects.open().filter(pk=comment).exists()
    if is_open == (kind == Remark.REOPEN):
        raise WrongState("Somebody did this already.")
    return Remark.objects.create(comment=row, by=by, kind=kind, body=normalise(body).strip())


def take(*, comment: int, by: Person) -> Document:
    """A writer takes the suggested wording into the draft; whoever suggested it becomes a contributor.

    Raises WrongState when the quoted words do not stand exactly once in the draft, or the wording does not fit there.
    """
    require_role(by, Role.WRITER)
    row = _find(comment)
    if not row.suggestion:
        raise WrongState("This comment suggests no wording.")
    document = row.version.document
    with drafting(document, by=by, reason=f"Took wording suggested by {row.by}.") as opened:
        _replace_once(document, row.quote, row.suggestion)
        record_origin(
            document,
            revision=opened.revision,
            verb=Origin.TAKE,
            by=by,
            people={row.by_id},
            version=row.version,
            comment=row,
        )
        Remark.objects.create(comment=row, by=by, kind=Remark.TAKE)
    return document


def _replace_once(document: Document, quote: str, suggestion: str) -> None:
    places = _places(document, quote)
    if len(places) != 1 or getattr(*places[0]).count(quote) != 1:
        raise WrongState("The quoted words do not stand exactly once in the draft. Change the text by hand.")
    row, name = places[0]
    setattr(row, name, getattr(row, name).replace(quote, suggestion))
    try:
        row.full_clean()
    except ValidationError as error:
        raise WrongState(f"The wording does not fit there: {' '.join(error.messages)}") from error
    row.save()


def _places(document: Document, quote: str) -> list[tuple[TrackedDocument | Row, str]]:
    record = document.record
    rows: list[TrackedDocument | Row] = [record]
    rows += [row for model in ROWS[record_model(document.kind)] for row in rows_of(document.pk, model)]
    return [
        (row, name)
        for row in rows
        for name, value in row.text_values().items()
        if isinstance(value, str) and name not in ("kind", "slug", "label") and quote in value
    ]


def _find(comment: int) -> Comment:
    row = Comment.objects.select_related("version__document", "by").filter(pk=comment).first()
    if row is None:
        raise WrongState("This comment does not exist.")
    return row
