"""The real house as the state machine walks through it: one article, its record, its people."""

from datetime import date

from articles.lifecycle import Role
from articles.models import Article, Edition, Medication, Person, Version, clock, drafting
from articles.workflow.freeze import verify
from tests import factory
from tests.machine.made import Text
from tests.machine.oracle import Oracle

PEOPLE: dict[str, tuple[Role, ...]] = {
    "author": (Role.WRITER, Role.PHARMACIST),
    "second": (Role.WRITER, Role.PHARMACIST),
    "third": (Role.WRITER, Role.PHARMACIST),
    "writer": (Role.WRITER,),
    "reviewer": (Role.PHARMACIST,),
    "stranger": (),
}
FIRST: Text = ("Alpha.", factory.ANSWER)
FOR_LONG = {
    "credentials": "PharmD",
    "register": "Test Board",
    "registration": "TEST",
    "registration_expires": date(2099, 1, 1),
}


class House:
    """Made once; every example starts from it."""

    def __init__(self) -> None:
        people = {
            name: factory.make_person(*roles, username=name, name=name, slug=name, **FOR_LONG)
            for name, roles in PEOPLE.items()
        }
        self.keys = {name: person.pk for name, person in people.items()}
        self.names = {key: name for name, key in self.keys.items()}
        self.keeper = factory.make_pharmacist(**FOR_LONG)
        self.administrator = factory.make_administrator()
        self.record = factory.make_live_medication()
        article = factory.make_article(people["author"], self.record, short_answer=FIRST[0])
        self.article, self.address = article.pk, (self.record.slug, article.slug)

    def oracle(self) -> Oracle:
        writers, pharmacists = (
            {name for name, roles in PEOPLE.items() if role in roles} for role in (Role.WRITER, Role.PHARMACIST)
        )
        record = self.record.editions.get()
        return Oracle("author", FIRST, clock.now(), writers, pharmacists, [(record.fragment, record.review_due)])

    def person(self, name: str) -> Person:
        """As a request finds them."""
        return Person.objects.get(pk=self.keys[name])

    def draft(self) -> Article:
        return Article.objects.get(pk=self.article)

    def write(self, *, by: Person, text: Text) -> None:
        article = self.draft()
        question = article.questions.get()
        article.short_answer, question.answer = text
        with drafting(article, by=by, reason="Words."):
            article.save()
            question.save()

    def contributors(self, version: Version) -> set[str]:
        assert verify(version)
        return {self.names[key] for key in version.contributor_rows.values_list("person_id", flat=True)}

    def sign_record(self) -> Edition:
        """The record in new words, by people of its own."""
        record = Medication.objects.get(pk=self.record.pk)
        factory.edit(record, record.author, summary=f"It calms. Words of revision {record.revision}.")
        return factory.publish(record, self.keeper)
