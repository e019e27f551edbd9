import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.unseen import signs
from articles.importing import Reading, read
from articles.importing.unseen import unseen, without_unseen
from tests.importing.docx.files import packed, paragraph

HIDDEN = ["\u202e", "\u00ad", "\u200b", "\u2066", "\ufeff", "\ufe0f", "\U000e0041", "\u3164"]


def files(text: str) -> list[tuple[str, bytes]]:
    return [
        ("a.md", f"# Sleep\n\n{text}".encode()),
        ("a.txt", f"Sleep\n\n{text}".encode()),
        ("a.html", f"<h1>Sleep</h1><p>{text}</p>".encode()),
        ("a.docx", packed(paragraph("Sleep") + paragraph(text))),
    ]


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
def test_they_are_named_and_taken_out_of_every_kind_of_file(sign: str) -> None:
    for name, data in files(f"Take 5{sign}0 mg{sign} at night, or ask."):
        reading = read(name, data)
        (description,) = unseen(reading)
        assert f"U+{ord(sign):04X}" in description
        assert "2 times, first in line" in description
        clean = without_unseen(reading)
        assert clean.body == "Take 50 mg at night, or ask."
        assert [(scrap.text, scrap.reason) for scrap in clean.quarantine] == [(description, "sign nobody sees")]


def test_digits_that_a_person_must_judge_stay() -> None:
    reading = without_unseen(read("a.md", "Take 4⁰ mg, or 𝟒𝟎 mg.".encode()))
    assert reading.body == "Take 4⁰ mg, or 40 mg."
    assert len(unseen(reading)) == 1


def test_a_clean_file_is_left_as_it_is() -> None:
    reading = read("a.md", "# Sleep\n\nTake 5 mg in a café ❤️.".encode())
    assert without_unseen(reading) is reading


@given(st.text(st.sampled_from([*"Take 5 mg\n#|-[]()\"'.", *HIDDEN]), max_size=60))
def test_nothing_of_the_kind_is_left_in_what_becomes_a_draft(text: str) -> None:
    reading = without_unseen(_read(text))
    assert not list(signs(f"{reading.title}\n{reading.body}"))


def _read(text: str) -> Reading:
    return read("a.md", f"Before.\n\n{text}".encode())
