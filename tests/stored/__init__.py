"""A database as an earlier release left it: the demo, with versions and editions in every state, at migration 0014.

What was signed then has to be read, and written again, to the same bytes for ever. The HTML that was signed is served
as it is: its pages have no blocks yet.
"""

import lzma
import sqlite3
from pathlib import Path

DUMP = Path(__file__).with_name("house.sql.xz")


def restore(database: Path) -> None:
    """Write the stored database to a file that is not there yet."""
    connection = sqlite3.connect(database)
    with lzma.open(DUMP, "rt", encoding="utf-8") as dump:
        connection.executescript(dump.read())
    connection.close()
