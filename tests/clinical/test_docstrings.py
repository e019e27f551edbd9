"""Each module says what it is for, and names no other module that is not there."""

import ast
import re
from pathlib import Path

import pytest

from tests.processes import ROOT

MODULES = sorted((ROOT / "articles" / "clinical").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: f"{module.parent.name}/{module.stem}")
def test_says_what_it_is_for(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text())) or ""
    assert docstring
    for name in re.findall(r"\b[a-z_]+\.py\b", docstring):
        assert (module.parent / name).exists(), name
