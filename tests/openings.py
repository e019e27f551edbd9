"""From where each address that does something goes through, and how to see that it did."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.db.models import Sum

from articles import workflow
from articles.lifecycle import Role
from articles.models import (
    Act,
    AddressAct,
    Article,
    Claim,
    Comment,
    Document,
    Edition,
    Person,
    Quarantined,
    Reaffirmation,
    Remark,
    ReportAct,
    RoleAct,
    Ruling,
    Waiver,
    Withdrawal,
    clock,
)
from articles.workflow.people import ask_role
from tests import factory
from tests.models.states import with_a_proposed_address
from tests.places import Place, discuss, in_review, live, place
from tests.reports import make_closed_report
from tests.waivers import make_article_that_blocks, make_waiver_asked

WRITTEN = (
    Act,
    AddressAct,
    Claim,
    Edition,
    Withdrawal,
    Reaffirmation,
    Comment,
    Remark,
    ReportAct,
    RoleAct,
    Waiver,
    Ruling,
    Article.history.model,
    Person.history.model,
)


def written() -> list[object]:
    rows = [model._base_manager.count() for model in WRITTEN]
    waiting = Quarantined.objects.filter(state=Quarantined.WAITING).count()
    return [*rows, waiting, Document.objects.aggregate(Sum("revision"))]


def discussed(by: Person) -> Place:
    return in_review()


def agreed(by: Person) -> Place:
    found = in_review()
    workflow.resolve(comment=Comment.objects.latest("pk").pk, by=factory.make_pharmacist())
    return found


def claimed(by: Person) -> Place:
    found = in_review()
    workflow.claim(version=found.version.pk, by=by)
    return found


def scheduled(by: Person) -> Place:
    article, version = factory.make_scheduled_article(clock.now() + timedelta(days=1))
    return place(article, version, discuss(version))


def published(by: Person) -> Place:
    return live()


def edited(by: Person) -> Place:
    found = live()
    article = found.version.document.as_article
    factory.edit(article, article.author, title="Newer")
    return found


def aside(by: Person) -> Place:
    found = edited(by)
    version = workflow.set_aside(document=found.version.document_id, by=found.version.author)
    return replace(found, keys=found.keys | {"versions": version.pk})


def unsubmitted(by: Person) -> Place:
    return replace(live(), keys={"documents": factory.make_article().pk})


def blocked(by: Person) -> Place:
    article, told = make_article_that_blocks()
    return replace(live(), keys={"documents": article.pk}, finding=told.finding.id)


def waiting_for_a_word(by: Person) -> Place:
    waiver = make_waiver_asked()
    return replace(live(), keys={"waiver": waiver.pk})


def archived(by: Person) -> Place:
    found = unsubmitted(by)
    workflow.archive(document=int(str(found.keys["documents"])), by=factory.make_writer())
    return found


def settled(by: Person) -> Place:
    return replace((opened := live()), keys=opened.keys | {"report": make_closed_report().pk})


def with_drafts(by: Person) -> Place:
    return replace(in_review(), keys={"people": factory.make_article().author_id})


def signing(by: Person) -> Place:
    return replace(live(), keys={"people": factory.make_pharmacist().pk})


def asked(by: Person) -> Place:
    writer = factory.make_writer()
    ask_role(person=writer.pk, role=Role.PHARMACIST, by=factory.make_administrator())
    return replace(live(), keys={"people": writer.pk})


def readdressed(by: Person) -> Place:
    return replace(live(), keys={"people": with_a_proposed_address().pk})


LOOKS = {
    "admin:paste",
    *(f"admin:articles_{kind}_{look}" for kind in ("article", "medication") for look in ("preview", "add_preview")),
}
"""They answer a POST and write nothing."""

OPENINGS: dict[Callable[[Person], Place], set[str]] = {
    discussed: LOOKS
    | set("claim comment reply resolve take request-changes admin:recall admin:accept admin:take_back_line".split())
    | set("admin:quarantine-all admin:take_back_waiver admin:ask_role admin:deactivate".split())
    | {"admin:propose_address"},
    agreed: {"approve"},
    claimed: {"release"},
    scheduled: {"cancel"},
    published: {"reopen", "withdraw", "reaffirm", "admin:restore", "own-report", "note-report", "close-report"},
    settled: {"reopen-report"},
    edited: {"admin:submit", "admin:set_aside"},
    aside: {"admin:resume", "admin:branch"},
    unsubmitted: {"admin:archive"},
    blocked: {"admin:waive"},
    waiting_for_a_word: {"grant", "refuse-waiver"},
    archived: {"admin:unarchive"},
    with_drafts: {"admin:hand_over"},
    signing: {"admin:remove_role"},
    asked: {"admin:confirm_role", "admin:refuse_role"},
    readdressed: {"admin:confirm_address", "admin:refuse_address"},
}
"""By state, made for whoever is to do it."""
