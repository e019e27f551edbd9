from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, transaction

from articles.chained import HEAD
from articles.management import chain
from articles.management.rows import wrong_rows
from articles.models import AuditHead
from articles.seal import message, seal


class Command(BaseCommand):
    help = (
        "Vouch for all that is in the audit chain, and sign its head with a SEAL_KEY that is new. As the tables' owner."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SEAL_KEY:
            raise CommandError("This process has no SEAL_KEY to sign with.")
        try:
            with transaction.atomic():
                head = _sign(settings.SEAL_KEY)
        except ProgrammingError as error:
            raise CommandError(f"Run it as the tables' owner: {error}") from error
        self.stdout.write(f"The head of the audit chain was signed:\n{head}")


def _sign(key: str) -> chain.Head:
    """Under the head's lock, so that no row is chained meanwhile."""
    heads = AuditHead.objects.select_for_update().filter(pk=1)
    if not list(heads):
        raise CommandError("There is no head to sign. Where verify names no other fault, nothing was written yet.")
    links = chain.read()
    if wrong := [*links.faults, *wrong_rows(links)]:
        raise CommandError("\n".join([*wrong, "Nothing was signed: a new seal would hide that."]))
    size, last = links.head
    heads.update(vouched=size, seal=seal(key, message(HEAD, [size, last, size])))
    return links.head
