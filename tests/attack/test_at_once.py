"""Six people do whatever they please at the same moment: each verb happens or is refused, and nothing is doubled."""

import os
import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import repeat
from threading import Barrier

import pytest
from django.db import connection

from articles import workflow
from articles.lifecycle import ENDS, Verb
from articles.models import Article, Comment, Edition, Person, Version, Withdrawal, clock
from articles.versions.freeze import verify
from articles.workflow import Refused
from tests import factory
from tests.management.commands import run
from tests.words import lettered

pytestmark = [pytest.mark.race, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = int(os.environ.get("ROUNDS", "8"))
"""ROUNDS=200 for a long one."""
AT_ONCE = 6
Deed = Callable[[int, Person], object]


def newest(document: int) -> Version:
    version = Version.objects.filter(document=document).order_by("number").last()
    if version is None:
        raise Refused("There is no version yet.")
    return version


def live(document: int) -> Edition:
    edition = Edition.objects.filter(document=document).order_by("number").last()
    if edition is None:
        raise Refused("There is no edition yet.")
    return edition


def edit(document: int, by: Person) -> None:
    article = Article.objects.get(pk=document)
    factory.edit(article, by, short_answer=f"It calms the brain. {lettered(random.randrange(10**6))}.")  # noqa: S311


def approve_for_later(document: int, by: Person) -> object:
    return factory.approve(newest(document), by, publish_at=clock.now() + timedelta(days=1))


def resolve_all(document: int, by: Person) -> None:
    for comment in Comment.objects.filter(version__document=document).open():
        workflow.resolve(comment=comment.pk, by=by)


def publish_due(_: int, __: Person) -> None:
    workflow.publish_due()


WRITING: dict[str, Deed] = {
    "edit": edit,
    "submit": lambda key, by: workflow.submit(document=key, by=by, note="New words."),
    "set aside": lambda key, by: workflow.set_aside(document=key, by=by),
    "branch": lambda key, by: workflow.branch(document=key, by=by),
    "recall": lambda key, by: workflow.recall(version=newest(key).pk, by=by),
    "cancel": lambda key, by: workflow.cancel(version=newest(key).pk, by=by, reason="Not yet."),
}
SIGNING: dict[str, Deed] = {
    "approve": lambda key, by: factory.approve(newest(key), by),
    "approve for later": approve_for_later,
    "request changes": lambda key, by: factory.request_changes(newest(key), by),
    "resolve": resolve_all,
    "withdraw": lambda key, by: factory.withdraw(live(key), by),
    "reaffirm": lambda key, by: factory.reaffirm(live(key), by),
    "publish what is due": publish_due,
}
OFTEN = ["edit", "submit", "submit", "approve", "approve", "approve", "resolve"]


def do(deed: Deed, document: int, by: Person, line: Barrier) -> bool:
    """Whether it went through. Whatever is no refusal fails the test."""
    line.wait()
    try:
        deed(document, by)
    except Refused:
        return False
    finally:
        connection.close()
    return True


def choose(chance: random.Random, deeds: dict[str, Deed]) -> list[str]:
    return chance.choices([*deeds, *(name for name in OFTEN if name in deeds)], k=AT_ONCE // 2)


def check_nothing_is_doubled(document: int) -> None:
    versions = list(Version.objects.filter(document=document).order_by("number"))
    editions = list(Edition.objects.filter(document=document).order_by("number"))
    for rows in (versions, editions):
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert all(map(verify, versions))
    waiting = [version for version in versions if waits(version)]
    assert len(waiting) <= 1
    for version in versions:
        signers = list(version.acts.filter(verb=Verb.APPROVE).values_list("person", flat=True))
        assert len(signers) == len(set(signers)) <= version.signatures_required
        assert set(signers).isdisjoint(version.contributor_rows.values_list("person", flat=True))
    down = list(Withdrawal.objects.filter(edition__document=document).values_list("edition", flat=True))
    assert len(down) == len(set(down))


def waits(version: Version) -> bool:
    verbs = set(version.acts.values_list("verb", flat=True))
    return Verb.SUBMIT in verbs and not verbs & set(ENDS) and not Edition.objects.filter(version=version).exists()


def test_anything_at_once(transactional_db: None) -> None:
    chance, went = random.Random(7), Counter[str]()  # noqa: S311 - the same deeds each time
    article, _ = factory.make_live_article()
    people = [make() for make in (factory.make_writer, factory.make_pharmacist) for _ in range(AT_ONCE // 2)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in range(ROUNDS):
            names, line = [*choose(chance, WRITING), *choose(chance, SIGNING)], Barrier(AT_ONCE)
            deeds = [(WRITING | SIGNING)[name] for name in names]
            done = pool.map(do, deeds, repeat(article.pk), people, repeat(line))
            went.update(name for name, through in zip(names, done, strict=True) if through)
            check_nothing_is_doubled(article.pk)
    assert went.keys() >= {"edit", "submit"}
    assert "all are what was signed" in run("verify")[0]
