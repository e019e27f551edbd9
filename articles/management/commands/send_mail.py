from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.stopping import until_a_signal
from articles.models import Mail
from articles.outbox import delivery, sender


class Command(BaseCommand):
    help = "Send the mail that waits in the outbox, and name what cannot be sent. For cron or a timer."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--follow", action="store_true", help="go on sending until stopped")
        what.add_argument("--again", action="store_true", help="try what was given up as if it were new")
        what.add_argument("--discard", action="store_true", help="delete what was given up")

    def handle(self, *args: Any, follow: bool, again: bool, discard: bool, **options: Any) -> None:
        if follow:
            # The mail that is being sent is finished first.
            until_a_signal(sender.follow, wake=sender.wake)
            return
        if discard:
            delivery.given_up().delete()
        if again:
            delivery.given_up().update(tries=0, next_try=None)
        if count := delivery.send_due():
            self.stdout.write(f"{count} sent.")
        self._report([*delivery.given_up(), *delivery.late()])

    def _report(self, stuck: list[Mail]) -> None:
        for mail in stuck:
            words = "GIVEN UP" if mail.tries >= delivery.TRIES else "LATE"
            self.stderr.write(f"{words}. {mail}, of {mail.at:%-d %B %Y, %H:%M} UTC. {mail.error or 'Not tried yet.'}")
        if stuck:
            raise CommandError(f"Mails that did not leave: {len(stuck)}. Look at the mail server and at the addresses.")
