import pytest

from articles.content.notes import as_correction, is_correction, without_mark


@pytest.mark.parametrize("note", ["The dose was wrong.", "  The dose was wrong.", "Correction: The dose was wrong."])
def test_a_correction_bears_its_word_once(note: str) -> None:
    marked = as_correction(note)
    assert marked == "Correction: The dose was wrong."
    assert is_correction(marked) and without_mark(marked) == "The dose was wrong."


def test_other_notes_bear_none() -> None:
    for note in ("Plainer words.", "A correction: of the dose.", "Corrections: two.", ""):
        assert not is_correction(note) and without_mark(note) == note
