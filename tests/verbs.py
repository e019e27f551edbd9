"""Every verb with a state from which it goes through: what makes the state, and the call from there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import time_machine

from articles import workflow
from articles.importing import Question, Reading, Reference, Scrap
from articles.importing.record import read_record
from articles.lifecycle import Role
from articles.models import Article, Comment, Edition, Person, Quarantined, Report, Version, Waiver, clock
from articles.workflow import people
from tests import factory
from tests.models.states import with_a_proposed_address
from tests.remembered import remembered
from tests.reports import again, make_closed_report, make_report
from tests.waivers import make_article_that_blocks, make_waiver_asked, waive

READING = Reading(
    title="Read from a file",
    body="Words.",
    questions=(Question("Can I drive?", "Not at first."),),
    references=(Reference(label="label", title="Label"),),
    quarantine=(Scrap(3, "Share this page", "share line"), Scrap(9, "Advertisement", "advertisement")),
)


@remembered
def draft() -> tuple[Article]:
    return (factory.make_article(),)


@remembered
def edited_in_review() -> tuple[Article, Version]:
    article, version = factory.make_article_in_review()
    factory.edit(article, article.author, title="New")
    return article, version


@remembered
def in_review() -> tuple[Version, Person]:
    return factory.make_article_in_review()[1], factory.make_pharmacist(Role.WRITER)


@remembered
def commented() -> tuple[Comment, Person]:
    version, by = in_review()
    words = {"quote": "twice a day", "suggestion": "once a day"}
    return workflow.comment(version=version.pk, by=by, body="Which source?", **words), by


@remembered
def resolved() -> tuple[Comment, Person]:
    comment, by = commented()
    workflow.resolve(comment=comment.pk, by=by)
    return comment, by


@remembered
def claimed() -> tuple[Version, Person]:
    version, by = in_review()
    workflow.claim(version=version.pk, by=by)
    return version, by


@remembered
def scheduled() -> tuple[Article, Version]:
    return factory.make_scheduled_article(clock.now() + timedelta(hours=1))


@remembered
def live() -> tuple[Edition, Person]:
    return factory.make_live_article()[1], factory.make_pharmacist()


@remembered
def live_record() -> tuple[Any]:
    return (factory.make_live_medication(),)


@remembered
def live_twice() -> Article:
    """In its second edition, which was looked at again."""
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, title="Second edition")
    factory.reaffirm(factory.publish(article))
    return article


@remembered
def aside() -> tuple[Article, Version]:
    article, _ = factory.make_live_article()
    factory.edit(article, factory.make_writer(), title="Longer work", short_answer="Longer answer.")
    return article, workflow.set_aside(document=article.pk, by=article.author)


@remembered
def branched() -> tuple[Article, Version]:
    article, version = aside()
    workflow.branch(document=article.pk, by=article.author)
    return article, version


@remembered
def waiver_asked() -> tuple[Waiver, Person]:
    return make_waiver_asked(), factory.make_pharmacist()


@remembered
def archived() -> tuple[Article]:
    (article,) = draft()
    workflow.archive(document=article.pk, by=article.author)
    return (article,)


@remembered
def record() -> tuple[Any, Person]:
    return factory.make_medication(), factory.make_writer()


@remembered
def imported() -> tuple[Quarantined, Person]:
    medication, by = record()
    import_article(medication, by)
    return Quarantined.objects.latest("pk"), by


def import_article(medication: Any, by: Person) -> Article:
    filed = {"filename": "raw.txt", "medication": medication, "kind": "dosing"}
    return workflow.import_article(reading=READING, author=by, by=by, **filed)


@remembered
def leaving() -> tuple[Person, Person, Person]:
    leaver, heir, administrator = factory.make_writer(), factory.make_writer(), factory.make_administrator()
    factory.make_article(leaver)
    factory.make_article(leaver)
    return leaver, heir, administrator


@remembered
def reviewing() -> tuple[Person, Person]:
    _, reviewer = claimed()
    return reviewer, factory.make_administrator()


@remembered
def asked() -> tuple[Person, Person]:
    person, first, second = factory.make_person(), factory.make_administrator(), factory.make_administrator()
    people.ask_role(person=person.pk, role=Role.PHARMACIST, by=first)
    return person, second


@remembered
def readdressed() -> tuple[Person, Person]:
    return with_a_proposed_address(), factory.make_administrator()


@remembered
def reported() -> tuple[Report, Person]:
    return make_report(), factory.make_writer()


@remembered
def settled() -> tuple[Report, Person]:
    report = make_closed_report()
    return again(report), factory.make_writer()


def clear_reports(*_: object) -> None:
    with time_machine.travel(clock.now() + timedelta(days=400)):
        workflow.clear_reports()


def approve_for_a_date(version: Version, by: Person) -> None:
    factory.approve(version, by, publish_at=clock.now() + timedelta(days=1))


def publish_due(*_: object) -> None:
    with time_machine.travel(clock.now() + timedelta(days=1)):
        workflow.publish_due()


def remind(*_: object) -> None:
    with time_machine.travel(clock.now() + timedelta(days=340)):
        workflow.remind()


RECORD_FILE = b"""slug: readazepam
name: readazepam
country: US
summary: It calms.
disclosure: No conflict of interest declared.
names: [{name: Brandex, role: brand, country: US, source: label}]
products: [{form: tablet, strength: .5mg, country: US, source: label}]
references: [{label: label, publisher: Agency, title: Label, url: "https://example.org/", source_date: 2024-01-04}]
"""


@remembered
def changed_record() -> tuple[Any, Person]:
    """A file changed it, and its writer changes it again."""
    by = factory.make_writer()
    return import_record(by, RECORD_FILE).medication, by


def import_record(by: Person, file: bytes, reason: str = "A new label.") -> workflow.RecordImport:
    reading = read_record("record.yaml", file)
    return workflow.import_record(reading=reading, filename="record.yaml", by=by, reason=reason)


VERBS: dict[str, tuple[Callable[[], tuple[Any, ...]], Callable[..., object]]] = {
    "save": (draft, lambda a: factory.edit(a, a.author, title="New", kind="other")),
    "submit": (draft, factory.submit),
    "submit again": (edited_in_review, lambda a, _: factory.submit(a)),
    "recall": (edited_in_review, lambda a, v: workflow.recall(version=v.pk, by=a.author)),
    "request_changes": (
        commented,
        lambda c, by: workflow.request_changes(version=c.version_id, by=by, digest=c.version.digest),
    ),
    "approve": (in_review, factory.approve),
    "approve for a date": (in_review, approve_for_a_date),
    "cancel": (scheduled, lambda a, v: workflow.cancel(version=v.pk, by=a.author, reason="Not yet.")),
    "publish_due": (scheduled, publish_due),
    "remind": (live_record, remind),
    "withdraw": (live, factory.withdraw),
    "reaffirm": (live, factory.reaffirm),
    "set_aside": (draft, lambda a: workflow.set_aside(document=a.pk, by=a.author)),
    "branch": (aside, lambda a, _: workflow.branch(document=a.pk, by=a.author)),
    "resume": (branched, lambda a, v: workflow.resume(version=v.pk, by=a.author)),
    "restore": (branched, lambda a, v: workflow.restore(document=a.pk, by=a.author, version=v.pk)),
    "comment": (in_review, lambda v, by: workflow.comment(version=v.pk, by=by, section="uses", body="Why?")),
    "reply": (commented, lambda c, by: workflow.reply(comment=c.pk, by=by, body="The label.")),
    "resolve": (commented, lambda c, by: workflow.resolve(comment=c.pk, by=by)),
    "reopen": (resolved, lambda c, by: workflow.reopen(comment=c.pk, by=by)),
    "take": (commented, lambda c, by: workflow.take(comment=c.pk, by=by)),
    "claim": (in_review, lambda v, by: workflow.claim(version=v.pk, by=by)),
    "release": (claimed, lambda v, by: workflow.release(version=v.pk, by=by)),
    "look": (in_review, lambda v, by: workflow.look(version=v, by=by)),
    "waive": (make_article_that_blocks, waive),
    "grant": (waiver_asked, lambda w, by: workflow.grant(waiver=w.pk, by=by)),
    "refuse_waiver": (waiver_asked, lambda w, by: workflow.refuse_waiver(waiver=w.pk, by=by, reason="No.")),
    "take_back_waiver": (waiver_asked, lambda w, _: workflow.take_back_waiver(waiver=w.pk, by=w.by)),
    "archive": (draft, lambda a: workflow.archive(document=a.pk, by=a.author)),
    "unarchive": (archived, lambda a: workflow.unarchive(document=a.pk, by=a.author)),
    "import_article": (record, import_article),
    "import_record": (record, lambda _, by: import_record(by, RECORD_FILE)),
    "import_record again": (changed_record, lambda _, by: import_record(by, RECORD_FILE.replace(b"US", b"GB"))),
    "accept": (imported, lambda s, by: workflow.accept(scrap=s.pk, by=by)),
    "take_back_line": (imported, lambda s, by: workflow.take_back_line(scrap=s.pk, by=by)),
    "own_report": (reported, lambda r, by: workflow.own_report(report=r.pk, by=by, seen=0)),
    "note_report": (reported, lambda r, by: workflow.note_report(report=r.pk, by=by, seen=0, note="Look.")),
    "close_report": (
        reported,
        lambda r, by: workflow.close_report(report=r.pk, by=by, seen=0, outcome="unrelated"),
    ),
    "reopen_report": (settled, lambda r, by: workflow.reopen_report(report=r.pk, by=by, seen=r.seen)),
    "clear_reports": (settled, clear_reports),
    "remind_of_reports": (reported, lambda *_: workflow.remind_of_reports()),
    "hand_over": (leaving, lambda a, b, by: people.hand_over(leaver=a.pk, to=b.pk, by=by)),
    "deactivate": (reviewing, lambda p, by: people.deactivate(person=p.pk, by=by)),
    "add_person": (
        tuple,
        lambda: people.add_person(username="new", role=Role.WRITER, name="New", password=factory.PASSWORD),
    ),
    "propose_address": (reviewing, lambda p, by: workflow.propose_address(person=p.pk, email="new@example.org", by=by)),
    "confirm_address": (readdressed, lambda p, by: workflow.confirm_address(person=p.pk, by=by)),
    "confirm_address_by_link": (
        readdressed,
        lambda p, _: workflow.confirm_address_by_link(link=p.address_acts.get().link),
    ),
    "refuse_address": (readdressed, lambda p, by: workflow.refuse_address(person=p.pk, by=by)),
    "refuse_address_by_link": (
        readdressed,
        lambda p, _: workflow.refuse_address_by_link(link=p.address_acts.get().link),
    ),
    "ask_role": (leaving, lambda p, _, by: people.ask_role(person=p.pk, role=Role.ADMINISTRATOR, by=by)),
    "confirm_role": (asked, lambda p, by: people.confirm_role(person=p.pk, role=Role.PHARMACIST, by=by)),
    "refuse_role": (asked, lambda p, by: people.refuse_role(person=p.pk, role=Role.PHARMACIST, by=by)),
    "remove_role": (reviewing, lambda p, by: people.remove_role(person=p.pk, role=Role.PHARMACIST, by=by)),
}
