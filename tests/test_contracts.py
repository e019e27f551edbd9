import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT = Path(sys.executable).with_name("lint-imports")
# Contract, the file that breaks it, and the import that it must not hold.
VIOLATIONS = [
    ("layers", "articles/models/sly.py", "from articles.workflow import submit"),
    ("layers", "articles/workflow/sly.py", "import articles.review"),
    ("layers", "articles/content/sly.py", "import articles.lifecycle"),
    ("layers", "articles/clinical/sly.py", "from articles.models import Edition"),
    ("layers", "articles/review/sly.py", "import articles.admin"),
    ("layers", "articles/published/sly.py", "import articles.workflow"),
    ("layers", "articles/homeless.py", ""),
    ("wiring", "articles/public/sly.py", "from klonoinfo import settings"),
    ("readers", "articles/public/sly.py", "from articles.models import Edition"),
    ("readers", "articles/public/sly.py", "import articles.workflow"),
    ("light", "articles/published/sly.py", "import articles.clinical"),
    ("light", "articles/published/sly.py", "import articles.demo.story"),
    ("plain", "articles/content/sly.py", "from django.utils import timezone"),
    ("plain", "articles/content/sly.py", "import sqlite3"),
    ("plain", "articles/clinical/sly.py", "import time"),
]


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", tree)
    for package in ("articles", "klonoinfo"):
        shutil.copytree(ROOT / package, tree / package, ignore=shutil.ignore_patterns("static", "__pycache__"))
    return tree


def lint(tree: Path, *contracts: str) -> str:
    chosen = [option for contract in contracts for option in ("--contract", contract)]
    command = [str(LINT), "--no-cache", "--no-logo", *chosen]
    output: str = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False).stdout
    return output


def test_the_house_keeps_its_contracts(tree: Path) -> None:
    assert re.search(r"Contracts: \d+ kept, 0 broken\.", lint(tree))


@pytest.mark.parametrize(("contract", "file", "line"), VIOLATIONS)
def test_contract_breaks(tree: Path, contract: str, file: str, line: str) -> None:
    sly = tree / file
    sly.write_text(f"{line}\n")
    try:
        assert "0 kept, 1 broken" in lint(tree, contract)
    finally:
        sly.unlink()


def test_every_contract_is_seen_to_break(tree: Path) -> None:
    contracts = re.findall(r'^id = "(\w+)"$', (tree / "pyproject.toml").read_text(), re.MULTILINE)
    assert set(contracts) == {contract for contract, _, _ in VIOLATIONS}


def test_readers_face_may_name_a_model_for_its_annotations(tree: Path) -> None:
    annotated = tree / "articles/public/annotated.py"
    annotated.write_text("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import articles.models\n")
    try:
        assert "1 kept, 0 broken" in lint(tree, "readers")
    finally:
        annotated.unlink()
