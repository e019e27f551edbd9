from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from articles.content.article import ArticleContent
from articles.content.canonical import normalise
from articles.content.record import ROWS, RecordContent
from articles.content.rows import Question, Reference, Row, names
from articles.content.writing import write, write_record
from articles.importing import lost, read
from articles.importing.record import DATES, read_record
from tests.contents import article_of, record_of

PIECES = st.one_of(
    st.sampled_from(" \n\t\x7f\x85\u2028\u0301\ufeff\U0001f600#'\"~\\{]%@`>|aé"),
    st.sampled_from(["---", "...", ": ", "yes", "1.0", "null", "- ", "&a", "*a", "!x"]),
)
TEXT = st.one_of(st.text(), st.lists(PIECES).map("".join)).map(normalise)
REFERENCE = ("label", "publisher", "title", "url", "doi", "source_date", "accessed")


def rows(*keys: str) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(st.fixed_dictionaries(dict.fromkeys(keys, TEXT)), max_size=2)


CONTENT = st.fixed_dictionaries(
    {
        **dict.fromkeys(("title", "slug", "kind", "short_answer", "body", "disclosure"), TEXT),
        "author": st.fixed_dictionaries({"name": TEXT, "credentials": TEXT}),
        "medication": st.fixed_dictionaries({"slug": TEXT}),
        "review_months": st.integers(min_value=0, max_value=36),
        "questions": rows("question", "answer"),
        "references": rows(*REFERENCE),
    }
)


@given(CONTENT)
def test_what_is_written_reads_back_the_same(content: dict[str, Any]) -> None:
    reading = read("article.md", write(article_of(content)).encode())
    for name in ("title", "slug", "kind", "short_answer", "body", "disclosure", "review_months"):
        assert getattr(reading, name) == content[name]
    assert reading.author == content["author"]["name"]
    assert reading.medication == content["medication"]["slug"]
    assert reading.questions == tuple(Question(**row) for row in content["questions"])
    assert reading.references == tuple(Reference(**row) for row in content["references"])
    assert reading.quarantine == ()
    assert lost(reading) == []


def example(**fields: Any) -> ArticleContent:
    plain = dict.fromkeys(("title", "slug", "kind", "short_answer", "body", "disclosure"), "")
    people = {"author": {"name": "Some Writer", "credentials": "PharmD"}, "medication": {"slug": "examplazepam"}}
    return article_of({**plain, **people, "review_months": 12, **fields})


def test_the_file_is_plain_to_read() -> None:
    text = write(
        example(
            title="Ärzte: yes", body="## Uses {: uses }", questions=[{"question": "Why?", "answer": "One.\n\nTwo."}]
        )
    )
    assert (
        text
        == """---
title: 'Ärzte: yes'
slug: ''
kind: ''
medication: examplazepam
short_answer: ''
author: Some Writer
disclosure: ''
review_months: 12
questions:
  - question: Why?
    answer: |-
      One.

      Two.
references: []
---

## Uses {: uses }
"""
    )


@pytest.mark.parametrize("text", ["yes", "1.0", "null", "2024-01-04", "~", "0x1", " a ", "--- a", "a: b # c"])
def test_text_stays_text_for_any_reader_of_yaml(text: str) -> None:
    front = write(example(title=text)).split("---\n")[1]
    assert yaml.safe_load(front)["title"] == text


def _row_texts(kind: type[Row]) -> dict[str, st.SearchStrategy[str]]:
    return dict.fromkeys(names(kind), LONG) | {day: DAYS for day in DATES if day in names(kind)}


DAYS = st.one_of(st.just(""), st.dates().map(date.isoformat))
LONG = st.lists(st.one_of(st.just("a word"), TEXT), max_size=40).map(" ".join).map(normalise)
"""Long enough to be folded."""
NEVER_EMPTY = TEXT.filter(bool)
WORDS = dict.fromkeys(RecordContent.WORDS, TEXT) | {"summary": LONG, "slug": NEVER_EMPTY, "name": NEVER_EMPTY}
RECORD = st.fixed_dictionaries(
    {
        **WORDS,
        "author": st.fixed_dictionaries({"name": TEXT, "credentials": st.just("")}),
        "is_class": st.booleans(),
        "review_months": st.integers(min_value=0, max_value=36),
        **{key: st.lists(st.fixed_dictionaries(_row_texts(kind)), max_size=2) for key, kind in ROWS.items()},
    }
)


@pytest.mark.parametrize("form", ["yaml", "json"])
@given(record=RECORD, class_record=TEXT, revision=st.integers(min_value=1, max_value=10**8))
def test_a_record_reads_back_the_same(form: Any, record: dict[str, Any], class_record: str, revision: int) -> None:
    content = record_of(record)
    text = write_record(content, class_record=class_record, revision=revision, form=form)
    reading = read_record(f"record.{form}", text.encode())
    assert (reading.content, reading.class_record, reading.revision) == (content, class_record, revision)
    assert content.digest == reading.content.digest
    assert write_record(reading.content, class_record=class_record, revision=revision, form=form) == text


def test_the_file_of_a_record_is_plain_to_read() -> None:
    long = "If you miss a dose, leave it out when the next one is near. Never take two at once: that can be too much."
    content = record_of(
        {
            "slug": "examplazepam",
            "name": "Examplazepam",
            "country": "NO",
            "author": {"name": "Some Writer", "credentials": "PharmD"},
            "review_months": 12,
            "products": [{"form": "tablet", "strength": "0.5 mg", "source": "label"}],
            "advice": [{"topic": "missed-dose", "text": long, "source": "label"}],
            "references": [{"label": "label", "title": "A label: its text", "source_date": "2024-01-04"}],
        }
    )
    assert (
        write_record(content, class_record="benzodiazepines", revision=7)
        == """\
slug: examplazepam
name: Examplazepam
class_record: benzodiazepines
country: 'NO'
author: Some Writer
review_months: 12
revision: 7
products:
  - {form: tablet, strength: 0.5 mg, source: label}
advice:
  - topic: missed-dose
    text: >-
      If you miss a dose, leave it out when the next one is near. Never take two at once: that can be too much.
    source: label
references:
  - {label: label, title: 'A label: its text', source_date: '2024-01-04'}
"""
    )
