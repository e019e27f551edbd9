import copy
from typing import Any

import pytest

from articles.compare.changes import Change, changes, size
from articles.compare.layout import Grid, Passage
from articles.compare.parts import parts
from tests.contents import ARTICLE, BODY, REFERENCE, changed, typed


def only(old: dict[str, Any], new: dict[str, Any]) -> Change:
    (change,) = changes(typed(old), typed(new))
    return change


def test_a_field_that_nothing_reads_is_shown_raw() -> None:
    change = only(ARTICLE, ARTICLE | {"effects": [{"name": "sleepiness"}]})
    assert (change.key, change.status) == ("more", "added")
    assert "sleepiness" in change.pieces[0].text


def test_equal_contents_differ_in_nothing() -> None:
    assert changes(typed(ARTICLE), typed(copy.deepcopy(ARTICLE))) == ()


def test_a_changed_dose() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace("0.5", "5")})
    assert (change.key, change.label, change.status, change.words) == ("dosing", "Doses", "changed", 2)
    assert change.marks == {"number"}
    assert [float(slip.factor) for slip in change.tenfolds] == [10]


def test_without_an_old_text_everything_is_added() -> None:
    added = changes(None, typed(ARTICLE))
    assert [change.key for change in added] == [part.key for part in parts(typed(ARTICLE))]
    assert {change.status for change in added} == {"added"}


def test_a_removed_section() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY[: BODY.index("## Driving")]})
    assert (change.key, change.status) == ("driving", "removed")
    assert change.marks >= {"negation"}


@pytest.mark.parametrize(("old", "new"), [("## Driving {: driving }", "## Machines"), ("{: driving }", "{: about }")])
def test_a_section_with_another_heading_or_kind_is_still_compared(old: str, new: str) -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace(old, new)})
    assert change.status == "changed"
    assert change.words <= 1


def test_changed_form_alone_shows_as_source() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace("**", "")})
    assert (change.key, change.words, change.marks) == ("dosing", 0, frozenset())
    assert "**" in {piece.text.strip("0.5 mg") for piece in change.pieces if piece.kind == "removed"}


def test_sections_that_change_places() -> None:
    at = BODY.index("## Driving")
    change = only(ARTICLE, ARTICLE | {"body": f"{BODY[at:]}\n{BODY[:at]}"})
    assert (change.key, change.label) == ("order", "Order of sections")
    assert any(piece.kind == "added" for piece in change.pieces)


def test_sections_of_one_heading_that_change_places() -> None:
    parted = ("## Notes {: dosing }\n\nOne.", "## Notes {: driving }\n\nTwo.")
    change = only(*(ARTICLE | {"body": "\n\n".join(order)} for order in (parted, parted[::-1])))
    assert change.key == "order"
    assert {piece.kind for piece in change.pieces} == {"same", "removed", "added"}


def test_a_short_answer_is_compared_as_its_one_paragraph() -> None:
    """What would be a quotation or a list in a section is a sign that readers see there."""
    old, new = "Doses\n> 20 mg are rare.", "Doses\n20 mg are usual."
    change = only(ARTICLE | {"short_answer": old}, ARTICLE | {"short_answer": new})
    assert [piece.text.strip() for piece in change.pieces if piece.kind == "removed"] == [">", "rare"]


def test_what_has_no_words_is_shown_as_its_source() -> None:
    change = only(ARTICLE | {"body": f"- \n\n{BODY}"}, ARTICLE)
    assert (change.status, change.words, change.pieces[0].text.endswith("- ")) == ("removed", 0, True)


def test_size_counts_the_words_of_all_parts() -> None:
    body = BODY.replace("Start with", "Begin slowly with").replace("Do not", "Never")
    changed_parts = changes(typed(ARTICLE), typed(ARTICLE | {"body": body, "short_answer": "Begin low."}))
    assert {change.key: change.words for change in changed_parts} == {"short": 1, "dosing": 2, "driving": 2}
    assert size(changed_parts) == 5


def test_a_citation_is_shown_as_its_number_and_compared_by_its_label() -> None:
    second = {**REFERENCE, "label": "nhs", "publisher": "Health service", "title": "Leaflet"}
    cites = ARTICLE | {"references": [REFERENCE, second]}
    change = only(cites, cites | {"body": BODY.replace("[^fda]", "[^nhs]")})
    shown = {piece.kind: piece.text for piece in change.pieces if piece.kind != "same"}
    assert shown == {"removed": "[1]", "added": "[2]"}
    assert [(source.kind, source.text) for source in change.sources] == [
        ("removed", "[1] Regulator. Label."),
        ("added", "[2] Health service. Leaflet."),
    ]
    (moved,) = changes(typed(cites), typed(cites | {"references": [second, REFERENCE]}))
    assert moved.key == "references"


def test_a_citation_that_a_replacement_keeps_is_no_change_of_source() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace("mouth [^fda]", "vein, says the label [^fda]")})
    assert change.sources == ()
    assert "[1]" in "".join(piece.text for piece in change.pieces)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("slug",), "dosing-50-mg"),
        (("review_months",), 1),
        (("references", 0, "title"), "Label of 5 mg tablets, never for children"),
        (("references", 0, "source_date"), "2025-02-05"),
        (("references", 0, "url"), "https://example.org/label-10"),
        (("author", "credentials"), "BSc 2"),
        (("medication", "slug"), "clonazepam-2"),
        (("medication", "boxed", 0, "topic"), "opioids-2"),
    ],
)
def test_what_is_no_amount_bears_no_marks(path: tuple[Any, ...], value: Any) -> None:
    change = only(ARTICLE, changed(ARTICLE, path, value))
    assert (change.marks, change.tenfolds) == (frozenset(), ())
    assert not any(piece.marks for piece in change.pieces)


def test_what_changed_places_bears_no_marks() -> None:
    body = "## Never 5 mg\n\nOne.\n\n## Twice a day\n\nTwo."
    turned = "## Twice a day\n\nTwo.\n\n## Never 5 mg\n\nOne."
    change = only(ARTICLE | {"body": body}, ARTICLE | {"body": turned})
    assert (change.key, change.marks, change.tenfolds) == ("order", frozenset(), ())


def test_the_same_amount_in_another_unit() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace("0.5 mg", "500 mcg")})
    assert [(pair.old.unit, pair.new.unit) for pair in change.restated] == [("mg", "mcg")]
    assert change.marks == {"number", "unit"}
    assert change.tenfolds == ()


def test_a_table_is_laid_out_in_cells() -> None:
    body = "## Doses {: dosing }\n\n| Use | Dose |\n|---|---|\n| Panic | 0.25 mg [^fda] |"
    change = only(ARTICLE | {"body": body}, ARTICLE | {"body": body.replace("0.25", "0.5")})
    grid = change.blocks[-1]
    assert isinstance(grid, Grid)
    assert [piece.text for piece in grid.rows[0].cells[1].pieces] == ["0.25\u00a0mg", "0.5\u00a0mg", " [1]"]


def test_a_heading_is_not_said_below_itself() -> None:
    change = only(ARTICLE, ARTICLE | {"body": BODY.replace("Start", "Begin")})
    (passage,) = change.blocks
    assert isinstance(passage, Passage)
    assert "".join(piece.text for piece in passage.pieces).startswith("StartBegin with")
    renamed = only(ARTICLE, ARTICLE | {"body": BODY.replace("## Doses", "## Dose")})
    assert isinstance(renamed.blocks[0], Passage) and renamed.blocks[0].pieces[0].text == "Doses"
    assert only(ARTICLE, ARTICLE | {"body": BODY.replace("**", "")}).blocks


def test_a_sign_that_nobody_sees_is_shown_by_its_number() -> None:
    change = only(ARTICLE, ARTICLE | {"short_answer": f"\u202e{ARTICLE['short_answer']}"})
    shown = "".join(piece.text for piece in change.pieces if piece.kind == "added")
    assert "⟨U+202E⟩" in shown
    assert "\u202e" not in "".join(piece.text for piece in change.pieces)
