"""The page of a record: every row of the record and of its class stands on it, once, with all that it says."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from articles.content.blocks import split
from articles.content.fact_kinds import FACT_KINDS, schema
from articles.content.facts import ADVICE, BANDS, DIRECTIONS, GROUPS, MEASURES, SERIOUSNESS, SEVERITIES
from articles.content.record import ClassFacts, RecordContent
from articles.models import FACTS, Name
from articles.versions.fragment import render
from articles.versions.record_page import OTHER_RESULTS, RESULTS, RecordPage
from tests.contents import REFERENCE
from tests.facts import FACT_ROWS

WORDS = [
    (key, one.name)
    for key, kind in FACT_KINDS.items()
    for one in schema(kind.row).values()
    if not one.choices and one.name not in ("source", "country")
]


def row(key: str, **values: str) -> dict[str, str]:
    return FACT_ROWS[FACTS[key]] | {"source": "label"} | values


def fragment_of(**rows: Any) -> str:
    words = {"name": "testazepam", "summary": "It calms.", "author": {"name": "Demo writer"}, "disclosure": "None."}
    return render(RecordContent.from_json({**words, "references": [REFERENCE | {"label": "label"}], **rows}))


def page_of(**rows: Any) -> BeautifulSoup:
    return BeautifulSoup(fragment_of(**rows), "html.parser")


def blocks_of(**rows: Any) -> dict[str, BeautifulSoup]:
    return {block.key: BeautifulSoup(block.html, "html.parser") for block in split(fragment_of(**rows))}


@pytest.mark.parametrize(("key", "name"), WORDS)
def test_readers_get_every_field(key: str, name: str) -> None:
    assert "quokka" in page_of(**{key: [row(key, **{name: "quokka"})]}).get_text().casefold()


MANY = {
    "products": [row("products", form=form, country=code) for form in ("tablet", "drops") for code in ("US", "GB", "")],
    "indications": [
        row("indications", status=status, country=code) for status in ("labelled", "off-label") for code in ("US", "")
    ],
    "doses": [row("doses", population=who, maximum=most) for who in ("adults", "") for most in ("4 mg/day", "")],
    "interactions": [
        row("interactions", partner=f"{way} {how}", direction=way, severity=how)
        for way in DIRECTIONS
        for how in ("", *SEVERITIES)
    ],
    "effects": [
        row("effects", name=f"effect {band} {how}", band=band, seriousness=how, sign=sign)
        for band in ("", *BANDS)
        for how in ("", *SERIOUSNESS)
        for sign in ("", "you shake")
    ],
    "contraindications": [row("contraindications", name=name) for name in ("glaucoma", "an allergy")],
    "populations": [row("populations", group=group) for group in GROUPS],
    "kinetics": [row("kinetics", measure=measure) for measure in MEASURES],
    "advice": [row("advice", topic=topic, text=topic) for topic in ADVICE],
    "questions": [row("questions", question=text) for text in ("May I swim?", "May I fly?")],
}
"""Rows of every kind, with every choice of every field and with gaps."""
OF_CLASS: dict[str, Any] = {
    "name": "testazepams",
    "edition": 2,
    "effects": [row("effects", name="deep sleep", seriousness="emergency"), row("effects", name="falls")],
    "interactions": [row("interactions", partner="alcohol"), row("interactions", partner="syrups", severity="")],
    "contraindications": [row("contraindications", name="asthma")],
    "populations": [],
    "advice": [],
    "references": [REFERENCE | {"label": "label"}],
}


def test_every_row_of_record_and_class_is_there_exactly_once() -> None:
    page = page_of(**MANY, **{"class": OF_CLASS})
    ids = [element["id"] for element in page.select("[id]")]
    own = [f"{key}-{number}" for key, rows in MANY.items() for number in range(1, len(rows) + 1)]
    shared = [
        f"class-{key}-{number}"
        for key in ("effects", "interactions", "contraindications")
        for number in range(1, len(OF_CLASS[key]) + 1)
    ]
    assert [name for name in own + shared if ids.count(name) != 1] == []
    assert sorted(set(ids), key=ids.index) == ids


def test_the_most_to_start_with_is_not_told_as_the_start() -> None:
    limited = row("doses", start="", start_limit="1.5 mg/day", maximum="20 mg/day", interval="up by 0.5 mg/day")
    both = row("doses", start="0.01 to 0.03 mg/kg/day", start_limit="0.05 mg/kg/day", maximum="")
    page = page_of(doses=[limited, both])
    cells = [_words(cell) for cell in page.select("td[data-label=Start]")]
    assert cells == ["no more than 1.5 mg a day", "0.01 to 0.03 mg per kg a day, no more than 0.05 mg per kg a day"]
    sentences = [_words(item).rpartition(": ")[2] for item in page.select(".doses li")]
    assert sentences == [
        "start with no more than 1.5 mg a day; later at most 20 mg a day",
        "start with 0.01 to 0.03 mg per kg a day, no more than 0.05 mg per kg a day",
    ]
    assert "up by 0.5 mg a day" in _words(page)


def _words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def test_partners_have_a_heading_for_each_direction() -> None:
    assert RESULTS.keys() == OTHER_RESULTS.keys() == DIRECTIONS.keys()


def test_what_can_be_fatal_stands_open_and_first() -> None:
    interactions = page_of(**MANY, **{"class": OF_CLASS}).select_one("#interactions")
    assert interactions is not None
    fatal = interactions.select(".fatal")
    assert len(fatal) == len(DIRECTIONS) + 1
    assert all(mark.find_parent("details") is None for mark in fatal)
    first_fold = interactions.select_one("details")
    assert first_fold is not None and not first_fold.find_all_next(class_="fatal")


def test_every_fold_says_what_is_in_it() -> None:
    page = page_of(**MANY, **{"class": OF_CLASS})
    others = [one for one in (*MANY["effects"], *OF_CLASS["effects"]) if one["seriousness"] in ("", "minor")]
    often = page.select_one(".often > summary")
    assert [fold for fold in page.select("details") if not fold.select("summary")[0].get_text(strip=True)] == []
    assert often is not None and "Other side effects, by how often" in often.get_text()
    assert [one["name"] for one in others if one["name"] not in often.get_text()] == []


def test_no_sign_of_an_emergency_and_no_warning_is_folded() -> None:
    blocks = blocks_of(**MANY, boxed=[{"heading": "Danger", "text": "Why.", "topic": "a", "source": "label"}])
    card = blocks["call-now"]
    signs = [sign for sign in card.select("li") if sign.find_parent("details") is None]
    assert len(signs) == 1 + sum(one["seriousness"] == "emergency" for one in MANY["effects"])
    assert "Danger" in blocks["boxed"].summary.get_text()  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize(
    ("low", "high", "span"),
    [
        ("1 hour", "4 hours", "1 to 4 hours"),
        ("1 1/2 hours", "4 hours", "1.5 to 4 hours"),
        ("30 minutes", "2 hours", "30 minutes to 2 hours"),
        ("4 hours", "4 hours", "4 hours"),
        ("soon", "4 hours", "soon to 4 hours"),
    ],
)
def test_a_time_has_its_unit_once(low: str, high: str, span: str) -> None:
    page = page_of(kinetics=[row("kinetics", low=low, high=high)])
    time = page.select_one("#kinetics-1 dd")
    assert time is not None and time.get_text().replace("\u00a0", " ").startswith(span)


def test_a_class_row_stands_among_its_own_and_says_whose_it_is() -> None:
    page = page_of(interactions=[row("interactions", partner="opioids")], **{"class": OF_CLASS})
    together = [item.get_text(" ", strip=True) for item in page.select("#interactions > ol li")]
    assert [text.split()[0] for text in together] == ["Opioids", "Alcohol"]
    assert [text.endswith("As with all testazepams") for text in together] == [False, True]


def test_each_effect_is_on_the_card_of_its_seriousness_or_among_its_frequency() -> None:
    blocks = blocks_of(
        effects=[
            row("effects", name="slow breathing", seriousness="emergency", sign="someone cannot be woken"),
            row("effects", name="low mood", seriousness="serious"),
            row("effects", name="sleepiness", seriousness="minor", band="very common"),
        ]
    )
    assert "someone cannot be woken" in blocks["signs"].get_text()
    assert "someone cannot be woken" in blocks["call-now"].select("li")[0].get_text()
    assert "you notice low mood" in blocks["care"].select(".care-today li")[0].get_text(" ", strip=True)
    often = blocks["side-effects"].select(".often")[0].get_text(" ", strip=True)
    assert "More than 1 in 10 people" in often and "Sleepiness" in often


def test_nothing_is_said_of_what_the_record_is_silent_about() -> None:
    sections = [section.get("id") for section in page_of().select("section")]
    assert sections == [
        "care",
        "side-effects",
        "references",
        "written-by",
    ]  # what is asked of any medicine stands there


@pytest.mark.parametrize("role", [role for role in Name.Role.values if role != Name.Role.MISSPELLING])
def test_readers_get_every_name_that_means_something_to_them(role: str) -> None:
    page = page_of(names=[{"name": "Quokkazol", "role": role, "country": "US", "source": "label"}])
    assert "Quokkazol" in page.get_text()
    assert [section.get("id") for section in page.select("section") if len(section.get_text().split()) < 3] == []


def test_no_cell_is_empty() -> None:
    page = page_of(**MANY)
    empty = [cell for cell in page.select("td, dd, dt, li, summary, p, th") if not cell.get_text(strip=True)]
    assert empty == []


def test_the_shortest_signs_are_those_of_the_first_line() -> None:
    signs = ("nobody can wake them", "b", "cc")
    rows = [row("effects", name=sign, sign=sign, seriousness="emergency") for sign in signs]
    assert blocks_of(effects=rows)["signs"].get_text() == "If b, or if cc:"


def test_rows_are_numbered_from_either_list_of_references() -> None:
    of_class = ClassFacts.from_json(OF_CLASS)
    record = RecordContent.from_json({"name": "t", "references": [REFERENCE | {"label": "label"}]}).with_class(of_class)
    assert RecordPage(record).rows("contraindications")[0].cite.count("#ref-2") == 1
