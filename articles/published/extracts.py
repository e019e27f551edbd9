"""What lists need of an edition's text. An edition never changes, so a process reads each text once for them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from html import unescape
from itertools import islice
from threading import Lock
from typing import Any

from django.utils.html import strip_tags

from ..content.article import ArticleContent
from ..content.citations import uncited
from ..content.markup import inline
from ..content.record import RecordContent
from ..content.rows import Name
from ..content.stored import Content
from ..content.wordforms import words
from ..models import Edition

AT_MOST = 200_000
"""Editions of which a process remembers it: some kilobytes each. The oldest goes first, and with more pages than that
each list would read all texts again."""
AT_ONCE = 500
"""Editions of one query, so that their texts are never in memory all at once."""


EXAMPLES = re.compile(r"(?:\b(?:such as|for example|including|like|e\.g\.)|\()([^();:]{1,200})", re.IGNORECASE)
SEPARATORS = re.compile(r",|/|\band\b|\bor\b")
NAME_WORDS_AT_MOST = 3


@dataclass(frozen=True)
class Extract:
    """Of an article, what is of a record is empty."""

    summary: str
    """What it says first, as readers see it there: without marks and citations."""
    anchors: Mapping[str, str] = field(hash=False)
    """Of its sections, by their kind."""
    brands: tuple[str, ...]
    """Of its medicine, each once."""
    name: str = ""
    """Of the medicine or class whose record it is."""
    is_class: bool = False
    drug_class: str = ""
    of_class: str = ""
    """The address of its class's record, as of the day on which it was submitted; or ""."""
    names: tuple[Name, ...] = ()
    partners: tuple[str, ...] = ()
    """What the record says something of together with the medicine, as words are compared."""


_extracts: dict[str, Extract] = {}
"""By the digest of the version."""
_lock = Lock()


def extract(edition: Edition) -> Extract:
    known = _extracts.get(edition.digest)
    if known is None:
        known = _read(edition.content)
        _remember({edition.digest: known})
    return known


def read_extracts(editions: Iterable[Edition]) -> None:
    """Those of many, of which `extract` then reads no text. No query for what this process has read before."""
    missing = iter([edition.pk for edition in editions if edition.digest not in _extracts])
    while keys := list(islice(missing, AT_ONCE)):
        fresh = Edition.objects.filter(pk__in=keys).defer("fragment")
        _remember({edition.digest: _read(edition.content) for edition in fresh})


def remember(texts: Mapping[str, str]) -> None:
    """What another process has read, by the digest of the version, so that this one need not: as `as_json` wrote it."""
    _remember({digest: _from_json(text) for digest, text in texts.items()})


def as_json(one: Extract) -> str:
    return json.dumps(asdict(one))


def _from_json(text: str) -> Extract:
    row = json.loads(text)
    rows = {name: tuple(row[name]) for name in ("brands", "partners")}
    return Extract(**row | rows | {"names": tuple(Name(**name) for name in row["names"])})


def _remember(extracts: dict[str, Extract]) -> None:
    with _lock:
        _extracts.update(extracts)
        for digest in list(islice(_extracts, max(0, len(_extracts) - AT_MOST))):
            del _extracts[digest]


def _read(content: Content) -> Extract:
    brands = tuple(dict.fromkeys(row.name for row in content.facts.names if row.role == "brand"))
    if not isinstance(content, RecordContent):
        return Extract(_summary(content), _of_article(content), brands)
    return Extract(
        _summary(content),
        _of_record(content),
        brands,
        content.name,
        content.is_class,
        content.drug_class,
        content.of_class.slug if content.of_class else "",
        content.names,
        tuple(dict.fromkeys(name for row in content.complete.interactions for name in _partners(row.partner))),
    )


def _partners(partner: str) -> Iterator[str]:
    """A row's partner as it stands, and each medicine that it names as an example: "such as this, that (or those)"."""
    yield " ".join(words(partner))
    for examples in EXAMPLES.findall(partner):
        for name in SEPARATORS.split(examples):
            folded = words(name)
            if 0 < len(folded) <= NAME_WORDS_AT_MOST:
                yield " ".join(folded)


def _summary(content: Content) -> str:
    text = content.summary if isinstance(content, RecordContent) else content.resolved.short_answer
    return unescape(strip_tags(inline(uncited(text), {}))).strip()


def _of_article(content: ArticleContent) -> Mapping[str, str]:
    """The first section of each kind."""
    return {one.kind: one.anchor for one in reversed(content.sections)}


def _of_record(content: RecordContent) -> Mapping[str, str]:
    """By the sections of a medicine's page, and by rows that may be folded away. One that was signed before it had
    advice had no such sections.
    """
    record = content.complete
    if not record.advice:
        return {}
    rows = {"dosing": record.doses, "interactions": record.interactions, "side-effects": record.effects}
    partners = ((anchor, row.partner.casefold()) for anchor, row in _places(content, "interactions"))
    with_alcohol = next((anchor for anchor, partner in partners if "alcohol" in partner), None)
    return {
        **{kind: kind for kind, present in rows.items() if present},
        **{row.topic: row.topic for row in record.advice},
        **{row.group: anchor for anchor, row in reversed(_places(content, "populations"))},
        **({"alcohol": with_alcohol} if with_alcohol else {}),
    }


def _places(content: RecordContent, key: str) -> list[tuple[str, Any]]:
    """Each row of a kind, its own before those of the class, with its id on the medicine's page."""
    shared = getattr(content.of_class, key, ())
    return [
        *((f"{key}-{number}", row) for number, row in enumerate(getattr(content, key), 1)),
        *((f"class-{key}-{number}", row) for number, row in enumerate(shared, 1)),
    ]
