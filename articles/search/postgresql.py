"""The index in PostgreSQL: a stored vector of words beside each search entry, with a GIN index over them."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet

from ..content.paragraphs import CUT
from ..models import Edition

ADD = """
    INSERT INTO articles_searchentry (edition_id, position, cut, vector)
    SELECT %s, place - 1, %s, setweight(to_tsvector('english', heading), 'A')
        || setweight(to_tsvector('english', section), 'B') || setweight(to_tsvector('english', body), 'C')
    FROM unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY AS row (heading, section, body, place)
    ON CONFLICT DO NOTHING
"""
"""A conflict is an edition that was published while the index was made anew: it has its entries."""
FIND = """
    SELECT entry.edition_id, entry.position FROM articles_searchentry entry, (SELECT {query}) AS typed (query)
    WHERE entry.vector @@ typed.query AND entry.cut = %s AND entry.edition_id IN ({editions})
    ORDER BY ts_rank(entry.vector, typed.query) DESC, entry.id LIMIT %s
"""


class PostgreSQLIndex:
    def add(self, edition: int, texts: Sequence[tuple[str, str, str]]) -> None:
        columns = [[text[number] for text in texts] for number in range(3)]
        with connection.cursor() as cursor:
            cursor.execute(ADD, [edition, CUT, *columns])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_searchentry")

    def find(self, phrases: Iterable[str], editions: QuerySet[Edition], most: int) -> list[tuple[int, int]]:
        phrases = list(phrases)
        query = " || ".join(["phraseto_tsquery('english', %s)"] * len(phrases))
        return _find(query, phrases, editions, most)

    def find_beginning(self, beginning: str, editions: QuerySet[Edition], most: int) -> list[tuple[int, int]]:
        return _find("to_tsquery('english', %s)", [f"'{beginning}':*A"], editions, most)


def _find(query: str, words: list[str], editions: QuerySet[Edition], most: int) -> list[tuple[int, int]]:
    up, parameters = editions.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(FIND.format(query=query, editions=up), [*words, CUT, *parameters, most])
        return list(cursor.fetchall())
