from typing import Any

from django.core.management.base import BaseCommand

from articles.workflow import remind, remind_of_reports


class Command(BaseCommand):
    help = "Tell people by mail of pages whose review is due, and of readers' reports that wait. For cron, daily."

    def handle(self, *args: Any, **options: Any) -> None:
        for reminder in remind():
            self.stdout.write(f"Reminded: “{reminder.edition.title}”, {reminder.stage}.")
        if waiting := remind_of_reports():
            self.stdout.write(f"Told of {waiting} report{'s' if waiting > 1 else ''} that nobody has taken.")
