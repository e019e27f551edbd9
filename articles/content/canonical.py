"""One text for each value: canonical JSON, digests, and how lines of text are normalised."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import rfc8785

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"

_LINE_END = re.compile(r"\r\n?")
_HALF = re.compile(r"[\ud800-\udfff]")
_NOT_IN_LINE = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""Controls, the separators of lines and paragraphs, and what turns the direction of the words after it."""
_BREAK = re.compile(rf"[{_NOT_IN_LINE}]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
"""What most texts have none of: one look at it instead of three."""


def normalise(text: str) -> str:
    """LF line ends, no C0 controls but newline and tab, NFC, no newline at the end. Half a surrogate pair is no
    character and cannot be stored: it becomes the replacement character.
    """
    if _UNWANTED.search(text):
        text = _CONTROL.sub("", _LINE_END.sub("\n", _HALF.sub("\ufffd", text)))
    return unicodedata.normalize("NFC", text).rstrip("\n")


def is_one_line(text: str) -> bool:
    return _BREAK.search(text) is None


def one_line(text: str) -> str:
    """Normalised, with a space in place of each line break and of whatever else does not belong into a line."""
    parts = (part.strip() for part in _BREAK.split(normalise(text).strip()))
    return " ".join(filter(None, parts))


def canonical(value: object) -> str:
    """RFC 8785 text of `value`.

    TypeError names the place of anything that JSON cannot hold (dates, Decimals, keys that are no strings);
    ValueError is for NaN, infinities, integers from 2**53 and text that is not Unicode.
    """
    return rfc8785.dumps(_checked(value, "value")).decode()


def _checked(value: object, where: str) -> JSON:
    if isinstance(value, Mapping):
        return {_key(key, where): _checked(item, f"{where}.{key}") for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_checked(item, f"{where}[{index}]") for index, item in enumerate(value)]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"{where} is a {type(value).__name__}, which JSON cannot hold: write it as a string.")


def _key(key: object, where: str) -> str:
    if isinstance(key, str):
        return key
    raise TypeError(f"{where} has the key {key!r}: JSON keys are strings.")


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def version_digest(
    *,
    document: int,
    number: int,
    base_edition: int | None,
    contributors: Iterable[str],
    content_digest: str,
    fragment: str,
    checked: str = "",
) -> str:
    """What a decision signs. The order of contributors, and a name given twice, make no difference."""
    signed: dict[str, JSON] = {
        "document": document,
        "number": number,
        "base_edition": base_edition,
        "contributors": sorted(set(contributors)),
        "content": content_digest,
        "fragment": digest(fragment),
    }
    return digest(canonical(signed | ({"checked": digest(checked)} if checked else {})))


def short_digest(digest: str) -> str:
    """The first 16 digits in groups of four, so that people can compare them."""
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))
