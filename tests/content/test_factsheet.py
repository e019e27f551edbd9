from articles.content.facts import BANDS, GROUPS, MEASURES
from articles.content.factsheet import sheets
from articles.content.markup import plain, to_html
from tests.contents import record_of

CONTENT = {
    "doses": [
        {
            "indication": "panic | fear",
            "population": "adults",
            "route": "by mouth",
            "start": "0.05 mg/kg/day",
            "step": "",
            "maximum": "4 mg/day",
            "interval": "twice a day",
            "duration": "8 weeks",
            "source": "label",
        }
    ],
    "kinetics": [{"measure": "peak", "low": "1 hour", "high": "1 hour", "source": "label"}],
}


def test_rows_become_tables_that_cite_their_reference() -> None:
    doses, times = sheets(record_of(CONTENT))
    assert plain(doses.markdown).split("\n")[1] == (
        "│ panic | fear │ adults, by mouth │ 0.05 mg per kg a day │  │ 4 mg a day │ twice a day, for 8 weeks[^label] │"
    )
    assert plain(times.markdown).split("\n")[1] == "│ Highest level in the blood after │ 1 hour[^label] │"
    assert 'href="#ref-3"' in to_html(times.markdown, {"label": 3})


def test_without_rows_there_is_no_sheet() -> None:
    assert list(sheets(record_of({}))) == []


def test_what_is_typed_is_no_markup() -> None:
    row = {"name": "**bold** [a](https://example.org)", "source": "label"}
    (sheet,) = sheets(record_of({"contraindications": [row]}))
    assert "**bold** [a](https://example.org)" in plain(sheet.markdown)


def test_every_word_has_its_sentence() -> None:
    assert all(words and words[0].isupper() for known in (BANDS, GROUPS, MEASURES) for words in known.values())
