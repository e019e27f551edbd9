"""Each row of the chained tables held against its link."""

from collections.abc import Iterator

from django.db import DatabaseError, connection, transaction

from articles.chain import leaf
from articles.chained import Chained, columns_of, key_of
from articles.checks import installed
from articles.management import stored
from articles.management.chain import Chain, Link
from articles.management.progress import with_progress


def chained_tables() -> list[str]:
    """As the migrations of this code say, whatever the database says of them."""
    return list(dict.fromkeys(guard.table for guard in installed() if isinstance(guard, Chained)))


def wrong_rows(chain: Chain) -> Iterator[str]:
    tables = chained_tables()
    for table in tables:
        yield from wrong_rows_of(table, chain)
    for table in chain.rows.keys() - set(tables):
        for link in chain.rows[table].values():
            yield f"Link {link.position} of the chain is of {table}, which is not chained."


def wrong_rows_of(table: str, chain: Chain) -> list[str]:
    try:
        with transaction.atomic():  # PostgreSQL would refuse all that comes after an error
            return list(_held_against(table, chain.rows[table]))
    except DatabaseError as error:
        return [f"Table {table} cannot be read: {str(error).strip()}"]


def _held_against(table: str, links: dict[str, Link]) -> Iterator[str]:
    key, columns = key_of(connection, table), set(columns_of(connection, table))
    keys = set(stored.keys(table, key))
    yield from (f"Row {lone} of {table} is not in the chain." for lone in sorted(keys - links.keys()))
    yield from (f"Row {gone} of {table} is gone." for gone in sorted(links.keys() - keys))
    both = {known: links[known] for known in links if known in keys}
    for covered in sorted({link.columns for link in both.values()}):
        alike = {known: link for known, link in both.items() if link.columns == covered}
        if not set(covered.split()) <= columns:
            for known, link in alike.items():
                yield f"Row {known} of {table} lacks a column that link {link.position} of the chain covers."
            continue
        for known, row in with_progress(stored.rows(table, key, covered), table, len(keys)):
            if known in alike and leaf(row) != alike[known].leaf:
                yield f"Row {known} of {table} is not as it was written."
