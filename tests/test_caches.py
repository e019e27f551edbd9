"""Nothing is remembered without an end: what people write is never twice the same, and a process runs for weeks."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.processes import ROOT

OF_FILES = {"load_word_list", "word_list_pattern"}
"""Asked for the lists of words in the project's own files, of which there are few."""


def unbounded(source: str) -> Iterator[str]:
    """The functions of arguments whose every answer is kept."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.args.args:
            written = {ast.unparse(decorator).removeprefix("functools.") for decorator in node.decorator_list}
            if not written.isdisjoint({"cache", "lru_cache(None)", "lru_cache(maxsize=None)"}):
                yield node.name


def sources() -> Iterator[Path]:
    return (file for name in ("articles", "klonoinfo") for file in (ROOT / name).rglob("*.py"))


def test_every_memory_has_an_end() -> None:
    assert {name for file in sources() for name in unbounded(file.read_text())} == OF_FILES


def test_the_test_tells_one_without_an_end() -> None:
    for written in ("cache", "functools.cache", "lru_cache(None)", "lru_cache(maxsize=None)"):
        assert list(unbounded(f"@{written}\ndef read(text): ...")) == ["read"]
    for bounded in ("@cache\ndef read(): ...", "@lru_cache(maxsize=4)\ndef read(text): ..."):
        assert list(unbounded(bounded)) == []
