"""What says nearly the same, and what only has the same form."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.clinical.api import RULES
from articles.clinical.passage import template, text_passage
from articles.clinical.prose.alike import Index, Unit, index_of, passage_units, says_the_same
from tests.clinical.texts import fragments

SAME = [
    "Keep {the|these} tablets in their own pack and out of {the|} reach of children at all times.",
    "This step is taken so that your body gets lots of {fluid|fluids}, above all water, on {|the} hot days.",
]
DIFFERENT = [
    "Take it in the {morning|evening} with food and a full glass of water, and rest.",
    "It {raises|lowers} the amount of the medicine in your blood by quite a lot.",
    "You may {|not} drive on the day after you have taken the last one of them.",
    "Most people start with {5|10} mg a day for the first two weeks of it.",
    "Tell your doctor at once if you have pain in your {chest|legs} at night or by day.",
    "It is {safe|unsafe} with most of the medicines that people buy for themselves.",
]
_CHOICE = re.compile(r"\{(.*?)\|(.*?)\}")


def units(*texts: str) -> list[Unit]:
    return list(passage_units((text_passage(text, template("")) for text in texts), fewest=1))


def pair(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A text with the first of each choice, and with the second."""
    one, other = units(_CHOICE.sub(r"\1", text), _CHOICE.sub(r"\2", text))
    return one.words, other.words


@pytest.mark.parametrize("text", SAME)
def test_little_words_and_endings_make_no_difference(text: str) -> None:
    assert says_the_same(*pair(text))


@pytest.mark.parametrize("text", DIFFERENT)
def test_one_word_can_make_all_the_difference(text: str) -> None:
    one, other = pair(text)
    assert not says_the_same(one, other)
    assert not says_the_same(other, one)


def test_names_of_medicines_make_a_difference() -> None:
    one, other = pair("It is often taken late with water, food{| and phenytoin} when people go to bed early.")
    assert says_the_same(one, other, names=())
    assert not says_the_same(one, other, names={"phenytoin"})


@given(st.lists(st.sampled_from("take it with water and rest if you feel unwell".split()), min_size=9, max_size=30))
def test_a_text_is_like_itself(words: list[str]) -> None:
    (unit,) = units(" ".join(words))
    assert index_of([unit]).like(unit) is unit


def test_the_second_is_reported() -> None:
    text = "Keep the tablets in their own pack, dry, and out of the reach of children."
    like = "Keep these tablets in their own pack, dry and out of the reach of children."
    assert fragments(RULES["STR-004"], f"{text}\n\nAsk.\n\n{like}") == [like]


def test_cost_is_linear() -> None:
    """Of sentences that share most of their words, none of which say the same."""

    def seconds(many: int) -> float:
        like = units(
            *(f"Take tablet number {number} with water, and rest if you feel unwell." for number in range(many))
        )
        index = Index()
        began = process_time()
        for unit in like:
            index.like(unit)
            index.add(unit)
        return process_time() - began

    # The least of three: a collection of garbage takes as long as a run.
    many, some = (min(seconds(number) for _ in range(3)) for number in (2_000, 500))
    assert many < 12 * max(some, 0.005)
