from articles.content.citations import footnotes, numbered
from articles.content.rows import Reference

REFERENCES = [
    Reference("fda", "Regulator", "Label."),
    Reference("nhs", "", "Leaflet"),
    Reference("bare"),
]


def test_footnotes_are_those_that_the_text_cites() -> None:
    notes = footnotes("One [^nhs], two [^fda] [^fda], three [^gone].", REFERENCES)
    assert [note.text for note in notes] == ["[1] Regulator. Label.", "[2] Leaflet."]
    assert [note.text for note in footnotes("[^bare]", REFERENCES)] == ["[3]"]


def test_citations_are_shown_as_numbers() -> None:
    text = "One [^nhs], two [^fda], three [^gone]."
    assert numbered(text, footnotes(text, REFERENCES)) == "One [2], two [1], three [^gone]."
