"""Turns the bytes of a file into text. Files of another format, encoding or size are refused."""

import codecs
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from articles.importing.model import MAX_BYTES, Unreadable

MAX_LINES = 200_000
_FORMATS = (
    (b"PK\x03\x04", "a zip or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_SHIFTED = re.compile(rb"\x1b[$][@AB]|\x1b[(][BJI]|\x1b[$][()][CD]")
"""ISO-2022 and similar encodings switch between alphabets with control signs. Decoded as UTF-8 these would be dropped,
and other letters be left.
"""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{2,30})""", re.IGNORECASE)
_DECLARED_WITHIN = 4_096
_ALPHABETS = {"iso8859-1": "cp1252", "ascii": "cp1252"} | {
    name: name
    for name in (
        *(f"cp125{last}" for last in range(9)),
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 7, 9, 10, 13, 14, 15, 16)),
        *("koi8-r", "koi8-u", "mac-roman", "shift_jis", "euc_jp", "euc_kr", "gb2312", "gbk", "gb18030", "big5"),
    )
}
"""By the name that Python gives it. Browsers read what calls itself ISO 8859-1 as Windows-1252."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_COMBINING = "".join(sign for sign in map(chr, range(0x300, 0x20000)) if unicodedata.combining(sign))
_PILE = re.compile(f"[{_COMBINING}]{{31}}")
# Searched first because it is many times quicker. Combining signs are outside the ranges that it names.
_NO_LETTERS = re.compile("[^\0-\u02ff\u1e00-\u1eff\u2000-\u20cf\u2100-\u2bff]{31}")
_LINE_END = re.compile(r"\r\n?")
_PAGE_BREAK = re.compile(r"[\x0b\x0c]")


def check_size(data: bytes) -> None:
    """Raises Unreadable for nothing at all and for more than MAX_BYTES."""
    if len(data) > MAX_BYTES:
        raise Unreadable("The file is larger than 5 MB. Split it, or take the pictures out, and try again.")
    if not data.strip():
        raise Unreadable("The file is empty. Check that it was saved, and choose it again.")


def check_marks(text: str) -> None:
    """Raises Unreadable for more than 30 accents on one letter, which is Unicode's own limit: the time to put them in
    order grows with the square of their number.
    """
    if _NO_LETTERS.search(text) and _PILE.search(text):
        raise Unreadable("The file has a letter with more than 30 accents, which no language has. Take them out.")


def decode(data: bytes, *, declared: bool = False) -> str:
    """The text of UTF-8 bytes (with or without mark) or UTF-16 bytes with a mark, with LF line ends; where a page may
    say which encoding it is in, `declared`, of those too.

    Control characters other than line ends and tabs are left out. Raises Unreadable for anything else.
    """
    _refuse_other_formats(data)
    text = _unicode(data, declared=declared)
    if "\0" in text:
        raise Unreadable("The file is not text. Save it as plain text in UTF-8 and try again.")
    text = _CONTROL.sub("", _PAGE_BREAK.sub(" ", _LINE_END.sub("\n", text)))
    if not text.strip().strip("\ufeff"):
        raise Unreadable("The file is empty: it holds only white space. Check that it was saved.")
    check_marks(text)
    if text.count("\n") > MAX_LINES:
        raise Unreadable(f"The file has more than {MAX_LINES:,} lines, far more than an article. Split it.")
    return text


def _refuse_other_formats(data: bytes) -> None:
    for start, name in _FORMATS:
        if data.startswith(start):
            raise Unreadable(f"The file is not text: it looks like {name}. Save it as .docx, .html, .md or .txt.")


def _unicode(data: bytes, *, declared: bool) -> str:
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    if not wide and _SHIFTED.search(data):
        raise Unreadable("The file's encoding is ISO-2022, not UTF-8. Save it again as UTF-8.")
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        if declared and (text := _as_declared(data)) is not None:
            return text
        raise Unreadable(_undecodable(data)) from None


def _as_declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
        return data.decode(_ALPHABETS[name]) if name in _ALPHABETS else None
    except (LookupError, UnicodeDecodeError):
        return None


def _undecodable(data: bytes) -> str:
    if b"\0" in data and not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "The file is not text. Save it as plain text in UTF-8 and try again."
    return "The file's encoding is not UTF-8, nor UTF-16 with its mark. Save it again as UTF-8."
