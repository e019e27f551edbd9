"""Who signs: every pharmacist whose signature readers can see, with what they signed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..identity import registration_key
from ..models import Edition, Reaffirmation, Withdrawal
from . import shelf
from .records import Reviewer, Signature
from .shelf import PublishedEdition

NAMED_AT_MOST = 20
"""Pages of each person where all of them stand together."""


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
    people = [_briefly(last[person], signed[person], slugs) for person in last]
    return tuple(sorted(people, key=lambda one: one.name.casefold()))


def _briefly(last: Signature, signed: Sequence[PublishedEdition], slugs: dict[int, str]) -> Reviewer:
    """Beside others: whoever has a page of their own has all there."""
    links = shelf.links(signed, slugs, NAMED_AT_MOST if last.slug else None)
    return Reviewer(last, links, len(signed) - len(links))


def reviewer(slug: str) -> Reviewer | None:
    """Whoever has signed anything that readers had; None for everybody else."""
    items = shelf.pages()
    signature = _last_signature(slug, items)
    if signature is None:
        return None
    signed = [item for item in items if item.is_up and slug in {one.slug for one in item.signers}]
    return Reviewer(signature, shelf.links(signed, shelf.medication_slugs(items)))


def _last_signature(slug: str, newest: Iterable[PublishedEdition]) -> Signature | None:
    """A later one than those on the newest editions stands on an edition that was published after them all."""
    signatures = [one for item in newest for one in item.signatures if one.slug == slug]
    marked = Edition.objects.filter(signatures__contains=f'"slug":"{slug}"')
    if signatures:
        marked = marked.filter(published_at__gt=max(one.signed_at for one in signatures))
    texts = marked.order_by().values_list("signatures", flat=True)
    signatures += [one for text in texts for one in shelf.read_signatures(text) if one.slug == slug]
    signatures += [shelf.signature_on(act) for act in Withdrawal.objects.filter(slug=slug)]
    signatures += [shelf.signature_on(act) for act in Reaffirmation.objects.filter(slug=slug)]
    return max(signatures, key=lambda one: one.signed_at, default=None)
