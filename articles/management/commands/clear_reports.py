from typing import Any

from django.core.management.base import BaseCommand

from articles.workflow import clear_reports


class Command(BaseCommand):
    help = "Empty the words of readers' reports that were closed long ago. For cron, daily."

    def handle(self, *args: Any, **options: Any) -> None:
        if cleared := clear_reports():
            self.stdout.write(f"Emptied {cleared} report{'s' if cleared > 1 else ''}.")
