from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.compare import Piece, compare, tenfolds, words_changed

WORDS = st.lists(
    st.sampled_from(
        ["0.5 mg", "5 mg", "mg", "take", "not", " ", "\n", "\n\n", ",", "every 8 hours", "1/2", "é", "don't"]
    )
).map("".join)
TEXTS = st.one_of(st.text(), WORDS)


def brief(old: str, new: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in compare(old, new))


def marks(old: str, new: str) -> list[set[str]]:
    return [set(piece.marks) for piece in compare(old, new) if piece.kind != "same"]


@pytest.mark.property
@given(TEXTS, TEXTS)
def test_pieces_join_to_both_texts(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert all(piece.text for piece in pieces)


@pytest.mark.property
@given(TEXTS, TEXTS)
def test_pieces_are_merged_and_removed_comes_first(old: str, new: str) -> None:
    kinds = [piece.kind for piece in compare(old, new)]
    pairs = list(pairwise(kinds))
    assert all(first != then for first, then in pairs)
    assert ("added", "removed") not in pairs


@pytest.mark.property
@given(TEXTS)
def test_a_text_is_no_different_from_itself(text: str) -> None:
    assert compare(text, text) == ((Piece("same", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Take 400 mg now", "Take 200 mg now", "Take [-400 mg-][+200 mg+] now"),
        ("once close. You should not take", "once close. Never take", "once close. [-You should not-][+Never+] take"),
        ("one two three", "one four five", "one [-two three-][+four five+]"),
        ("a. b", "a, b", "a[-.-][+,+] b"),
        ("one two", "one new two", "one[+ new+] two"),
        ("one\ntwo", "one two", "one[-\n-][+ +]two"),
        ("don't", "don’t", "[-don't-][+don’t+]"),
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
    ],
)
def test_compare(old: str, new: str, expected: str) -> None:
    assert brief(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("400 mg", "200 mg", [{"number"}, {"number"}]),
        ("400 mg", "400 mcg", [{"unit"}, {"unit"}]),
        ("Do take", "Do not take", [{"negation"}]),
        ("every 8 hours", "every 12 hours", [{"number", "frequency"}, {"number", "frequency"}]),
        ("every day", "every other day", [{"frequency"}]),
        ("by mouth", "by injection", [{"route"}, {"route"}]),
        ("take a tablet", "take a capsule", [{"unit"}, {"unit"}]),
        ("kind words", "good words", [set(), set()]),
        ("1.0 tablets", "1 tablets", [{"number"}, {"number"}]),
    ],
)
def test_marks(old: str, new: str, expected: list[set[str]]) -> None:
    assert marks(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("same", "same", 0),
        ("one two three", "one 2 three", 1),
        ("one two", "one", 1),
        ("one", "one two three", 2),
        ("You should not take", "Never take", 3),
        ("a b, c", "a b; c", 0),
        ("5 mg", "2.5 mg", 2),
    ],
)
def test_words_changed(old: str, new: str, count: int) -> None:
    assert words_changed(compare(old, new)) == count


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("never over 0.5 mg per kg", "never over 0.05 mg per kg", [("0.5", "0.05", "mg/kg", 0.1)]),
        ("0.5 to 1 mg", "5 to 10 mg", [("0.5", "5", "mg", 10), ("1", "10", "mg", 10)]),
        ("start 1 mg, then 2 mg", "start 100 mg, then 2 mg", [("1", "100", "mg", 100)]),
        ("0.5 to 1 mg", "10 mg", [("1", "10", "mg", 10)]),
        ("1 in 100 people", "1 in 1,000 people", [("100", "1000", "", 10)]),
        ("1 mg", "2 mg", []),
        ("1 mg", "10 mL", []),
        ("start 1 mg, limit 10 mg", "start 10 mg, limit 1 mg", [("1", "10", "mg", 10), ("10", "1", "mg", 0.1)]),
        ("2 mg 20 mg", "20 mg", []),
        ("see [1]", "see [10]", []),
        ("gone 1 mg", "here", []),
    ],
)
def test_tenfolds(old: str, new: str, expected: list[tuple[str, str, str, float]]) -> None:
    slips = tenfolds(compare(old, new))
    found = [(str(slip.old.value), str(slip.new.value), slip.new.unit, float(slip.factor)) for slip in slips]
    assert found == expected


def test_tenfolds_are_found_deep_in_a_text() -> None:
    around = "Some words that stay as they are, with 3 mg and 4 tablets. " * 40
    (slip,) = tenfolds(compare(f"{around}At most 0.5 mg a day. {around}", f"{around}At most 5 mg a day. {around}"))
    assert (slip.old.value, slip.new.value) == (slip.new.value / 10, slip.old.value * 10)
