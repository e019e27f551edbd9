import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compare.layout import Grid, GridCell, GridRow, Passage, laid_out
from articles.compare.words import Piece, compare
from articles.content.markup import plain_text

SIGNS = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
HEAD = "| Use | Dose |\n|---|---|\n"
SEIZURES, PANIC = "| Seizures | 1.5 mg |\n", "| Panic | 0.25 mg |\n"
ROWS = st.lists(st.sampled_from([SEIZURES, PANIC, "| | |\n", "| Panic | |\n", "| Panic | 0.25 mg | now |\n"]))
TEXTS = st.lists(st.sampled_from(["One.\n\n", "Two two.\n\n", "- three\n\n"])).map("".join)
SOURCES = st.builds(lambda before, rows, after: f"{before}{HEAD}{''.join(rows)}\n{after}", TEXTS, ROWS, TEXTS)


def brief(pieces: tuple[Piece, ...]) -> str:
    return "".join(SIGNS[piece.kind].format(piece.text) for piece in pieces).replace("\u00a0", " ")


def row(line: GridRow) -> str:
    return f"({line.folded})" if line.folded else " | ".join(brief(cell.pieces) for cell in line.cells)


def blocks(old: str, new: str) -> tuple[Passage | Grid, ...]:
    return laid_out(compare(plain_text(old), plain_text(new)))


def grid(old: str, new: str) -> Grid:
    (table,) = (block for block in blocks(old, new) if isinstance(block, Grid))
    return table


def test_running_text_stays_as_it_is() -> None:
    pieces = compare("One line\nand two\n\nthree", "One line and\ntoo\n\nthree")
    assert laid_out(pieces) == (Passage(pieces),)
    assert laid_out(()) == ()


def test_a_changed_cell() -> None:
    block = grid(f"Doses\n\n{HEAD}{PANIC}", f"Doses\n\n{HEAD}{PANIC.replace('0.25', '0.5')}")
    assert row(block.head) == "Use | Dose"
    assert [row(one) for one in block.rows] == ["Panic | [-0.25 mg-][+0.5 mg+]"]
    assert [cell.column for cell in block.rows[0].cells] == ["Use", "Dose"]


def test_text_before_and_after_a_table_is_no_part_of_it() -> None:
    before, table, after = blocks(f"Before\n\n{HEAD}{PANIC}\nAfter", f"Now\n\n{HEAD}{PANIC}\nAfter")
    assert isinstance(before, Passage) and isinstance(after, Passage) and isinstance(table, Grid)
    assert (brief(before.pieces), brief(after.pieces)) == ("[-Before-][+Now+]\n", "After")


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        (SEIZURES, SEIZURES + PANIC, ["Seizures | 1.5 mg", "[+Panic+] | [+0.25 mg+]"]),
        (SEIZURES + PANIC, PANIC, ["[-Seizures-] | [-1.5 mg-]", "Panic | 0.25 mg"]),
        (PANIC * 3, PANIC * 3 + SEIZURES, ["(3)", "[+Seizures+] | [+1.5 mg+]"]),
        (PANIC, PANIC.replace("0.25 mg", ""), ["Panic | [-0.25 mg-]"]),
    ],
)
def test_rows_that_came_and_went(old: str, new: str, rows: list[str]) -> None:
    assert [row(one) for one in grid(HEAD + old, HEAD + new).rows] == rows


def test_a_table_in_the_place_of_a_text() -> None:
    text, table = blocks("Words\n", HEAD + PANIC)
    assert isinstance(text, Passage) and isinstance(table, Grid)
    assert brief(text.pieces).strip() == "[-Words-]"
    assert [row(one) for one in (table.head, *table.rows)] == ["[+Use+] | [+Dose+]", "[+Panic+] | [+0.25 mg+]"]
    gone, came = blocks(HEAD + PANIC, "Words")
    assert isinstance(gone, Grid) and isinstance(came, Passage)


def test_an_empty_cell_that_came_is_seen() -> None:
    old, new = ("│ Use │\n│ Panic │", "│ Use │\n│ Panic │ │")
    (block,) = laid_out(compare(old, new))
    assert isinstance(block, Grid)
    assert row(block.rows[0]) == "Panic | [+empty cell+]"
    assert block.width == 2


def test_marks_are_said_once_in_the_cell_of_the_last_words() -> None:
    (block,) = laid_out([Piece("added", "│ Use │\n│ Panic │ 5 mg │ ", frozenset({"number"}))])
    assert isinstance(block, Grid)
    marked = [
        piece.text for one in (block.head, *block.rows) for cell in one.cells for piece in cell.pieces if piece.marks
    ]
    assert marked == ["5\u00a0mg"]


def test_a_replacement_says_its_marks_once() -> None:
    (block,) = laid_out(compare("Take 5 mg twice a day", "Take 6 mg a day"))
    assert isinstance(block, Passage)
    assert [set(piece.marks) for piece in block.pieces if piece.kind != "same"] == [set(), {"number", "frequency"}]


def test_a_stroke_that_somebody_typed_is_no_border() -> None:
    block = grid(HEAD + "| a \\| b | c |\n", HEAD + "| a b | c |\n")
    assert row(block.rows[0]) == "a[- |-] b | c"


def words(block: Passage | Grid, kind: str) -> str:
    if isinstance(block, Passage):
        return " ".join(piece.text for piece in block.pieces if piece.kind == kind)
    cells: list[GridCell] = [cell for one in (block.head, *block.rows) for cell in one.cells]
    return " ".join(piece.text for cell in cells for piece in cell.pieces if piece.kind == kind)


def is_within(few: str, many: str) -> bool:
    letters = iter(many)
    return all(letter in letters for letter in few)


@given(SOURCES, SOURCES)
def test_no_changed_word_is_lost_and_none_made_up(old: str, new: str) -> None:
    pieces = compare(plain_text(old), plain_text(new))
    for kind, text in (("removed", plain_text(old)), ("added", plain_text(new))):
        changed = "".join(piece.text for piece in pieces if piece.kind == kind)
        shown = "".join(words(block, kind) for block in laid_out(pieces)).replace("empty cell", "")
        few, some, all_of_it = ("".join(one.replace("│", "").split()) for one in (changed, shown, text))
        assert is_within(few, some) and is_within(some, all_of_it)


@given(SOURCES, SOURCES)
def test_no_border_is_left_and_no_change_unseen(old: str, new: str) -> None:
    laid = blocks(old, new)
    assert not any("│" in words(block, kind) for block in laid for kind in ("same", "added", "removed"))
    if plain_text(old).split() != plain_text(new).split():
        assert any(words(block, kind).strip() for block in laid for kind in ("added", "removed"))
