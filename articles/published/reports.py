"""Reports of readers: the one thing that this room writes, and what became of it.

A readers' process may add a report and can read none. So nothing is asked back from the database: the link that the
reader gets is made here, and what the staff say of it stands in a table of its own.
"""

from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from ..content.canonical import canonical, digest
from ..models import Report, ReportOutcome
from ..models.report import QUOTE_AT_MOST, TEXT_AT_MOST, Problem
from . import addresses, shelf
from .place import find
from .records import ReportState, Subject

__all__ = ["PROBLEMS", "QUOTE_AT_MOST", "TEXT_AT_MOST", "report", "report_state", "report_subject"]

PROBLEMS = Problem.choices
SECRET_BYTES = 18
SALT = "articles.report"
_signer = Signer(salt=SALT, sep=".")


def report_subject(path: str, number: str) -> Subject | None:
    """What a report is about: an edition of the page at this address, the newest where the number is none of its own.
    None where nothing was ever approved there.
    """
    slugs = addresses.slugs(path)
    place = find(*slugs) if slugs else None
    if place is None:
        return None
    wanted = place.editions(int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else []
    item = next(iter(wanted), place.item)
    down = place.is_down(item)
    return Subject(
        edition=item.edition.pk,
        number=item.edition.number,
        title=shelf.neutral_title(item.edition) if down else item.edition.title,
        path=place.path,
        is_down=not place.item.is_up,
        country=item.edition.country,
    )


def report(*, subject: Subject, nonce: str, problem: str, quote: str, text: str) -> str:
    """Write a report, and give its secret link. `nonce` is of the form that was sent: the same form sent twice is one
    report with one link, and one with other words is another.
    """
    content = canonical([nonce, subject.edition, problem, quote, text])
    secret = salted_hmac(SALT, content, algorithm="sha256").digest()[:SECRET_BYTES]
    link = _signer.sign(urlsafe_b64encode(secret).decode())
    words: dict[str, Any] = {"problem": problem, "quote": quote, "text": text}
    row = Report(link=digest(link), edition_id=subject.edition, **words)
    # Without RETURNING and without a named conflict, for either takes the right to read the table.
    Report.objects.bulk_create([row], ignore_conflicts=True)
    return link


def report_state(link: str) -> ReportState | None:
    """None for a link that is none of ours. Its signature says that a report was received, which no table may."""
    try:
        _signer.unsign(link)
    except BadSignature:
        return None
    state = _state(digest(link))
    return replace(state, other=_state(state.same_as)) if state.same_as else state


def _state(link: str) -> ReportState:
    row = ReportOutcome.objects.filter(link=link).select_related("edition__withdrawal").first()
    if row is None:
        return ReportState("received")
    state = ReportState(row.state, row.words, row.at, same_as=row.same_as)
    if (edition := row.edition) is None:
        return state
    path = addresses.edition_path(edition.medication_slug, edition.slug, edition.number)
    withdrawn = getattr(edition, "withdrawal", None) is not None
    return replace(state, edition=edition.number, edition_path=path, withdrawn=withdrawn)
