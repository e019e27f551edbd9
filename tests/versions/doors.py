"""The ways by which words of somebody come into the draft of somebody else."""

from collections.abc import Callable

import pytest

from articles import workflow
from articles.importing import Reading, Scrap, read
from articles.models import Article, Person, Version, drafting
from articles.workflow import WrongPerson
from tests import factory
from tests.admin.pages import change_url, fields_of, signed_in, typed_form

SENTENCE = "This medicine may be taken with alcohol."


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
    assert SENTENCE in version.content_json
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


def by_file(article: Article, both: Person) -> None:
    """Written on another page, exported there, imported by somebody else, and copied from the import by hand."""
    page = factory.make_article(both, article.medication, body=f"{factory.BODY}\n\n{SENTENCE}")
    reading = read("page.md", workflow.export_article(article=page).encode())
    copy = workflow.import_article(
        reading=reading, filename="page.md", medication=page.medication, kind="other", author=article.author,
        by=article.author,
    )  # fmt: skip
    factory.edit(fresh(article), article.author, body=copy.body)


def by_hand_from_an_archived_page(article: Article, both: Person) -> None:
    page = factory.make_article(both, article.medication, body=SENTENCE)
    workflow.archive(document=page.pk, by=both)
    factory.edit(fresh(article), article.author, body=f"{fresh(article).body}\n\n{SENTENCE}")


DOORS: list[Callable[[Article, Person], None]] = [
    by_line, by_hand_from_the_quarantine, by_kept_typing, by_stale_form, by_form_open_while_a_save_was_restored,
    by_comment, by_reply, by_suggestion_typed_by_hand, by_file, by_hand_from_an_archived_page,
]  # fmt: skip


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
        for name in ("title", "short_answer", "body", "disclosure"):
            setattr(article, name, getattr(own, name))
        article.save()
        for row in (*own.questions.all(), *own.references.all()):
            row.pk, row._state.adding = None, True
            setattr(row, "article" if hasattr(row, "article") else "document", article)
            row.save()
    return article
