"""Seals of rows: an HMAC over all values of a row, which only a process with the key can make."""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TypeAlias

Value: TypeAlias = str | int | bool | date | datetime | None

_BLOCK = 64  # bytes of SHA-256's block: HMAC pads its key to it


def message(table: str, values: Iterable[Value]) -> str:
    """The values as one text. The length of each stands before it, "-" for None, so that two different rows of a table
    never give the same text.
    """
    return "".join(map(_part, (table, *values)))


def _part(value: Value) -> str:
    if value is None:
        return "-"
    text = _as_text(value)
    return f"{len(text)}:{text}"


def _as_text(value: str | int | date) -> str:
    """As both databases write it, too: `guards.Sealed`."""
    match value:
        case str():
            return str.__str__(value)
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
        case date():
            return value.isoformat()
        case int():
            return str(int(value))
    raise TypeError(f"A {type(value).__name__} cannot be sealed.")


def seal(key: str, text: str) -> str:
    """64 hexadecimal digits. Raises ValueError for an empty key, with which anybody could make the same seal."""
    if not key:
        raise ValueError("This process has no SEAL_KEY, so it can seal nothing.")
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


def is_seal(key: str, text: str, expected: str) -> bool:
    return bool(key) and hmac.compare_digest(seal(key, text).encode(), expected.encode())


def pads(key: str) -> tuple[bytes, bytes]:
    """The inner and the outer key of HMAC-SHA256 (RFC 2104), for a database that has SHA-256 only. They are as secret
    as the key itself.
    """
    key_bytes = key.encode()
    block = (hashlib.sha256(key_bytes).digest() if len(key_bytes) > _BLOCK else key_bytes).ljust(_BLOCK, b"\0")
    return bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)
