from articles.compare.rows import RowChange, field_changes, row_changes
from tests.contents import record_of

DOSE = {"indication": "panic", "population": "adults", "start": "0.5 mg/day", "maximum": "4 mg/day"}


def changes(old: list[dict[str, str]], new: list[dict[str, str]]) -> tuple[RowChange, ...]:
    return row_changes(record_of({"doses": old}), record_of({"doses": new}))


def test_rows_that_came_and_went() -> None:
    other = DOSE | {"indication": "seizures"}
    assert changes([DOSE], [other]) == (
        RowChange("doses", "added", "seizures, adults"),
        RowChange("doses", "removed", "panic, adults"),
    )


def test_a_row_about_the_same_thing_changed() -> None:
    [change] = changes([DOSE], [DOSE | {"maximum": "2 mg/day", "start": ""}])
    assert (change.status, change.name) == ("changed", "panic, adults")
    assert change.fields == (("start", "0.5 mg/day", ""), ("maximum", "4 mg/day", "2 mg/day"))


def test_the_row_most_like_it_is_held_against_it() -> None:
    children = DOSE | {"population": "children"}
    changed = changes([DOSE, children], [children | {"start": "0.1 mg/day"}, DOSE | {"population": "older people"}])
    assert [(change.name, change.fields[0]) for change in changed] == [
        ("panic, children", ("start", "0.5 mg/day", "0.1 mg/day")),
        ("panic, adults", ("population", "adults", "older people")),
    ]


def test_another_order_is_no_change() -> None:
    rows = [DOSE, DOSE | {"indication": "seizures"}]
    assert changes(rows, rows[::-1]) == ()


def test_one_of_two_equal_rows_went() -> None:
    assert changes([DOSE, DOSE], [DOSE]) == (RowChange("doses", "removed", "panic, adults"),)


def test_fields_beside_the_rows() -> None:
    old = record_of({"country": "US", "review_months": 12, "author": {"name": "One"}})
    new = record_of({"country": "GB", "review_months": 12, "author": {"name": "Other"}, "is_class": True})
    assert field_changes(old, new) == (
        ("country", "US", "GB"),
        ("is_class", "False", "True"),
        ("author", "One", "Other"),
    )
