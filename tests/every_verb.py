"""Each verb of the workflow once, whoever the database thinks is asking."""

import inspect
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from unittest.mock import patch

import time_machine

from articles import workflow
from articles.importing import read
from articles.importing.record import read_record
from articles.lifecycle import Role
from articles.models import Edition, KeptTyping, Person, Quarantined, clock
from articles.workflow import people
from tests import factory
from tests.reports import again, make_report
from tests.waivers import make_waiver_granted, make_waiver_refused

FILE = b"A title\n\nWhat it does\n\nIt calms.\n\nShare this article\n\nLeave a comment\n"


def every_verb() -> None:
    """AssertionError names the verbs that this has forgotten."""
    verbs = [
        (module, name)
        for module in (workflow, people)
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and name != "require_role"
    ]
    with ExitStack() as stack:
        seen = {
            name: stack.enter_context(patch.object(module, name, wraps=getattr(module, name))) for module, name in verbs
        }
        for part in (reviewing, publishing, correcting, waiving, importing, reporting, staffing):
            part()
    assert {name for name, verb in seen.items() if not verb.called} == set()


def reviewing() -> None:
    article, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    workflow.claim(version=version.pk, by=pharmacist)
    workflow.look(version=version, by=pharmacist)
    workflow.release(version=version.pk, by=pharmacist)
    words = {"quote": "twice a day", "suggestion": "two times a day", "body": "Plainer."}
    comment = workflow.comment(version=version.pk, by=pharmacist, section="dosing", **words)
    workflow.reply(comment=comment.pk, by=article.author, body="Yes.")
    workflow.resolve(comment=comment.pk, by=pharmacist)
    workflow.reopen(comment=comment.pk, by=pharmacist)
    workflow.request_changes(version=version.pk, by=pharmacist, digest=version.digest)
    workflow.take(comment=comment.pk, by=article.author)
    workflow.recall(version=version.pk, by=article.author)
    workflow.restore(document=article.pk, by=article.author, version=version.pk)


def publishing() -> None:
    tomorrow = clock.now() + timedelta(days=1)
    article, version = factory.make_scheduled_article(tomorrow)
    workflow.cancel(version=version.pk, by=factory.make_pharmacist(), reason="Not yet.")
    factory.approve(factory.submit(article), publish_at=tomorrow)
    with time_machine.travel(tomorrow + timedelta(hours=1)):
        workflow.publish_due()
    with time_machine.travel(clock.now() + timedelta(days=340)):
        workflow.remind()
        edition = Edition.objects.get(document=article.pk)
        factory.reaffirm(edition)
        factory.withdraw(edition)


def correcting() -> None:
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, title="Slow work")
    aside = workflow.set_aside(document=article.pk, by=article.author)
    workflow.branch(document=article.pk, by=article.author)
    workflow.resume(version=aside.pk, by=article.author)


def waiving() -> None:
    waiver, refused = make_waiver_granted(), make_waiver_refused()
    workflow.take_back_waiver(waiver=waiver.pk, by=waiver.by)
    workflow.take_back_waiver(waiver=refused.pk, by=refused.by)


def importing() -> None:
    writer = factory.make_writer()
    record = factory.make_medication(writer)
    article = workflow.import_article(
        reading=read("a.txt", FILE), filename="a.txt", medication=record, kind="other", author=writer, by=writer
    )
    first, second = Quarantined.objects.filter(source__document=article.pk)
    workflow.accept(scrap=first.pk, by=writer)
    workflow.take_back_line(scrap=second.pk, by=writer)
    workflow.export_article(article=article)
    file = workflow.export_record(medication=record).encode()
    workflow.import_record(reading=read_record("a.yaml", file), filename="a.yaml", by=writer, reason="Read back.")
    workflow.archive(document=article.pk, by=writer)
    workflow.unarchive(document=article.pk, by=writer)
    kept = KeptTyping.objects.create(person=writer, key=f"article:{article.pk}", form="[]")
    kept.form = '[["title", "x"]]'
    kept.save()
    kept.delete()


def reporting() -> None:
    report, writer = make_report(), factory.make_writer()
    assert workflow.remind_of_reports() == 1
    workflow.own_report(report=report.pk, by=writer, seen=0)
    workflow.note_report(report=report.pk, by=writer, seen=again(report).seen, note="Look.")
    workflow.close_report(report=report.pk, by=writer, seen=again(report).seen, outcome="unrelated")
    workflow.reopen_report(report=report.pk, by=writer, seen=again(report).seen)
    workflow.close_report(report=report.pk, by=writer, seen=again(report).seen, outcome="unrelated")
    with time_machine.travel(clock.now() + timedelta(days=400)):
        assert workflow.clear_reports() == 1


def staffing() -> None:
    one, other = factory.make_administrator(), factory.make_administrator()
    writer, heir = factory.make_writer(), factory.make_writer()
    factory.make_article(writer)
    people.add_person(username="added", role=Role.WRITER, name="Added", password=factory.PASSWORD)
    people.ask_role(person=writer.pk, role=Role.PHARMACIST, by=one)
    people.refuse_role(person=writer.pk, role=Role.PHARMACIST, by=other)
    people.ask_role(person=writer.pk, role=Role.PHARMACIST, by=one)
    people.confirm_role(person=writer.pk, role=Role.PHARMACIST, by=other)
    people.remove_role(person=writer.pk, role=Role.PHARMACIST, by=one)
    readdressing(writer, one, other)
    people.hand_over(leaver=writer.pk, to=heir.pk, by=one)
    people.deactivate(person=writer.pk, by=one)


def readdressing(writer: Person, one: Person, other: Person) -> None:
    answers: list[Callable[[], object]] = [
        lambda: workflow.refuse_address(person=writer.pk, by=other),
        lambda: workflow.refuse_address_by_link(link=writer.address_acts.latest("pk").link),
        lambda: workflow.confirm_address(person=writer.pk, by=other),
        lambda: workflow.confirm_address_by_link(link=writer.address_acts.latest("pk").link),
    ]
    for number, answer in enumerate(answers):
        workflow.propose_address(person=writer.pk, email=f"new{number}@example.org", by=one)
        answer()
