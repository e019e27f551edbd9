from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Edition
from articles.workflow import publish_due


class Command(BaseCommand):
    help = "Publish what was approved for a time that has come. For cron or a timer, every few minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        refused = 0
        for version, result in publish_due():
            if isinstance(result, Edition):
                self.stdout.write(f"Published: “{result.title}”, edition {result.number} (version {version.number}).")
            else:
                refused += 1
                self.stderr.write(self.style.ERROR(f"NOT PUBLISHED. {result}"))
        if refused:
            raise CommandError(f"{refused} due to be published and refused. Cancel each, or submit it again.")
