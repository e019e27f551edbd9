"""Registers by the names that people's records have for them, and the entries that have an address."""

import pytest

from articles.content.registers import REGISTERS, entry_url, register_of

GPHC = "https://www.pharmacyregulation.org/registers/pharmacist/registrationnumber"


@pytest.mark.parametrize("name", [name for register in REGISTERS for name in register.names])
def test_each_name_leads_to_its_register(name: str) -> None:
    register = register_of(name)
    assert register and register.url.startswith("https://")
    assert register_of(f" the  {name.upper()} ") is register_of(name.lower()) is register


def test_no_name_stands_for_two_registers() -> None:
    names = [name.casefold() for register in REGISTERS for name in register.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["", "Demo Board of Pharmacy", "Council", "General Pharmaceutical Council of Nowhere"])
def test_an_unknown_register_has_no_address(name: str) -> None:
    assert register_of(name) is None
    assert entry_url(name, "2012345") == ""


@pytest.mark.parametrize("name", ["GPhC", "General Pharmaceutical Council", "the general pharmaceutical council"])
@pytest.mark.parametrize("number", ["2012345", " 201 2345 ", "201-2345"])
def test_a_number_leads_to_its_entry_however_it_is_written(name: str, number: str) -> None:
    assert entry_url(name, number) == f"{GPHC}/2012345"


@pytest.mark.parametrize("number", ["", "201234", "20123456", "DEMO-0001", "201234x", "٢٠١٢٣٤٥", "../2012345/x"])
def test_a_number_that_is_none_of_the_register_s_leads_to_no_entry(number: str) -> None:
    assert entry_url("GPhC", number) == ""


def test_registers_without_addresses_of_entries_lead_to_none() -> None:
    names = [register.names[0] for register in REGISTERS if not register.entry]
    assert len(names) > 5
    assert {entry_url(name, "2012345") for name in names} == {""}


def test_entries_are_on_the_register_s_own_site_and_hold_the_number_once() -> None:
    for register in REGISTERS:
        own = register.url.split("/")[2]
        assert not register.entry or (register.entry.split("/")[2] == own and register.entry.count("{}") == 1)
        assert bool(register.entry) is bool(register.number)
