"""States by name, made the real way, and the writes that go around the verbs from there."""

import json
from datetime import timedelta
from typing import Any

from django.db import models

from articles import workflow
from articles.lifecycle import Role
from articles.models import (
    Act,
    Article,
    Contributor,
    Document,
    Edition,
    Person,
    Reaffirmation,
    Version,
    Withdrawal,
    clock,
)
from articles.workflow import people
from tests import factory


def in_review(by: Person | None = None) -> Version:
    return factory.make_article_in_review(by)[1]


def by_a_pharmacist() -> Version:
    return in_review(factory.make_pharmacist(Role.WRITER))


def set_aside() -> Version:
    article = factory.make_article()
    return workflow.set_aside(document=article.pk, by=article.author)


def recalled() -> Version:
    version = in_review()
    workflow.recall(version=version.pk, by=version.author)
    return version


def superseded() -> Version:
    article, version = factory.make_article_with_changes_requested()
    factory.edit(article, article.author, title="Newer")
    factory.submit(article)
    return version


def scheduled() -> Version:
    return factory.make_scheduled_article(clock.now() + timedelta(days=1))[1]


def cancelled() -> Version:
    version = scheduled()
    workflow.cancel(version=version.pk, by=version.author, reason="Not yet.")
    return version


def without_contributors() -> Version:
    return nobodys(in_review())


def live(by: Person | None = None) -> Edition:
    return factory.make_live_article(by)[1]


def next_in_review(edition: Edition) -> Version:
    article = edition.document.as_article
    factory.edit(article, article.author, title="Next")
    return factory.submit(article)


def on_withdrawn_base() -> Version:
    edition = live()
    version = next_in_review(edition)
    factory.withdraw(edition)
    return version


def approved_on_withdrawn_base() -> Version:
    edition = live()
    version = approved(next_in_review(edition))
    factory.withdraw(edition)
    return version


def on_nothing_while_live() -> Version:
    return twin(live().version)


def on_nothing_while_zero_is_live() -> Version:
    """The edition that stands has the key 0, which is not nothing."""
    version = in_review()
    both = twin(version)
    as_edition(approved(version), id=0)
    return both


def on_older_edition() -> Version:
    return twin(factory.approve(next_in_review(live())).act.version)


def approved(version: Version | None = None, by: Person | None = None) -> Version:
    """Signed, and not yet made public."""
    version = version or in_review()
    approval(version, by)
    return version


def approved_record() -> Version:
    return approved(factory.submit(factory.make_medication()))


def recalled_after_approval() -> Version:
    version = approved()
    Act.objects.create(version=version, person=version.made_by, verb="recall")
    return version


def asking_for_two_with_one() -> Version:
    return approved(twin(in_review(), signatures_required=2))


def approved_by_a_leaver() -> Version:
    leaver = factory.make_pharmacist()
    version = approved(by=leaver)
    people.deactivate(person=leaver.pk, by=None)
    return version


def approved_on_a_withdrawn_record() -> Version:
    version = approved()
    assert version.pinned_edition is not None
    factory.withdraw(version.pinned_edition)
    return version


def approved_at_an_address_taken_since() -> Version:
    article, version = factory.make_article_in_review()
    address = article.slug
    factory.edit(article, article.author, slug="other")
    factory.publish(factory.make_article(medication=article.medication, slug=address))
    return approved(version)


def edited() -> Article:
    article = factory.make_article()
    factory.edit(article, article.author, title="Next")
    return article


def live_by_a_pharmacist() -> Edition:
    return live(factory.make_pharmacist(Role.WRITER))


def older() -> Edition:
    edition = live()
    factory.approve(next_in_review(edition))
    return edition


def withdrawn() -> Edition:
    return factory.make_withdrawn_article()[1]


def copied(row: Version | Edition, **changes: Any) -> dict[str, Any]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: value for name, value in values.items() if name != "id"} | changes


def nobodys(version: Version, **changes: Any) -> Version:
    number = version.document.versions.count() + 1
    return Version.objects.create(**copied(version, number=number, digest=f"{number:064}", **changes))


def twin(version: Version, **changes: Any) -> Version:
    """Another version of the same text by the same people, submitted around the verbs."""
    made = nobodys(version, **changes)
    contributor(made, version.author)
    submission(made)
    return made


def contributor(version: Version, person: Person | None = None) -> None:
    Contributor.objects.create(version=version, person=person or factory.make_writer())


def submission(version: Version) -> None:
    Act.objects.create(version=version, person=version.made_by, verb="submit")


def approval(version: Version, by: Person | None = None, **changes: Any) -> None:
    values = {"verb": "approve", "digest": version.digest} | changes
    Act.objects.create(version=version, person=by or factory.make_pharmacist(), **values)


def as_edition(version: Version, **changes: Any) -> None:
    """The honest edition of a version but for the changes."""
    content = json.loads(version.content)
    facts, record = content.get("medication", content), version.pinned_edition
    Edition.objects.create(
        **{
            **{name: getattr(version, name) for name in ("document_id", "content", "fragment", "digest", "note")},
            "version_id": version.pk,
            "number": 1,
            "kind": content["kind"],
            "signatures": "[]",
            "medication_id": record.document_id if record else version.document_id,
            "medication_name": facts["name"],
            "medication_slug": facts["slug"],
            "country": facts["country"],
            "slug": content["slug"] if record else "",
            "title": content["title" if record else "name"],
            "author_name": content["author"]["name"],
            "author_credentials": content["author"]["credentials"],
            "disclosure": content["disclosure"],
            "reviewed_at": clock.now(),
            "review_due": clock.today(),
            **changes,
        }
    )


def withdrawal(edition: Edition, role: Role = Role.PHARMACIST, **changes: Any) -> None:
    own = {"person": factory.make_person(role), "reason": "Wrong.", "digest": edition.digest}
    Withdrawal.objects.create(edition=edition, **(own | changes))


def reaffirmation(edition: Edition, role: Role = Role.PHARMACIST, by: Person | None = None, **changes: Any) -> None:
    own = {"person": by or factory.make_person(role), "review_due": edition.review_due, "digest": edition.digest}
    Reaffirmation.objects.create(edition=edition, **(own | changes))


def lower_revision(document: Document) -> None:
    models.QuerySet(Document).filter(pk=document.pk).update(revision=1)
