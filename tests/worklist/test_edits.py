from typing import Any

import pytest

from articles.models import drafting
from articles.worklist.edits import edits
from tests.classes import make_class_record
from tests.factory import BODY, edit, make_article, make_medication, make_reference, make_writer

pytestmark = pytest.mark.django_db


def test_newest_first_with_the_words_of_each_save() -> None:
    article = make_article(short_answer="It calms the brain.")
    second = make_writer()
    edit(article, second, reason="Plainer.", short_answer="It quietens the brain.")
    newest, oldest = edits(article)
    assert (newest.revision, newest.by, newest.reason) == (2, second, "Plainer.")
    assert [edit.label for edit in newest.edits] == ["short answer"]
    assert {(p.kind, p.text) for p in newest.edits[0].pieces if p.kind != "same"} == {
        ("removed", "calms"),
        ("added", "quietens"),
    }
    assert "reference “label”: title" in [edit.label for edit in oldest.edits]


def test_a_row_taken_away_lost_its_words() -> None:
    article = make_article()
    with drafting(article, by=article.author, reason="Not needed."):
        article.questions.get().delete()
    found = edits(article)[0]
    assert {piece.kind for edit in found.edits for piece in edit.pieces} == {"removed"}
    assert "question “Can I drive?”: answer" in [edit.label for edit in found.edits]


def test_another_document_has_its_own_trail() -> None:
    article, medication = make_article(), make_medication()
    with drafting(medication, by=medication.author, reason="One more source."):
        make_reference(medication, "second", 2)
    assert [save.reason for save in edits(medication)] == ["One more source.", "First draft."]
    assert len(edits(article)) == 1


def test_marks_are_for_amounts_only() -> None:
    article = make_article()
    new: dict[str, Any] = {"body": BODY.replace("0.5 mg", "0.25 mg"), "slug": f"{article.slug}-2", "review_months": 6}
    edit(article, article.author, **new)
    with drafting(article, by=article.author, reason="One more source."):
        make_reference(article, "second", 12)
    marks = {e.label: {m for piece in e.pieces for m in piece.marks} for save in edits(article)[:2] for e in save.edits}
    assert {label: found for label, found in marks.items() if found} == {"text": {"number"}}
    assert {"address", "months until the next review", "reference “second”: dated", "reference “second”: order"} <= set(
        marks
    )


def test_the_class_of_a_record_and_the_mark_of_one_are_shown() -> None:
    record, medication = make_class_record(name="testazepams"), make_medication()
    edit(medication, medication.author, class_record=record)
    [chosen] = edits(medication)[0].edits
    assert (chosen.label, [piece.text for piece in chosen.pieces]) == ("class record", ["testazepams"])
    marks = [found.pieces for found in edits(record)[-1].edits if found.label == "record of a class"]
    assert [[piece.text for piece in pieces] for pieces in marks] == [["yes"]]
