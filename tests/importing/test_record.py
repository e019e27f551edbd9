"""The file of a medication record: what is read of it, and what is refused by its place."""

import json
from typing import Any

import pytest

from articles.content.rows import Author, Name, Reference
from articles.importing import MAX_BYTES, Unreadable
from articles.importing.model import MAX_TEXT
from articles.importing.record import MOST_PROBLEMS, UnreadableRecord, read_record

HEAD = "slug: x\nname: y\n"
VALUES: dict[str, Any] = {
    "slug": "examplazepam",
    "name": "Examplazepam",
    "class_record": "class",
    "country": "NO",
    "author": "Some Writer",
    "review_months": 12,
    "revision": 7,
    "names": [{"name": "Brandex", "role": "brand", "source": "label"}],
    "doses": [{"indication": "panic", "start": "0.50 mg", "maximum": "4 mg/day", "source": "label"}],
    "references": [{"label": "label", "source_date": "2024-01-04"}],
}
FILE = """\
slug: examplazepam
name: Examplazepam
class_record: class
country: NO
author: Some Writer
review_months: 12
revision: 7
names:
- {name: Brandex, role: brand, source: label}
doses:
- {indication: panic, start: 0.50 mg, maximum: 4 mg/day, source: label}
references:
- {label: label, source_date: 2024-01-04, accessed: ~}
"""


def problems(text: str, name: str = "x.yaml") -> tuple[str, ...]:
    with pytest.raises(UnreadableRecord) as refused:
        read_record(name, text.encode())
    return refused.value.problems


def sentence(text: str, name: str = "x.yaml") -> str:
    with pytest.raises(Unreadable) as refused:
        read_record(name, text.encode())
    return str(refused.value)


def test_reads_each_value_as_it_stands() -> None:
    reading = read_record("a.yaml", FILE.encode())
    content = reading.content
    assert (content.slug, content.country, content.review_months) == ("examplazepam", "NO", 12)
    assert (content.author, reading.class_record, reading.revision) == (Author("Some Writer"), "class", 7)
    assert content.names == (Name(name="Brandex", role="brand", source="label"),)
    assert content.doses[0].start == "0.50 mg"
    assert content.references == (Reference(label="label", source_date="2024-01-04"),)


def test_json_says_the_same() -> None:
    assert read_record("a.json", json.dumps(VALUES).encode()) == read_record("a.yml", FILE.encode())


def test_what_is_left_out_is_empty() -> None:
    reading = read_record("a.yaml", f"{HEAD}names:\nsummary: null\n".encode())
    assert (reading.class_record, reading.revision, reading.content.is_class) == ("", None, False)
    assert (reading.content.names, reading.content.review_months, reading.content.summary) == ((), 0, "")


@pytest.mark.parametrize(("text", "expected"), [("true", True), ("yes", True), ("False", False), ("''", False)])
def test_whether_it_is_a_class(text: str, expected: bool) -> None:
    assert read_record("a.yaml", f"{HEAD}is_class: {text}\n".encode()).content.is_class is expected


def test_everything_that_is_wrong_is_named_with_its_place() -> None:
    wrong = """\
name: y
sumary: Words.
is_class: perhaps
review_months: twelve
revision: -1
country: [US]
products: tablet
doses:
- {indication: panic, maximun: 4 mg}
- {start: [1 mg, 2 mg]}
- panic
references:
- {label: a, source_date: 2024-02-30, accessed: 20240104}
- {label: b, colour: red}
"""
    assert problems(wrong) == (
        "There is no key “sumary”. Did you mean “summary”?",
        "slug: it is missing.",
        "is_class: “perhaps” is neither true nor false.",
        "review_months: “twelve” is no whole number.",
        "revision: “-1” is no whole number.",
        "country: it has to be one text.",
        "products: it has to be a list of rows.",
        "doses, row 1: there is no key “maximun”. Did you mean “maximum”?",
        "doses, row 2, start: it has to be one text.",
        "doses, row 3: it has no keys. Its keys are: source, indication, population, route, start, start_limit, step, "
        "maximum, interval, duration, country.",
        "references, row 1, source_date: “2024-02-30” is no date. Write it as 2026-01-31.",
        "references, row 1, accessed: “20240104” is no date. Write it as 2026-01-31.",
        "references, row 2: there is no key “colour”. There are: label, publisher, title, url, doi, source_date, "
        "accessed, quote, place.",
    )


def test_names_only_so_many_problems() -> None:
    assert len(problems("\n".join(f"key{number}: x" for number in range(1_000)))) == MOST_PROBLEMS


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", HEAD, "The file's name must end in .yaml, .yml or .json."),
        ("a.yaml", "", "The file is empty. Check that it was saved, and choose it again."),
        ("a.yaml", "- a\n- b\n", "The file is no record: it has to begin with keys, such as “slug” and “name”."),
        ("a.yaml", "# a remark\n", "The file is no record: it has to begin with keys, such as “slug” and “name”."),
        ("a.yaml", f"{HEAD}a: b: c\n", "The file is broken YAML at line 3."),
        ("a.yaml", f"{HEAD}summary: &a x\n", "The file uses YAML anchors, aliases or tags"),
        ("a.yaml", f"names: {'[' * 9}{']' * 9}\n", "The file is nested too deep."),
        ("a.yaml", f"{HEAD}slug: z\n", "The key “slug” stands twice in one place, from line 1 on."),
        ("a.yaml", f"{HEAD}? [a]\n: b\n", "Line 3 has a key that is no word."),
        ("a.yaml", "\x01\ufffe", "The file is broken YAML"),
        ("a.json", '{"slug": "x", "slug": "y"}', "The key “slug” stands twice in one place."),
        ("a.json", '{"slug": "x",\n}', "The file is broken JSON at line 2: "),
        ("a.json", '{"slug": NaN}', "The file is no JSON: “NaN” is no value of it."),
        ("a.json", "[" * 100_000, "The file is nested too deep. Keep to the keys of the documentation."),
        ("a.json", '"slug"', "The file is no record: it has to begin with keys, such as “slug” and “name”."),
        ("a.yaml", "x" * (MAX_TEXT + 1), "characters of text, far more than"),
        ("a.yaml", "x" * (MAX_BYTES + 1), "The file is larger than 5 MB."),
    ],
)
def test_what_is_no_file_of_a_record(name: str, text: str, expected: str) -> None:
    assert expected in sentence(text, name)
