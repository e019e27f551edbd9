"""The index in SQLite: a table of FTS5 that holds the words and no text. Its row has the number of a search entry."""

import json
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet

from ..content.paragraphs import CUT
from ..models import Edition

FIND = """
    SELECT entry.edition_id, entry.position
    FROM articles_searchindex JOIN articles_searchentry entry ON entry.id = articles_searchindex.rowid
    WHERE articles_searchindex MATCH %s AND entry.cut = %s AND entry.edition_id IN ({editions})
    ORDER BY bm25(articles_searchindex, 8, 4, 1), entry.id LIMIT %s
"""


class SQLiteIndex:
    def add(self, edition: int, texts: Sequence[tuple[str, str, str]]) -> None:
        rows = json.dumps(texts)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO articles_searchentry (edition_id, position, cut) SELECT %s, key, %s FROM json_each(%s)",
                [edition, CUT, rows],
            )
            cursor.execute(
                "INSERT INTO articles_searchindex (rowid, heading, section, text) SELECT entry.id,"
                " json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')"
                " FROM json_each(%s) JOIN articles_searchentry entry ON entry.edition_id = %s AND position = key",
                [rows, edition],
            )

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_searchentry")
            cursor.execute("INSERT INTO articles_searchindex (articles_searchindex) VALUES ('delete-all')")

    def find(self, phrases: Iterable[str], editions: QuerySet[Edition], most: int) -> list[tuple[int, int]]:
        return _find(" OR ".join(f'"{phrase}"' for phrase in phrases), editions, most)

    def find_beginning(self, beginning: str, editions: QuerySet[Edition], most: int) -> list[tuple[int, int]]:
        return _find(f'heading : "{beginning}" *', editions, most)


def _find(match: str, editions: QuerySet[Edition], most: int) -> list[tuple[int, int]]:
    up, parameters = editions.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(FIND.format(editions=up), [match, CUT, *parameters, most])
        return list(cursor.fetchall())
