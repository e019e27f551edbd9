"""While an edition is down, readers get no word of its text at any address."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from articles.models import Article, BoxedTopic, Edition, Medication, Name, Question, clock, drafting
from articles.published.shelf import neutral_title
from tests import factory
from tests.remembered import remembered
from tests.urls import readers_paths

pytestmark = pytest.mark.django_db
WORD = "Dangerword"
NOTE = f"{WORD}: it may be taken with alcohol now."


@remembered
def article() -> Article:
    made = factory.make_article(title=f"{WORD} guide", short_answer=f"{WORD}.", body=f"## Uses\n\n{WORD} calms.")
    with drafting(made, by=made.author, reason="Words."):
        made.disclosure = f"{WORD} shares."
        made.save()
        Question(article=made, position=2, question=f"{WORD}?", answer=f"{WORD}.").save()
        reference = factory.make_reference(made, "other", 2)
        reference.publisher, reference.title = WORD, f"{WORD} label"
        reference.save()
    return made


@remembered
def medicine() -> Medication:
    made = factory.make_medication(drug_class=f"{WORD} class", controlled=WORD, summary=f"{WORD} calms.")
    own = {"medication": made, "position": 5, "source": "label"}
    with drafting(made, by=made.author, reason="Words."):
        Name(role="brand", name=f"{WORD} brand", country="US", **own).save()
        BoxedTopic(topic="falls", heading=f"{WORD} heading", text=f"{WORD} text.", **own).save()
    return made


def newest_withdrawn(edition: Edition) -> AbstractContextManager[object]:
    factory.withdraw(edition, reason="The dose is wrong.")
    return nullcontext()


def older_withdrawn(edition: Edition) -> AbstractContextManager[object]:
    """By the time it is taken down, another edition of the article stands, which has none of its words."""
    made = Article.objects.get(pk=edition.document_id)
    with drafting(made, by=made.author, reason="Out."):
        made.questions.get(question__contains=WORD).delete()
        made.references.get(title__contains=WORD).delete()
    texts = {"title": "Another", "short_answer": "Plain.", "body": factory.BODY, "disclosure": "None."}
    factory.edit(made, made.author, **texts)
    factory.publish(made)
    factory.withdraw(edition, reason="The dose is wrong.")
    return nullcontext()


def expired(_: Edition) -> AbstractContextManager[object]:
    return time_machine.travel(clock.now() + timedelta(days=2000))


def published(record: Article | Medication) -> Edition:
    edition = factory.sign(factory.submit(record, note=NOTE)).edition
    assert edition is not None
    factory.reaffirm(edition, note=f"{WORD}: still right.")
    return edition


def where_it_stands() -> set[str]:
    """With each day on which an edition came out, and with each comparison."""
    client, days = Client(), Edition.objects.dates("published_at", "day")
    paths = readers_paths()
    pages = [path for path in paths if path.startswith("/medicines/") and "/history/" not in path]
    paths += [f"{path}?on={day}" for path in pages for day in (*days, clock.today())]
    paths += [f"{path}?from=1" for path in paths if path.endswith("/changes/")]
    return {path for path in paths if WORD.lower() in client.get(path).content.decode().lower()}


CASES: list[tuple[Callable[[], Article | Medication], Callable[[Edition], AbstractContextManager[object]]]]
CASES = [(article, newest_withdrawn), (article, older_withdrawn), (article, expired)]
CASES += [(medicine, newest_withdrawn), (medicine, expired)]


@pytest.mark.slow
@pytest.mark.parametrize(("make", "take_down"), CASES)
def test_no_word_of_it_is_left(
    make: Callable[[], Article | Medication], take_down: Callable[[Edition], AbstractContextManager[object]]
) -> None:
    factory.make_live_article()  # so that each kind of address leads somewhere
    edition = published(make())
    assert len(where_it_stands()) >= 4

    with take_down(edition):
        assert where_it_stands() == set()


def test_the_notice_says_which_page_came_down() -> None:
    edition = published(article())
    factory.withdraw(edition, reason="The dose is wrong.")
    name = edition.medication_name.capitalize()

    page = Client().get(f"/medicines/{edition.medication_slug}/{edition.slug}/").content.decode()

    assert f"<h1>{name}: {edition.slug.replace('-', ' ')}</h1>" in page and "The dose is wrong." in page


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("medication", "Zolpidem"),
        ("dosing", "Zolpidem: doses"),
        ("questions", "Zolpidem: common questions"),
        ("other", "Zolpidem: for sleep"),
    ],
)
def test_a_page_that_is_down_is_called_by_its_medicine_and_its_kind(kind: str, title: str) -> None:
    assert neutral_title(Edition(kind=kind, medication_name="zolpidem", title=WORD, slug="for-sleep")) == title
