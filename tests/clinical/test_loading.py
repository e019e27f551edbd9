"""A file of rules is found by itself; what is no rule, or is one of the same name, is refused."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from articles.clinical.rules import load_rules

RULE = """
from articles.clinical.rule import rule
from articles.lifecycle import Severity

@rule("{}", Severity.INFO, "A title", why="", hint="", triggers=[""], does_not_trigger=[""])
def {}(subject):
    return ()
"""
Written = Callable[..., list[str]]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """The ids of the rules of a package with these modules."""
    package = tmp_path / "invented_rules"
    package.mkdir()
    monkeypatch.syspath_prepend(tmp_path)

    def ids(**modules: str) -> list[str]:
        for name, source in modules.items():
            (package / f"{name}.py").write_text(source)
        return sorted(load_rules([str(package)], package.name))

    yield ids
    for name in [name for name in sys.modules if name.startswith(package.name)]:
        del sys.modules[name]


def test_every_module_is_found(written: Written) -> None:
    assert written(one=RULE.format("X-001", "one"), two=RULE.format("X-002", "two")) == ["X-001", "X-002"]


def test_a_helper_has_an_underscore(written: Written) -> None:
    assert written(one=RULE.format("X-001", "one"), _words="WORDS = ()") == ["X-001"]


def test_a_module_without_a_rule_is_refused(written: Written) -> None:
    with pytest.raises(ValueError, match=r"invented_rules\.empty defines no rule"):
        written(one=RULE.format("X-001", "one"), empty="def find(subject): ...")


def test_two_rules_with_one_id_are_refused(written: Written) -> None:
    with pytest.raises(ValueError, match=r"invented_rules\.two defines X-001, which another"):
        written(one=RULE.format("X-001", "one"), two=RULE.format("X-001", "two"))


def test_two_rules_with_one_id_in_one_module_are_refused(written: Written) -> None:
    with pytest.raises(ValueError, match="X-001"):
        written(one=RULE.format("X-001", "one") + RULE.format("X-001", "again"))
