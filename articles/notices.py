"""Who is told what, by mail. A notice is a row of the outbox, written with what it tells; it leaves after that."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from .lifecycle import Role, Verb, comes_down
from .models import (
    Act,
    AddressAct,
    Document,
    Edition,
    Person,
    Reaffirmation,
    Reminder,
    Report,
    Ruling,
    Version,
    Waiver,
    Withdrawal,
    clock,
)
from .outbox import queue


def submitted(version: Version) -> None:
    """To every pharmacist: something waits."""
    pharmacists = Person.objects.active(Role.PHARMACIST)
    _tell(pharmacists, "submitted", version.document, version=version)


def decided(
    act: Act,
    edition: Edition | None = None,
    waits_until: datetime | None = None,
    *,
    signers: Iterable[Person] | None = None,
) -> None:
    """To who wrote it, who submitted it and who has it on the desk now, and to who else signed it: what became of a
    version.

    `waits_until` is the time at which a version that has all its signatures will be published. `signers` are who else
    signed it, where they were read already.
    """
    version = act.version
    if signers is None:
        signed = version.acts.filter(verb=Verb.APPROVE).exclude(person=act.person)
        signers = Person.objects.filter(pk__in=signed.values("person"))
    _tell(
        {*_writers(version), *signers},
        "decided",
        document=version.document,
        version=version,
        act=act,
        edition=edition,
        waits_until=waits_until,
    )


def reaffirmed(reaffirmation: Reaffirmation) -> None:
    """To those who write the page: a pharmacist found it still right."""
    version = reaffirmation.edition.version
    _tell(_writers(version), "reaffirmed", version.document, version=version, reaffirmation=reaffirmation)


def withdrawn(withdrawal: Withdrawal) -> None:
    """To those who write the page and to every pharmacist: it is down."""
    version = withdrawal.edition.version
    pharmacists = Person.objects.active(Role.PHARMACIST)
    _tell(
        {*_writers(version), *pharmacists},
        "withdrawn",
        document=version.document,
        version=version,
        withdrawal=withdrawal,
    )


def waiver_requested(waiver: Waiver) -> None:
    """To every pharmacist: a writer asks that a blocking finding may stand."""
    pharmacists = Person.objects.active(Role.PHARMACIST)
    _tell(pharmacists, "asked", waiver.document, waiver=waiver)


def ruled(ruling: Ruling) -> None:
    """To who asked, and to the author."""
    document = ruling.waiver.document
    record: Any = document.record
    _tell({ruling.waiver.by, record.author}, "ruled", document, ruling=ruling)


def reminded(reminder: Reminder, signers: Iterable[Person]) -> None:
    """To those who write the page, its last signers and every administrator; to every pharmacist too where nobody is
    left who writes it, or nobody who signed it last.
    """
    edition = reminder.edition
    writers = {person for person in _writers(edition.version) if person.has_role(Role.WRITER)}
    signers = {person for person in signers if person.has_role(Role.PHARMACIST)}
    able = {Role.ADMINISTRATOR} if writers and signers else {Role.ADMINISTRATOR, Role.PHARMACIST}
    down = comes_down(reminder.review_due, timedelta(days=settings.GRACE_DAYS))
    _tell(
        {*writers, *signers, *Person.objects.active(*able)},
        "reminded",
        document=edition.document,
        edition=edition,
        review_due=reminder.review_due,
        comes_down=down,
        days_to_review=(reminder.review_due - clock.today()).days,
        days_to_down=(down - clock.today()).days,
        has_left=not (writers and signers),
    )


def reports_wait(waiting: int, oldest: Report) -> None:
    """To all staff: readers' reports that nobody has taken. What a reader wrote stands in no mail."""
    staff = Person.objects.active(*Role)
    _put({person.email for person in staff}, "reports_wait", {"waiting": waiting, "oldest": oldest})


def _writers(version: Version) -> set[Person]:
    record: Any = version.document.record
    return {version.author, version.made_by, record.author}


def proposed(act: AddressAct) -> None:
    """To the old address: somebody wants mail and passwords to go elsewhere."""
    queue.put_proposal(act)


def confirmed(act: AddressAct, old: str) -> None:
    """To both addresses: the new one holds."""
    _put([old, act.email], "confirmed", {"act": act})


def _tell(people: Iterable[Person], template: str, document: Document, **context: object) -> None:
    addresses = {person.email for person in people if person.is_active}
    _put(addresses, template, {"title": str(document.record), **context})


def _put(addresses: Iterable[str], template: str, context: dict[str, object]) -> None:
    """One mail to each address, into the outbox."""
    if to := sorted(set(filter(None, addresses))):
        text = render_to_string(f"articles/mail/{template}.txt", {"base_url": settings.BASE_URL, **context})
        queue.put(to, text)
