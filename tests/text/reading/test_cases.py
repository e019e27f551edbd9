"""Files in which a dose changed its value or a sentence went astray, each reduced to what did it."""

from pathlib import Path

import pytest

from articles.text.reading import Reading, read

CASES = Path(__file__).parent / "cases"


def case(name: str) -> Reading:
    return read(name, (CASES / name).read_bytes())


def aside(reading: Reading) -> list[tuple[str, str]]:
    return [(scrap.text, scrap.reason) for scrap in reading.quarantine]


STRUCK, HIDDEN = "struck-out text", "hidden text"


@pytest.mark.parametrize(
    ("name", "body", "quarantine"),
    [
        (
            "01-struck-out-glues-numbers.html",
            "Take 2 5 mg tablets at night.\n\nStart with 0.5 10 days later see your doctor.",
            [("or 3", STRUCK), ("mg.", STRUCK)],
        ),
        ("01-struck-out-glues-numbers.docx", "Take 2 5 mg tablets at night.", [("or 3", STRUCK)]),
        ("02-symbol-font-micro.html", "Give 50 μg by mouth.", []),
        ("02-symbol-font-micro.docx", "Give 50 μg by mouth.", []),
        (
            "03-superscript-flattened.html",
            "The half-life is 30 to 40\\[1,2\\] hours. It was 10^3–5 units, 10⁻⁹ mol and 10^5.5 cells.\n\n"
            "The dose is 4 mg\\[2\\] a day.",
            [],
        ),
        ("03-superscript-flattened.docx", "It was 10⁻⁹ mol and 40\\[1,2\\] hours.", []),
        (
            "04-math-and-svg-vanish.html",
            "Take 1/2 of a tablet.\n\nThe drawing says at night.",
            [("0.5 mg", "words in a drawing")],
        ),
        (
            "14-css-line-through.html",
            "Take 4 tablets.",
            [("8", STRUCK), ("Old text that no page shows.", HIDDEN)],
        ),
        ("14b-strikethrough.md", "Take 4 tablets.", [("Take 8 tablets.", STRUCK)]),
        (
            "22-tel-link.html",
            "Call [the poison line](tel:+15550100) at once when somebody has taken too much of it.",
            [],
        ),
        ("27-struck-out-by-style.docx", "Take 4 tablets.", [("8", STRUCK), ("Hidden note.", HIDDEN)]),
    ],
)
def test_case(name: str, body: str, quarantine: list[tuple[str, str]]) -> None:
    reading = case(name)
    assert reading.body == body
    assert aside(reading) == quarantine
