from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management import chain, stored
from articles.management.rows import wrong_rows
from articles.management.signed import wrong_editions, wrong_seals, wrong_versions
from articles.management.trails import not_as_recorded
from articles.models import Edition, Version


class Command(BaseCommand):
    help = "Hold every signed and recorded row against the audit chain, its digest and its seal; name what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", metavar="HEAD", help="the chain must go on from this head, kept elsewhere")
        parser.add_argument("--head", action="store_true", help="print the head of the chain and nothing else")

    def handle(self, *args: Any, since: str | None, head: bool, **options: Any) -> None:
        kept = _read(since)
        with stored.one_moment():
            links = chain.read(kept)
            wrong = list(_faults(links))
            counted = f"{Version.objects.count()} versions and {Edition.objects.count()} editions were looked at"
        for fault in wrong:
            self.stderr.write(self.style.ERROR(fault))
        if wrong:
            raise CommandError(f"{counted}; {len(wrong)} things are not as they were. Find out why.")
        if not head:
            self.stdout.write(f"{counted}; all are what was signed.\nThe head of the audit chain:")
        self.stdout.write(str(links.head))


def _faults(links: chain.Chain) -> Iterator[str]:
    yield from filter(None, (*links.faults, links.unsigned))
    yield from wrong_rows(links)
    yield from not_as_recorded()
    yield from wrong_versions()
    yield from wrong_editions()
    yield from wrong_seals(links)


def _read(since: str | None) -> chain.Head | None:
    try:
        return None if since is None else chain.Head.read(since)
    except ValueError as error:
        raise CommandError(str(error)) from error
