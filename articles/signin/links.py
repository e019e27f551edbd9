"""A link to a new password. What is asked of an address with an account and of one without is the same in every query:
whether there is an account, the sender finds out when the mail leaves.
"""

from datetime import timedelta
from unicodedata import normalize

from django.db import connection, transaction
from django.db.models import QuerySet

from ..models import LinkRequest, clock
from ..outbox import queue

WITHIN = timedelta(hours=1)
TO_ONE_ADDRESS, FROM_ONE_NETWORK = 3, 20
"""So many links within that time. Whoever asks for another one's links keeps nobody out: its owner gets them."""


@transaction.atomic
def ask_for_link(address: str, network: str | None) -> bool:
    """Whether the link was put into the outbox, and not asked for too often. What is refused does not count."""
    _one_at_a_time()
    now, compared = clock.now(), _compared(address)
    LinkRequest.objects.exclude(at__range=(now - WITHIN, now)).delete()
    if _full(LinkRequest.objects.filter(address=compared), TO_ONE_ADDRESS):
        return False
    if _full(LinkRequest.objects.filter(network=network), FROM_ONE_NETWORK):
        return False
    LinkRequest.objects.create(address=compared, network=network, at=now)
    queue.put_link(address)
    return True


def _one_at_a_time() -> None:
    """Or many at once would each count the ones before them. On SQLite every transaction that writes is alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {LinkRequest._meta.db_table} IN EXCLUSIVE MODE")


def _compared(address: str) -> str:
    """As Django compares an address with that of an account."""
    return normalize("NFKC", address).casefold()


def _full(requests: QuerySet[LinkRequest], at_most: int) -> bool:
    return requests.count() >= at_most
