"""The real house as the state machine walks through it: one imported article, its record, its people."""

from datetime import date

from articles import workflow
from articles.content.rows import Question, Reference
from articles.importing import Reading, Scrap
from articles.lifecycle import Role
from articles.models import Article, Edition, Medication, Person, Quarantined, Version, clock, drafting
from articles.versions.contributors import record_typing
from articles.versions.freeze import verify
from tests import factory
from tests.machine.made import Text
from tests.machine.oracle import Oracle

PEOPLE: dict[str, tuple[Role, ...]] = {
    "author": (Role.WRITER, Role.PHARMACIST),
    "second": (Role.WRITER, Role.PHARMACIST),
    "third": (Role.WRITER, Role.PHARMACIST),
    "writer": (Role.WRITER,),
    "importer": (Role.WRITER, Role.PHARMACIST),
    "reviewer": (Role.PHARMACIST,),
    "stranger": (),
}
FIRST: Text = ("Alpha eats apples.", factory.ANSWER, "")
LINES = ("Golf is played outdoors.", "Hotel rooms have doors.")
"""What waits in the quarantine."""
FILE = Reading(
    title="Full guide",
    slug="full-guide",
    short_answer=FIRST[0],
    body=factory.BODY,
    disclosure="No conflict of interest declared.",
    questions=(Question("Can I drive?", FIRST[1]),),
    references=(
        Reference("label", "Test Agency", "Test label", "https://example.org/label", "", "2024-01-04", "2026-01-05"),
    ),
    quarantine=tuple(Scrap(number, line, "not placed") for number, line in enumerate(LINES, 90)),
)
FOR_LONG = {
    "credentials": "PharmD",
    "register": "Test Board",
    "registration_expires": date(2099, 1, 1),
}


class House:
    """Made once; every example starts from it."""

    def __init__(self) -> None:
        people = {
            name: factory.make_person(
                *roles, username=name, name=name, slug=name, registration=f"TEST {name}", **FOR_LONG
            )
            for name, roles in PEOPLE.items()
        }
        self.keys = {name: person.pk for name, person in people.items()}
        self.names = {key: name for name, key in self.keys.items()}
        self.keeper = factory.make_pharmacist(**FOR_LONG)
        self.administrator = factory.make_administrator()
        self.record = factory.make_live_medication()
        self.names[self.record.author.pk] = "recorder"
        article = workflow.import_article(
            reading=FILE,
            filename="guide.md",
            medication=self.record,
            kind="other",
            author=people["author"],
            by=people["importer"],
        )
        self.lines = list(Quarantined.objects.filter(source__document=article, text__in=LINES).order_by("line"))
        self.article, self.address = article.pk, (self.record.slug, article.slug)

    def oracle(self) -> Oracle:
        writers, pharmacists = (
            {name for name, roles in PEOPLE.items() if role in roles} for role in (Role.WRITER, Role.PHARMACIST)
        )
        record = self.record.editions.get()
        records = [(record.fragment, record.review_due)]
        return Oracle("author", "importer", FIRST, clock.now(), writers, pharmacists, records)

    def person(self, name: str) -> Person:
        """As a request finds them."""
        return Person.objects.get(pk=self.keys[name])

    def draft(self) -> Article:
        return Article.objects.get(pk=self.article)

    def write(self, *, by: Person, text: Text, over: int | None = None) -> None:
        """As the form does it. `over` is the revision over which the text was typed, where it is not the last."""
        article = self.draft()
        question = article.questions.get()
        article.short_answer, question.answer, article.body = text[0], text[1], factory.BODY + text[2]
        last = article.revision
        with drafting(article, by=by, reason="Words.") as opened:
            article.save()
            question.save()
            if opened.changed:
                record_typing(article, revision=opened.revision, over=last if over is None else over, by=by)

    def contributors(self, version: Version) -> set[str]:
        assert verify(version)
        return {self.names[key] for key in version.contributor_rows.values_list("person_id", flat=True)}

    def sign_record(self) -> Edition:
        """The record in new words, by people of its own."""
        record = Medication.objects.get(pk=self.record.pk)
        factory.edit(record, record.author, summary=f"It calms. Words of revision {record.revision}.")
        return factory.publish(record, self.keeper)
