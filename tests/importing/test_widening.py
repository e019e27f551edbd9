import pytest

from articles.content.dialect import PARSER
from articles.importing import lost, markdown
from articles.importing.widening import widened


@pytest.mark.parametrize(
    ("table", "made"),
    [
        ("|a|b|\n|-|-|\n|c|d|e|", "|a|b|  |\n|-|-| --- |\n|c|d|e|"),
        ("a | b\n:-- | --:\nc | d | e | f |", "a | b |  |  |\n:-- | --: | --- | --- |\nc | d | e | f |"),
        ("Words\n|a|\n|-|\n|b|c|", "Words\n|a|  |\n|-| --- |\n|b|c|"),
        ("|a|b|\n|-|-|\n|c \\| d|e|", ""),
        ("|a|b|\n|-|-|\n|c|", ""),
        ("|a|b|\n|-|\n|c|d|e|", ""),
        ("a | b\nc | d | e", ""),
        ("|a|\n|-|\n|" + "b|" * 11, "\n|a|\n\n|" + "b|" * 11),
    ],
    ids=["pipes around", "no pipes around", "below words", "escaped", "short row", "no table", "no rule", "too wide"],
)
def test_a_header_is_as_wide_as_its_widest_row(table: str, made: str) -> None:
    assert "\n".join(widened(table.split("\n"))) == (made or table)


@pytest.mark.parametrize("width", [3, 10, 11, 40])
def test_every_cell_shows(width: int) -> None:
    cells = [f"cell{number}" for number in range(width)]
    reading = markdown.read("It is so.\n\n| a | b |\n| - | - |\n| " + " | ".join(cells) + " |\n| c |")
    shown = PARSER.render(reading.body)
    assert [cell for cell in [*cells, "a", "c"] if cell not in shown] == []
    assert lost(reading) == []
