import unicodedata

import pytest

from articles.importing import Unreadable
from articles.importing.decoding import MAX_LINES, check_marks, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read(encoding: str) -> None:
    assert decode("½ tablet – naïve".encode(encoding)) == "½ tablet – naïve"


def test_line_ends_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_thirty_accents_are_read() -> None:
    assert decode(("a" + "\u0300\u0316" * 15).encode())[0] == "a"


def test_control_characters_go() -> None:
    assert decode(b"a\x01b\x0cc\td") == "ab c\td"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("naïve".encode("latin-1"), "not UTF-8"),
        (b"\xff\xfea", "not UTF-8"),
        ("text".encode("utf-16-le"), "not text"),
        (b"\x00\x01\x02", "not text"),
        (b"\x89PNG\r\n", "a picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "a zip or Word file"),
        (b"a\n" * (MAX_LINES + 1), "lines"),
        (("a" + "\u0300\u0316" * 16).encode(), "more than 30 accents"),
    ],
)
def test_other_bytes_are_refused_with_their_reason(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        decode(data)


@pytest.mark.parametrize("letter", ["e", "ж", "日", "’"])
def test_any_kind_of_accents_piled_up_is_refused(letter: str) -> None:
    signs = [sign for sign in map(chr, range(0x20000)) if unicodedata.combining(sign)]
    for at in range(0, len(signs) - 31, 31):
        with pytest.raises(Unreadable, match="more than 30 accents"):
            check_marks(f"{letter}{''.join(signs[at : at + 31])}{letter}")
        check_marks(letter.join(signs[at : at + 31]))
