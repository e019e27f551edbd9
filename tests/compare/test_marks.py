import pytest

from articles.compare.marks import marks, weigh


@pytest.mark.parametrize(
    "phrase",
    """
    daily | twice | once a day | twice a day | 3 times a day | three times daily | every 8 hours | every other day
    every 4 to 6 hours | at night | at bedtime | in the morning | as needed | a day | each week | q.d. | qod | bid
    t.i.d. | q8h | prn | before meals
    """.replace("\n", " | ").split(" | "),
)
def test_frequency(phrase: str) -> None:
    assert_marked("frequency", phrase)


@pytest.mark.parametrize(
    "phrase",
    """
    by mouth | orally | injection | under the tongue | sublingual | rectally | nasal | intravenous | into a vein
    under the skin | inhaled | on the skin | swallowed | into the eye | suppository
    """.replace("\n", " | ").split(" | "),
)
def test_route(phrase: str) -> None:
    assert_marked("route", phrase)


@pytest.mark.parametrize(
    "phrase", ["not", "never", "no", "without", "cannot", "don't", "isn’t", "do not", "avoid", "except", "unless"]
)
def test_negation(phrase: str) -> None:
    assert_marked("negation", phrase)


def assert_marked(mark: str, phrase: str) -> None:
    phrase = phrase.strip()
    if phrase:
        text = f"People take {phrase} now"
        assert mark in marks(text, 12, 12 + len(phrase))
        assert mark not in marks(text, 0, 11)


@pytest.mark.parametrize("word", ["normal", "noted", "annoyed", "moral", "wand", "another", "onset", "today"])
def test_words_that_only_look_alike_bear_no_mark(word: str) -> None:
    assert marks(f"It is {word} here", 6, 6 + len(word)) == {}


def test_a_part_of_a_phrase_is_the_phrase() -> None:
    text = "Take it every 8 hours with water"
    start = text.index("8")
    assert marks(text, start, start + 1) == {"number": ["8"], "frequency": ["every 8 hours"]}


def test_units_have_one_name_and_numbers_are_as_written() -> None:
    text = "1.0 mg or 50 micrograms"
    assert marks(text, 0, len(text)) == {"number": ["1.0", "50"], "unit": ["mg", "mcg"]}


def test_nothing_touches_nothing() -> None:
    assert marks("do not", 4, 4) == {}


@pytest.mark.parametrize(
    ("text", "weighed"),
    [
        ("5 mg [^fda-2]", "5 mg         "),
        ("label (https://x.org/5mg) 6", "label (                   6"),
        ("doi:10.1000/5 and 6", "              and 6"),
        ("on 2026-03-10, 4 May 2024, May 4, 2024 or May 2024", "on           ,           ,             or         "),
        ("You may 5 times", "You may 5 times"),
        ("Call 999 (tel:999)", "Call 999 (tel:999)"),
    ],
)
def test_figures_that_are_no_amounts_weigh_nothing(text: str, weighed: str) -> None:
    assert weigh(text) == weighed
