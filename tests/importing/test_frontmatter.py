import pytest

from articles.importing import Question, Reference, Unreadable, markdown
from articles.importing.frontmatter import MAX_CHARACTERS
from articles.importing.yaml_text import MAX_DEPTH

FULL = """title: "Sleep: tablets"
slug: sleep
kind: dosing
medication: examplazepam
short_answer: >-
  Take one
  at night.
author: Some Writer
disclosure: None.
review_months: 12
questions:
  - question: Is it safe?
    answer: |
      Mostly.

      Ask.
references:
  - label: leaflet
    publisher: Example
    title: 1.10
    url: https://example.org
    source_date: 2024-01-04
    accessed: yes
"""


def aside(front: str) -> list[tuple[int, str, str]]:
    reading = markdown.read(f"---\n{front}\n---\nText.")
    return [(scrap.line, scrap.text, scrap.reason) for scrap in reading.quarantine]


def test_every_key_is_read_as_it_stands() -> None:
    reading = markdown.read(f"---\n{FULL}---\nText.")
    assert (reading.title, reading.slug, reading.kind) == ("Sleep: tablets", "sleep", "dosing")
    assert (reading.medication, reading.short_answer) == ("examplazepam", "Take one at night.")
    assert (reading.author, reading.disclosure, reading.review_months) == ("Some Writer", "None.", 12)
    assert reading.questions == (Question("Is it safe?", "Mostly.\n\nAsk."),)
    assert reading.references == (
        Reference("leaflet", "Example", "1.10", "https://example.org", "", "2024-01-04", "yes"),
    )
    assert (reading.body, reading.quarantine) == ("Text.", ())


def test_empty_values_are_empty() -> None:
    reading = markdown.read("---\ntitle:\nslug: ~\nquestions:\nreferences: []\nreview_months:\n---\nText.")
    assert (reading.title, reading.slug, reading.questions, reading.review_months) == ("", "", (), None)
    assert reading.quarantine == ()


def test_what_is_not_known_is_set_aside() -> None:
    assert aside("tags: [a, b]\nauthor: {name: c}\nreview_months: often\nreferences: none") == [
        (2, "tags: [a, b]", "front matter key"),
        (3, "author: {name: c}", "front matter key"),
        (4, "review_months: often", "front matter key"),
        (5, "references: none", "front matter key"),
    ]


def test_an_unknown_key_of_a_row_is_set_aside() -> None:
    assert aside("questions:\n- question: a\n  answer: b\n  by: c") == [(5, "by: c", "front matter key")]


def test_notes_are_set_aside() -> None:
    assert [(line, text.strip()) for line, text, _ in aside("# first\ntitle: a # second")] == [
        (2, "first"),
        (3, "second"),
    ]


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("title: a: b", "broken YAML at line 2"),
        ("title: 'a", "broken YAML"),
        ('title: "\\q"', "broken YAML"),
        ("title: a\ntitle: b", "twice"),
        ("[a]: b", "no word"),
        ("a: &x [1]\nb: *x", "aliases"),
        ("a: !!python/object:os.system x", "tags"),
        ("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "too deep"),
        ("a: " + "[" * 50_000, "too deep"),
        ("a: " + "x" * MAX_CHARACTERS, "longer"),
        ("a: \x7f", "broken YAML"),
    ],
)
def test_broken_front_matter_is_refused_with_its_reason(front: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        markdown.read(f"---\n{front}\n---\nText.")
