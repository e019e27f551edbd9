import copy
from collections.abc import Iterator
from typing import Any

import pytest

from articles.text.parts import Change, changes, parts, size, summary

BOXED = {"topic": "opioids", "heading": "With opioids", "text": "Breathing can **stop**."}
NAME = {"role": "brand", "name": "Klonopin", "country": "US"}
REFERENCE = {
    "label": "fda",
    "publisher": "Regulator",
    "title": "Label",
    "url": "https://example.org/label",
    "doi": "10.1000/1",
    "source_date": "2024-01-04",
    "accessed": "2026-09-02",
}
FACTS: dict[str, Any] = {
    "slug": "clonazepam",
    "name": "clonazepam",
    "drug_class": "Benzodiazepine",
    "controlled": "Schedule IV",
    "country": "US",
    "summary": "Calms overactive signals.",
    "names": [NAME, {**NAME, "name": "Rivotril", "country": "GB"}],
    "boxed": [BOXED],
}
SHARED: dict[str, Any] = {
    "author": {"name": "Demo writer", "credentials": "BSc"},
    "disclosure": "No conflict of interest.",
    "review_months": 12,
    "references": [REFERENCE],
}
BODY = """\
## Doses {: dosing }

Start with **0.5 mg** a day by mouth [^fda].

## Driving {: driving }

Do not drive until you know how it takes you.
"""
ARTICLE: dict[str, Any] = {
    "type": "article",
    "kind": "dosing",
    "title": "How to take clonazepam",
    "slug": "dosing",
    "short_answer": "Start low.",
    "body": BODY,
    "questions": [{"question": "With food?", "answer": "As you like."}],
    "medication": FACTS,
    **SHARED,
}
MEDICATION: dict[str, Any] = {"type": "medication", "kind": "medication", **FACTS, **SHARED}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def changed(content: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    made = copy.deepcopy(content)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return made


def only(old: dict[str, Any], new: dict[str, Any]) -> Change:
    (change,) = changes(old, new)
    return change


@pytest.mark.parametrize(
    ("content", "path"),
    [(content, path) for content in (ARTICLE, MEDICATION) for path in leaves(content) if path != ("type",)],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else value["type"],
)
def test_every_field_shows_in_the_text_of_a_part(content: dict[str, Any], path: tuple[Any, ...]) -> None:
    made = changed(content, path, 36 if path == ("review_months",) else "quokka")
    shown = "36" if path == ("review_months",) else "quokka"
    texts = {part.key: part.text for part in parts(content)}
    differing = [part for part in parts(made) if texts.get(part.key) != part.text]
    assert any(shown in part.text for part in differing)
    assert any(shown in piece.text for change in changes(content, made) for piece in change.pieces)


def test_parts_of_an_article_in_reading_order() -> None:
    assert [(part.key, part.label) for part in parts(ARTICLE)] == [
        ("title", "Title and address"),
        ("short", "Short answer"),
        ("facts", "Names and class"),
        ("boxed", "Boxed warning"),
        ("dosing", "Doses"),
        ("driving", "Driving"),
        ("questions", "Common questions"),
        ("references", "References"),
        ("author", "Author and review"),
    ]
    assert parts(ARTICLE)[4].text == "Doses\nStart with 0.5 mg a day by mouth [fda]."


def test_parts_of_a_medication() -> None:
    assert [part.key for part in parts(MEDICATION)] == ["title", "facts", "boxed", "references", "author"]


def test_a_field_that_nothing_reads_is_shown_raw() -> None:
    change = only(ARTICLE, ARTICLE | {"effects": [{"name": "sleepiness"}]})
    assert (change.key, change.status) == ("more", "added")
    assert "sleepiness" in change.pieces[0].text


def test_equal_contents_differ_in_nothing() -> None:
    assert changes(ARTICLE, copy.deepcopy(ARTICLE)) == ()


def test_a_changed_dose() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace("0.5", "5")})
    assert (change.key, change.label, change.status, change.words) == ("dosing", "Doses", "changed", 2)
    assert change.marks == {"number"}
    assert [float(slip.factor) for slip in change.tenfolds] == [10]


def test_without_an_old_text_everything_is_added() -> None:
    found = changes(None, ARTICLE)
    assert [change.key for change in found] == [part.key for part in parts(ARTICLE)]
    assert {change.status for change in found} == {"added"}


def test_a_removed_section() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY[: BODY.index("## Driving")]})
    assert (change.key, change.status) == ("driving", "removed")
    assert change.marks >= {"negation"}


@pytest.mark.parametrize(("old", "new"), [("## Driving {: driving }", "## Machines"), ("{: driving }", "{: about }")])
def test_a_section_with_another_heading_or_kind_is_still_compared(old: str, new: str) -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace(old, new)})
    assert change.status == "changed"
    assert change.words <= 1


def test_changed_form_alone_shows_as_source() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace("**", "")})
    assert (change.key, change.words, change.marks) == ("dosing", 0, frozenset())
    assert "**" in {piece.text.strip("0.5 mg") for piece in change.pieces if piece.kind == "removed"}
    assert summary([change]) == "only punctuation or form in 1 section"


def test_sections_that_change_places() -> None:
    at = BODY.index("## Driving")
    change = only(ARTICLE, ARTICLE | {"body": f"{BODY[at:]}\n{BODY[:at]}"})
    assert (change.key, change.label) == ("order", "Order of sections")
    assert any(piece.kind == "added" for piece in change.pieces)


def test_size_and_summary() -> None:
    body = BODY.replace("Start with", "Begin slowly with").replace("Do not", "Never")
    found = changes(ARTICLE, ARTICLE | {"body": body, "short_answer": "Begin low."})
    assert size(found) == 5
    assert summary(found) == "5 words in 3 sections"
    assert summary(changes(ARTICLE, ARTICLE | {"short_answer": "Start."})) == "1 word in 1 section"
    assert summary(()) == "no changes"
