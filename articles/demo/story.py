"""The demo's story: who did what, so many days ago. Every step is a real verb; nothing goes straight into tables."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from .. import workflow
from ..models import Article, BoxedTopic, Document, Edition, Medication, Person, Question, Version, clock, drafting
from ..versions.checking import check_draft
from ..versions.checklist import checks_of_edition, checks_of_version
from ..versions.draft import write_draft
from ..versions.snapshot import take_snapshot
from . import shelf
from .people import PASSWORD, make_people

NO_CONFLICT = "I have no conflict of interest about this medicine."
SIGNERS = ("pharmacist", "pharmacist2")
QUESTION = "My prescription says “1.0 mg”. Did they mean 10?"
ANSWERED = (
    "They most likely meant 1 mg, but do not guess. A point is easy to miss, and that makes the dose ten times as high."
    " Before you take any, ask your pharmacist to check it with the prescriber."
)


def is_told() -> bool:
    return Document.objects.exists() or Person.objects.exists()


@transaction.atomic
def tell() -> None:
    """Load the demo into an empty database, all of it or nothing."""
    Story(clock.now()).tell()


class Story:
    def __init__(self, now: datetime) -> None:
        self.now = now
        with clock.at(now - timedelta(days=320)):
            self.people = make_people(now.date())
        self.steps: list[tuple[int, Callable[[], object]]] = []

    def tell(self) -> None:
        self.records()
        self.clonazepam()
        self.others()
        self.waiting()
        for days_ago, step in sorted(self.steps, key=lambda pair: -pair[0]):
            with clock.at(self.now - timedelta(days=days_ago, hours=3)):
                step()

    def after(self, days_ago: int, step: Callable[[], object]) -> None:
        self.steps.append((days_ago, step))

    def records(self) -> None:
        for place, name in enumerate(shelf.RECORDS):
            self.after(300 - place, partial(self._record, name))

    def _record(self, name: str) -> None:
        medication = shelf.record(name, self.people["writer"])
        version = self._submit(medication, "First edition of this record.")
        self._sign(version, "pharmacist")

    def clonazepam(self) -> None:
        self.first(280, "clonazepam-full-guide", "clonazepam", "writer", "pharmacist")
        self.again(120, "clonazepam-full-guide", "writer2", "pharmacist2")
        self.first(270, "clonazepam-side-effects", "clonazepam", "writer", "pharmacist2")
        self.after(25, lambda: self._reaffirm("side-effects", "pharmacist"))
        self.first(200, "clonazepam-dosing", "clonazepam", "writer", "pharmacist")
        self.first(190, "clonazepam-stopping", "clonazepam", "writer2", "pharmacist")
        self.first(150, "clonazepam-questions", "clonazepam", "writer", "pharmacist2")
        self.first(140, "clonazepam-sleep", "clonazepam", "writer2", "pharmacist")
        self.after(30, self._withdraw_sleep)

    def others(self) -> None:
        self.first(215, "alprazolam-stopping", "alprazolam", "writer", "pharmacist", review_months=6)
        self.after(60, self._withdraw_ranitidine)
        self.first(100, "lorazepam-side-effects", "lorazepam", "writer2", "pharmacist2")
        self.after(40, self._correct)
        self.first(90, "diazepam-full-guide", "diazepam", "writer", "pharmacist")
        self.first(80, "metformin-full-guide", "metformin", "writer2", "pharmacist2")
        self.first(12, "imported-1", "clonazepam", "writer2", "pharmacist2")
        self.first(11, "imported-2", "clonazepam", "writer2", "pharmacist")

    def waiting(self) -> None:
        self.after(8, self._revise_record)
        self.after(3, self._ask_for_a_waiver)
        self.after(2, lambda: self._revise("clonazepam-dosing", "writer"))
        self.after(1, lambda: self._sign_once("dosing", "pharmacist2"))
        self.after(5, lambda: self._revise("clonazepam-stopping", "writer2"))
        self.after(4, self._ask_for_changes)

    def first(
        self, days_ago: int, name: str, medication: str, writer: str, signer: str, review_months: int = 12
    ) -> None:
        self.after(days_ago, lambda: self._first(name, medication, writer, signer, review_months))

    def again(self, days_ago: int, name: str, writer: str, signer: str) -> None:
        self.after(days_ago, lambda: self._sign(self._revise(name, writer), signer))

    def _first(self, name: str, medication: str, writer: str, signer: str, review_months: int) -> None:
        reading, by = shelf.text(name), self.people[writer]
        record = Medication.objects.get(slug=medication)
        article = workflow.import_article(
            reading=reading, filename=f"{name}.md", medication=record, kind=reading.kind, author=by, by=by
        )
        if review_months != article.review_months:
            with drafting(article, by=by, reason="The label of this medicine is under revision: look again sooner."):
                article.review_months = review_months
                article.save()
        self._sign(self._submit(article, shelf.note(name)), signer)

    def _revise(self, name: str, writer: str) -> Version:
        reading, by = shelf.text(f"{name}.2"), self.people[writer]
        article = Article.objects.get(slug=reading.slug, medication__slug=reading.medication)
        with drafting(article, by=by, reason=shelf.reason(f"{name}.2")):
            write_draft(article, shelf.draft_of(reading))
        for rule, why in shelf.waivers(f"{name}.2").items():
            self._waive(article, rule, why, by)
        return self._submit(article, shelf.note(f"{name}.2"), by)

    def _waive(self, article: Article, rule: str, why: str, by: Person) -> None:
        findings = check_draft(take_snapshot(article), article.pk).findings
        meant = next(one.finding.id for one in findings if one.finding.rule == rule)
        workflow.waive(document=article.pk, by=by, finding=meant, reason=why)

    def _submit(self, record: Article | Medication, note: str, by: Person | None = None) -> Version:
        return workflow.submit(document=record.pk, by=by or record.author, note=note).version

    def _sign(self, version: Version, signer: str) -> None:
        """By as many as the version asks for."""
        others = [username for username in SIGNERS if username != signer]
        for username in [signer, *others][: version.signatures_required]:
            self._approve(version, username)

    def _approve(self, version: Version, signer: str) -> None:
        workflow.approve(
            version=version.pk,
            by=self.people[signer],
            digest=version.digest,
            password=PASSWORD,
            checks=[check.key for check in checks_of_version(version)],
            conflict=NO_CONFLICT,
        )

    def _sign_once(self, slug: str, signer: str) -> None:
        """The first of two signatures: the version still waits."""
        waiting = Version.objects.filter(document__as_article__slug=slug, edition=None)
        self._approve(waiting.latest("number"), signer)

    def _revise_record(self) -> None:
        record, by = Medication.objects.get(slug="diazepam"), self.people["writer"]
        with drafting(record, by=by, reason="The warning left out how long withdrawal can last."):
            topic = BoxedTopic.objects.get(medication=record, topic="dependence")
            topic.text += " Withdrawal can last from weeks to more than 12 months."
            topic.save()
        self._sign(self._submit(record, "The boxed warning now says how long withdrawal can last."), "pharmacist2")

    def _ask_for_a_waiver(self) -> None:
        """A blocking finding in a draft, which only a pharmacist may let stand."""
        article, by = Article.objects.get(slug="common-questions"), self.people["writer"]
        with drafting(article, by=by, reason="Readers send us photographs of prescriptions written like this."):
            Question(article=article, position=8, question=QUESTION, answer=ANSWERED).save()
        self._waive(article, "DOSE-002", "The question shows how it must not be written; the answer puts it right.", by)

    def _reaffirm(self, slug: str, signer: str) -> None:
        edition = Edition.objects.get(slug=slug, medication_slug="clonazepam")
        workflow.reaffirm(
            edition=edition.pk,
            by=self.people[signer],
            digest=edition.digest,
            password=PASSWORD,
            checks=[check.key for check in checks_of_edition(edition)],
            conflict=NO_CONFLICT,
            note="Read against the label again. Nothing had to change.",
        )

    def _correct(self) -> None:
        """A number in the first edition lost a nought."""
        article, by = Article.objects.get(slug="side-effects", medication__slug="lorazepam"), self.people["writer2"]
        with drafting(article, by=by, reason="The label counts about 3,500 people, not 350."):
            article.body = article.body.replace("about 350 people", "about 3,500 people")
            article.save()
        note = "The figures come from about 3,500 people. The page had lost a nought and said 350."
        self._sign(workflow.submit(document=article.pk, by=by, note=note, correction=True).version, "pharmacist")

    def _withdraw_sleep(self) -> None:
        reason = "Sleep is not a labelled use, and a page of its own could read as a recommendation."
        self._withdraw(Edition.objects.get(slug="sleep"), reason)

    def _withdraw_ranitidine(self) -> None:
        reason = (
            "Ranitidine was taken off the market in the United States in April 2020, because it can hold NDMA, which"
            " may cause cancer. This page gave doses of it and did not say so."
        )
        self._withdraw(Edition.objects.get(medication_slug="ranitidine"), reason)

    def _withdraw(self, edition: Edition, reason: str) -> None:
        by = self.people["pharmacist2"]
        workflow.withdraw(edition=edition.pk, by=by, digest=edition.digest, reason=reason, password=PASSWORD)

    def _ask_for_changes(self) -> None:
        article = Article.objects.get(slug="stopping-and-dependence", medication__slug="clonazepam")
        version = Version.objects.get(document=article, number=2)
        by = self.people["pharmacist"]
        workflow.comment(
            version=version.pk,
            by=by,
            section="dependence",
            quote="weeks or months",
            body="Please keep the label’s range: weeks to more than 12 months.",
        )
        workflow.request_changes(
            version=version.pk,
            by=by,
            digest=version.digest,
            reason="One duration to put right, then I can sign.",
        )
