import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.content.sections import SECTION_KINDS, problems, split

BODY = """\
Before anything.

## How *much* {: dosing }

0.5 mg [^label]

```
## No heading {: uses }
```

### If you forget

Wait.

## Driving ##
## Driving
Not yet.
"""
LINES = st.lists(
    st.sampled_from(["## One {: uses }", "## Two", "text", "", "```", "- item", "> ## quoted", "### Sub", "    ##"])
)
HEADINGS = st.builds(
    "".join,
    st.tuples(st.sampled_from(["## ", "##\t", "##", "### ", "##  a"]), st.text("aé_*`[]()!\\&#.: \t{}\u2003\xa0|")),
)
AROUND = st.sampled_from(
    [
        "text",
        "",
        " ",
        "- item",
        "  more",
        "> quoted",
        "| a | b |",
        "| - | - |",
        "    code",
        "1. one",
        "\ttab",
        "---",
        "<p>",
        "[a]: b",
    ]
)


def test_split() -> None:
    start, dosing, empty, driving = split(BODY)
    assert (start.kind, start.heading, start.anchor, start.source, start.line) == (
        "other",
        "",
        "start",
        "Before anything.",
        1,
    )
    assert (dosing.kind, dosing.heading, dosing.anchor, dosing.line) == ("dosing", "How much", "dosing", 3)
    assert dosing.source.startswith("0.5 mg [^label]") and dosing.source.endswith("Wait.")
    assert "## No heading {: uses }" in dosing.source
    assert (empty.heading, empty.anchor, empty.source) == ("Driving", "driving", "")
    assert (driving.kind, driving.anchor, driving.source, driving.line) == ("other", "driving-2", "Not yet.", 16)


def test_anchors_are_the_kind_and_never_twice_the_same() -> None:
    body = "## A {: dosing }\nx\n## B {: dosing }\nx\n## C {: dosing }\nx"
    assert [section.anchor for section in split(body)] == ["dosing", "dosing-2", "dosing-3"]


@pytest.mark.parametrize("heading", ["Main", "References", "Boxed", "Author", "Ref 1", "Start"])
def test_anchors_of_the_page_are_not_taken(heading: str) -> None:
    anchor = split(f"## {heading}\nx")[0].anchor
    assert anchor not in ("main", "references", "boxed", "author", "start") and not anchor.startswith("ref-")


@pytest.mark.parametrize("body", ["", "\n \n", "text\r\n## A {: uses }\r\nmore"])
def test_blank_text_is_no_section(body: str) -> None:
    assert [section.heading for section in split(body)] == (["", "A"] if body.strip() else [])


@given(LINES)
def test_no_line_is_lost_and_no_anchor_doubled(lines: list[str]) -> None:
    sections = split("\n".join(lines))
    text = "\n".join(f"## {section.heading}\n{section.source}" for section in sections)
    for word in ("text", "- item", "> ## quoted", "### Sub", "One", "Two"):
        assert text.count(word) == "\n".join(lines).count(word)
    assert len({section.anchor for section in sections}) == len(sections)


@pytest.mark.property
@given(st.lists(HEADINGS | AROUND))
@example(["## |", "---"])
def test_what_needs_no_parser_is_what_the_parser_reads(lines: list[str]) -> None:
    """Code in a last section makes the parser read all of it."""
    body = "\n".join(lines)
    assert split(body) == split(f"{body}\n## End\n```\n```")[:-1]


def test_every_kind_helps_the_writer() -> None:
    for slug, kind in SECTION_KINDS.items():
        assert slug == kind.slug
        assert kind.heading and kind.help.endswith(".")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("## Dose {: dosng }\nx", "The section “Dose” has the kind “dosng”, which does not exist."),
        ("x\n\n## {: dosing }\ny", "The section at line 3 has no heading."),
        ("## Dose {: dosing }\n\n", "The section “Dose” is empty."),
        ("## Dose {: dosing }\nx [^nobody]", "[^nobody] is cited, but no reference has this label."),
        ("x ![a pill](/p.png)", "The image “a pill” cannot be used: say it in words."),
        ("# Title", "The heading “Title” stands too high: inside a section, headings begin with ###."),
        ("- ## Item", "The heading “Item” stands too high: inside a section, headings begin with ###."),
        ("## A {: uses }\n#### Deep\nx", "The heading “Deep” skips a level: use ### for it."),
        ("### A\n##### Deep", "The heading “Deep” skips a level: use #### for it."),
        ("[a](page)", "The link to “page” cannot be followed: begin it with https://, mailto:, tel:, # or /."),
    ],
)
def test_problems(body: str, problem: str) -> None:
    assert problems(body, ["label"]) == [problem]


@pytest.mark.parametrize(
    "body",
    [
        "## Dose {: dosing }\nx [^label]\n### Sub\n#### Deep\n### Sub\nx",
        "## Anything\nWithout a kind.",
        "Plain text without sections [^label].",
        "`[^nobody]` and\n\n```\n# code ![x](y)\n```",
        "",
    ],
)
def test_no_problems(body: str) -> None:
    assert problems(body, {"label"}) == []


def test_a_problem_is_told_once() -> None:
    assert len(problems("x [^nobody] y [^nobody]\n## A {: uses }\n[^nobody]", [])) == 1
