"""META: references that cannot be, and the tails of addresses that tell where they were copied."""

import re
from collections.abc import Iterator
from datetime import date

from articles.clinical.passage import Passage
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.content.rows import Reference
from articles.gate import Gate
from articles.lifecycle import Severity

_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,5})?/[^\s\"<>]{1,200}")
_DOI_IN_TEXT = re.compile(r"\b(?:doi\.org/|doi:\s?)(?P<doi>[^\s\"<>|]{0,200}[^\s\"<>|.,;)])", re.IGNORECASE)
_PMID = re.compile(r"\b(?:PMID:?\s?|pubmed\.ncbi\.nlm\.nih\.gov/)(?P<number>[0-9]{1,20})")
_PMC = re.compile(r"\bPMC(?P<number>[0-9]{1,20})\b")
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?(?P<number>[0-9][0-9 -]{7,16}[0-9Xx])(?![0-9-])")
_TAIL = re.compile(r"[?&](?:utm_[a-z]{2,20}|fbclid|gclid)=[^\s&)\"<>]{0,100}", re.IGNORECASE)
_SOURCES = re.compile(r"\b(?:accessed|published|updated|retrieved|vol(?:ume)?\.?|journal|et\sal)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w.,/-])(?P<year>2[0-9]{3})(?![\w/-]|,[0-9])")
_PUBMED_DIGITS = 8
_GATES = tuple((Gate(pattern), pattern) for pattern in (_DOI_IN_TEXT, _PMID, _PMC, _ISBN, _TAIL))
_NEVER = {"url": "https://example.org/label", "title": "Label"}


@rule(
    "META-005",
    Severity.BLOCKING,
    "A reference that cannot be",
    why="A number or a date that cannot exist was made up or mistyped, and nobody can look up what it stands for.",
    hint="Look the source up, and copy its number, date and address from there.",
    triggers=[
        Example("A text.", {"references": [_NEVER | {"label": "a", "doi": "doi 10.1000"}]}),
        Example(
            "A text.", {"references": [_NEVER | {"label": "a", "source_date": "2031-02-01"}], "today": date(2026, 1, 1)}
        ),
        Example(
            "A text.",
            {
                "references": [_NEVER | {"label": "a", "source_date": "2025-02-01", "accessed": "2024-01-01"}],
                "today": date(2026, 1, 1),
            },
        ),
        Example("A text.", {"references": [{"label": "a", "url": "https://example.org/a?utm_source=chatgpt.com"}]}),
        "See doi:11.1000/abc for the trial.",
        "It was shown in PMID: 1234567890.",
        "See ISBN 978-3-16-148410-5 for more.",
        Example("Smith A et al. Journal of Sleep. 2041;12:3-9.", {"today": date(2026, 1, 1)}),
        "[The trial](https://example.org/trial?utm_source=chatgpt.com) was small.",
    ],
    does_not_trigger=[
        Example("A text.", {"references": [_NEVER | {"label": "a", "doi": "10.1000/abc.1"}]}),
        Example("A text.", {"references": [_NEVER | {"label": "a", "doi": "https://doi.org/10.1000/abc.1"}]}),
        Example(
            "A text.",
            {
                "references": [_NEVER | {"label": "a", "source_date": "2024-02-01", "accessed": "2024-03-01"}],
                "today": date(2026, 1, 1),
            },
        ),
        "See doi:10.1000/abc, PMID: 12345678, PMC1234567 and ISBN 978-3-16-148410-0.",
        Example("The plan runs until 2041. It holds 2050 mg.", {"today": date(2026, 1, 1)}),
        "[The trial](https://example.org/trial?id=3) was small.",
    ],
    source="DOI Handbook; ISO 2108",
)
def impossible(subject: Subject) -> Iterator[Hit]:
    for row in subject.references:
        for message, severity in _wrong(row, subject.today):
            yield Hit(f"The reference “{row.label or row.title}” {message}.", subject=row.label, severity=severity)
    for passage in subject.passages:
        yield from _in_text(passage, subject.today)


def _wrong(row: Reference, today: date | None) -> Iterator[tuple[str, Severity | None]]:
    if row.doi.strip() and not _DOI.fullmatch(_DOI_PREFIX.sub("", row.doi.strip())):
        yield f"has “{row.doi}”, which is no DOI", None
    dated, accessed = _date(row.source_date), _date(row.accessed)
    if today and dated and dated > today:
        yield f"is dated {row.source_date}, which is to come", None
    if dated and accessed and accessed < dated:
        yield f"was opened on {row.accessed}, before it was dated ({row.source_date})", None
    if tail := _TAIL.search(row.url):
        yield f"has an address with “{tail[0][1:]}”, which tells where it was copied", Severity.WARNING
    for words in (row.title, row.url):
        yield from ((f"has “{match[0]}”, {why}", severity) for match, why, severity in _numbers(words))


def _date(written: str) -> date | None:
    """None for a year or a month alone, and for what is no date."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None


def _in_text(passage: Passage, today: date | None) -> Iterator[Hit]:
    for match, why, severity in _numbers(passage.text):
        yield Hit(f"“{match[0]}” {why}.", passage, *match.span(), severity=severity)
    for start, end, address in passage.links:
        tail = _TAIL.search(address)
        if tail and start < end:
            message = f"The address of this link has “{tail[0][1:]}”, which tells where it was copied."
            yield Hit(message, passage, start, end, severity=Severity.WARNING)
    if today and _SOURCES.search(passage.text):
        for match in _YEAR.finditer(passage.text):
            if int(match["year"]) > today.year + 1 and re.match(r"\s?[;:)(]|\.", passage.text[match.end() :]):
                yield Hit(f"“{match[0]}” is a year to come.", passage, *match.span())


def _numbers(text: str) -> Iterator[tuple[re.Match[str], str, Severity | None]]:
    """What cannot be of the numbers by which sources are looked up."""
    for gate, pattern in _GATES:
        for match in () if gate.closed(text) else pattern.finditer(text):
            if pattern is _TAIL:
                yield match, "tells where an address was copied", Severity.WARNING
            elif pattern is _DOI_IN_TEXT and not _DOI.match(match["doi"]):
                yield match, "is no DOI", None
            elif pattern in (_PMID, _PMC) and len(match["number"].lstrip("0")) > _PUBMED_DIGITS:
                yield match, "is beyond all numbers of PubMed", None
            elif pattern is _ISBN and not _is_isbn(re.sub(r"[ -]", "", match["number"])):
                yield match, "is no ISBN: its last digit does not fit", None


def _is_isbn(number: str) -> bool:
    if len(number) == 13 and number.isdigit():
        return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(number)) % 10 == 0
    if len(number) == 10 and number[:9].isdigit():
        last = 10 if number[9] in "Xx" else int(number[9])
        return (sum(int(digit) * (10 - at) for at, digit in enumerate(number[:9])) + last) % 11 == 0
    return False
