"""So many tablets of so much are one amount, however the count is written, and however often comes after it."""

import pytest

from articles.clinical.api import Subject, check
from articles.clinical.record import Record
from tests.contents import article_of, record_of

RECORD = Record.from_content(
    record_of(
        {
            "name": "examplamine",
            "products": [{"form": "tablet", "strength": "500 mg"}, {"form": "tablet", "strength": "1 g"}],
            "doses": [{"indication": "pain", "maximum": "4 g/day"}],
        }
    )
)
TOO_MUCH = [
    "take 12 tablets of 500 mg a day.", "take a dozen 500 mg tablets a day.", "take twelve 500 mg tablets a day.",
    "take 3 x 500 mg four times a day.", "take half a dozen tablets of 1 g a day.", "take a dozen tablets a day.",
    "take two or three 500 mg tablets four times a day.", "take 9 tablets a day.", "take nine tablets daily.",
    "take 1.5 g (three tablets) every 6 hours.", "take 1.5 g (3 tablets) every 6 hours.",
    "take three tablets (1.5 g) every 6 hours.", "take 1.5 g/dose, every 6 hours.",
    "take 1.5 g. Repeat the dose every 6 hours.", "take 1.5 g. This dose can be repeated every 6 hours.",
    "take 1.5 g. Take it again every 6 hours.", "take 1.5 g as needed, but wait at least 6 hours between doses.",
    "take forty (40) g a day.", "take 40 (forty) grams a day.", "take five (5) g a day.",
]  # fmt: skip
RIGHT = [
    "take 8 tablets of 500 mg a day.", "take eight 500 mg tablets a day.", "take 2 x 500 mg four times a day.",
    "take 8 tablets a day.", "take half a dozen tablets a day.", "take one or two 500 mg tablets four times a day.",
    "take 1 g (two tablets) every 6 hours.", "take two tablets (1 g) every 6 hours.",
    "take 500 mg/dose, every 6 hours.", "take 1 g. Repeat the dose every 6 hours.", "take 1 g. Repeat it with food.",
    "take four (4) g a day.", "ask for a pack of 100 tablets of 500 mg.",
    "take one of the 500 mg tablets twice a day.", "take 1.5 g. Ibuprofen is taken every 6 hours.",
]  # fmt: skip


def finds(text: str) -> bool:
    subject = Subject.from_content(article_of({"body": f"For pain, {text}"}), record=RECORD)
    return any(one.rule == "DOSE-009" for one in check(subject))


@pytest.mark.parametrize("text", TOO_MUCH)
def test_more_than_the_record_allows(text: str) -> None:
    assert finds(text)


@pytest.mark.parametrize("text", RIGHT)
def test_no_more_than_the_record_allows(text: str) -> None:
    assert not finds(text)
