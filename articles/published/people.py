"""Who signs: every pharmacist whose signature readers can see, with what they signed."""

from collections import defaultdict

from ..identity import registration_key
from ..models import Edition, Reaffirmation, Withdrawal
from . import shelf
from .records import Reviewer, Signature
from .shelf import PublishedEdition


def reviewers() -> tuple[Reviewer, ...]:
    """Whoever stands behind a page that readers can open now, by name."""
    items = shelf.pages()
    slugs = shelf.medication_slugs(items)
    last: dict[str, Signature] = {}
    signed: defaultdict[str, list[PublishedEdition]] = defaultdict(list)
    for item in items:
        for one in item.signers if item.is_up else ():
            person = registration_key(one.register, one.registration) or one.name
            last[person] = max(last.get(person, one), one, key=lambda signature: signature.signed_at)
            signed[person].append(item)
    people = [_reviewer(last[person], signed[person], slugs) for person in last]
    return tuple(sorted(people, key=lambda one: one.name.casefold()))


def reviewer(slug: str) -> Reviewer | None:
    """Whoever has signed anything that readers had; None for everybody else."""
    signature = _last_signature(slug)
    if signature is None:
        return None
    items = shelf.pages()
    signed = [item for item in items if item.is_up and slug in {one.slug for one in item.signers}]
    return _reviewer(signature, signed, shelf.medication_slugs(items))


def _reviewer(signature: Signature, signed: list[PublishedEdition], slugs: dict[int, str]) -> Reviewer:
    return Reviewer(signature, shelf.links(signed, slugs))


def _last_signature(slug: str) -> Signature | None:
    marked = shelf.published(Edition.objects.filter(signatures__contains=f'"slug":"{slug}"'))
    signatures = [one for item in marked for one in item.signatures if one.slug == slug]
    signatures += [shelf.signature_on(act) for act in Withdrawal.objects.filter(slug=slug)]
    signatures += [shelf.signature_on(act) for act in Reaffirmation.objects.filter(slug=slug)]
    return max(signatures, key=lambda one: one.signed_at, default=None)
