"""A large database for measurements: `python -m bench.fill 10000` fills the one that DATABASE_URL names.

One record and one article go the way of all texts. The others are copies of their rows with other names and words,
written around the guards: no seal and no link of the audit chain stands for them, so `verify` has nothing to say.
A tenth of the articles have ten editions. Each text has about 20 KB.
"""

import hashlib
import os
import random
import re
import sys
from importlib import import_module
from itertools import count
from typing import Any

import django
from django.db import connection, transaction

PARTS, SENTENCES = 12, 12
WORDS_OF_A_SENTENCE = 18
VOCABULARY = 8_000
"""Made-up words; a few of them are frequent and most are rare, as in any text."""
SLOT = re.compile(r"Slot(\d+)x")
ARTICLES_OF_A_MEDICINE = 10
HISTORY = 10
"""Editions of a tenth of the articles."""


def main(articles: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    import_module("django.core.management").call_command("migrate", verbosity=0)
    from tests.conftest import triggers_lifted

    template = Template()
    with triggers_lifted(connection), transaction.atomic():
        for medicine in range(max(1, articles // ARTICLES_OF_A_MEDICINE)):
            template.copy_medicine(medicine)
            if medicine % 20 == 0:
                print(f"{medicine * ARTICLES_OF_A_MEDICINE} of {articles} articles", file=sys.stderr, flush=True)


class Words:
    def __init__(self) -> None:
        self._random = random.Random(7)
        syllables = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]
        self._words = ["".join(self._random.choices(syllables, k=3)) for _ in range(VOCABULARY)]
        self._weights = [1 / (rank + 5) for rank in range(VOCABULARY)]

    def rare(self) -> list[str]:
        return self._words[::-1]

    def sentence(self) -> str:
        chosen = self._random.choices(self._words, self._weights, k=WORDS_OF_A_SENTENCE)
        return " ".join(chosen).capitalize() + " sleep."


DOCUMENT, VERSION, EDITION, OWN = "document", "version", "edition", ""
ROWS = {"name": "medication_id", "boxedtopic": "medication_id", "question": "article_id", "reference": "document_id"}
"""What documents consist of, and the column that says of which."""
TABLES: dict[str, dict[str, str]] = {
    "articles_document": {"id": DOCUMENT},
    "articles_medication": {"document_id": DOCUMENT},
    "articles_historicalmedication": {"document_id": DOCUMENT, "at_document": DOCUMENT, "history_id": OWN},
    "articles_article": {"document_id": DOCUMENT, "medication_id": DOCUMENT},
    "articles_historicalarticle": {
        "document_id": DOCUMENT,
        "at_document": DOCUMENT,
        "medication_id": DOCUMENT,
        "history_id": OWN,
    },
    **{f"articles_{row}": {owner: DOCUMENT, "id": row} for row, owner in ROWS.items()},
    **{
        f"articles_historical{row}": {owner: DOCUMENT, "at_document": DOCUMENT, "id": row, "history_id": OWN}
        for row, owner in ROWS.items()
    },
    "articles_version": {"document_id": DOCUMENT, "id": VERSION, "pinned_edition_id": EDITION},
    "articles_act": {"version_id": VERSION, "id": OWN},
    "articles_contributor": {"version_id": VERSION, "id": OWN},
    "articles_edition": {"document_id": DOCUMENT, "medication_id": DOCUMENT, "version_id": VERSION, "id": EDITION},
}
"""What is copied, in the order of its keys. By column: of what it is a key; the first one says whose row it is."""
DIGESTS = ("digest", "content_digest", "seal")
Keys = dict[tuple[str, int], int]


class Template:
    """A live record and a live article, and what copies them."""

    def __init__(self) -> None:
        from tests import factory

        body = "\n\n".join(
            f"## Part {part}\n\n" + " ".join(f"Slot{part * SENTENCES + one}x calms." for one in range(SENTENCES))
            for part in range(PARTS)
        )
        self.words, self.ids = Words(), count(1_000_000)
        self.article, _ = factory.make_live_article(body=body)
        self.record = self.article.medication
        self.rows = {table: _read(f"SELECT * FROM {table}") for table in TABLES}

    def copy_medicine(self, number: int) -> None:
        name = f"benchazepam{number}"
        names = {self.record.name: name, "Brandex": f"Brand{number}x"}
        record = self._copy(self.record.pk, {}, names)
        for article in range(ARTICLES_OF_A_MEDICINE):
            slots = {f"Slot{slot}x calms.": self.words.sentence() for slot in range(PARTS * SENTENCES)}
            title = {self.article.title: f"Guide {number} {article}", self.article.slug: f"guide-{article}"}
            self._copy(self.article.pk, record, names | title | slots, HISTORY if article == 0 else 1)

    def _copy(self, document: int, record: Keys, words: dict[str, str], editions: int = 1) -> Keys:
        """All rows of a document. Returns the new key of each old one, with those of its record."""
        keys: Keys = {}
        pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
        for number in range(1, editions + 1):
            for table, columns in TABLES.items():
                repeated = VERSION in columns.values()
                if number == 1 or repeated:
                    mine = [row for row in self.rows[table] if self._is_of(row, columns, document, keys)]
                    copies = [self._changed(row, columns, record, keys, pattern, words) for row in mine]
                    _insert(table, [row | ({"number": number} if "number" in row else {}) for row in copies])
        _index(keys)
        return record | keys

    def _is_of(self, row: dict[str, Any], columns: dict[str, str], document: int, keys: Keys) -> bool:
        column, kind = next(iter(columns.items()))
        return row[column] == document if kind == DOCUMENT else (kind, row[column]) in keys

    def _changed(
        self,
        row: dict[str, Any],
        columns: dict[str, str],
        record: Keys,
        keys: Keys,
        pattern: re.Pattern[str],
        words: dict[str, str],
    ) -> dict[str, Any]:
        def replaced(value: Any) -> Any:
            return pattern.sub(lambda match: words[match[0]], value) if isinstance(value, str) else value

        copy = {name: replaced(value) for name, value in row.items()}
        for place, (column, kind) in enumerate(columns.items()):
            old = (kind, row[column])
            if column == "id" and kind in (VERSION, EDITION, *ROWS) and "history_id" not in columns:
                keys[old] = next(self.ids)  # of each edition anew
            elif kind == OWN or (place == 0 and kind == DOCUMENT and old not in keys):
                keys[old] = next(self.ids)
            copy[column] = keys.get(old) or record.get(old, row[column])
        return copy | {name: _digest(next(self.ids)) for name in DIGESTS if name in copy}


def _digest(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def _read(query: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _insert(table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        names = ", ".join(f'"{name}"' for name in rows[0])
        values = ", ".join(["%s"] * len(rows[0]))
        with connection.cursor() as cursor:
            query = f"INSERT INTO {table} ({names}) VALUES ({values})"
            cursor.executemany(query, [tuple(row.values()) for row in rows])


def _index(keys: Keys) -> None:
    """Its newest edition, for search."""
    from articles.models import Edition
    from articles.search import add_edition

    newest = max(new for (kind, _), new in keys.items() if kind == EDITION)
    add_edition(Edition.objects.get(pk=newest))


if __name__ == "__main__":
    main(int(sys.argv[1]))
