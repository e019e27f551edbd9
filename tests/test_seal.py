import hashlib
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.lifecycle import Verb
from articles.seal import Value, is_seal, message, pads, seal

KEY = "a key of more than fifty characters, as production asks for"
MOMENT = datetime(2026, 11, 22, 9, 5, 7, 120, tzinfo=UTC)
VALUES = st.none() | st.text() | st.integers() | st.booleans() | st.datetimes(timezones=st.just(UTC)) | st.dates()


def test_each_value_has_its_length_before_it() -> None:
    values: list[Value] = ["abcde", "", None, 17, True, False, date(2026, 1, 2), MOMENT, Verb.APPROVE]
    assert message("act", values) == ("3:act5:abcde0:-2:171:11:010:2026-01-0226:2026-11-22 09:05:07.0001207:approve")


def test_a_moment_is_told_in_utc_with_all_its_digits() -> None:
    there = datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    assert message("", [there]) == "0:26:2025-12-31 23:00:00.000000"


def test_length_is_of_characters_as_databases_count_them() -> None:
    assert message("", ["é😀"]) == "0:2:é😀"


def texts(row: list[Value]) -> list[str | None]:
    return [None if value is None else message("", [value]) for value in row]


@given(st.lists(VALUES, max_size=5), st.lists(VALUES, max_size=5))
@example(["1:a", None], ["1", "a-"])
@example(["1:", "a"], ["1", ":a"])
@example([None], ["-"])
@example(["-"], [None, None])
def test_rows_that_differ_give_different_messages(one: list[Value], other: list[Value]) -> None:
    assert (message("t", one) == message("t", other)) == (texts(one) == texts(other))


def test_what_has_no_one_text_is_refused() -> None:
    with pytest.raises(TypeError, match="A float cannot be sealed"):
        message("act", [1.5])  # type: ignore[list-item]  # what a new kind of column would bring


@pytest.mark.parametrize("key", ["k", KEY, "é" * 32, "k" * 64, "k" * 65, KEY * 3], ids=len)
def test_pads_and_sha256_alone_make_the_same_seal(key: str) -> None:
    """RFC 2104, as the database computes it."""
    inner, outer = pads(key)
    digest = hashlib.sha256(outer + hashlib.sha256(inner + "é:1".encode()).digest()).hexdigest()
    assert (len(inner), len(outer), digest) == (64, 64, seal(key, "é:1"))


def test_seal_of_a_known_text() -> None:
    """RFC 4231, test case 2."""
    known = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert seal("Jefe", "what do ya want for nothing?") == known


@pytest.mark.parametrize(
    ("key", "text", "given"),
    [
        (KEY, "text", ""),
        (KEY, "text", "é"),
        (KEY, "text", seal(KEY, "other")),
        (KEY, "text", seal("other", "text")),
        (KEY, "text", seal(KEY, "text").upper()),
        ("", "text", hashlib.sha256(b"text").hexdigest()),
    ],
)
def test_no_other_seal_will_do(key: str, text: str, given: str) -> None:
    assert is_seal(KEY, "text", seal(KEY, "text"))
    assert not is_seal(key, text, given)


def test_nobody_seals_without_a_key() -> None:
    with pytest.raises(ValueError, match="no SEAL_KEY"):
        seal("", "text")
