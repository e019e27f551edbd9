"""What an article cannot do without is never set aside as furniture of its page."""

import pytest

from articles.furniture.lines import reason
from articles.furniture.weight import weighty
from articles.importing import read

SENTENCES = [
    "If you have taken too much, go to a hospital at once.",
    "Do not stop taking it suddenly",
    "around 1 in 10,000 people",
    "0.5 mg tablets",
    "Call an ambulance if breathing is slow.",
    "Never drink alcohol with it",
    "Swallow the tablet whole with water",
    "one in 100",
    "25% less than before",
    "Keep out of the reach of children.",
    "You can have 2 doses in 24 hours.",
    "Two puffs twice daily.",
    "Half a tablet at bedtime.",
    "Use one patch every 72 hours.",
    "Not for children under 12.",
    "Do not eat grapefruit.",
    "Do not double your dose.",
    "If you miss a dose, skip it.",
    "Never share this medicine.",
    "Tell your doctor if you are pregnant.",
    "Talk to your pharmacist before taking it with another medicine.",
    "Ring 999 if someone collapses.",
    "Seek medical attention if you vomit.",
    "It can harm an unborn baby.",
    "Serious liver damage has happened.",
    "You may bleed more easily.",
    "It could kill a child.",
    "It is dangerous with alcohol.",
]
OTHERS = [
    "Photo by a reader",
    "All rights reserved",
    "This website takes no liability",
    "pink flowers",
    "Back to top",
    "",
    "Do not sell my personal information",
    "The contents do not constitute advice",
    "A pink flower in a garden",
]
LEGAL = "This page is for informational purposes only and does not replace professional medical advice."


@pytest.mark.parametrize("text", SENTENCES)
def test_it_names_a_dose_a_danger_or_an_act(text: str) -> None:
    assert weighty(text)


@pytest.mark.parametrize("text", [*OTHERS, LEGAL])
def test_it_names_none(text: str) -> None:
    assert not weighty(text)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "around",
    [
        "{0}\n\nMore resources\n\n{1}\n\n{0}",
        "{0}\n\nQuiz\n\n{1}\n\n{0}",
        "12 comments\n\n{0}\n\n{1}",
        "{0}\n\n{2} {1}\n\n{0}",
        "{0}\n\nDisclaimer\n\n{1} {2}\n\n{0}",
        "{0}\n\n{1}\n\n{0}",
    ],
)
def test_it_stays_in_the_draft_whatever_stands_around_it(sentence: str, around: str) -> None:
    text = around.format("It helps people sleep.", sentence, LEGAL)
    reading = read("page.txt", f"Sleep tablets\n\n{text}".encode())
    assert sentence in f"{reading.title} {reading.body}"


@pytest.mark.parametrize(
    "text",
    [
        "(c) 2000 mg once a day",
        "Figure 2: Never take more than 8 tablets in a day",
        "Updated dose 40 mg twice daily",
        "Give 5 mg →",
        "← Never exceed 4 tablets a day",
        "Get emergency help at once, for updates call 999",
    ],
)
def test_no_dose_and_no_act_looks_like_furniture(text: str) -> None:
    assert reason(text) == ""


@pytest.mark.parametrize("part", ["<div>{0}</div>", "<aside>{0}</aside>"])
@pytest.mark.parametrize("tag", ["p", "li", "h3"])
def test_it_stays_beside_a_text_that_the_library_does_not_know(part: str, tag: str) -> None:
    text = "<p>The medicine calms the nerves, and it takes some weeks before people notice that it does anything.</p>"
    warning = f"<{tag}>Do not drive if you feel sleepy.</{tag}>"
    page = f"<main><article><h1>Sleep tablets</h1>{text * 8}</article>{part.format(warning)}</main>"
    assert "Do not drive if you feel sleepy." in read("page.html", page.encode()).body
