"""The audit chain read from its start to its head: each link against the one before it, the head against its seal."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from sys import intern
from typing import NamedTuple

from django.conf import settings

from articles.chain import START, link
from articles.chained import HEAD, LINKS
from articles.management import stored
from articles.management.progress import with_progress
from articles.seal import is_seal, message

LINK = "position table_name row_key columns leaf hash"
LINK_TYPES = ("", "integer text integer text text text")
HEAD_TYPES = ("", "integer integer text integer text")
"""As SQLite writes them; it gives a number for a text, and bytes too, where somebody put them in. "" is PostgreSQL."""


class Head(NamedTuple):
    """Where the chain ended at some time. Written as text it can be kept elsewhere."""

    size: int = 0
    hash: str = START

    def __str__(self) -> str:
        return f"{self.size}-{self.hash}"

    @classmethod
    def read(cls, text: str) -> "Head":
        """ValueError where it is none."""
        row = re.fullmatch(r"([1-9]\d{0,17})-([0-9a-f]{64})", text.strip())
        if not row:
            raise ValueError(f"“{text}” is no head of the chain: that is a number, a hyphen and 64 hexadecimal digits.")
        return cls(int(row[1]), row[2])


class Link(NamedTuple):
    types: str
    position: int
    table: str
    key: str
    columns: str
    leaf: str
    hash: str

    def without_hash(self) -> "Link":
        """With one text for the names that many links share."""
        types, table, columns = map(intern, (self.types, self.table, self.columns))
        return self._replace(types=types, table=table, columns=columns, hash="")


@dataclass
class Chain:
    head: Head = field(default_factory=Head)
    vouched: int = 0
    """The last link for whose row an operator vouched, whatever its seal."""
    rows: dict[str, dict[str, Link]] = field(default_factory=lambda: defaultdict(dict))
    """The last link of each row, by table and key, without its hash: there are as many as the database has rows."""
    faults: list[str] = field(default_factory=list)
    unsigned: str = ""
    """Why the head's seal vouches for nothing."""

    def append(self, row: Link, kept: Head | None) -> None:
        self.faults.extend(_wrong_link(self.head, row))
        if kept and kept.size < row.position and row.key in self.rows[row.table]:
            self.faults.append(f"Row {row.key} of {row.table} was chained again since {kept}.")
        self.rows[row.table][row.key] = row.without_hash()
        self.head = Head(row.position, row.hash)
        if kept and kept.size == row.position and kept != self.head:
            self.faults.append(f"The chain is not the one that once ended in {kept}.")

    def position(self, table: str, key: object) -> int:
        """0 for a row without a link."""
        row = self.rows[table].get(str(key))
        return row.position if row else 0


def read(kept: Head | None = None) -> Chain:
    """Where a head was kept elsewhere, the chain has to go on from there."""
    chain = Chain()
    for types, position, *texts in with_progress(stored.values(LINKS, LINK, "position"), "Chain", stored.count(LINKS)):
        if re.fullmatch(r"-?\d+", position):
            chain.append(Link(types, int(position), *texts), kept)
        else:
            chain.faults.append(f"A link of the chain has “{position}” for its number.")
    if kept and chain.head.size < kept.size:
        chain.faults.append(f"The chain ends in {chain.head}: it was cut off, or is older than {kept}.")
    if chain.head.size:
        chain.unsigned = "The chain has lost its head."
    for values in stored.values(HEAD, "id size hash vouched seal", "id"):
        chain.faults.extend(_wrong_head(chain, *values))
    return chain


def _wrong_link(before: Head, row: Link) -> Iterator[str]:
    if row.types not in LINK_TYPES:
        yield f"Link {row.position} of the chain is stored as other types than it was written."
    if row.position <= before.size:
        yield f"Link {row.position} of the chain was put in before its start."
    elif row.position > before.size + 1:
        yield f"Links {before.size + 1} to {row.position - 1} of the chain are missing."
    elif row.hash != link(before.hash, row.leaf):
        yield f"Link {row.position} of the chain does not follow from the one before it."


def _wrong_head(chain: Chain, types: str, key: str, size: str, last: str, vouched: str, seal: str) -> Iterator[str]:
    if key != "1" or types not in HEAD_TYPES:
        yield f"Head {key} of the chain is not one that was written."
    elif (size, last) != (str(chain.head.size), chain.head.hash):
        yield f"The head of the chain says {size}-{last}, but the links end in {chain.head}."
    if not settings.SEAL_KEY:
        chain.unsigned = "This process has no SEAL_KEY: it can look at no seal."
    elif is_seal(settings.SEAL_KEY, message(HEAD, [size, last, vouched]), seal):
        chain.unsigned, chain.vouched = "", int(vouched)
    else:
        chain.unsigned = "The head of the chain does not bear a seal of this SEAL_KEY."
