"""The audit chain: one hash for each row, and one that binds it to all rows before it.

Leaves and links begin with different bytes, as in RFC 9162, so that neither can stand for the other.
"""

import hashlib

START = ""
"""What stands before the first link."""


def leaf(row: bytes) -> str:
    """64 hexadecimal digits over a row as `chained.row_as_text` writes it."""
    return hashlib.sha256(b"\x00" + row).hexdigest()


def link(before: str, leaf: str) -> str:
    """64 hexadecimal digits over the link before this one and the leaf of this one."""
    return hashlib.sha256(b"\x01" + before.encode() + leaf.encode()).hexdigest()
