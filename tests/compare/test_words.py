from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compare.words import UNWEIGHED, Piece, compare, words_changed

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


@given(TEXTS, TEXTS)
def test_pieces_join_to_both_texts(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert all(piece.text for piece in pieces)


@given(TEXTS, TEXTS)
def test_pieces_are_merged_and_removed_comes_first(old: str, new: str) -> None:
    kinds = [piece.kind for piece in compare(old, new)]
    pairs = list(pairwise(kinds))
    assert all(first != then for first, then in pairs)
    assert ("added", "removed") not in pairs


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
        ("see [^fda-2023]", "see [^fda-2024]", [set(), set()]),
        ("(https://example.org/5)", "(https://example.org/50)", [set(), set()]),
        ("Read on 2026-03-10", "Read on 2026-03-11", [set(), set()]),
        ("since 4 January 2024", "since 5 February 2025", [set(), set()]),
        ("since March 4, 2024", "since May 2025", [set(), set()]),
        ("in 4 January babies", "in 5 January babies", [{"number"}, {"number"}]),
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


def test_a_citation_is_one_word() -> None:
    assert brief("Calm [^fda-2023].", "Calm [^fda-2024].") == "Calm [-[^fda-2023]-][+[^fda-2024]+]."


def test_marks_are_found_where_a_text_weighs() -> None:
    old, new = "Order 5\nTake 5 mg", "Order 6\nTake 6 mg"
    weighed = ("       \nTake 5 mg", "       \nTake 6 mg")
    assert [set(piece.marks) for piece in compare(old, new, weighed) if piece.kind == "added"] == [set(), {"number"}]
    assert not any(piece.marks for piece in compare(old, new, UNWEIGHED))
