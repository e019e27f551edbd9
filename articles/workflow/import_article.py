"""Import: a foreign file becomes a draft; what is no part of an article waits in its quarantine."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from ..content.canonical import canonical, digest, normalise, one_line
from ..content.unseen import without
from ..importing import Reading, Scrap, take_back
from ..importing.unseen import unseen, without_unseen
from ..lifecycle import Role
from ..models import (
    ARTICLE_KINDS,
    Article,
    Imported,
    Medication,
    Origin,
    Person,
    Quarantined,
    Question,
    Reference,
    clock,
    drafting,
)
from ..models.rows import Row, too_many
from ..models.slug import free_slug, slug_of
from ..refusals import AlreadyImported, Incomplete, WrongState
from ..versions.class_record import refuse_class
from ..versions.contributors import record_origin
from .preconditions import require_role


def import_article(
    *,
    reading: Reading,
    filename: str,
    medication: Medication,
    kind: str,
    author: Person,
    by: Person,
    content: bytes | None = None,
    again: bool = False,
) -> Article:
    """Make a draft of what was read. Raises Incomplete when its fields cannot be stored, naming each, and WrongState
    for the record of a class.

    `content` is the bytes of the file: raises AlreadyImported where they are a draft of this medicine and kind, unless
    it is to be imported `again`.
    """
    require_role(by, Role.WRITER)
    require_role(author, Role.WRITER)
    refuse_class(medication)
    _refuse_too_many(reading)
    _refuse_unseen(reading)
    with drafting(None, by=by, reason=f"Imported from {filename}.") as opened:
        # Two imports for one medicine wait for each other: of one file, or of two that want one address.
        medication.lock()
        known_by = _known_by(content, medication, kind, again=again)
        article = _article(reading, filename, medication, kind, author)
        _check(article)
        article.save()
        rows: list[Row] = [*_questions(article, reading), *_references(article, reading)]
        for row in rows:
            _check(row)
            row.save()
        record_origin(article, revision=opened.revision, verb=Origin.IMPORT, by=by, people={by.pk, author.pk})
        imported = Imported.objects.create(document=article, filename=one_line(filename)[:255], digest=known_by, by=by)
        _quarantine(imported, [*reading.quarantine, *_not_taken(article, reading)])
    return article


def _refuse_too_many(reading: Reading) -> None:
    counts: dict[Any, int] = {Question: len(reading.questions), Reference: len(reading.references)}
    problems = tuple(filter(None, (too_many(model, count) for model, count in counts.items())))
    if problems:
        raise Incomplete("The file has more rows than one article can.", problems)


def _refuse_unseen(reading: Reading) -> None:
    if not (names := unseen(reading)):
        return
    left = unseen(without_unseen(reading))
    advice = (
        "Type such digits anew in the file." if left else "Import the file again with signs that nobody sees taken out."
    )
    problems = (*(f"{name}." for name in (left or names)), advice)
    raise Incomplete("Readers would see another text than the checks read:", problems)


def _known_by(content: bytes | None, medication: Medication, kind: str, *, again: bool) -> str | None:
    """What the file is known by the next time; None where that is another draft, the first that was made of it."""
    if content is None:
        return None
    file = {"content": sha256(content).hexdigest(), "kind": kind, "medication": medication.pk}
    known_by = digest(canonical(file))
    first = Imported.objects.filter(digest=known_by).select_related("document__as_article").first()
    if first is None:
        return known_by
    if not again:
        raise AlreadyImported(f"It was imported already: it is the draft “{first.document.record}”.")
    return None


def _article(reading: Reading, filename: str, medication: Medication, kind: str, author: Person) -> Article:
    if kind not in dict(ARTICLE_KINDS):
        raise Incomplete(f"“{kind}” is no kind of article. Choose one of {', '.join(dict(ARTICLE_KINDS))}.")
    title = reading.title or filename.rsplit(".", 1)[0]
    article = Article(
        kind=kind,
        medication=medication,
        title=title[:160],
        slug=free_slug(medication, reading.slug or slug_of(title) or kind),
        short_answer=reading.short_answer,
        body=reading.body,
        author=author,
    )
    article.disclosure = reading.disclosure
    article.review_months = reading.review_months or article.review_months
    return article


def _questions(article: Article, reading: Reading) -> Iterable[Question]:
    for position, pair in enumerate(reading.questions, 1):
        yield Question(article=article, position=position, question=pair.question, answer=pair.answer)


def _references(article: Article, reading: Reading) -> Iterable[Reference]:
    for position, source in enumerate(reading.references, 1):
        yield Reference(
            document=article,
            position=position,
            label=source.label,
            publisher=source.publisher,
            title=source.title,
            url=source.url,
            doi=source.doi,
            source_date=_day(source.source_date),
            accessed=_day(source.accessed),
            quote=source.quote,
            place=source.place,
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Incomplete(f"“{text}” is no date. Write it as 2026-01-31.") from error


def _check(row: Article | Row) -> None:
    row.normalise()
    try:
        row.full_clean()
    except ValidationError as error:
        raise Incomplete("The file cannot be stored.", tuple(error.messages)) from error


def _refuse_unfit(article: Article) -> None:
    try:
        article.refuse_unfit()
    except ValidationError as error:
        raise Incomplete("The line does not fit any more.", tuple(error.messages)) from error


def _not_taken(article: Article, reading: Reading) -> Iterable[Scrap]:
    """What the file says of itself and the draft does not: chosen otherwise at import, or too long."""
    stated = {
        "title": (reading.title, article.title),
        "slug": (reading.slug, article.slug),
        "kind": (reading.kind, article.kind),
        "medication": (reading.medication, article.medication.slug),
        "author": (reading.author, article.author.name),
    }
    for name, (value, stored) in stated.items():
        if value and value != stored:
            yield Scrap(1, f"{name}: {value}", "not placed")


def _quarantine(source: Imported, scraps: Iterable[Scrap]) -> None:
    for scrap in scraps:
        text = normalise(scrap.text)
        Quarantined.objects.create(source=source, line=scrap.line, text=text, reason=scrap.reason)


@transaction.atomic
def accept(*, scrap: int, by: Person) -> Quarantined:
    """The writer agrees: this line is no part of the article."""
    return _settle(scrap, by, Quarantined.ACCEPTED)


def take_back_line(*, scrap: int, by: Person) -> Quarantined:
    """The line goes back into the draft, at its end, and whoever imported it comes along.

    Raises WrongState when it was settled already.
    """
    require_role(by, Role.WRITER)
    line = _scrap(scrap)
    document, reason = line.source.document, f"Took line {line.line} back from the quarantine."
    with drafting(document, by=by, reason=reason) as opened:
        settled = _settle(scrap, by, Quarantined.TAKEN_BACK)
        article = Article.objects.get(pk=document.pk)
        article.body = take_back(article.body, Scrap(line.line, without(line.text), line.reason))
        _refuse_unfit(article)
        article.save()
        people = {line.source.by_id}
        record_origin(document, revision=opened.revision, verb=Origin.LINE, by=by, people=people, line=line)
    return settled


def _settle(scrap: int, by: Person, state: str) -> Quarantined:
    require_role(by, Role.WRITER)
    line = _scrap(scrap, lock=True)
    if line.state != Quarantined.WAITING:
        raise WrongState(f"This line was {line.state} already.")
    line.state, line.by, line.at = state, by, clock.now()
    line.save()
    return line


def _scrap(scrap: int, *, lock: bool = False) -> Quarantined:
    lines = Quarantined.objects.select_for_update(of=("self",)) if lock else Quarantined.objects
    line = lines.select_related("source__document").filter(pk=scrap).first()
    if line is None:
        raise WrongState("This line does not exist.")
    return line
