import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.gate import Gate

PATTERNS = [
    r"\b(?:stop|quit)(?:ping)?\b", r"(?i:danger)\w*", r"a{2,5}b+", r"[0-9]+ mg", r"colou?r", r"ta[kn]e", r"µg|mcg",
    r"(?=x)xyz(?!q)", r"(?P<a>one|two) (?P=a)", r"(?:un|in)safe|harmless", r"(?>ab|cd)ef",
    r"(?:very )?hard to (?:get )?hooked",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_whatever_a_pattern_matches_passes_its_gate(pattern: str, data: st.DataObject) -> None:
    for flags in (0, re.IGNORECASE):
        compiled = re.compile(pattern, flags)
        said = data.draw(st.from_regex(compiled))
        for text in (said, said.upper(), said.lower(), said.swapcase()):
            assert not compiled.search(text) or not Gate(compiled).closed(text)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\b(?:stop|quit)\b", [{"stop", "quit"}]),
        (r"(?:sudden|abrupt)(?:ly)? stop", [{"sudden", "abrupt"}, {" stop"}]),
        (r"ta[kn]e", [{"take", "tane"}]),
        (r"(?:stop)? now|then", [{" now", "then"}]),
        (r"\w+", []),
        (r"(?:stop)?", []),
    ],
)
def test_what_stands_in_every_match(pattern: str, needed: list[set[str]]) -> None:
    assert [set(words) for words in Gate(re.compile(pattern)).needed] == needed


def test_it_closes_on_other_texts() -> None:
    gate = Gate(re.compile(r"\b(?:stop|quit)\b"), re.compile(r"\bhalt\b"))
    assert gate.closed("Go on.") and not gate.closed("Halt!") and not gate.closed("QUIT")


def test_one_pattern_without_letters_leaves_it_open() -> None:
    assert not Gate(re.compile(r"stop"), re.compile(r"\d+|x?")).closed("Go on.")


@pytest.mark.parametrize(("pattern", "text"), [("stop", "ſtop"), ("kilo", "Kilo"), ("is", "İS"), ("is", "ıs")])
def test_letters_that_are_one_where_cases_do_not_matter(pattern: str, text: str) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    assert compiled.search(text) and not Gate(compiled).closed(text)


def test_a_text_that_is_shorter_than_any_match_closes_it() -> None:
    gate = Gate(re.compile(r"[0-9]{3} ?x"), re.compile(r"[0-9]{2,}"))
    assert gate.closed("1") and not gate.closed("12")
