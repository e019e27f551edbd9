"""What readers' pages rest on, and which of them a change touches: for whoever keeps pages that were made before.

The audit chain tells it. Each signed row has a link there, written by the transaction that makes the row visible, and
links are committed in the order of their positions. So a process that knows the chain up to a position has missed
nothing before it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ..models import AuditHead, AuditLink, Edition, Kind, Reaffirmation, Withdrawal, clock

SITE = "site"
"""The key of pages that any change may touch: lists, feeds, the page of a reviewer."""
EVERY_CHANGE = frozenset({SITE})
RECORDS = "records"
"""The key of pages that name other medicines: a change of any record may touch them."""
CHANGE_OF_RECORDS = frozenset({RECORDS})
EVERYTHING = "everything"
"""Among the keys of a change: it may have touched any page."""
AT_MOST = 500
"""So many changes at once are looked at one by one."""


@dataclass(frozen=True)
class State:
    """Two pages made in the same state are the same."""

    position: int
    """That of the audit chain's last link; 0 where there is none."""
    today: date
    """Pages become overdue and expire with the day."""


def state() -> State:
    """One query for one row."""
    position = AuditHead.objects.filter(pk=1).values_list("size", flat=True).first()
    return State(position or 0, clock.today())


def medicine_key(slug: str) -> str:
    """The key of pages on the medicine at this address, and of those that show what it says of its class's members."""
    return f"medicine-{slug}"


def medicine_slugs(keys: Iterable[str]) -> list[str]:
    """The addresses of the medicines to which a change belongs."""
    beginning = medicine_key("")
    return [key.removeprefix(beginning) for key in keys if key.startswith(beginning)]


def touched(before: State, now: State) -> frozenset[str]:
    """The keys of the pages that may be others by now; empty where only drafts were saved, or nothing."""
    if before == now:
        return frozenset()
    if before.today != now.today or now.position < before.position:
        # A database that was put back to an earlier state has a shorter chain.
        return frozenset({EVERYTHING})
    links = _signed_links(before.position, now.position)
    if len(links) > AT_MOST:
        return frozenset({EVERYTHING})
    return frozenset(_keys(_editions(links))) if links else frozenset()


def _signed_links(after: int, until: int) -> list[tuple[str, int]]:
    """Tables and keys of what came, was withdrawn or was reaffirmed; one more than `AT_MOST` where there are more."""
    tables = [model._meta.db_table for model in (Edition, Withdrawal, Reaffirmation)]
    links = AuditLink.objects.filter(position__gt=after, position__lte=until, table_name__in=tables)
    return list(links.values_list("table_name", "row_key")[: AT_MOST + 1])


def _editions(rows: Collection[tuple[str, int]]) -> set[int]:
    """The keys of those that these rows are about."""
    editions = {row for table, row in rows if table == Edition._meta.db_table}
    for act in (Withdrawal, Reaffirmation):
        acts = [row for table, row in rows if table == act._meta.db_table]
        if acts:
            editions |= set(act.objects.filter(pk__in=acts).values_list("edition", flat=True))
    return editions


def _keys(editions: Collection[int]) -> Iterable[str]:
    """A page may have moved to another medicine, and a medicine to another address: all that they ever had count."""
    yield SITE
    documents = Edition.objects.filter(pk__in=editions).values("document")
    medicines = Edition.objects.filter(document__in=documents).values("medication")
    slugs = Edition.objects.filter(medication__in=medicines).values_list("medication_slug", flat=True)
    yield from map(medicine_key, slugs.distinct())
    if Edition.objects.filter(pk__in=editions, kind=Kind.MEDICATION).exists():
        yield RECORDS
