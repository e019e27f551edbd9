"""What a style sheet says on some screens alone, of what cannot be told, in other rules, or of the order of signs."""

import pytest

from tests.importing.html.test_looks import read


@pytest.mark.parametrize(
    "sheet",
    [
        "@media (min-width: 600px) { b { text-decoration: line-through } }",
        "@media screen and (max-width: 600px) { b { vertical-align: super } }",
        "@container (width > 1px) { b { visibility: collapse; text-decoration: line-through } }",
        "p:has(b) b { display: none }",
        "b { text-decoration: line-through } b:lang(en) { text-decoration: none } b:not(:has(i)) { opacity: 0 }",
    ],
)
def test_what_may_be_struck_out_or_hidden_is_set_aside(sheet: str) -> None:
    body, aside = read("<p>Take 2<b>5</b> mg.</p>", sheet)
    assert body == "Take 2 mg."
    assert [text for text, _ in aside] == ["5"]


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { b { text-decoration: line-through } }",
        "@media print, speech { b { display: none } }",
        "@media (max-width: 600px) { b { display: none } }",
        "p:has(b) { display: none }",
        "@font-face { text-decoration: line-through }",
        "b { text-decoration: line-through } b:not(.x) { text-decoration: none }",
    ],
)
def test_what_holds_elsewhere_or_is_a_part_that_opens_stays(sheet: str) -> None:
    assert read("<p>Take 2<b>5</b> mg.</p>", sheet) == ("Take 25 mg.", [])


@pytest.mark.parametrize("sheet", ["p { & b { %s } }", "p { color: red; b { %s } }", "p { & > b { %s } top: 0 }"])
def test_a_rule_in_a_rule_counts(sheet: str) -> None:
    assert read("<p>Take 2<b>5</b> mg.</p>", sheet.replace("%s", "text-decoration: line-through"))[0] == "Take 2 mg."


@pytest.mark.parametrize(
    ("inner", "aside"),
    [
        ('<bdo dir="rtl">51</bdo>', ["51"]),
        ('<bdo dir="ltr">51</bdo>', []),
        ("<bdo>51</bdo>", []),
        ('<span dir="rtl"><bdo>51</bdo></span>', ["51"]),
        ('<b style="direction: rtl; unicode-bidi: bidi-override">51</b>', ["51"]),
        ('<b dir="rtl" style="unicode-bidi: isolate-override">51</b>', ["51"]),
        ('<b style="direction: rtl; unicode-bidi: embed">51</b>', []),
        ('<bdo dir="rtl" style="unicode-bidi: normal">51</bdo>', []),
    ],
)
def test_text_in_another_order_than_it_is_written_is_set_aside(inner: str, aside: list[str]) -> None:
    body, scraps = read(f"<p>Take 2 {inner} mg.</p>")
    assert ("51" in body) is not bool(aside)
    assert scraps == [(text, "text shown backwards") for text in aside]
