"""What an article cannot do without is never set aside as furniture of its page."""

import pytest

from articles.text.reading import read
from articles.text.reading.weight import weighty

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
]
OTHERS = [
    "Photo by a reader",
    "All rights reserved",
    "This website takes no liability",
    "pink flowers",
    "Back to top",
    "",
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
    ["12 comments\n\n{0}\n\n{1}", "{0}\n\n{2} {1}\n\n{0}", "{0}\n\nDisclaimer\n\n{1} {2}\n\n{0}", "{0}\n\n{1}\n\n{0}"],
)
def test_it_stays_in_the_draft_whatever_stands_around_it(sentence: str, around: str) -> None:
    text = around.format("It helps people sleep.", sentence, LEGAL)
    reading = read("page.txt", f"Sleep tablets\n\n{text}".encode())
    assert sentence in f"{reading.title} {reading.body}"
