import unicodedata
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.unseen import shown, signs, without

ALL = list(map(chr, range(0x110000)))
KINDS = list(map(unicodedata.category, ALL))
FORMAT = [sign for sign, kind in zip(ALL, KINDS, strict=True) if kind == "Cf"]
SELECTORS = [chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x180E), 0x180F)]
FILLERS = list("\u034f\u115f\u1160\u3164\uffa0\u2800")
FOREIGN = [sign for sign, kind in zip(ALL, KINDS, strict=True) if kind == "Nd" and not sign.isascii()]
TEXTS = st.text(
    st.sampled_from(
        [*"Take 4052.,mg%/ aéж\n", *"\u200d\u200c\ufe0f\u202e\u00ad⁰²①٤𝟒\u20e3#🔟", "👩", "❤", "न", "क", "\u0336"]
    ),
    max_size=30,
)


def names(text: str) -> list[str]:
    return [text[sign.start : sign.end] for sign in signs(text)]


@pytest.mark.parametrize("kind", [FORMAT, SELECTORS, FILLERS], ids=["format", "variation selectors", "fillers"])
def test_what_nobody_sees_is_named_wherever_it_stands(kind: list[str]) -> None:
    for sign in kind:
        for text in (f"Take 5{sign}0 mg.", f"wo{sign}rd", sign, f"{sign} 4", f"a {sign}"):
            assert names(text) == [sign], f"{ord(sign):04X}"
            assert f"U+{ord(sign):04X}" in next(signs(text)).name
            assert without(text) == text.replace(sign, "")
            assert shown(text) == text.replace(sign, f"⟨U+{ord(sign):04X}⟩")


@pytest.mark.parametrize("sign", ["\x7f", "\x80", "\x85", "\x9f", "\u2028", "\u2029"])
def test_controls_are_named(sign: str) -> None:
    assert names(f"Take 5{sign}0 mg.") == [sign]
    assert without(f"Take 5{sign}0 mg.") == "Take 50 mg."


@pytest.mark.parametrize("sign", ["\ue000", "\uf06d", "\uf8ff", "\U000f0000", "\U0010fffd"])
def test_signs_of_a_font_alone_are_named_and_leave_a_mark(sign: str) -> None:
    """50 μg, copied from a file that sets the μ in a font of signs: without it the dose would be 50 g."""
    assert names(f"Take 50 {sign}g.") == [sign]
    assert without(f"Take 50 {sign}g.") == "Take 50 \ufffdg."


def test_digits_of_any_other_script_in_an_amount_become_those_that_are_read() -> None:
    for digit in FOREIGN:
        number = unicodedata.digit(digit)
        for text in (f"Take {digit} mg.", f"Take 4{digit} mg.", f"Take {digit}mg", f"{digit}.5 mg", f"{digit} %"):
            assert without(text) == text.replace(digit, str(number)), f"{ord(digit):04X}"


@pytest.mark.parametrize(
    "text",
    [
        "Take 4⁰ mg.",
        "Take 4² tablets.",
        "Take ⁴ mg.",
        "Take ④ mg.",
        "Take ₄ mg.",
        "Take Ⅴ mg.",
        "Take 5О mg.",
        "Take 5ο mg.",
        "4¹\u00a0mg",
        "2.5³ mg",
    ],
)
def test_raised_and_other_digits_in_an_amount_are_left_to_a_person(text: str) -> None:
    assert [sign.instead for sign in signs(text)] == [None]
    assert without(text) == text


@pytest.mark.parametrize("text", ["Take 4\u03360 mg.", "Take 4\u20e3 mg.", "wo\u0336rd", "Not a\u0338 b"])
def test_marks_through_a_digit_or_a_letter_are_named(text: str) -> None:
    assert len(names(text)) == 1


@pytest.mark.parametrize("digits", ["4", "40", "0.5", "12,5"])
@pytest.mark.parametrize(
    "after", [" mg", "mg", " tablets", " pills", " times a day", " twice a day", " every night", " %"]
)
@pytest.mark.parametrize("style", ["\ufe0f\u20e3", "\u20e3"])
def test_digits_on_keys_in_an_amount_become_those_that_are_read(digits: str, after: str, style: str) -> None:
    keys = "".join(sign + style if sign.isdigit() else sign for sign in digits)
    assert without(f"Take {keys}{after}.") == f"Take {digits}{after}."
    assert without(f"Take 🔟{after}.") == f"Take 10{after}."


@pytest.mark.parametrize("text", ["10️⃣ steps", "1️⃣0 steps", "0.5️⃣ of it"])
def test_a_number_partly_on_keys_is_named(text: str) -> None:
    assert len(names(text)) == 1


def test_tags_that_make_no_flag_are_named() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "40mg")
    assert names(f"🏴{hidden}\U000e007f") == [*hidden, "\U000e007f"]


@pytest.mark.parametrize(
    "text",
    [
        "10⁻⁹ mol and 10⁶ units, 2 × 10³ mg",
        "2 mg/m² a day, H₂O, half-life¹, 30 hours²",
        "½ tablet, 2½ mg, 0.5 mg – 1 mg, 500 µg",
        "Thumbs \N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}, ❤️, 👩\u200d⚕️, 👨\u200d👩\u200d👧",
        "क्\u200dष, نامه\u200cای",
        "1️⃣ Wash your hands. 2️⃣ Open the blister. Then step 3️⃣: see note 1⃣ below, #️⃣ and *️⃣.",
        "Call 1️⃣1️⃣2️⃣, or one of 🔟 lines.",
        "In the UK 🇬🇧 and in \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f, 5 mg 🇺🇸",
        "ℹ️ More, ‼️ now, ⁉️ why, 〰️, 🏴\u200d☠️, 🏳️\u200d🌈, ✔️ and ▶️",
        "يؤخذ ٤٠ مغ يوميا",
        "naïve café, 5\u00a0mg, 1\u202f000",
        "Stage Ⅳ, step ②",
        "5α-reductase, 2 μg, О́",
    ],
)
def test_what_is_right_in_its_place_stays(text: str) -> None:
    assert names(text) == []
    assert without(text) == text


def test_letters_of_mathematics_and_wide_ones_become_those_that_are_read() -> None:
    assert without("Take 50 ｍｇ or 50 𝗺𝗴 of 𝑐𝑙𝑜𝑛𝑎zepam.") == "Take 50 mg or 50 mg of clonazepam."


@given(TEXTS)
def test_what_is_taken_out_leaves_nothing_but_what_a_person_must_judge(text: str) -> None:
    assert {sign.instead for sign in signs(without(text))} <= {None}
    places = [(sign.start, sign.end) for sign in signs(text)]
    assert places == sorted(places)
    assert all(start < end for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@pytest.mark.parametrize("sign", ["\u00ad", "\u200d", "\ufe0f", "\u0301", "\u0336", "٤", "𝐚", "⁰", "\ue000"], ids=ascii)
def test_time_grows_with_the_number_of_signs(sign: str) -> None:
    def seconds(count: int) -> float:
        start = process_time()
        without(f"4{sign * count} mg")
        return process_time() - start

    assert any(seconds(160_000) < 12 * max(seconds(40_000), 0.05) for _ in range(3))
