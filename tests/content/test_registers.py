"""Registers by the names that people's records have for them."""

import pytest

from articles.content.registers import REGISTERS, register_url


@pytest.mark.parametrize("name", [name for register in REGISTERS for name in register.names])
def test_each_name_leads_to_its_register(name: str) -> None:
    url = register_url(name)
    assert url.startswith("https://")
    assert register_url(f" the  {name.upper()} ") == register_url(name.lower()) == url


def test_no_name_stands_for_two_registers() -> None:
    names = [name.casefold() for register in REGISTERS for name in register.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["", "Demo Board of Pharmacy", "Council", "General Pharmaceutical Council of Nowhere"])
def test_an_unknown_register_has_no_address(name: str) -> None:
    assert register_url(name) == ""
