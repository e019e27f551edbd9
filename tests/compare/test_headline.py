"""The reasons of a risk name values: which were, and which are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compare.changes import changes
from articles.compare.risk import Level, risk
from tests.compare.test_risk import article, record

DOSE = {"indication": "panic", "population": "adults", "route": "", "start": "", "step": "", "maximum": "4 mg/day"}
EFFECT = {"name": "sleepiness", "band": "rare", "seriousness": "minor", "action": "", "source": "l"}
BRAND = {"role": "brand", "name": "Brandex", "country": "US", "source": "l"}
ALIKE = {"role": "look-alike", "name": "otherazepam", "country": "", "source": "l"}


def test_facts_that_changed_are_named_was_and_is() -> None:
    old = record(doses=[DOSE], effects=[EFFECT])
    new = record(doses=[DOSE | {"maximum": "40 mg/day"}], effects=[EFFECT | {"band": "common"}])
    assert risk(old, new).reasons == (
        "Doses: 4 mg/day became 40 mg/day, 10 times larger.",
        "Doses: panic, adults, maximum: 4 mg a day → 40 mg a day.",
        "Side effects: sleepiness, frequency: rare → common.",
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ([EFFECT], [], "“sleepiness, rare, minor” taken out"),
        ([], [EFFECT], "“sleepiness, rare, minor” added"),
        ([EFFECT], [EFFECT | {"name": "coma"}], "sleepiness → coma"),
        ([EFFECT | {"band": ""}], [EFFECT], "sleepiness, frequency: nothing → rare"),
        (
            [EFFECT, EFFECT | {"name": "coma"}],
            [EFFECT | {"name": "coma"}, EFFECT],
            "order: sleepiness, coma → coma, sleepiness",
        ),
        ([EFFECT], [EFFECT | {"source": "m"}], "sleepiness, reference: l → m"),
        ([EFFECT, EFFECT], [EFFECT, EFFECT | {"band": "common"}], "sleepiness, frequency: rare → common"),
    ],
)
def test_what_became_of_a_row(old: list[object], new: list[object], sentence: str) -> None:
    assert risk(record(effects=old), record(effects=new)).reasons[-1] == f"Side effects: {sentence}."


def test_names_that_say_the_same_are_no_risk() -> None:
    """In whatever order their columns are, and whichever reference says so."""
    names = [BRAND, ALIKE]
    again = [dict(reversed(row.items())) for row in names]
    without = [{name: value for name, value in row.items() if name != "source"} for row in names]
    for same in (again, without):
        result = risk(record(names=names), record(names=same))
        assert (result.level, result.reasons) == (Level.LOW, ())


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ([BRAND], "“otherazepam, look-alike” taken out"),
        ([BRAND | {"name": "Brandix"}, ALIKE], "Brandex → Brandix"),
        ([BRAND | {"role": "other"}, ALIKE], "Brandex, kind: brand → other"),
        ([BRAND | {"country": "GB"}, ALIKE], "Brandex, country: US → GB"),
        ([ALIKE, BRAND], "order: Brandex, otherazepam → otherazepam, Brandex"),
        ([BRAND, ALIKE, BRAND | {"name": "Brandy"}], "“Brandy, brand, US” added"),
    ],
)
def test_the_name_that_changed_is_named(new: list[object], sentence: str) -> None:
    assert risk(record(names=[BRAND, ALIKE]), record(names=new)).reasons == (f"Names: {sentence}.",)


def test_three_changes_are_named_and_the_others_counted() -> None:
    doses = " Then it is different. ".join(f"Take {n} mg now." for n in range(1, 6))
    more = " Then it is different. ".join(f"Take {n} mg now." for n in (2, 3, 5, 7, 11))
    assert risk(article(doses), article(more)).reasons == (
        "Before the first section: 1 mg → 2 mg; 2 mg → 3 mg; 3 mg → 5 mg, and 2 more.",
    )


def test_a_name_with_a_figure_in_it_is_named_once_and_a_summary_as_any_prose() -> None:
    old, new = (
        record(names=[BRAND | {"name": name}], summary=f"Up to {most} mg.") for name, most in (("A1", 4), ("A2", 5))
    )
    assert risk(old, new).reasons == ("Names and class: 4 mg → 5 mg.", "Names: A1 → A2.")


def test_stops_around_a_value_are_left_out_and_the_point_of_a_number_stays() -> None:
    (reason,) = risk(article("Take it."), article("Take it. Do not stop.")).reasons
    assert reason == "Before the first section: negation and direction: “Do not stop” added."
    (reason,) = risk(article("Take .5 mg now."), article("Take .7 mg now.")).reasons
    assert reason == "Before the first section: .5 mg → .7 mg."


def test_neighbouring_changes_are_read_as_one_and_a_long_one_is_cut() -> None:
    assert risk(article("Take 4 mg in a day."), article("Take 5 mg in a week.")).reasons == (
        "Before the first section: 4 mg in a day → 5 mg in a week.",
    )
    (reason,) = risk(article("Words."), article(f"Words. Do not {'say and do ' * 100}.")).reasons
    assert reason.endswith(" …” added.") and len(reason) < 140


LINES = ("Take 1 mg.", "Take 2 mg.", "Take 20 mg a week.", "Do not stop.", "Stop it.", "It is rare.", "Keep it dry.")
TEXTS = st.lists(st.sampled_from(LINES), max_size=4).map("\n\n".join)


@given(TEXTS, TEXTS, st.sampled_from(["other", "interactions", "who"]))
def test_every_mark_is_a_reason_and_every_reason_is_short(old: str, new: str, kind: str) -> None:
    was, now = (article(f"## One {{: {kind} }}\n\n{text}") for text in (old, new))
    result, changed = risk(was, now), changes(was, now)
    marked = any(change.marks or (kind != "other" and change.words) for change in changed)
    assert (result.level is Level.HIGH) == marked
    assert all(len(reason) < 600 for reason in result.reasons)
