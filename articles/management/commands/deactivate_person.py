from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from articles.management.asking import person, refusals_told
from articles.workflow.people import deactivate, hand_over, unfinished


class Command(BaseCommand):
    help = "Close an account. What it signed stands; its unfinished drafts can be handed over to another writer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--hand-over-to", metavar="USERNAME", help="the writer who takes the drafts over")

    def handle(self, *args: Any, username: str, hand_over_to: str | None, **options: Any) -> None:
        leaver = person(username)
        with refusals_told(), transaction.atomic():
            if hand_over_to:
                heir = person(hand_over_to)
                for document in hand_over(leaver=leaver.pk, to=heir.pk, by=None):
                    self.stdout.write(f"{heir} takes over “{document.record}”.")
            deactivate(person=leaver.pk, by=None)
        self.stdout.write(f"{leaver} can no longer sign in.")
        for document in unfinished(leaver.pk):
            self.stdout.write(f"Still in {leaver}'s name: “{document.record}”. Hand it over in the admin.")
