"""Running commands as an operator does."""

import io

import pytest
from django.core.management import CommandError, call_command


def run(name: str, *arguments: object) -> tuple[str, str]:
    """What it says on standard output and on standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command(name, *map(str, arguments), stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def fail(name: str, *arguments: object) -> tuple[str, str, str]:
    """The sentence with which it ends, at exit status 1, and what it said before on both."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError) as failure:
        call_command(name, *map(str, arguments), stdout=out, stderr=err, no_color=True)
    assert failure.value.returncode == 1
    return str(failure.value), out.getvalue(), err.getvalue()


def faults() -> list[str]:
    """What `verify` names before it ends with 1."""
    return fail("verify")[2].splitlines()


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
