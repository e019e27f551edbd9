"""20 KB of anything in a second: asked against prose of the same length, since seconds differ with the machine."""

from functools import cache

import pytest

from tests.linear.hostile import SENTENCES, hostile
from tests.linear.jobs import ORDINARY
from tests.linear.test_jobs import seconds

pytestmark = pytest.mark.usefixtures("no_rubbish")
LENGTH = 20_000
PROSE = (ORDINARY * (LENGTH // len(ORDINARY) + 1))[:LENGTH]
AMOUNTS = (
    *("1 mg ", "1 mg/", "mg 1", "≥1 mg ", "take up to 1 mg a day for panic, "),
    *("1 mg in the evening ", "5 to 1 mg a day for panic, ", "take 1 mg each morning for panic, "),
)
PASSAGES = ("a\n\n", "- a\n", "a?\n\nb\n\n", "1 mg\n\n", "|a|\n|-|\n")
"""Thousands of them, each of which is asked all that one of some length is asked."""
TOKENS = (*AMOUNTS, *PASSAGES, *SENTENCES)
TEXTS = hostile(LENGTH, TOKENS)
# Paragraphs of one amount, the dearest, take 3.5 times as long as the prose. Changed tables take as long.
DEAREST = [
    *(("check", repr(token), 5) for token in TOKENS),
    *((job, name, 5) for job in ("check", "check .md") for name in ("a cell of amounts", "long heads of columns")),
    ("risk", "a long table", 15),
    ("changes of itself", "a wide table", 15),
    ("changes of itself", "a long table", 15),
]


@pytest.mark.parametrize(("job", "name", "most"), DEAREST)
def test_dearest_texts(job: str, name: str, most: int) -> None:
    assert seconds(job, TEXTS[name], 2) < most * prose()


@cache
def prose() -> float:
    return seconds("check", PROSE, 3)


@pytest.mark.parametrize("name", ["a cell of amounts", "long heads of columns"])
def test_a_long_text_takes_as_much_more_as_it_is_longer(name: str) -> None:
    """100 KB in five seconds where 20 KB take one."""
    once = seconds("check", TEXTS[name], 2)
    assert seconds("check", hostile(5 * LENGTH, ())[name]) < 7 * once


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_sentence_reads_its_whole_passage(sentence: str) -> None:
    """Four times as many of them in one paragraph; sixteen would be quadratic."""
    several = sentence * (LENGTH // 4 // len(sentence))
    once = seconds("check", several, 3)
    assert seconds("check", several * 4) < 6.5 * once
