import json
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.canonical import canonical, digest, normalise, short_digest, version_digest

SIGNED = {
    "document": 3,
    "number": 2,
    "base_edition": 1,
    "contributors": ["writer", "importer"],
    "content_digest": "c" * 64,
    "fragment": "<p>Text</p>",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("e\u0301", "\u00e9"),
        ("a\x00b\x1fc\x0cd\te", "abcd\te"),
        ("kept \n  kept\n\n", "kept \n  kept"),
        ("\n\n", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text())
def test_normalised_text_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & {"\r", "\0"}


def test_canonical_orders_keys_and_writes_no_spaces() -> None:
    assert canonical({"b": [1, 2.0, True, None], "a": "é\n"}) == '{"a":"é\\n","b":[1,2,true,null]}'


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))))
def test_canonical_reads_back(value: dict[str, str]) -> None:
    assert json.loads(canonical(value)) == value
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"dose": Decimal("0.5")}, "value.dose is a Decimal"),
        ({"rows": [{"accessed": date(2026, 9, 2)}]}, "value.rows[0].accessed is a date"),
        ({1: "x"}, "value has the key 1"),
    ],
)
def test_canonical_names_the_place_of_what_json_cannot_hold(value: object, place: str) -> None:
    with pytest.raises(TypeError) as refused:
        canonical(value)
    assert place in str(refused.value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, "\ud800"])
def test_canonical_refuses_what_would_not_survive(value: object) -> None:
    with pytest.raises(ValueError, match="."):
        canonical(value)


def test_digest_is_sha_256_of_utf_8() -> None:
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


def test_version_digest_ignores_the_order_of_contributors() -> None:
    turned = SIGNED | {"contributors": ["importer", "writer", "importer"]}
    assert version_digest(**turned) == version_digest(**SIGNED)  # type: ignore[arg-type] # a mixed dict of arguments


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("document", 4),
        ("number", 3),
        ("base_edition", None),
        ("contributors", ["writer"]),
        ("content_digest", "d" * 64),
        ("fragment", "<p>Text.</p>"),
        ("checked", "{}"),
    ],
)
def test_version_digest_covers_everything_that_is_signed(name: str, value: object) -> None:
    changed = SIGNED | {name: value}
    assert version_digest(**changed) != version_digest(**SIGNED)  # type: ignore[arg-type] # a mixed dict of arguments


def test_a_short_digest_is_for_eyes() -> None:
    assert short_digest("c41e90b25d770a3f" + "0" * 48) == "c41e 90b2 5d77 0a3f"
