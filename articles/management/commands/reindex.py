from typing import Any

from django.core.management.base import BaseCommand

from articles.search import reindex


class Command(BaseCommand):
    help = "Make the index of readers' search anew from the editions."

    def handle(self, *args: Any, **options: Any) -> None:
        editions = reindex()
        self.stdout.write(f"The index has the newest edition of each document: {editions} in all.")
