"""META: references that cannot be, and the tails of addresses that tell where they were copied."""

import re
from collections.abc import Callable, Iterator, Mapping
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
_PMID_LETTERS = re.compile(
    r"\bPMID:?\s?(?P<number>(?=[0-9A-Za-z-]{0,20}[0-9])(?=[0-9]{0,20}[A-Za-z-])[0-9A-Za-z-]{3,20})"
)
_PAGES = re.compile(
    r"(?:[0-9]{4};\s?[0-9]{1,4}(?:\s?\([^()\n]{1,12}\))?:\s?|\bpp?\.\s?|\bpages\s)(?P<first>[0-9]{1,5})\s?(?:-|–"
    r"|to)\s?(?P<last>[0-9]{1,5})\b"
)
_YEARS = re.compile(r"\b(?P<first>(?:19|20)[0-9]{2})\s?(?:-|–|to|until)\s?(?P<last>(?:19|20)[0-9]{2})\b")
_SECTIONS = re.compile(
    r"\b(?P<what>SmPC|Summary of Product Characteristics|(?:US |FDA )?(?:labels?"
    r"|prescribing information))\b[^.;\n]{0,30}?"
    r"\bsections?\s(?P<number>[0-9]{1,3})(?:\.[0-9]{1,2})?\b",
    re.IGNORECASE,
)
_NO_ADDRESS = re.compile(
    r"(?:#?|https?:?/{0,2}(?:www\.?)?|about:.{0,20}|javascript:.{0,200}|file:.{0,200}|https?://(?:localhost"
    r"|127\.).{0,80}"
    r"|(?:todo|url|link|xxx|tbd|here)/?|https?://[\w-]{1,60}/?)",
    re.IGNORECASE,
)
_BAD_ADDRESS = re.compile(
    r"\b(?:htp|htps|htttps?|hhtps?|ttps?)://|\bhttps?(?::/(?!/)|//|;//|:\\\\|\.//|: //)|\bwww(?:\.\.|,| \.)\w"
    r"|\bww\.\w|\bhttps?://(?:https?|www\.www)\b"
)
_LIST_HEAD = re.compile(
    r"\W*(?:references?|sources?|bibliography|literature|works cited|footnotes|notes)\W*", re.IGNORECASE
)
_CITED = re.compile(r"\[(?P<number>[0-9]{1,3})(?:\s?[,-]\s?[0-9]{1,3}){0,9}\]")
_SMPC_SECTIONS, _LABEL_SECTIONS = 12, 17
_TRIAL = re.compile(r"\b(?P<what>NCT|ISRCTN)\s?(?P<number>[0-9]{1,20})\b")
_ISSN = re.compile(r"\bISSN:?\s?(?P<number>[0-9Xx-]{5,14})\b")
_PUBMED_DIGITS = _TRIAL_DIGITS = 8
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
        "[The trial](https://example.org/trial?utm_source=chatgpt.com) was small.",
        "Read [the leaflet](http://) or [the label]().",
        "See PMID 25266A47, and N Engl J Med 1988;319:1562-1557.",
        "It lasted from 2019-2011. See SmPC, section 14.2, at htp://example.org.",
        "It is common [9].\n\n**References**\n\n1. The label.\n2. The leaflet.",
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
        "[The trial](https://example.org/trial?id=3) was small, and [this part](#dose) is long.",
        "N Engl J Med 1997;336:525-33, pages 12 to 14, 2011-2019; SmPC, section 4.8; US label, section 12.3.",
        "It is common [2].\n\n**References**\n\n1. The label.\n2. The leaflet.",
    ],
    source="DOI Handbook; ISO 2108",
    version=2,
)
def impossible(subject: Subject) -> Iterator[Hit]:
    for row in subject.references:
        for message, severity in _wrong(row, subject.today):
            yield Hit(f"The reference “{row.label or row.title}” {message}.", subject=row.label, severity=severity)
    for passage in subject.passages:
        yield from _in_text(passage)
    yield from _beyond_the_list(subject)


def _beyond_the_list(subject: Subject) -> Iterator[Hit]:
    """Numbers of sources where the text ends with a list of fewer."""
    heads = [at for at, one in enumerate(subject.passages) if _LIST_HEAD.fullmatch(one.text)]
    listed = [one for one in subject.passages[heads[-1] + 1 :] if one.text.strip()] if heads else []
    for passage in subject.passages[: heads[-1]] if listed else ():
        for match in _CITED.finditer(passage.text):
            if int(match["number"]) > len(listed):
                yield Hit(f"“{match[0]}” is beyond the {len(listed)} sources of the list.", passage, *match.span())


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


def _in_text(passage: Passage) -> Iterator[Hit]:
    for match, why, severity in _numbers(passage.text):
        yield Hit(f"“{match[0]}” {why}.", passage, *match.span(), severity=severity)
    for start, end, address in passage.links:
        tail = _TAIL.search(address)
        if start < end and _NO_ADDRESS.fullmatch(address):
            yield Hit(f"“{passage.text[start:end]}” is a link without an address.", passage, start, end)
        if tail and start < end:
            message = f"The address of this link has “{tail[0][1:]}”, which tells where it was copied."
            yield Hit(message, passage, start, end, severity=Severity.WARNING)


def _numbers(text: str) -> Iterator[tuple[re.Match[str], str, Severity | None]]:
    """What cannot be of the numbers by which sources are looked up."""
    for gate, pattern in _GATES:
        for match in () if gate.closed(text) else pattern.finditer(text):
            if why := _WRONG[pattern](match):
                yield match, why, Severity.WARNING if pattern is _TAIL else None


def _wrong_doi(match: re.Match[str]) -> str:
    return "" if _DOI.match(match["doi"]) else "is no DOI"


def _beyond_pubmed(match: re.Match[str]) -> str:
    digits = len(match["number"].lstrip("0"))
    return "" if 0 < digits <= _PUBMED_DIGITS else "is beyond all numbers of PubMed"


def _wrong_isbn(match: re.Match[str]) -> str:
    return "" if _is_isbn(re.sub(r"[ -]", "", match["number"])) else "is no ISBN: its last digit does not fit"


def _backwards(match: re.Match[str]) -> str:
    """ "525-33" is short for "525-533"."""
    first, last = match["first"], match["last"]
    complete = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    return "ends before it begins" if int(complete) < int(first) else ""


def _beyond_sections(match: re.Match[str]) -> str:
    most = _SMPC_SECTIONS if match["what"].lower().startswith(("smpc", "summary")) else _LABEL_SECTIONS
    return "" if 0 < int(match["number"]) <= most else f"names a section beyond the {most} that there are"


def _wrong_trial(match: re.Match[str]) -> str:
    return "" if len(match["number"]) == _TRIAL_DIGITS else "is no number of a trial: it has eight digits"


def _wrong_issn(match: re.Match[str]) -> str:
    return "" if re.fullmatch(r"[0-9]{4}-[0-9]{3}[0-9Xx]", match["number"]) else "is no ISSN"


def _always(why: str) -> Callable[[re.Match[str]], str]:
    return lambda _: why


_WRONG: Mapping[re.Pattern[str], Callable[[re.Match[str]], str]] = {
    _DOI_IN_TEXT: _wrong_doi,
    _PMID: _beyond_pubmed,
    _PMID_LETTERS: _always("is no number of PubMed"),
    _PMC: _beyond_pubmed,
    _ISBN: _wrong_isbn,
    _ISSN: _wrong_issn,
    _TRIAL: _wrong_trial,
    _TAIL: _always("tells where an address was copied"),
    _PAGES: _backwards,
    _YEARS: _backwards,
    _SECTIONS: _beyond_sections,
    _BAD_ADDRESS: _always("is how no address begins"),
}
_GATES = tuple((Gate(pattern), pattern) for pattern in _WRONG)


def _is_isbn(number: str) -> bool:
    if len(number) == 13 and number.isdigit():
        return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(number)) % 10 == 0
    if len(number) == 10 and number[:9].isdigit():
        last = 10 if number[9] in "Xx" else int(number[9])
        return (sum(int(digit) * (10 - at) for at, digit in enumerate(number[:9])) + last) % 11 == 0
    return False
