from typing import Any

import pytest

from articles import workflow
from articles.importing import read
from articles.models import Article, Medication, Quarantined, drafting
from articles.workflow import AlreadyImported, Incomplete, WrongPerson, WrongState
from tests import factory

pytestmark = pytest.mark.django_db

RAW = """Testazepam: what to know

testazepam tablets

What is it used for?

It is used for seizures and for panic disorder.

Possible Side Effects

Common side effects include:

  • Drowsiness
  • Dizziness

Reader poll

Have you ever taken it?
Total votes: 12
"""


def import_text(text: str = RAW, name: str = "raw.txt", **fields: object) -> Article:
    writer = factory.make_writer()
    given = {"medication": factory.make_medication(), "kind": "other", "author": writer, "by": writer} | fields
    return workflow.import_article(reading=read(name, text.encode()), filename=name, **given)  # type: ignore[arg-type]  # by name


def scraps(article: Article) -> list[str]:
    return list(Quarantined.objects.filter(source__document=article).values_list("text", flat=True))


def test_becomes_a_draft_and_what_is_no_article_waits_apart() -> None:
    article = import_text()
    assert article.title == "Testazepam: what to know"
    assert "- Drowsiness" in article.body
    assert "Total votes: 12" in scraps(article) and "votes" not in article.body


def test_its_importer_and_its_author_are_contributors() -> None:
    importer, author = factory.make_writer(), factory.make_writer()
    article = import_text(medication=factory.make_live_medication(), author=author, by=importer)
    declared = {"disclosure": "I own no shares."}
    factory.edit(article, author, short_answer=f"It calms the brain. {factory.ANSWER}", **declared)
    with drafting(article, by=author, reason="A source."):
        factory.make_reference(article)
    version = factory.submit(article, author)
    assert {importer, author} <= set(version.contributors.all())


@pytest.mark.parametrize(
    ("front", "kept"),
    [
        ("author: Somebody else", "author: Somebody else"),
        ("kind: dosing", "kind: dosing"),
        ("medication: otherazepam", "medication: otherazepam"),
        (f"title: {'Long ' * 40}", f"title: {('Long ' * 40).strip()}"),
    ],
)
def test_what_the_file_says_of_itself_is_not_lost(front: str, kept: str) -> None:
    article = import_text(f"---\n{front}\n---\n## Uses {{: uses }}\n\nWords.\n", "own.md")
    assert kept in scraps(article)


def test_an_address_ends_in_a_whole_word_and_is_free() -> None:
    medication = factory.make_medication()
    title = "# Understanding everything there is to know about this well known benzodiazepine\n\nWords.\n"
    first, second = (import_text(title, "long.md", medication=medication) for _ in range(2))
    assert first.slug == "understanding-everything-there-is-to-know-about-this-well"
    assert second.slug == f"{first.slug}-2"


def test_one_file_becomes_one_draft_of_a_medicine_and_kind_unless_it_is_wanted_again() -> None:
    file: dict[str, Any] = {"medication": factory.make_medication(), "content": RAW.encode()}
    first = import_text(**file)
    workflow.archive(document=first.pk, by=first.author)
    factory.edit(first, first.author, kind="dosing", title="Another title")
    with pytest.raises(AlreadyImported, match="it is the draft “Another title”"):
        import_text(name="copy.txt", **file)
    assert Article.objects.count() == 1

    import_text(again=True, **file)
    with pytest.raises(AlreadyImported):
        import_text(**file)
    others: tuple[dict[str, Any], ...] = (
        {"medication": factory.make_medication()},
        {"kind": "dosing"},
        {"content": RAW.encode() + b"\n"},
    )
    for other in others:
        import_text(**(file | other))
    assert Article.objects.count() == 5


def test_accepted_or_taken_back_once() -> None:
    article = import_text()
    first, second = Quarantined.objects.filter(source__document=article)[:2]
    workflow.accept(scrap=first.pk, by=article.author)
    workflow.take_back_line(scrap=second.pk, by=article.author)
    assert second.text in Article.objects.get(pk=article.pk).body
    for scrap in (first, second):
        with pytest.raises(WrongState, match="already"):
            workflow.take_back_line(scrap=scrap.pk, by=article.author)


def test_unknown_kind_and_bad_date_store_nothing() -> None:
    with pytest.raises(Incomplete, match="kind"):
        import_text(kind="leaflet")
    dated = "---\nreferences:\n- {label: a, source_date: soon}\n---\nWords.\n"
    with pytest.raises(Incomplete, match="date"):
        import_text(dated, "dated.md")
    assert not Article.objects.exists()
    assert Medication.objects.exists()


def test_wrong_role() -> None:
    with pytest.raises(WrongPerson):
        import_text(by=factory.make_pharmacist())
