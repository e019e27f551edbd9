"""Two verbs at the same moment on two real connections: one wins, nothing is lost or doubled, none waits for ever."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from articles import workflow
from articles.lifecycle import ENDS, Verb
from articles.models import Act, Article, Document, Edition, Person, Reaffirmation, Version, clock
from articles.versions.freeze import verify
from articles.workflow import Approval, Refused, people
from tests import factory
from tests.reports import make_report, send_report

pytestmark = [pytest.mark.race, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
Run = Callable[[], Any]
Race = Callable[..., list[Any]]
ROUNDS = 4


def outcome(run: Run, line: Barrier, pids: list[int]) -> Any:
    connection.ensure_connection()
    pids.append(connection.connection.info.backend_pid)
    line.wait()
    try:
        return run()
    except Refused as refused:
        return refused
    finally:
        connection.close()


def run_together(*runs: Run, behind: tuple[Document, ...] = ()) -> list[Any]:
    """What each gave, or its refusal. Behind a lock, all have read whatever they read before they wait."""
    line, pids = Barrier(len(runs)), list[int]()
    with ThreadPoolExecutor(len(runs)) as pool, transaction.atomic():
        for document in behind:
            document.lock()
        futures = [pool.submit(outcome, run, line, pids) for run in runs]
        while behind and sum(future.done() for future in futures) + waiting(pids) < len(runs):
            pass
    return [future.result() for future in futures]


def waiting(pids: list[int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid = ANY(%s)", [pids])
        return int(cursor.fetchone()[0])


@pytest.fixture
def race() -> Race:
    """By turns: from one line, and behind one lock."""
    queued = cycle((False, True))

    def race(first: Run, second: Run, *documents: Document) -> list[Any]:
        outcomes = run_together(first, second, behind=documents if next(queued) else ())
        list(map(check_nothing_doubled, documents))
        return outcomes

    return race


def check_nothing_doubled(document: Document) -> None:
    editions = list(Edition.objects.filter(document=document.pk).order_by("number"))
    assert [edition.number for edition in editions] == list(range(1, len(editions) + 1))
    versions = list(Version.objects.filter(document=document.pk).order_by("number"))
    assert [version.number for version in versions] == list(range(1, len(versions) + 1))
    assert all(map(verify, versions))
    submitted = Version.objects.filter(document=document.pk, acts__verb=Verb.SUBMIT, edition=None)
    assert submitted.exclude(acts__verb__in=ENDS).count() <= 1


def won(outcomes: list[Any]) -> list[bool]:
    return sorted(not isinstance(outcome, Refused) for outcome in outcomes)


def approving(version: Version, by: Person | None = None) -> Run:
    return partial(factory.approve, version, by or factory.make_pharmacist())


def withdrawing(edition: Edition, by: Person | None = None) -> Run:
    return partial(factory.withdraw, edition, by or factory.make_pharmacist())


@pytest.mark.parametrize("same", [False, True], ids=["two pharmacists", "one pharmacist twice"])
def test_approve_and_approve(race: Race, same: bool) -> None:
    for _ in range(ROUNDS):
        article, version = factory.make_article_in_review()
        first = factory.make_pharmacist()
        second = first if same else factory.make_pharmacist()
        assert won(race(approving(version, first), approving(version, second), article)) == [False, True]
        assert version.acts.filter(verb=Verb.APPROVE).count() == article.editions.count() == 1


def test_edit_and_submit(race: Race) -> None:
    for _ in range(ROUNDS):
        article, editor = factory.make_article(), factory.make_writer()
        edit = partial(factory.edit, article, editor, title="By another hand")
        _, submitted = race(edit, partial(factory.submit, article), article)
        assert Article.objects.get(pk=article.pk).title == "By another hand"
        in_text = editor in submitted.contributors.all()
        assert in_text == (submitted.content.title == "By another hand") == (submitted.revision == 2)


def test_edit_and_approve(race: Race) -> None:
    for _ in range(ROUNDS):
        article, version = factory.make_article_in_review()
        editor = factory.make_writer()
        edit = partial(factory.edit, article, editor, title="Too late")
        _, approval = race(edit, approving(version), article)
        assert isinstance(approval, Approval) and approval.edition is not None
        assert (approval.edition.fragment, approval.edition.digest) == (version.fragment, version.digest)
        assert Article.objects.get(pk=article.pk).title == "Too late"
        assert Document.objects.with_state(clock.now()).get(pk=article.pk).waiting == "unsubmitted changes"


def test_approve_and_withdraw(race: Race) -> None:
    """Withdrawn first, and the approval has lost its base. Approved first, and what goes is the older edition."""
    for _ in range(ROUNDS):
        article, edition = factory.make_live_article()
        factory.edit(article, article.author, title="Next")
        version = factory.submit(article)
        approval, withdrawal = race(approving(version), withdrawing(edition), article)
        assert not isinstance(withdrawal, Refused)
        state = Document.objects.with_state(clock.now()).get(pk=article.pk)
        lost = isinstance(approval, Refused)
        assert (state.live, state.edition_number) == (("withdrawn", 1) if lost else ("edition", 2))


def test_submit_and_submit(race: Race) -> None:
    for _ in range(ROUNDS):
        article, other = factory.make_article(), factory.make_writer()
        outcomes = race(partial(factory.submit, article), partial(factory.submit, article, other), article)
        assert won(outcomes) == [False, True]
        assert article.versions.count() == 1


def test_recall_and_approve(race: Race) -> None:
    for _ in range(ROUNDS):
        article, version = factory.make_article_in_review()
        recall = partial(workflow.recall, version=version.pk, by=article.author)
        assert won(race(recall, approving(version), article)) == [False, True]
        assert version.acts.exclude(verb=Verb.SUBMIT).get().verb in (Verb.RECALL, Verb.APPROVE)


@pytest.mark.parametrize("same", [False, True], ids=["two pharmacists", "one pharmacist at once"])
def test_withdraw_the_record_and_approve_the_article(race: Race, same: bool) -> None:
    for _ in range(ROUNDS):
        article, version = factory.make_article_in_review()
        assert version.pinned_edition is not None
        by = factory.make_pharmacist()
        both = withdrawing(version.pinned_edition, by), approving(version, by if same else None)
        withdrawal, approval = race(*both, article, version.pinned_edition.document)
        assert isinstance(approval, Refused) or approval.edition.published_at <= withdrawal.at
        assert Act.objects.filter(version=version, verb=Verb.APPROVE).exists() != isinstance(approval, Refused)


def test_withdraw_and_reaffirm(race: Race) -> None:
    for _ in range(ROUNDS):
        article, edition = factory.make_live_article()
        reaffirm = partial(factory.reaffirm, edition, factory.make_pharmacist())
        withdrawal, reaffirmed = race(withdrawing(edition), reaffirm, article)
        assert not isinstance(withdrawal, Refused)
        assert Reaffirmation.objects.filter(edition=edition).exists() != isinstance(reaffirmed, Refused)


def test_two_take_one_report(race: Race) -> None:
    for _ in range(ROUNDS):
        report = make_report()
        own, other = (
            partial(workflow.own_report, report=report.pk, by=factory.make_writer(), seen=0) for _ in range(2)
        )
        assert won(race(own, other)) == [False, True]
        assert report.acts.count() == 1


def test_a_report_that_is_sent_twice_at_once(race: Race) -> None:
    edition = factory.make_live_article()[1]
    for number in range(ROUNDS):
        send = partial(send_report, edition, nonce=f"form {number}")
        assert len(set(race(send, send))) == 1
        assert edition.reports.count() == number + 1


def test_deactivate_and_approve(race: Race) -> None:
    for _ in range(ROUNDS):
        article, version = factory.make_article_in_review()
        leaver, administrator = factory.make_pharmacist(), factory.make_administrator()
        deactivate = partial(people.deactivate, person=leaver.pk, by=administrator)
        _, approval = race(deactivate, approving(version, leaver), article)
        assert version.acts.filter(verb=Verb.APPROVE).exists() != isinstance(approval, Refused)
