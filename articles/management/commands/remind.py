from typing import Any

from django.core.management.base import BaseCommand

from articles.workflow import remind


class Command(BaseCommand):
    help = "Tell the people of each page by mail that its review is due soon, or that it comes down. For cron, daily."

    def handle(self, *args: Any, **options: Any) -> None:
        for reminder in remind():
            self.stdout.write(f"Reminded: “{reminder.edition.title}”, {reminder.stage}.")
