"""`python -m tests.attack.busy ARTICLE AUTHOR SIGNER SIGNER` works on an article until it is killed, once for each seed
that it reads: it writes, submits, signs and withdraws, whatever the state is that the last one left.
"""

import os
import random
import signal
import sys
import traceback
from typing import Any

import django
from django.db import connection

MOST_STATEMENTS = 160
"""What one life can last: a few verbs."""


def main(keys: list[int]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            live_and_die(keys, random.Random(int(line)))  # noqa: S311 - the same again for the same seed
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def live_and_die(keys: list[int], chance: random.Random) -> None:
    """In a process of its own, which ends here in any case."""
    try:
        with connection.execute_wrapper(Death(chance.randrange(1, MOST_STATEMENTS))):
            while True:
                do_something(keys, chance)
    except BaseException:
        traceback.print_exc()
    os._exit(1)


class Death:
    """After so many statements, committed or not."""

    def __init__(self, statements: int) -> None:
        self.left = statements

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return result


def do_something(keys: list[int], chance: random.Random) -> None:
    from articles.models import Article, Document, Edition, Person, Version, clock  # noqa: PLC0415 - set up by then
    from tests import factory  # noqa: PLC0415
    from tests.words import lettered  # noqa: PLC0415

    article = Article.objects.get(pk=keys[0])
    writer, *signers = (Person.objects.get(pk=key) for key in keys[1:])
    state: Any = Document.objects.with_state(clock.now()).get(pk=article.pk)
    if state.waiting == "in review":
        version = Version.objects.get(pk=state.waiting_id)
        signed = set(version.acts.filter(verb="approve").values_list("person", flat=True))
        factory.approve(version, next(signer for signer in signers if signer.pk not in signed))
    elif state.waiting == "unsubmitted changes":
        factory.submit(article, writer)
    elif state.live == "edition" and chance.random() < 0.3:
        factory.withdraw(Edition.objects.get(pk=state.edition_id), signers[0])
    else:
        words = f"It calms the brain. {lettered(state.revision)}."
        factory.edit(article, writer, short_answer=words)


if __name__ == "__main__":
    main([int(key) for key in sys.argv[1:]])
