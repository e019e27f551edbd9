import pytest

from articles.importing.symbols import UNKNOWN, symbol


@pytest.mark.parametrize(
    ("font", "place", "sign"),
    [
        ("Symbol", 0x6D, "μ"),
        ("Symbol", 0xF0A3, "≤"),
        ("Symbol", 0xF0B1, "±"),
        ("Symbol", 0xF0B0, "°"),
        ("Symbol", 0xF0AE, "→"),
        ("Symbol", 0xF0D7, "⋅"),
        ("Symbol", 0xF0EF, "⎪"),
        ("symbol ", 0x61, "α"),
        ("Wingdings", 0xF0FC, "✓"),
        ("Wingdings", 0xF001, UNKNOWN),
        ("Arial", 0x2265, "≥"),
        ("Arial", 0xF0B3, UNKNOWN),
        ("Arial", 0xD800, UNKNOWN),
        ("", 0x10FFFF + 1, UNKNOWN),
    ],
)
def test_signs_of_symbol_fonts(font: str, place: int, sign: str) -> None:
    assert symbol(font, place) == sign
