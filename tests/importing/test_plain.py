from articles.importing import Reading, plain

ARTICLE = """Sleepwell (examplazepam)

What Is Sleepwell For?

Sleepwell helps people sleep. It is taken for a short time.

Possible Side Effects

Common ones include:

  • Tired the next day
  • Dry mouth
      – worse at night

Older people may fall more easily

Do not drive until you know how it works for you

How to take it

1. Read the label.
2) Take it at bedtime
   with water.
"""


def body(text: str) -> str:
    return plain.read(text).body


def test_an_article_from_the_web_gets_its_structure() -> None:
    reading = plain.read(ARTICLE)
    assert reading.title == "Sleepwell (examplazepam)"
    assert reading.quarantine == ()
    assert (
        reading.body
        == """## What Is Sleepwell For? {: uses }

Sleepwell helps people sleep. It is taken for a short time.

## Possible Side Effects {: side-effects }

Common ones include:

- Tired the next day
- Dry mouth
  - worse at night

Older people may fall more easily

Do not drive until you know how it works for you

## How to take it {: dosing }

1. Read the label.
2. Take it at bedtime
   with water."""
    )


def test_every_source_line_is_kept_with_its_number() -> None:
    lines = plain.read(ARTICLE).lines
    assert (lines[0].number, lines[1].number) == (1, 3)
    assert "  • Tired the next day" in [line.text for line in lines]


def test_signs_of_markdown_stay_text() -> None:
    assert (
        body("It is *safe* at 1_000 [mg].\n\n# 3 is a number.")
        == "It is \\*safe\\* at 1_000 \\[mg\\].\n\n\\# 3 is a number."
    )


def test_a_web_address_becomes_a_link() -> None:
    assert body("See https://example.org/leaflet.") == "See <https://example.org/leaflet>."


def test_bullets_of_every_kind() -> None:
    marks = ["•one", "· two", "– three", "- four", "* five", "o six", "+ seven"]
    assert body("Take care with:\n\n" + "\n".join(marks)).splitlines()[2:] == [
        f"- {word}" for word in ("one", "two", "three", "four", "five", "six", "seven")
    ]


def test_a_bullet_on_a_line_of_its_own_marks_the_next_line() -> None:
    assert body("Take care with:\n•\nDriving\n•\nLadders") == "Take care with:\n\n- Driving\n- Ladders"


def test_depth_follows_indentation_and_has_an_end() -> None:
    deep = "\n".join(" " * (2 * depth) + "• point" for depth in range(40))
    assert max(len(line) - len(line.lstrip()) for line in body(f"It is so.\n\n{deep}").splitlines()) == 8


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "It is taken at night, and it should not be\ntaken with anything that has alcohol in it."
    assert body(text) == text


def test_lines_that_end_a_sentence_are_paragraphs() -> None:
    long = "This line is longer than any that an editor would wrap for its reader, so it stands for a whole paragraph."
    assert body(f"{long}\n{long}") == f"{long}\n\n{long}"


def test_labels_without_text_after_them_are_no_headings() -> None:
    text = "Watch for these signs:\n\nDizziness\n\nBlurred Sight\n\nShaking Hands\n\nCall a doctor for any of them."
    assert "## Dizziness" not in body(text)
    assert "## Blurred" not in body(text)


def test_a_heading_may_follow_a_list() -> None:
    assert body("It may cause:\n- Headache\n- Dry Mouth\nWARNINGS\nAsk first.").endswith(
        "\n\n## WARNINGS\n\nAsk first."
    )


def test_a_sentence_is_no_heading_and_no_title() -> None:
    reading = plain.read(
        "It helps people sleep.\n\nSome medicines weaken the effect of sleep tablets\n\nAsk your pharmacist."
    )
    assert reading == Reading(body=reading.body, lines=reading.lines)
    assert "#" not in reading.body


def test_numbered_headings_keep_their_numbers() -> None:
    text = "It helps.\n\n1. Storage\n\nKeep it dry.\n\n2. Overdose\n\nCall for help."
    assert body(text).count("\n## ") == 2
    assert "## 1. Storage {: storage }" in body(text)


def test_a_rule_of_signs_is_set_aside() -> None:
    reading = plain.read("Sleep tablets\n=============\nThey help people sleep.")
    assert (reading.title, reading.body) == ("Sleep tablets", "They help people sleep.")
    assert [(scrap.text, scrap.reason) for scrap in reading.quarantine] == [("=============", "separator line")]


def test_the_site_after_the_title_is_set_aside() -> None:
    reading = plain.read("Sleep tablets | Example Clinic\n\nThey help people sleep.")
    assert reading.title == "Sleep tablets"
    assert [(scrap.text, scrap.reason) for scrap in reading.quarantine] == [
        ("Sleep tablets | Example Clinic", "site name")
    ]
