"""States by name, made the real way, and the writes that go around the verbs from there."""

from datetime import timedelta
from typing import Any

from articles import workflow
from articles.lifecycle import Role
from articles.models import Act, Contributor, Edition, Person, Reaffirmation, Version, Withdrawal, clock
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
    version = next_in_review(edition)
    approval(version)
    factory.withdraw(edition)
    return version


def on_nothing_while_live() -> Version:
    return twin(live().version)


def on_nothing_while_zero_is_live() -> Version:
    """The edition that stands has the key 0, which is not nothing."""
    version = in_review()
    both = twin(version)
    approval(version)
    as_edition(version, id=0)
    return both


def on_older_edition() -> Version:
    return twin(factory.approve(next_in_review(live())).act.version)


def recalled_after_approval() -> Version:
    version = scheduled()
    Act.objects.create(version=version, person=version.made_by, verb="recall")
    return version


def asking_for_two_with_one() -> Version:
    version = twin(in_review(), signatures_required=2)
    approval(version)
    return version


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
    """An edition of this version, in the dress of its medicine's record."""
    own = {"document_id": version.document_id, "version_id": version.pk, "number": 1, "digest": version.digest}
    texts = {"fragment": version.fragment, "content": version.content}
    assert version.pinned_edition is not None
    Edition.objects.create(**(copied(version.pinned_edition, **own, **texts) | changes))


def withdrawal(edition: Edition, role: Role = Role.PHARMACIST, **changes: Any) -> None:
    own = {"person": factory.make_person(role), "reason": "Wrong.", "digest": edition.digest}
    Withdrawal.objects.create(edition=edition, **(own | changes))


def reaffirmation(edition: Edition, role: Role = Role.PHARMACIST, by: Person | None = None, **changes: Any) -> None:
    own = {"person": by or factory.make_person(role), "review_due": edition.review_due, "digest": edition.digest}
    Reaffirmation.objects.create(edition=edition, **(own | changes))
