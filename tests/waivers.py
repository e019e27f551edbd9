"""Drafts in which the checks find something, and waivers of that."""

from typing import Any

from articles import workflow
from articles.models import Article, Waiver
from articles.versions.checking import DraftFinding, check_draft
from articles.versions.snapshot import take_snapshot
from tests import factory
from tests.remembered import remembered

BLOCKS = "Take .5 mg at night.[^label]"
WARNS = "Studies show that it helps people sleep."


def found(article: Article, rule: str) -> DraftFinding:
    findings = check_draft(take_snapshot(article.document), article.pk).findings
    return next(one for one in findings if one.finding.rule == rule)


@remembered
def make_article_that_blocks(**fields: Any) -> tuple[Article, DraftFinding]:
    article = factory.make_article(body=BLOCKS, **fields)
    return article, found(article, "DOSE-001")


@remembered
def make_article_that_warns() -> tuple[Article, DraftFinding]:
    article = factory.make_article(body=WARNS)
    return article, found(article, "CLM-002")


def waive(article: Article, told: DraftFinding, reason: str = "It is quoted from the label.") -> Waiver:
    return workflow.waive(document=article.pk, by=article.author, finding=told.finding.id, reason=reason)


@remembered
def make_waiver_asked() -> Waiver:
    return waive(*make_article_that_blocks())


@remembered
def make_waiver_granted() -> Waiver:
    waiver = make_waiver_asked()
    workflow.grant(waiver=waiver.pk, by=factory.make_pharmacist())
    return waiver


@remembered
def make_waiver_refused() -> Waiver:
    waiver = make_waiver_asked()
    workflow.refuse_waiver(waiver=waiver.pk, by=factory.make_pharmacist(), reason="Write 0.5 mg.")
    return waiver
