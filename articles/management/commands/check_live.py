from typing import Any

from django.core.management.base import BaseCommand

from articles.management.progress import with_progress
from articles.workflow.recheck import pages_to_check, recheck_rules


class Command(BaseCommand):
    help = "Check everything live with the rules as they are now, and put pages with new findings on the work list."

    def handle(self, *args: Any, **options: Any) -> None:
        pages = list(pages_to_check())
        noted = [made for page in with_progress(pages, "Checking") if (made := recheck_rules(page))]
        for recheck in noted:
            self.stdout.write(f"On the work list: “{recheck.edition.title}”, edition {recheck.edition.number}.")
        self.stdout.write(f"{len(pages)} live pages were checked; {len(noted)} have findings that nobody has seen.")
