"""People and states by name. Everything is made the real way, through drafting and the verbs."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from articles import workflow
from articles.clinical.checklist import Check
from articles.models import (
    Act,
    Article,
    BoxedTopic,
    Edition,
    Kind,
    Medication,
    Name,
    Person,
    Question,
    Reference,
    Version,
    drafting,
)
from articles.models.medication import NOTHING_TO_DECLARE
from articles.versions.checklist import checks_of_edition, checks_of_version
from tests.people import PASSWORD, make_administrator, make_person, make_pharmacist, make_writer
from tests.remembered import remembered
from tests.words import ANSWER, BODY, lettered

__all__ = ["ANSWER", "BODY", "PASSWORD", "make_administrator", "make_person", "make_pharmacist", "make_writer"]

NO_CONFLICT = "I have no conflict of interest."
_numbers = count(1)


def make_medication(by: Person | None = None, **fields: Any) -> Medication:
    """A draft record, complete enough to be submitted."""
    by = by or make_writer()
    number = next(_numbers)
    texts = {
        "name": f"testazepam{number}",
        "slug": f"testazepam{number}",
        "drug_class": "benzodiazepine",
        "controlled": "Schedule IV in the United States",
        "summary": "It calms activity in the brain.",
        "country": "US",
        "disclosure": NOTHING_TO_DECLARE,
    }
    with drafting(None, by=by, reason="First draft."):
        medication = Medication(author=by, **(texts | fields))
        medication.save()
        Name(
            medication=medication, position=1, role="brand", name=f"Brandex{number}", country="US", source="label"
        ).save()
        Name(medication=medication, position=2, role="look-alike", name=f"lookalike{number}", source="label").save()
        BoxedTopic(
            medication=medication,
            position=1,
            topic="opioids",
            heading="With opioids",
            text="It can stop breathing.",
            source="label",
        ).save()
        make_reference(medication)
    return medication


def make_reference(document: Any, label: str = "label", position: int = 1) -> Reference:
    """Inside drafting only."""
    reference = Reference(
        document=document,
        position=position,
        label=label,
        publisher="Test Agency",
        title="Test label",
        url="https://example.org/label",
        source_date=date(2024, 1, 4),
        accessed=date(2026, 1, 5),
    )
    reference.save()
    return reference


@remembered
def make_article(by: Person | None = None, medication: Medication | None = None, **fields: Any) -> Article:
    """A draft article, complete enough to be submitted; its medicine's record is live."""
    by = by or make_writer()
    medication = medication or make_live_medication()
    number = next(_numbers)
    texts = {
        "kind": Kind.OTHER,
        "title": f"Full guide {lettered(number)}",
        "slug": f"full-guide-{number}",
        "short_answer": "It calms the brain.",
        "body": BODY,
        "disclosure": NOTHING_TO_DECLARE,
    }
    with drafting(None, by=by, reason="First draft."):
        article = Article(author=by, medication=medication, **(texts | fields))
        article.save()
        Question(article=article, position=1, question="Can I drive?", answer=ANSWER).save()
        make_reference(article)
    return article


def edit(record: Article | Medication, by: Person, reason: str = "Plainer words.", **fields: Any) -> None:
    with drafting(record, by=by, reason=reason):
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()


def submit(record: Article | Medication, by: Person | None = None, **fields: Any) -> Version:
    by = by or record.author
    return workflow.submit(document=record.pk, by=by, **({"note": "New words."} | fields)).version


def approve(version: Version, by: Person | None = None, **fields: Any) -> workflow.Approval:
    signed = {
        "digest": version.digest,
        "password": PASSWORD,
        "checks": keys(checks_of_version(version)),
        "conflict": NO_CONFLICT,
    }
    return workflow.approve(version=version.pk, by=by or make_pharmacist(), **(signed | fields))


def keys(checks: Iterable[Check]) -> tuple[str, ...]:
    return tuple(check.key for check in checks)


def request_changes(version: Version, by: Person | None = None) -> Act:
    by = by or make_pharmacist()
    workflow.comment(version=version.pk, by=by, section="title", body="Which source?")
    return workflow.request_changes(version=version.pk, by=by, digest=version.digest)


def withdraw(edition: Edition, by: Person | None = None, reason: str = "A source was withdrawn.") -> Any:
    by = by or make_pharmacist()
    return workflow.withdraw(edition=edition.pk, by=by, digest=edition.digest, reason=reason, password=PASSWORD)


def reaffirm(edition: Edition, by: Person | None = None, **fields: Any) -> Any:
    signed = {
        "digest": edition.digest,
        "password": PASSWORD,
        "checks": keys(checks_of_edition(edition)),
        "conflict": NO_CONFLICT,
    }
    return workflow.reaffirm(edition=edition.pk, by=by or make_pharmacist(), **(signed | fields))


def sign(version: Version, by: Person | None = None, **fields: Any) -> workflow.Approval:
    """By as many as the version asks for."""
    for _ in range(1, version.signatures_required):
        approve(version, **fields)
    return approve(version, by, **fields)


def publish(record: Article | Medication, by: Person | None = None) -> Edition:
    edition = sign(submit(record), by).edition
    assert edition is not None
    return edition


@remembered
def make_live_medication(**fields: Any) -> Medication:
    medication = make_medication(**fields)
    publish(medication)
    return medication


@remembered
def make_article_in_review(by: Person | None = None) -> tuple[Article, Version]:
    article = make_article(by)
    return article, submit(article)


@remembered
def make_live_article(by: Person | None = None, **fields: Any) -> tuple[Article, Edition]:
    article = make_article(by, **fields)
    return article, publish(article)


@remembered
def make_withdrawn_article() -> tuple[Article, Edition]:
    article, edition = make_live_article()
    withdraw(edition)
    return article, edition


@remembered
def make_article_with_changes_requested() -> tuple[Article, Version]:
    article, version = make_article_in_review()
    request_changes(version)
    return article, version


def make_scheduled_article(publish_at: Any, by: Person | None = None) -> tuple[Article, Version]:
    article, version = make_article_in_review()
    approve(version, by, publish_at=publish_at)
    return article, version
