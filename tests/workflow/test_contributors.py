"""Whoever wrote words that stand in a page, or changed its draft since its edition, may not sign it. The way by which
the words came makes no difference.
"""

from collections.abc import Callable
from typing import Any

import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, Medication, Origin, Person, Version, drafting
from articles.text.reading import Reading, Scrap
from articles.workflow import WrongPerson
from tests import factory
from tests.admin.pages import change_url, fields_of, signed_in, typed_form
from tests.classes import make_live_class, make_member
from tests.facts import make_facts

pytestmark = pytest.mark.django_db

SENTENCE = "This medicine may be taken with alcohol."


@pytest.fixture
def both() -> Person:
    """Writes and signs."""
    return factory.make_pharmacist(Role.WRITER)


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def with_sentence(article: Article) -> str:
    return f"{fresh(article).body}\n\n{SENTENCE}"


def submitted(article: Article, by: Person | None = None) -> Version:
    """By a writer who typed none of it."""
    return factory.submit(fresh(article), by or factory.make_writer())


def started_again(article: Article, by: Person) -> None:
    """What the draft holds is set aside, and it is the live edition again."""
    workflow.set_aside(document=article.pk, by=by)
    workflow.branch(document=article.pk, by=by)


def refuses(version: Version, both: Person) -> None:
    assert SENTENCE in version.content
    with pytest.raises(WrongPerson, match="contributed"):
        factory.approve(version, both)


def by_line(article: Article, both: Person) -> None:
    [line] = [line for source in article.imports.all() for line in source.scraps.all()]
    workflow.take_back_line(scrap=line.pk, by=article.author)


def by_hand_from_the_quarantine(article: Article, both: Person) -> None:
    factory.edit(fresh(article), article.author, body=with_sentence(article))


def by_kept_typing(article: Article, both: Person) -> None:
    factory.edit(fresh(article), both, body=with_sentence(article))
    client, url = signed_in(article.author), change_url(article)
    client.post("/admin/keep/", typed_form(client, url, title="Another title"))
    started_again(article, article.author)
    back = client.post(url, {"_bring_back": "1"})
    assert client.post(url, fields_of(back) | {"why": "Go on."}).status_code == 302


def by_stale_form(article: Article, both: Person) -> None:
    factory.edit(fresh(article), both, body=with_sentence(article))
    client, url = signed_in(article.author), change_url(article)
    form = typed_form(client, url, why="Go on.")
    started_again(article, factory.make_writer())
    refused = client.post(url, form)
    assert refused.status_code == 409
    assert client.post(url, fields_of(refused)).status_code == 302


def by_form_open_while_a_save_was_restored(article: Article, both: Person) -> None:
    factory.edit(fresh(article), both, body=with_sentence(article))
    client, url = signed_in(article.author), change_url(article)
    form = typed_form(client, url, why="Go on.")
    workflow.restore(document=article.pk, by=factory.make_writer(), revision=1)
    assert client.post(url, fields_of(client.post(url, form))).status_code == 302


def in_review(article: Article) -> Version:
    factory.edit(fresh(article), article.author, title="Another title")
    return submitted(article)


def by_comment(article: Article, both: Person) -> None:
    version = in_review(article)
    workflow.comment(version=version.pk, by=both, body=f"Better say this. {SENTENCE}", section="title")
    factory.edit(fresh(article), article.author, body=with_sentence(article))


def by_reply(article: Article, both: Person) -> None:
    version = in_review(article)
    comment = workflow.comment(version=version.pk, by=factory.make_pharmacist(), body="Alcohol?", section="title")
    workflow.reply(comment=comment.pk, by=both, body=SENTENCE)
    factory.edit(fresh(article), article.author, body=with_sentence(article))


def by_suggestion_typed_by_hand(article: Article, both: Person) -> None:
    version = in_review(article)
    quote = "It is for seizures."
    workflow.comment(version=version.pk, by=both, body="", quote=quote, suggestion=f"{quote} {SENTENCE}")
    factory.edit(fresh(article), article.author, body=with_sentence(article))


DOORS: list[Callable[[Article, Person], None]] = [
    by_line, by_hand_from_the_quarantine, by_kept_typing, by_stale_form, by_form_open_while_a_save_was_restored,
    by_comment, by_reply, by_suggestion_typed_by_hand,
]  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
def test_words_keep_their_writer_by_whatever_door_they_come_in(both: Person, door: Any) -> None:
    article = imported_by(both) if "line" in door.__name__ or "quarantine" in door.__name__ else factory.make_article()
    factory.publish(fresh(article))
    door(article, both)

    refuses(submitted(article), both)


def imported_by(both: Person) -> Article:
    """One line of the file is in the quarantine; the rest of the text has been written anew since."""
    writer = factory.make_writer()
    article = workflow.import_article(
        reading=Reading(title="x", body="x", quarantine=(Scrap(4, SENTENCE, "not placed"),)),
        filename="x.txt",
        medication=factory.make_live_medication(),
        kind="other",
        author=writer,
        by=both,
    )
    own = factory.make_article(writer, fresh(article).medication)
    with drafting(article, by=writer, reason="Written anew."):
        for name in ("title", "short_answer", "body"):
            setattr(article, name, getattr(own, name))
        article.save()
        for row in (*own.questions.all(), *own.references.all()):
            row.pk, row._state.adding = None, True
            setattr(row, "article" if hasattr(row, "article") else "document", article)
            row.save()
    return article


def test_who_wrote_the_edition_before_does_not_sign_the_next(both: Person) -> None:
    article = factory.make_article(both, body=f"{factory.BODY}\n\n{SENTENCE}")
    factory.publish(article)
    writer = factory.make_writer()
    factory.edit(fresh(article), writer, author=writer, title="Another title")
    refuses(submitted(article), both)


def test_who_took_words_out_is_known_by_the_words_beside_them(both: Person) -> None:
    article = factory.make_article(body=f"{factory.BODY}\n\nIt may never be taken with alcohol. {SENTENCE}")
    factory.edit(fresh(article), both, body=fresh(article).body.replace(" never", ""))
    factory.publish(article)
    factory.edit(fresh(article), article.author, title="Another title")
    refuses(submitted(article), both)


def test_whose_words_are_gone_may_sign_again(both: Person) -> None:
    article = factory.make_article()
    factory.edit(fresh(article), both, body=with_sentence(article))
    factory.publish(article)
    factory.edit(fresh(article), article.author, body=factory.BODY)
    refused = submitted(article)
    assert both not in refused.contributors.all()
    factory.sign(refused)
    factory.edit(fresh(article), article.author, title="Another title")
    assert factory.approve(submitted(article), both)


def test_who_only_loaded_words_did_not_write_them(both: Person) -> None:
    article = factory.make_article()
    factory.edit(fresh(article), article.author, body=with_sentence(article))
    factory.edit(fresh(article), article.author, body=factory.BODY)
    workflow.restore(document=article.pk, by=both, revision=2)
    factory.publish(article)
    factory.edit(fresh(article), article.author, title="Another title")
    assert both not in submitted(article).contributors.all()


def test_a_comment_that_quotes_or_names_a_fact_gives_no_hand(both: Person) -> None:
    article = factory.make_article(body=f"{factory.BODY}\n\n{SENTENCE}")
    version = factory.submit(article)
    comment = workflow.comment(
        version=version.pk, by=both, body=f"{SENTENCE} Who says so? Keep it dry.", section="title"
    )
    factory.edit(fresh(article), article.author, short_answer="It calms. Keep it dry.")
    assert both not in submitted(article).contributors.all()
    assert comment.by == both


def say_it_in_the_box(record: Medication, topic: str, both: Person) -> None:
    with drafting(record, by=both, reason="Says more."):
        boxed = record.boxed.get(topic=topic)
        boxed.text = f"{boxed.text} {SENTENCE}"
        boxed.save()


def test_words_of_the_record_keep_their_writer_in_its_articles(both: Person) -> None:
    record = factory.make_medication()
    say_it_in_the_box(record, "opioids", both)
    factory.publish(record)
    refuses(factory.submit(factory.make_article(medication=record)), both)


def test_wording_suggested_for_the_record_and_typed_by_hand_keeps_its_writer_in_the_articles(both: Person) -> None:
    record = factory.make_medication()
    version, quote = factory.submit(record), "It can stop breathing."
    comment = workflow.comment(version=version.pk, by=both, body="", quote=quote, suggestion=f"{quote} {SENTENCE}")
    say_it_in_the_box(record, "opioids", record.author)
    workflow.resolve(comment=comment.pk, by=factory.make_pharmacist())
    factory.publish(record)
    refuses(factory.submit(factory.make_article(medication=record)), both)


def test_a_comment_that_quotes_an_earlier_version_gives_no_hand(both: Person) -> None:
    article = factory.make_article(body=f"{factory.BODY}\n\n{SENTENCE}")
    factory.submit(article)
    factory.edit(fresh(article), article.author, body=factory.BODY)
    version = submitted(article)
    workflow.comment(version=version.pk, by=both, body=f"Version 1 said: {SENTENCE} Why is it gone?", section="title")
    factory.edit(fresh(article), article.author, body=with_sentence(article))
    assert both not in submitted(article).contributors.all()


def test_words_of_the_class_keep_their_writer_in_its_members_and_their_articles(both: Person) -> None:
    record, _ = make_live_class()
    say_it_in_the_box(record, "misuse", both)
    factory.publish(record)
    member = make_member(record)
    version = factory.submit(member)
    refuses(version, both)
    factory.sign(version)
    body = f"{factory.BODY}\n\nIt can lead to misuse and addiction. Do not drink alcohol with it."
    refuses(factory.submit(factory.make_article(medication=member, body=body)), both)


def test_a_value_pulled_from_the_record_keeps_its_writer(both: Person) -> None:
    record = factory.make_medication()
    with drafting(record, by=both, reason="What it does."):
        make_facts(record)
    factory.publish(record)
    article = factory.make_article(medication=record)
    assert both not in factory.submit(article).contributors.all()
    factory.edit(article, article.author, short_answer="It calms. At most {{dose panic maximum}}.")
    assert both in submitted(article).contributors.all()


def test_every_text_that_was_not_typed_over_the_draft_says_where_it_is_from(both: Person) -> None:
    for door, verb in ((by_line, Origin.LINE), (by_kept_typing, Origin.TYPING), (by_stale_form, Origin.TYPING)):
        article = imported_by(both)
        factory.publish(article)
        door(article, both)
        origin = Origin.objects.filter(document=article.pk).latest("pk")
        assert origin.verb == verb
        assert origin.line or origin.from_revision
        assert both in origin.people.all()


def test_a_form_over_the_last_save_needs_no_origin() -> None:
    article = factory.make_article()
    client = signed_in(article.author)
    client.post(change_url(article), typed_form(client, change_url(article), title="Another title", why="Plainer."))
    assert not Origin.objects.exists()


@pytest.mark.parametrize("over", ["", "x", "-1", "9" * 40])
def test_a_form_that_does_not_say_over_what_it_was_typed_brings_everybody_along(both: Person, over: str) -> None:
    article = factory.make_article()
    factory.edit(article, both, title="Another title")
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), title="A third", why="Plainer.")
    assert client.post(change_url(article), form | {"over": over}).status_code == 302
    assert set(Origin.objects.get().people.all()) == {article.author, both}
