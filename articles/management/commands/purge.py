from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.stopping import until_a_signal
from articles.public.purging import Purger, purge


class Command(BaseCommand):
    help = "Tell the caches in PURGE_URLS to drop readers' pages: all of them, or with --follow those that change."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--follow", action="store_true", help="go on telling what changes until stopped")

    def handle(self, *args: Any, follow: bool, **options: Any) -> None:
        if not settings.PURGE_URLS:
            raise CommandError("PURGE_URLS names no cache.")
        if follow:
            until_a_signal(*(Purger(url).follow for url in settings.PURGE_URLS))
            return
        failed = list(filter(None, map(_error, settings.PURGE_URLS)))
        if failed:
            raise CommandError(" ".join(failed))
        self.stdout.write("The caches dropped all pages.")


def _error(url: str) -> str:
    try:
        purge(url)
    except OSError as error:
        return f"{url} dropped nothing: {error}."
    return ""
