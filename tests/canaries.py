"""Plants a word that readers must never see in every text that is not public."""

from collections.abc import Iterator
from json import dumps
from typing import Any

from django.db.models import CharField

from articles import workflow
from articles.importing import Reading, Scrap
from articles.lifecycle import Role
from articles.models import (
    Article,
    BoxedTopic,
    Edition,
    KeptTyping,
    LinkRequest,
    Mail,
    Medication,
    Name,
    Person,
    Question,
    Recheck,
    Reference,
    Waiver,
    clock,
    drafting,
)
from tests import factory
from tests.facts import FACT_ROWS
from tests.remembered import remembered
from tests.reports import again, make_report

WORD = "kanari"
NAME = "kanari"
"""The same in what holds letters alone: addresses, names of accounts, labels, and words that have to be found again."""
SIGNED_WORD = "starling"


def body() -> str:
    return f"## {NAME} heading {{: other }}\n\nUnsigned {NAME} text. {WORD}"


@remembered
def plant() -> None:
    """Live pages with SIGNED_WORD; around them, WORD in drafts, versions of all fates, talk and desks."""
    record = factory.make_live_medication(summary=f"It is a {SIGNED_WORD}.")
    live, _ = factory.make_live_article(medication=record, body=f"## Use {{: uses }}\n\nA {SIGNED_WORD}.[^label]")
    writer, pharmacist = secret_writer(), secret_pharmacist()
    unsign(record, writer)
    unsign(live, writer)
    factory.submit(record, writer, note=f"{WORD} note")
    discuss(live, writer, pharmacist)
    unsign(factory.make_medication(writer), writer)
    never_approved(record, writer, pharmacist)
    desks(record, writer)
    waive(record, writer, pharmacist)
    report(writer)


def secret_writer() -> Person:
    names = {"username": f"{NAME}-writer", "name": f"{WORD} Writer", "email": f"{NAME}@example.org"}
    writer = factory.make_person(Role.WRITER, **names, credentials=f"{WORD} MSc")
    vars(writer)["_change_reason"] = f"{WORD} reason"  # where simple_history looks for it
    writer.save()
    administrator = factory.make_administrator()
    workflow.propose_address(person=writer.pk, email=f"{NAME}-new@example.org", by=administrator)
    return writer


def secret_pharmacist() -> Person:
    """Signs nothing that becomes public."""
    register = {"register": f"{WORD} register", "registration": f"{WORD}-1", "credentials": f"{WORD} PharmD"}
    return factory.make_pharmacist(username=f"{NAME}-pharmacist", name=f"{WORD} P", slug=f"{NAME}-p", **register)


def unsign(record: Article | Medication, by: Person) -> None:
    """Writes WORD into every text of the draft and of its rows."""
    texts: dict[str, Any] = {"slug": f"{NAME}-{record.pk}", "disclosure": f"{WORD} interest"}
    if isinstance(record, Medication):
        texts |= dict.fromkeys(("name", "drug_class", "controlled", "summary"), f"{WORD} {record.pk}")
    else:
        texts |= {"title": f"{WORD} title", "short_answer": f"{WORD} answer", "body": body()}
    with drafting(record, by=by, reason=f"{WORD} reason"):
        for name, text in texts.items():
            setattr(record, name, text)
        record.author = by
        record.save()
        for row in rows(record):
            row.save()


def rows(record: Article | Medication) -> list[Any]:
    link = {"url": f"https://example.org/{NAME}", "doi": f"10.1000/{NAME}"}
    days = {"source_date": clock.today(), "accessed": clock.today()}
    words = {"label": f"{NAME}-label", "publisher": f"{WORD} Agency", "title": f"{WORD} source"}
    words |= {"quote": f"{WORD} said", "place": f"{WORD} page"}
    reference = Reference(document=record, position=9, **words, **link, **days)
    if isinstance(record, Article):
        return [reference, Question(article=record, position=9, question=f"{WORD}?", answer=f"{WORD}.")]
    own: dict[str, Any] = {"medication": record, "position": 9, "source": f"{NAME}-label"}
    topic = BoxedTopic(topic=NAME, heading=f"{WORD} heading", text=f"{WORD} danger", **own)
    return [reference, Name(role="brand", name=f"{WORD} brand", **own), topic, *facts(record)]


def facts(record: Medication) -> Iterator[Any]:
    """The word in every field that takes words."""
    for model, values in FACT_ROWS.items():
        free = {field.name for field in model._meta.fields if type(field) is CharField and not field.choices}
        words = dict.fromkeys(free - {"country", "source"}, f"{WORD} words")
        yield model(medication=record, position=9, **(values | words | {"source": f"{NAME}-label"}))


def discuss(article: Article, writer: Person, pharmacist: Person) -> None:
    version = factory.submit(article, writer, note=f"{WORD} note")
    words = {"section": f"{NAME}-heading", "body": f"{WORD} comment", "quote": NAME, "suggestion": f"{WORD} wording"}
    comment = workflow.comment(version=version.pk, by=pharmacist, **words)
    workflow.reply(comment=comment.pk, by=writer, body=f"{WORD} reply")
    workflow.claim(version=version.pk, by=pharmacist)
    workflow.look(version=version, by=pharmacist)
    workflow.request_changes(version=version.pk, by=pharmacist, digest=version.digest)


def never_approved(medication: Medication, writer: Person, pharmacist: Person) -> None:
    """A version set aside, one recalled, and one that was signed for a date and cancelled."""
    article = factory.make_article(factory.make_writer(), medication)
    unsign(article, writer)
    workflow.set_aside(document=article.pk, by=writer, note=f"{WORD} note")
    recalled = factory.submit(article, writer, note=f"{WORD} note")
    workflow.recall(version=recalled.pk, by=writer, reason=f"{WORD} reason")
    signed = factory.submit(article, writer, note=f"{WORD} note")
    later = clock.now().replace(year=clock.now().year + 1, day=1)
    factory.approve(signed, pharmacist, publish_at=later, conflict=f"{WORD} interest")
    workflow.cancel(version=signed.pk, by=pharmacist, reason=f"{WORD} reason")


def desks(medication: Medication, writer: Person) -> None:
    scraps = (Scrap(1, f"{WORD} scrap", f"{WORD} reason"),)
    reading = Reading(title=f"{WORD} import", body=body(), quarantine=scraps)
    article = workflow.import_article(
        reading=reading, filename=f"{WORD}.txt", medication=medication, kind="other", author=writer, by=writer
    )
    KeptTyping.objects.create(person=writer, key=f"article:{article.pk}", form=dumps([["title", f"{WORD} typing"]]))
    to = f"{NAME}@example.org"
    Mail.objects.create(to=to, subject=f"{WORD} subject", body=f"{WORD} words", error=f"{WORD} refused")
    LinkRequest.objects.create(address=to)


def waive(medication: Medication, writer: Person, pharmacist: Person) -> None:
    """A finding in a waiting version, a waiver that was refused in words, and a recheck of a live page."""
    article = factory.make_article(factory.make_writer(), medication, body=f"{body()}\n\nStudies show {WORD} of it.")
    factory.submit(article, writer, note=f"{WORD} note")
    said = {"rule": "CLM-002", "severity": "blocking", "section": NAME, "fragment": WORD, "message": WORD}
    waiver = Waiver.objects.create(
        document=article.document, finding="0" * 16, context=WORD, reason=f"{WORD} reason", by=writer, **said
    )
    workflow.refuse_waiver(waiver=waiver.pk, by=pharmacist, reason=f"{WORD} refusal")
    live = Edition.objects.filter(kind="other").latest("pk")
    Recheck.objects.create(edition=live, differences=dumps({"facts": [], "findings": [], "note": WORD}))


def report(writer: Person) -> None:
    row = make_report(quote=f"{WORD} quote", text=f"{WORD} text")
    workflow.own_report(report=row.pk, by=writer, seen=0, note=f"{WORD} note")
    seen = again(row).seen
    workflow.close_report(report=row.pk, by=writer, seen=seen, outcome="unrelated", words=f"{WORD} words")
