"""Set the demo up and, if asked, serve it. Runs again without touching what a user changed."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.demo.people import PASSWORD, PEOPLE
from articles.demo.story import is_told, tell


class Command(BaseCommand):
    help = "Migrate, load the demo into an empty database, and with --serve open the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--serve", action="store_true", help="serve on HOST and PORT until stopped")

    def handle(self, *args: Any, serve: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo loads in development only: set ENVIRONMENT=development and DEBUG=true.")
        call_command("migrate", verbosity=0, interactive=False)
        if not is_told():
            self.stdout.write("Loading the demo …")
            tell()
        self.announce()
        if serve:
            call_command("runserver", f"{settings.HOST}:{settings.PORT}", use_reloader=False)

    def announce(self) -> None:
        base = settings.BASE_URL
        self.stdout.write(f"\n  Readers      {base}/\n  Writers      {base}/admin/\n  Pharmacists  {base}/review/\n")
        self.stdout.write(f"  Sign in as   {', '.join(PEOPLE)}\n  Password     {PASSWORD}\n\n")
        self.stdout.write("  A demonstration: no real signatures, no medical advice.\n\n")
        self.stdout.flush()
