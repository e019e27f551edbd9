from hypothesis import given
from hypothesis import strategies as st

from articles.clinical.passage import Passage, body_passages, one_kind
from articles.content.canonical import normalise

BODY = """Before any section.

## How to take it {: dosing }

Start with **0.25 mg** twice\na day[^label], as [the label](https://example.org/a) says.

- One \\*starred\\* item
  that goes on

| Use | Maximum |
| --- | --- |
| Panic | **4 mg** |
"""


def summary(passages: list[Passage]) -> list[tuple[str, str, str, str]]:
    return [(p.section, p.section_kind, p.kind, p.text) for p in passages]


def test_blocks_with_their_sections() -> None:
    assert summary(list(body_passages(BODY))) == [
        ("start", "other", "paragraph", "Before any section."),
        ("dosing", "dosing", "heading", "How to take it"),
        ("dosing", "dosing", "paragraph", "Start with 0.25 mg twice a day, as the label says."),
        ("dosing", "dosing", "item", "One *starred* item that goes on"),
        ("dosing", "dosing", "row", "| Use | Maximum |"),
        ("dosing", "dosing", "row", "| Panic | 4 mg |"),
    ]


def test_offsets_lead_back_to_what_was_written() -> None:
    dose = list(body_passages(BODY))[2]
    start = dose.text.index("0.25 mg twice a")
    assert BODY[slice(*dose.at(start, start + 15))] == "0.25 mg** twice\na"


def test_citations_and_links_are_told_apart_from_words() -> None:
    dose = list(body_passages(BODY))[2]
    assert [(dose.text[:at][-5:], label) for at, label in dose.cites] == [("a day", "label")]
    assert [(dose.text[start:end], to) for start, end, to in dose.links] == [("the label", "https://example.org/a")]


@given(st.text(st.sampled_from("a0. \n#*_`[]()^|-{:}\\’–"), max_size=80))
def test_any_text_keeps_its_offsets(written: str) -> None:
    body = normalise(written)
    for passage in body_passages(body):
        assert len(passage.text) == len(passage.offsets)
        assert passage.text == one_kind("".join(body[at] for at in passage.offsets))
        assert list(passage.offsets) == sorted(set(passage.offsets))


def test_wide_figures_are_figures() -> None:
    (read,) = body_passages("Take ．５ mg.")
    assert read.text == "Take .5 mg."
