"""States by name: made the real way as far as that goes, and around the verbs from there."""

from datetime import timedelta

from django.db import connection

from articles import workflow
from articles.importing import Reading, Scrap
from articles.lifecycle import Role, Stage
from articles.models import (
    Act,
    Article,
    AuditHead,
    Edition,
    Person,
    Quarantined,
    Recheck,
    Reminder,
    Version,
    Waiver,
    clock,
    drafting,
)
from articles.workflow import people
from articles.workflow.address import propose_address
from tests import factory
from tests.facts import make_facts
from tests.models.around import approval, as_edition, nobodys, ruling, twin, waiver
from tests.remembered import remembered
from tests.reports import make_closed_report
from tests.twins import become_one, signer


@remembered
def in_review(by: Person | None = None) -> Version:
    return factory.make_article_in_review(by)[1]


@remembered
def by_a_pharmacist() -> Version:
    return in_review(factory.make_pharmacist(Role.WRITER))


@remembered
def waived(by: Person | None = None) -> Waiver:
    return waiver(in_review(), by)


@remembered
def waived_by_a_pharmacist() -> Waiver:
    return waived(factory.make_pharmacist())


@remembered
def set_aside() -> Version:
    article = factory.make_article()
    return workflow.set_aside(document=article.pk, by=article.author)


@remembered
def recalled() -> Version:
    version = in_review()
    workflow.recall(version=version.pk, by=version.author)
    return version


@remembered
def superseded() -> Version:
    article, version = factory.make_article_with_changes_requested()
    factory.edit(article, article.author, title="Newer")
    factory.submit(article)
    return version


@remembered
def scheduled() -> Version:
    return factory.make_scheduled_article(clock.now() + timedelta(days=1))[1]


@remembered
def cancelled() -> Version:
    version = scheduled()
    workflow.cancel(version=version.pk, by=version.author, reason="Not yet.")
    return version


@remembered
def without_contributors() -> Version:
    return nobodys(in_review())


@remembered
def live(by: Person | None = None) -> Edition:
    return factory.make_live_article(by)[1]


def next_in_review(edition: Edition) -> Version:
    article = edition.document.as_article
    factory.edit(article, article.author, title="Next")
    return factory.submit(article)


@remembered
def on_withdrawn_base() -> Version:
    edition = live()
    version = next_in_review(edition)
    factory.withdraw(edition)
    return version


@remembered
def approved_on_withdrawn_base() -> Version:
    edition = live()
    version = approved(next_in_review(edition))
    factory.withdraw(edition)
    return version


@remembered
def on_nothing_while_live() -> Version:
    return twin(live().version)


@remembered
def on_nothing_while_zero_is_live() -> Version:
    """The edition that stands has the key 0, which is not nothing."""
    version = in_review()
    both = twin(version)
    as_edition(approved(version), id=0)
    return both


@remembered
def on_older_edition() -> Version:
    return twin(factory.approve(next_in_review(live())).act.version)


@remembered
def approved(version: Version | None = None, by: Person | None = None) -> Version:
    """Signed, and not yet made public."""
    version = version or in_review()
    approval(version, by)
    return version


@remembered
def approved_record() -> Version:
    return approved(factory.submit(factory.make_medication()))


@remembered
def recalled_after_approval() -> Version:
    version = approved()
    Act.objects.create(version=version, person=version.made_by, verb="recall")
    return version


@remembered
def asking_for_two_with_one() -> Version:
    return approved(twin(in_review(), signatures_required=2))


@remembered
def asking_for_two_with_one_person() -> Version:
    """Both accounts signed as two, and have the same number only since."""
    version = asking_for_two_with_one()
    first, other = signer(version), factory.make_pharmacist()
    approval(version, other)
    become_one(other, first)
    return version


@remembered
def with_a_proposed_address(email: str = "new@example.org") -> Person:
    person = factory.make_writer()
    propose_address(person=person.pk, email=email, by=factory.make_administrator())
    return person


@remembered
def approved_by_a_leaver() -> Version:
    leaver = factory.make_pharmacist()
    version = approved(by=leaver)
    people.deactivate(person=leaver.pk, by=None)
    return version


@remembered
def approved_on_a_withdrawn_record() -> Version:
    version = approved()
    assert version.pinned_edition is not None
    factory.withdraw(version.pinned_edition)
    return version


@remembered
def in_review_at_an_address_taken_since() -> Version:
    article, version = factory.make_article_in_review()
    address = article.slug
    factory.edit(article, article.author, slug="other")
    factory.publish(factory.make_article(medication=article.medication, slug=address))
    return version


@remembered
def approved_at_an_address_taken_since() -> Version:
    return approved(in_review_at_an_address_taken_since())


@remembered
def edited() -> Article:
    article = factory.make_article()
    factory.edit(article, article.author, title="Next")
    return article


@remembered
def live_by_a_pharmacist() -> Edition:
    return live(factory.make_pharmacist(Role.WRITER))


@remembered
def older() -> Edition:
    edition = live()
    factory.approve(next_in_review(edition))
    return edition


@remembered
def withdrawn() -> Edition:
    return factory.make_withdrawn_article()[1]


@remembered
def chained() -> AuditHead:
    factory.make_writer()
    connection.check_constraints()  # PostgreSQL links rows at the commit
    return AuditHead.objects.get()


@remembered
def with_lines_set_aside() -> list[Quarantined]:
    """The first was taken back, the second waits."""
    writer, medication = factory.make_writer(), factory.make_medication()
    scraps = (Scrap(4, "Take it with water.", "not placed"), Scrap(9, "Total votes: 12", "poll"))
    reading = Reading(title="Doses", body="Once a day.", quarantine=scraps)
    workflow.import_article(
        reading=reading, filename="doses.txt", medication=medication, kind="dosing", author=writer, by=writer
    )
    first, second = Quarantined.objects.filter(source__document__as_article__author=writer).order_by("line")
    return [workflow.take_back_line(scrap=first.pk, by=writer), second]


@remembered
def something_of_everything() -> None:
    """At least one row in each table that is written once."""
    article, edition = factory.make_live_article()
    with_lines_set_aside()
    with drafting(article.medication, by=article.author, reason="Facts."):
        make_facts(article.medication)
    factory.reaffirm(edition)
    factory.edit(article, article.author, title="Second")
    version = factory.submit(article)
    factory.request_changes(version)
    comment = version.comments.get()
    workflow.reply(comment=comment.pk, by=article.author, body="The label.")
    workflow.restore(document=article.pk, by=article.author, version=edition.version_id)
    ruling(waiver(version), factory.make_pharmacist())
    Recheck.objects.create(edition=edition, differences="{}")
    Reminder.objects.create(edition=edition, review_due=edition.review_due, stage=Stage.REVIEW_TODAY)
    with_a_proposed_address()
    make_closed_report()
    factory.withdraw(edition)
