"""The demo's story, and beside it what only a busy day brings."""

from datetime import timedelta

from articles import workflow
from articles.demo.people import PASSWORD
from articles.demo.story import tell
from articles.importing import read
from articles.lifecycle import Role
from articles.models import Article, Edition, KeptTyping, Medication, Person, Report, Version, clock
from articles.versions.checking import DraftFinding, check_draft
from articles.versions.snapshot import take_snapshot
from articles.workflow.people import ask_role
from tests import reports
from tests.browser import leaflet
from tests.factory import approve, edit, make_administrator, reaffirm, submit
from tests.remembered import remembered

ADDRESS = f"https://medicines.example/{'label' * 30}"
"""Wider than a phone, and nowhere a place to break."""


def _furnish() -> None:
    tell()
    ask_for_waiver(import_leaflet())
    set_aside(article("lorazepam", "side-effects"))
    sign_for_later(article("diazepam", "full-guide"))
    edit(record("clonazepam"), person("writer"), summary="It calms overactive signals in the brain.")
    paste_addresses()
    report_problems()
    make_administrator(username="administrator2", name="Second demo administrator")
    ask_role(person=person("writer2").pk, role=Role.PHARMACIST, by=person("administrator2"))
    new = f"{'mailbox' * 9}@medicines.example"
    workflow.propose_address(person=person("pharmacist2").pk, email=new, by=person("administrator2"))


furnish = remembered(_furnish, fresh_for=timedelta(hours=1))  # told of the past


def paste_addresses() -> None:
    """Where people write a line, they paste a source."""
    guide, signer = article("clonazepam", "full-guide"), person("pharmacist")
    edition = Edition.objects.get(document=guide, number=2)
    reaffirm(edition, signer, password=PASSWORD, conflict=ADDRESS, note=ADDRESS)
    edit(guide, person("writer"), reason=ADDRESS, short_answer="It calms the brain.")
    asked = version("clonazepam", "stopping-and-dependence", 2)
    remark = workflow.comment(version=asked.pk, by=signer, section="dependence", body=ADDRESS)
    workflow.reply(comment=remark.pk, by=person("writer2"), body=ADDRESS)


def report_problems() -> None:
    """One that waits, with words as wide as they come, and one that was closed."""
    reports.send_report(Edition.objects.latest("pk"), text=ADDRESS, quote=ADDRESS)
    received_report(), closed_report()
    reports.close(Report.objects.latest("pk"), person("writer"), words=ADDRESS)


def received_report() -> str:
    return reports.send_report(Edition.objects.earliest("pk"), nonce="received")


def closed_report() -> str:
    """Its link."""
    return reports.send_report(Edition.objects.latest("pk"), nonce="closed")


def import_leaflet() -> Article:
    by, reading = person("writer"), read(leaflet.NAME, leaflet.TEXT.encode())
    return workflow.import_article(
        reading=reading, filename=leaflet.NAME, medication=record("clonazepam"), kind="other", author=by, by=by
    )


def ask_for_waiver(draft: Article) -> None:
    blocking = next(told.finding for told in found(draft) if told.blocks)
    workflow.waive(document=draft.pk, by=person("writer"), finding=blocking.id, reason=ADDRESS)


def found(draft: Article) -> tuple[DraftFinding, ...]:
    return check_draft(take_snapshot(draft.document), draft.pk).findings


def set_aside(draft: Article) -> None:
    by = person("writer")
    edit(draft, by, short_answer="It can make you sleepy and unsteady on your feet.")
    workflow.set_aside(document=draft.pk, by=by, note="After the correction.")
    KeptTyping.objects.create(person=by, key=f"article:{draft.pk}", form='[["title", "Half a title"]]')


def sign_for_later(draft: Article) -> None:
    edit(draft, draft.author, short_answer="It calms the brain, and it stays in the body for days.")
    next_week = clock.now() + timedelta(days=7)
    approve(submit(draft), person("pharmacist"), password=PASSWORD, publish_at=next_week)


def person(username: str) -> Person:
    return Person.objects.get(username=username)


def record(slug: str) -> Medication:
    return Medication.objects.get(slug=slug)


def article(medication: str, slug: str) -> Article:
    return Article.objects.get(medication__slug=medication, slug=slug)


def version(medication: str, slug: str, number: int) -> Version:
    return Version.objects.get(document=article(medication, slug), number=number)
