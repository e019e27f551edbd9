import pytest

from articles.importing import Question, lost, markdown

FRONT = """title: T
slug: t
kind: other
medication: m
short_answer: ''
author: a
disclosure: ''
review_months: 12
questions: []
references: []
"""
OURS = f"---\n{FRONT}---\n\n"


def read(text: str) -> tuple[str, str, list[tuple[int, str, str]]]:
    reading = markdown.read(text)
    return reading.title, reading.body, [(scrap.line, scrap.text, scrap.reason) for scrap in reading.quarantine]


def test_a_file_of_ours_keeps_its_body_as_it_is() -> None:
    body = "# A *title*\n\n---\n\nShare this\n\n![a](b.png) [c](javascript:d)\n\n## Related articles\n\n- [x](/y)"
    assert read(f"{OURS}{body}\n") == ("T", body, [])


def test_a_body_may_begin_with_an_empty_line() -> None:
    assert read(f"{OURS}\n\nText.")[1] == "\n\nText."


def test_another_file_gives_up_its_title_alone() -> None:
    text = "# Sleep tablets\n\nThey *help* [people][1].\n\n## Uses\n\n- sleep\n- rest"
    assert read(text) == ("Sleep tablets", "They *help* [people][1].\n\n## Uses {: uses }\n\n- sleep\n- rest", [])


def test_an_underlined_title_is_one() -> None:
    assert read("Sleep tablets\n===\n\nThey help.")[:2] == ("Sleep tablets", "They help.")


@pytest.mark.parametrize("key", [line.partition(":")[0] for line in FRONT.splitlines()])
def test_a_file_without_every_key_of_ours_is_a_foreign_one(key: str) -> None:
    front = "".join(line + "\n" for line in FRONT.splitlines() if not line.startswith(key))
    assert markdown.read(f"---\n{front}---\n\nIt is.\n\n## Uses\n\nSleep.").body.endswith("## Uses {: uses }\n\nSleep.")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("It is.\n\n## Uses\n\n### Deep\n\n##### Deeper", "It is.\n\n## Uses {: uses }\n\n### Deep\n\n##### Deeper"),
        (
            "# Uses #\n\nSleep.\n\n# Storage\n\n### Cold",
            "## Uses {: uses }\n\nSleep.\n\n## Storage {: storage }\n\n#### Cold",
        ),
        ("It is.\n\n## Uses {: other }\nSleep.", "It is.\n\n## Uses {: other }\nSleep."),
        ("It is.\n\nUses\n----\n\nSleep.", "It is.\n\n## Uses {: uses }\n\nSleep."),
        ("It is.\n\n**Uses**\n\nSleep.", "It is.\n\n## Uses {: uses }\n\nSleep."),
        ("It is.\n\n# Storage\n\n__Cold__\n\nIt is.", "It is.\n\n## Storage {: storage }\n\n### Cold\n\nIt is."),
        ("It is.\n\n## **Uses**\n\n***\n\nSleep.", "It is.\n\n## **Uses** {: uses }\n\n***\n\nSleep."),
    ],
    ids=["levels", "two of the first", "marked", "underlined", "bold", "bold below", "rule"],
)
def test_headings_get_their_kinds(text: str, body: str) -> None:
    reading = markdown.read(f"---\ntitle: T\n---\n{text}")
    assert (reading.body, lost(reading)) == (body, [])


FAQ = """It is.

## FAQ

### May I *drive*?

Not at first.

- ask
  - twice

**Can I stop?**
Never at once.

**Q: Is it safe?**
**A:** Mostly.

## Storage

Dry.
"""


def test_questions_under_their_heading_are_taken() -> None:
    reading = markdown.read(f"---\ntitle: T\nquestions:\n  - question: First?\n    answer: Yes.\n---\n{FAQ}")
    assert reading.questions == (
        Question("First?", "Yes."),
        Question("May I drive?", "Not at first.\n\n- ask\n  - twice"),
        Question("Can I stop?", "Never at once."),
        Question("Is it safe?", "Mostly."),
    )
    assert reading.body == "It is.\n\n## Storage {: storage }\n\nDry."
    assert [(scrap.line, scrap.reason) for scrap in reading.quarantine] == [(9, "questions heading")]
    assert lost(reading) == []


def test_two_headings_of_the_first_level_are_sections() -> None:
    assert read("# Uses\n\nSleep.\n\n# Storage\n\nDry.")[:2] == (
        "",
        "## Uses {: uses }\n\nSleep.\n\n## Storage {: storage }\n\nDry.",
    )


def test_scraps_go_and_the_rest_stays() -> None:
    text = "# Sleep tablets\n\nThey help.\n\n## Related articles\n\n- [Rest](https://example.org)\n\nTotal votes: 3\n"
    assert read(text) == (
        "Sleep tablets",
        "They help.",
        [
            (5, "Related articles", "related links"),
            (7, "[Rest](https://example.org)", "related links"),
            (9, "Total votes: 3", "poll"),
        ],
    )


def test_pictures_and_other_addresses_are_set_aside() -> None:
    text = "See [this](javascript:x), [that](https://example.org), [there](#uses) and ![a box](b.png).\n\n[1]: /local"
    assert read(text) == (
        "",
        "See this, [that](https://example.org), [there](#uses) and .",
        [
            (1, "javascript:x", "link address"),
            (1, "b.png", "link address"),
            (1, "a box", "stray caption"),
            (3, "[1]: /local", "link address"),
        ],
    )


def test_code_is_left_alone() -> None:
    text = "It is:\n\n```\n# no title\n[x](javascript:y)\n\nTotal votes: 3\n```"
    assert read(text) == ("", text, [])


def test_the_title_of_the_front_matter_stands() -> None:
    assert read("---\ntitle: Sleep\n---\n# sleep\n\nIt helps.") == (
        "Sleep",
        "It helps.",
        [(4, "sleep", "duplicate title")],
    )


def test_lines_are_numbered_from_the_top_of_the_file() -> None:
    assert [line.number for line in markdown.read("---\ntitle: T\nkind: other\n---\n\nOne.\n\nTwo.").lines] == [
        2,
        3,
        6,
        8,
    ]


def test_lines_between_rules_are_no_front_matter() -> None:
    assert read("---\nIt helps.\n---\n")[1].startswith("---")


def test_a_piece_of_a_page_is_read_as_one_and_loses_nothing() -> None:
    reading = markdown.read(
        """# Doses

<div class="panel"><p>Take <s>8</s> 4 tablets.</p><p hidden>Old text.</p>
<nav>Home</nav><img alt="A box"><a href="file:///x">Here</a>
<h2>Storage</h2><ul><li>Keep it dry.</li></ul></div>

Ask first.
"""
    )
    assert reading.body == "Take 4 tablets.\n\nHere\n\n## Storage {: storage }\n\n- Keep it dry.\n\nAsk first."
    assert [(scrap.line, scrap.text, scrap.reason) for scrap in reading.quarantine] == [
        (3, "8", "struck-out text"),
        (3, "Old text.", "hidden text"),
        (4, "Home", "navigation"),
        (4, "A box", "stray caption"),
        (4, "file:///x", "link address"),
    ]
    assert lost(reading) == []


@pytest.mark.parametrize(
    ("written", "body", "struck"),
    [
        ("Take 2 ~~or\n3~~ 5 mg.", "Take 2\n5 mg.", ["or", "3"]),
        ("Take 2<del>or <b>3</b></del>5 mg.", "Take 2 5 mg.", ["or 3"]),
        ("Take 2<s>3</s >5 mg.", "Take 2 5 mg.", ["3"]),
    ],
)
def test_what_is_struck_out_over_lines_or_with_marks_in_it_goes(written: str, body: str, struck: list[str]) -> None:
    reading = markdown.read(f"# Doses\n\n{written}\n")
    assert reading.body == body
    assert [scrap.text for scrap in reading.quarantine] == struck
