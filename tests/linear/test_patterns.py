"""Every regular expression of the project takes time in proportion to the text, whatever the text is."""

import ast
import builtins
import importlib
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from tests.linear.attacks import Attack, attacks
from tests.linear.recorder import PROJECT, Made
from tests.processes import ROOT, python

Run = Callable[[re.Pattern[str], str], object]

SHORT, LENGTH = 300, 2000
QUICK = 0.001
"""Seconds for `LENGTH` characters below which nothing can be worse than linear."""
MOST = 8
"""Times as long for four times the text: linear is 4, quadratic 16."""
AT_MOST = int(os.environ.get("ATTACKS", "12"))
"""Attacks on one pattern. A run with `ATTACKS=1000` tries them all."""
ALL = 10_000
DRAWN_HERE = {"articles.worklist.sheet"}
"""Reads fragments alone, which are drawn from a text and hold each of these elements closed and few of them."""
GROUPS = 4
ANCHORED = {"match", "fullmatch"}
PLAIN = ("a", "a ", "a, ", "A. ", "a-", "1", "1-", "1 mg ", " ", "\n", "a\n", "(", "|")


@cache
def made() -> tuple[Made, ...]:
    """What was recorded, and what no text reached but can be read from the source."""
    process = python("-m", "tests.linear.recorder")
    assert process.returncode == 0, process.stderr
    recorded = tuple(Made(**one) for one in json.loads(process.stdout))
    reached = {(one.module, one.line) for one in recorded}
    return recorded + tuple(_read(place) for place in places() if (place.module, place.line) not in reached)


@dataclass(frozen=True)
class Place:
    """A call of a function of `re` in the source."""

    module: str
    line: int
    function: str
    node: ast.Call


class Names(dict[str, object]):
    """The names of a module. What is known only where the call runs counts as 1."""

    def __missing__(self, name: str) -> object:
        return getattr(builtins, name, 1)


def _read(place: Place) -> Made:
    names = Names(vars(importlib.import_module(place.module)))
    flags = [ast.unparse(argument) for argument in place.node.args if ast.unparse(argument).startswith("re.")]
    pattern, flag = (eval(text, {}, names) for text in (ast.unparse(place.node.args[0]), "|".join(flags) or "0"))  # noqa: S307 - the project's own source
    return Made(str(pattern), int(flag), place.module, place.line, place.function)


@cache
def places() -> tuple[Place, ...]:
    return tuple(
        Place(module, node.lineno, ast.unparse(node.func).removeprefix("re."), node)
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and asks_re(node)
    )


@cache
def modules() -> dict[str, ast.Module]:
    files = (file for name in PROJECT for file in (ROOT / name).rglob("*.py"))
    return {_module(file): ast.parse(file.read_text()) for file in files}


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def asks_re(node: ast.AST) -> bool:
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return re.fullmatch(r"re\.[a-z]+", called) is not None and called != "re.escape"


@cache
def methods() -> dict[tuple[str, int], set[str]]:
    """How the patterns are asked that stand under a name of their own in a module, by module and line."""
    named = {
        (module, target.id): node.value.lineno
        for module, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.Assign) and asks_re(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    by_line: dict[tuple[str, int], set[str]] = {}
    for (module, name), method in _uses():
        if (module, name) in named:
            by_line.setdefault((module, named[module, name]), set()).add(method)
    return by_line


def _uses() -> Iterator[tuple[tuple[str, str], str]]:
    for module, tree in modules().items():
        nodes = list(ast.walk(tree))
        come = {
            alias.asname or alias.name: (node.module or "", alias.name)
            for node in nodes
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        attributes = {id(node.value): node.attr for node in nodes if isinstance(node, ast.Attribute)}
        for node in nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield come.get(node.id, (module, node.id)), attributes.get(id(node), "handed on")


def ways(one: Made) -> list[Run]:
    """From the beginning only, where a pattern is never asked otherwise."""
    methods_used = methods().get((one.module, one.line), {"any"}) if one.function == "compile" else {one.function}
    searches: list[Run] = [first if methods_used <= ANCHORED else everywhere]
    return [whole, *searches] if methods_used & {"fullmatch", "any", "handed on"} else searches


def whole(pattern: re.Pattern[str], text: str) -> object:
    return pattern.fullmatch(text)


def first(pattern: re.Pattern[str], text: str) -> object:
    return pattern.match(text)


def everywhere(pattern: re.Pattern[str], text: str) -> object:
    return sum(1 for _ in pattern.finditer(text))


def seconds(run: Run, pattern: re.Pattern[str], text: str, tries: int = 1) -> float:
    """The least of some tries, as a shared machine can only add to it."""
    durations = []
    for _ in range(tries):
        began = process_time()
        run(pattern, text)
        durations.append(process_time() - began)
    return min(durations)


def growth(run: Run, pattern: re.Pattern[str], make: Callable[[int], str]) -> float:
    """How many times as long four times the text takes; 0 where it takes next to nothing. A short text comes first, and
    what is slow with it is held against a quarter of that: where it grows too fast, a longer one would not end.
    """
    short = seconds(run, pattern, make(SHORT), 2)
    if short > 20 * QUICK and short > MOST * seconds(run, pattern, make(SHORT // 4), 2):
        return float("inf")
    if seconds(run, pattern, make(LENGTH)) < QUICK or (once := seconds(run, pattern, make(LENGTH), 2)) < QUICK:
        return 0
    longer = seconds(run, pattern, make(4 * LENGTH))
    if longer > MOST * once:  # the least of two tries here too, before it is told
        longer = min(longer, seconds(run, pattern, make(4 * LENGTH)))
    return longer / once


def slow(one: Made, at_most: int = AT_MOST) -> Iterator[str]:
    pattern = re.compile(one.pattern, one.flags)
    texts = [(attack, attack.of) for attack in _some(attacks(one.pattern, one.flags), at_most)]
    if texts:
        texts += [(Attack("", token, ""), Attack("", token, "").of) for token in PLAIN]
    for run in ways(one):
        for named, make in texts:
            if (times := growth(run, pattern, make)) > MOST:
                yield f"{one.module}:{one.line} {run.__name__} of {named!r}: {times:.0f} times"
                break


def _some(attacks: set[Attack], at_most: int) -> list[Attack]:
    """Not more than can be tried while people wait, spread evenly over all, and the same in each run."""
    ordered = sorted(attacks, key=lambda attack: (attack.head, attack.body, attack.tail))
    return ordered[:: max(1, -(-len(ordered) // at_most))]


def distinct() -> Sequence[Made]:
    return list({(one.pattern, one.flags, one.function): one for one in made()}.values())


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_pattern_is_linear(group: int) -> None:
    assert [attack for one in distinct()[group::GROUPS] if one.module not in DRAWN_HERE for attack in slow(one)] == []


def test_the_test_tells_linear_from_quadratic() -> None:
    assert list(slow(Made(r"(?<!\s)\s+;", 0, "", 0, "search"), ALL)) == []
    for quadratic in (r"\s+;", r"(?:1-)+x"):
        assert list(slow(Made(quadratic, 0, "", 0, "search"), ALL)), quadratic


def test_no_pattern_is_missed() -> None:
    assert {(place.module, place.line) for place in places()} <= {(one.module, one.line) for one in made()}
    assert len(distinct()) > 500
