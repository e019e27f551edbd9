"""No rule is silenced by what it looks at first: with every gate held open, the same is found."""

import gc
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.api import RULES, check
from articles.gate import Gate
from tests.clinical.texts import subject

# The rules are loaded first: their gates are then there.
TEXTS = ["\n\n".join(one.body for one in (*rule.triggers, *rule.does_not_trigger)) for rule in RULES.values()]
GATES = sorted((one for one in gc.get_objects() if isinstance(one, Gate)), key=lambda gate: str(gate.patterns))
CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "no-break spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
    "lines": lambda text: re.sub(r"(?<=[a-z]) (?=[a-z])", "\n", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", f"İ é {text}"),
    "other letters": lambda text: text.translate({ord("s"): "ſ", ord("k"): "\u212a", ord("i"): "ı"}),
    "hyphens": lambda text: re.sub(r"(?<=[a-z]) (?=[a-z])", "-", text),
}
NARROWER_ONCE = [
    ("It is very hard to get hooked on it.", "SAF-004"),
    ("Take it q.d.", "DOSE-005"),
    ("Take it B.I.D. with food.", "DOSE-005"),
    ("Take it PRN.", "DOSE-005"),
    ("## Pain {: interactions }\n\nSome are given co-codeine at the dentist's.", "SAF-002"),
]


def reported(text: str) -> list[tuple[str, str, str]]:
    return [(one.rule, one.id, one.message) for one in check(subject(text))]


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_with_all_gates_open_the_same_is_found(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [CHANGES[change](text) for text in TEXTS]
    as_it_is = [reported(text) for text in texts]
    for gate in GATES:
        monkeypatch.setattr(gate, "needed", ())
    assert [reported(text) for text in texts] == as_it_is


@settings(max_examples=100)
@given(data=st.data())
def test_whatever_a_pattern_of_the_house_matches_passes_its_gate(data: st.DataObject) -> None:
    gate = data.draw(st.sampled_from(GATES))
    pattern = data.draw(st.sampled_from(gate.patterns))
    sample = data.draw(st.from_regex(pattern))
    for text in (sample, sample.lower(), sample.upper()):
        assert not pattern.search(text) or not gate.closed(text)


@pytest.mark.parametrize(("text", "rule"), NARROWER_ONCE)
def test_what_a_list_kept_by_hand_let_pass(text: str, rule: str) -> None:
    assert rule in {name for name, _, _ in reported(text)}


def test_gates_are_many_and_none_is_kept_by_hand() -> None:
    assert len(GATES) > 30 and all(gate.patterns for gate in GATES)
