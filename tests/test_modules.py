"""A module says in one or two lines what it is for."""

import ast

import pytest

from tests.processes import ROOT

ROOMS = (
    *("articles/importing", "articles/compare", "articles/content", "klonoinfo"),
    *("articles/seal.py", "articles/chain.py", "articles/identity.py", "articles/deadline.py", "articles/gate.py"),
)


@pytest.mark.parametrize("room", ROOMS)
def test_a_module_says_what_it_is_for(room: str) -> None:
    """One that is empty only makes its folder a package."""
    place = ROOT / room
    trees = {file: ast.parse(file.read_text()) for file in (place.rglob("*.py") if place.is_dir() else [place])}
    assert trees
    assert [file for file, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []
