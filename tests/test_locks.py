"""What is installed is pinned, and the pins are what `pyproject.toml` allows."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
WANTED = [(RUNTIME, line) for line in PROJECT["dependencies"]]
WANTED += [(DEVELOPMENT, line) for line in PROJECT["optional-dependencies"]["dev"]]


def pins(name: str) -> dict[str, str]:
    rows = [line.partition("==") for line in (ROOT / name).read_text().splitlines() if line]
    assert all(exactly for _, exactly, _ in rows)
    return {canonicalize_name(what.partition("[")[0]): version for what, _, version in rows}


@pytest.mark.parametrize(("lock", "line"), WANTED)
def test_what_is_asked_for_is_pinned_within_its_bounds(lock: str, line: str) -> None:
    wanted = Requirement(line)
    assert wanted.specifier.contains(pins(lock)[canonicalize_name(wanted.name)])


def test_development_runs_on_the_pins_of_production() -> None:
    assert pins(RUNTIME).items() <= pins(DEVELOPMENT).items()
