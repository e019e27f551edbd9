"""Who signs: every pharmacist whose signature readers can see, with what they signed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Exists, OuterRef

from ..identity import registration_key
from ..models import Edition, Reaffirmation, Withdrawal
from . import shelf
from .lasting import Lasting
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
    last = last_signatures().get(slug)
    if last is None:
        return None
    return Reviewer(last, shelf.links(_signed().get(slug, ()), shelf.medication_slugs(shelf.pages())))


@Lasting
def _signed() -> Mapping[str, list[PublishedEdition]]:
    """The pages that readers can open, by the addresses of those who stand behind them."""
    signed: defaultdict[str, list[PublishedEdition]] = defaultdict(list)
    for item in shelf.pages():
        for slug in {one.slug for one in item.signers} if item.is_up else ():
            signed[slug].append(item)
    return signed


@Lasting
def last_signatures() -> Mapping[str, Signature]:
    """The last signature of everybody who ever signed anything that readers had and has a page, by its address."""
    last: dict[str, Signature] = {}
    for one in _signatures():
        if one.slug and (one.slug not in last or one.signed_at > last[one.slug].signed_at):
            last[one.slug] = one
    return last


def _signatures() -> Iterator[Signature]:
    """All, those on newest editions first: of these the texts are read already."""
    for item in shelf.pages():
        yield from item.signatures
    newer = Edition.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    replaced = Edition.objects.filter(Exists(newer)).order_by()
    for text in replaced.values_list("signatures", flat=True).distinct():
        yield from shelf.read_signatures(text)
    for act in (Withdrawal, Reaffirmation):
        yield from map(shelf.signature_on, act.objects.all())
