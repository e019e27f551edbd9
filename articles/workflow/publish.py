"""Publishing: the one place where an edition is made. One transaction: before or after, never between."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from ..clinical.api import versions
from ..content.article import ArticleContent, MedicationFacts, MovedValue
from ..content.canonical import canonical
from ..content.record import ClassFacts, RecordContent, inherit
from ..lifecycle import BARS_EDITION, Role, Verb, months_later
from ..models import Act, Document, Edition, Kind, Person, Version, Withdrawal, clock
from ..models.one_person import Accounts, administers, people_among, read_accounts
from ..models.state import DocumentState, standing_edition
from ..models.version import chosen_time
from ..refusals import Refused, Stale, WrongState
from ..search import add_edition
from ..versions.checking import check_draft
from ..versions.completeness import address_taken
from ..versions.snapshot import Snapshot, facts_of
from .preconditions import lock_version
from .recheck import recheck_late, recheck_pages


def approvals(version: Version) -> QuerySet[Act]:
    return version.acts.filter(verb=Verb.APPROVE, digest=version.digest).order_by("pk")


def signers(signed: Iterable[Act]) -> list[int]:
    return [act.person_id for act in signed]


def hold_record(version: Version) -> Edition | None:
    """Lock the record, or class record, whose facts a version shows, so that nobody withdraws it meanwhile. Returns
    what stands of it now.
    """
    if version.pinned_edition is not None:
        Document.locked().get(pk=version.pinned_edition.document_id)
    return record_now(version)


def record_now(version: Version) -> Edition | None:
    """The standing edition of the record whose facts a version shows."""
    return version.pinned_edition and standing_edition(version.pinned_edition.document_id)


def refuse_moved_record(version: Version, now: Edition | None) -> None:
    """Raises Stale when the record that gave this version its facts is down, or says something else by now."""
    pinned = version.pinned_edition
    if pinned is None:
        return
    if now is None or (now != pinned and Withdrawal.objects.filter(edition=pinned).exists()):
        raise Stale(f"{_name(version)}: {_whose(version)} that it relies on was withdrawn.")
    if _shown_of(now, version) != _shown_of(pinned, version):
        raise Stale(f"{_name(version)}: {_whose(version)} says something else by now. Submit it again.")
    content = version.content
    for value in content.moved_values(now.record) if isinstance(content, ArticleContent) else ():
        raise Stale(f"{_name(version)}: {_moved(value)} Submit it again.")


def refuse_newly_blocked(version: Version, now: Edition | None) -> None:
    """Raises Stale when the checks by now find what blocks and nobody let stand: what a version is compared with may
    have moved while it waited. `now`: what stands of its record.
    """
    kept = json.loads(version.checked or '{"findings": []}')
    if now == version.pinned_edition and kept.get("rules") == versions():
        return
    known = {(finding["id"], finding["message"]) for finding in kept["findings"]}
    blocking = check_draft(Snapshot(version.content, version.author, now), None).blocking
    new = [one.finding for one in blocking if (one.finding.id, one.finding.message) not in known]
    if new:
        words = " ".join(f"{finding.rule}: {finding.message}" for finding in new)
        raise Stale(f"{_name(version)}: the checks find by now what blocks. {words} Submit it again.")


def _moved(value: MovedValue) -> str:
    now = f"“{value.now}”" if value.now else "gone"
    return f"it pulls “{value.was}” for “{value.words}” from the medicine's record, which is {now} by now."


def _whose(version: Version) -> str:
    return "the class record" if version.document.kind == Kind.MEDICATION else "the medicine's record"


def _shown_of(record: Edition, version: Version) -> MedicationFacts | ClassFacts:
    """What a version shows of an edition of its record, or of its class's."""
    if isinstance(version.content, RecordContent):
        return inherit(version.content, record.record)
    return facts_of(record)


def publish(
    state: DocumentState, version: Version, signed: Sequence[Act], now: datetime, record: Edition | None
) -> Edition:
    """Make the approved version the document's next edition. The caller holds the locks of document and record, found
    its time come by `now`, and asked `refuse_gone` of whoever signed before. `signed` are its approvals, `record` is
    what stands of its record.

    Raises Stale when its address is taken by now.
    """
    if address_taken(version.content, version.document_id, version.pinned_edition):
        raise Stale(f"{_name(version)}: its address belongs to another published page by now.")
    number = 1 + (state.document.edition_number or 0)
    edition = Edition.objects.create(
        version=version, number=number, published_at=now, **edition_values(version, signed)
    )
    add_edition(edition)
    if version.content.is_record:
        recheck_pages(edition)
    recheck_late(edition, record)
    return edition


def edition_values(version: Version, signed: Sequence[Act]) -> dict[str, Any]:
    """The columns of an edition that follow from its version and the approvals of it. `manage.py verify` makes them
    again: what is told in another way some day must leave older editions as they are.
    """
    content, reviewed = version.content, signed[-1].at
    return {
        "document_id": version.document_id,
        "content_json": version.content_json,
        "fragment": version.fragment,
        "digest": version.digest,
        "note": version.note,
        "author_name": content.author.name,
        "author_credentials": content.author.credentials,
        "disclosure": content.disclosure,
        "signatures": canonical([_copied(act) for act in signed]),
        "reviewed_at": reviewed,
        "review_due": months_later(reviewed.date(), content.review_months),
        **_address(version),
    }


def _address(version: Version) -> dict[str, Any]:
    content, pinned = version.content, version.pinned_edition
    facts = content if isinstance(content, RecordContent) else content.medication
    return {
        "kind": content.kind,
        # submit refuses an article without a record
        "medication_id": version.document_id if content.is_record or pinned is None else pinned.document_id,
        "medication_name": facts.name,
        "medication_slug": facts.slug,
        "country": facts.country,
        "slug": "" if content.is_record else content.slug,
        "title": content.title,
    }


def _copied(act: Act) -> dict[str, str]:
    names = ("name", "credentials", "register", "registration", "slug", "conflict", "meaning", "digest")
    return {name: getattr(act, name) for name in names} | {"signed_at": act.at.isoformat()}


def due() -> QuerySet[Version]:
    """Versions with all their signatures that wait for no time any more: the latest that a signer chose has come; or
    nobody chose one, which is so where the clock was once put back between two signatures.
    """
    acts = Act.objects.filter(version=OuterRef("pk"))
    barred = acts.filter(Q(verb__in=BARS_EDITION) | Q(publish_at__gt=clock.now()))
    signers = Count("acts__person", filter=Q(acts__verb=Verb.APPROVE), distinct=True)
    waiting = Version.objects.filter(~Exists(barred), edition=None).annotate(signed=signers)
    return waiting.filter(signed__gte=F("signatures_required")).order_by("pk")


class NotDue(WrongState):
    """Meanwhile another process published it, or somebody cancelled it. Nobody needs to hear of it."""


def publish_due() -> list[tuple[Version, Edition | Refused]]:
    """Publish what is due, each in its own transaction. A refusal stands beside its version and stops no other."""
    results: list[tuple[Version, Edition | Refused]] = []
    for version in due():
        try:
            results.append((version, publish_scheduled(version=version.pk)))
        except NotDue:
            continue
        except Refused as refused:
            results.append((version, refused))
        except DatabaseError as error:
            results.append((version, WrongState(f"{_name(version)}: the database refused it. {error}")))
    return results


@transaction.atomic
def publish_scheduled(*, version: int) -> Edition:
    """Publish one scheduled version. Raises NotDue when it waits no more or waits still, and Refused when anything that
    it rested on has moved.
    """
    state, locked = lock_version(version)
    record, now = hold_record(locked), clock.now()
    _refuse_not_due(locked, now)
    _refuse_moved(locked, state.edition_id, record)
    accounts, signed = read_accounts(), list(approvals(locked))
    if people_among(signers(signed), accounts) < locked.signatures_required:
        raise WrongState(f"{_name(locked)}: a signature is missing.")
    refuse_gone(locked, signed, accounts)
    return publish(state, locked, signed, now, record)


def _refuse_not_due(version: Version, now: datetime) -> None:
    """Raises NotDue. Asked under the lock: what `due` saw may have changed."""
    if Edition.objects.filter(version=version).exists():
        raise NotDue(f"{_name(version)} is public already.")
    if version.acts.filter(verb__in=BARS_EDITION).exists():
        raise NotDue(f"The schedule of {_name(version)} was cancelled.")
    moment = chosen_time(approvals(version))
    if moment is not None and moment > now:
        raise NotDue(f"{_name(version)}: its time has not come.")


def _refuse_moved(version: Version, standing: int | None, record: Edition | None) -> None:
    """Raises Stale when what the version rests on is another by now. `standing`: the standing edition; `record`: what
    stands of its record.
    """
    if version.base_edition_id != standing:
        raise Stale(f"{_name(version)}: the edition it was based on is no longer live.")
    newer = Act.objects.filter(
        verb=Verb.APPROVE, version__document=version.document_id, version__number__gt=version.number
    )
    if newer.exists():
        raise Stale(f"{_name(version)}: a newer version was approved.")
    refuse_moved_record(version, record)
    refuse_newly_blocked(version, record)


def refuse_gone(version: Version, signed: Iterable[Act], accounts: Accounts) -> None:
    """Raises WrongState when one of the signers could not sign any more."""
    people = Person.objects.filter(pk__in=signers(signed)).prefetch_related("groups").order_by("pk")
    for signer in people:
        signer.administers = administers(signer, accounts)
        if signer.signing_refusal():
            raise WrongState(f"{_name(version)}: {_why_gone(signer)}")


def _why_gone(signer: Person) -> str:
    if not signer.is_active:
        return "who signed it has been deactivated."
    if not signer.has_role(Role.PHARMACIST):
        return "who signed it is no longer a pharmacist."
    if not signer.stopping_refusal():
        return "who signed it is an administrator too, and here these are two people."
    return "the registration of who signed it is no longer valid."


def _name(version: Version) -> str:
    return f"Version {version.number} of “{version.document.record}”"
