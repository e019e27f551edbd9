"""META: who wrote, when it is looked at again, on what it rests.

A file from elsewhere has no fields for these. There the rules look for them in its text: a byline, a list of sources,
a date.
"""

import re
from collections.abc import Iterator
from datetime import date

from articles.clinical.passage import Passage
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity, months_at_most, months_later

_AUTHOR = {"name": "Demo author", "credentials": "BPharm"}
_POST_NOMINALS = (
    r"(?:M\.?D|D\.?O|Pharm\.?D|Ph\.?D|R\.?Ph|[BM]Pharm|MRPharmS|MBBS|MBChB|BMBS|MRCP\w*|FRCP\w*|DNP|FNP(?:-\w+)?|APRN|N\.?P"
    r"|PA-C|R\.?N|BSN|MSN|LCSW|LPC|Psy\.?D|M\.?P\.?H|[BM]\.?Sc?|B\.?A|M\.?A|FAPA|BCPP|BCPS)"
)
_PERSON = r"(?:(?:Dr|Prof)\.? )?[A-Z][\w.'-]{0,30}(?: [A-Z][\w.'-]{0,30}){1,3}"
_TITLES = r"(?:pharmacist|physician|psychiatrist|doctor|nurse)"
_CREDENTIALS = rf"(?:,? \(?{_POST_NOMINALS}\b|, (?:an? )?(?:consultant |clinical )?{_TITLES})"
_BY = r"(?i:(?:medically |clinically |expert )?{verbs}(?: and [a-z-]{{3,14}})? ?(?:by:?|:)) ?"
_WROTE = re.compile(
    rf"\b{_BY.format(verbs='(?:written|authored|authors?|by)')}(?P<who>{_PERSON})(?P<known>{_CREDENTIALS})?"
)
_WROTE_BY = re.compile(rf"(?:^|\n) *(?i:by) (?P<who>{_PERSON})(?P<known>{_CREDENTIALS})?")
_CHECKED = re.compile(
    rf"\b{_BY.format(verbs='(?:reviewed|reviewer|checked|fact-checked|approved|verified)')}"
    rf"(?P<who>{_PERSON})(?P<known>{_CREDENTIALS})?"
)
_SOURCES = re.compile(
    r"(?:^|\n)[^\w\n]*(?:references?|sources?|bibliography|citations?|works cited|further reading)"
    r"[^\S\n]*+(?::[^\S\n]*+)?(?:\n|$)"
    r"|(?:^|\n)[^\w\n]*(?:references?|sources?):[ ]+\w"
    r"|\bdoi(?:\.org|:)|\bPMID\b|\[\d{1,3}\]",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_DAY} )?{_MONTH}(?: {_DAY},?)? (?P<year>\d{{4}})|(?P<iso>\d{{4}})-\d\d-\d\d"
_DATED = re.compile(
    rf"\b(?:updated|reviewed|published|revised|modified|posted|checked)\b[^.;\n|]{{0,60}}?"
    rf"(?:{_DATE}|\d{{1,2}}[/.]\d{{1,2}}[/.](?P<short>\d{{4}})|\b(?P<bare>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
# A date of what is to come, or of what the text rests on.
_NOT_ITS_OWN = re.compile(
    r"(?:\b(?:to be|will be|next)|\b(?:labels?|leaflets?|guidelines?|guidance|monographs?|trials?|stud(?:y|ies))\b"
    r"[^.\n]{0,30})\s?$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\bnext (?:review|update|check)|review (?:is )?due|(?:to|will) be (?:reviewed|checked)|valid until|expires\b",
    re.IGNORECASE,
)
_DISCLOSED = re.compile(
    r"\b(?:conflicts? of interest|competing interests?|disclosures?:|discloses?|financial (?:relation|interest)\w*"
    r"|(?:funded|sponsored|paid for) by|(?:no|without|receives?|advertis\w+) (?:funding|sponsor\w*|advertis\w*)"
    r"|(?:earns?|gets?|receives?|paid) (?:a )?(?:small )?(?:affiliate )?commissions?"
    r"|affiliate (?:links?|partners?|disclosure))",
    re.IGNORECASE,
)


@rule(
    "META-001",
    Severity.BLOCKING,
    "An author without credentials",
    why="A reader must be able to see who says this and by what training.",
    hint="Give the author's name and post-nominals; the reviewer is somebody else.",
    triggers=[
        Example("A text.", {"author": {"name": "Demo author", "credentials": ""}}),
        Example("A text.", {"author": {"name": "", "credentials": "MD"}}),
        Example("A text that names nobody.", {"foreign": True}),
        Example("Written by Demo Writer.\n\nReviewed by Demo Reviewer, PharmD.", {"foreign": True}),
        Example("Written by Demo Writer, MD.\n\nReviewed by Demo Writer, MD.", {"foreign": True}),
    ],
    does_not_trigger=[
        Example("A text.", {"author": _AUTHOR}),
        Example("Written by Demo Writer, MSc.\n\nMedically reviewed by Dr. Demo Reviewer, PharmD.", {"foreign": True}),
    ],
    source="JAMA benchmarks; HONcode 1",
    version=2,
)
def people(subject: Subject) -> Iterator[Hit]:
    if subject.foreign:
        yield from _people_in_text(subject)
    elif not all(words.strip() for _, words in subject.author.values()):
        yield Hit("The author's name or credentials are missing.", subject="author")


def _people_in_text(subject: Subject) -> Iterator[Hit]:
    wrote = _WROTE.search(subject.text) or _WROTE_BY.search(subject.text)
    checked = _CHECKED.search(subject.text)
    for person, role in ((wrote, "author"), (checked, "reviewer")):
        if not person:
            yield Hit(f"The text names no {role} with credentials.", subject=role)
        elif not person["known"] and not re.match(r"(?:Dr|Prof)\b", person["who"]):
            yield Hit(f"“{person['who']}” stands as {role} without credentials.", subject=role)
    if wrote and checked and wrote["who"] == checked["who"]:
        yield Hit(f"“{wrote['who']}” is author and reviewer at once.", subject="same")


@rule(
    "META-002",
    Severity.BLOCKING,
    "No references",
    why="What rests on nothing cannot be checked, by a reviewer or by a reader.",
    hint="Add the labels, guidelines or studies from which the text takes its facts, and cite them.",
    triggers=[
        "A text about clonazepam.",
        Example("A text that names no source.", {"foreign": True}),
        Example("A text that [leads elsewhere](https://example.org), to www.example.org too.", {"foreign": True}),
    ],
    does_not_trigger=[
        Example("A text.[^fda]", {"references": [{"label": "fda", "title": "Label", "url": "https://example.org"}]}),
        Example("A text.\n\nReferences:\n\n1. The label.", {"foreign": True}),
        Example("A text. See doi:10.1000/1.", {"foreign": True}),
    ],
    source="JAMA benchmarks; HONcode 4",
    version=3,
)
def references(subject: Subject) -> Iterator[Hit]:
    in_text = subject.foreign and _SOURCES.search(subject.text)
    if not subject.references and not in_text:
        yield Hit("There is no reference.", subject="references")


@rule(
    "META-003",
    Severity.BLOCKING,
    "No date of review, or one too far away",
    why="Labels change. A text that nobody looks at again goes wrong without a word being changed.",
    hint="At most 12 months to the next review where the medicine has a boxed warning, else at most 36.",
    triggers=[
        Example("A text.", {"review_months": None}),
        Example("A text.", {"review_months": 36}),
        Example("Last reviewed on 3 May 2019. Next review due in 2020.", {"foreign": True, "today": date(2026, 1, 1)}),
        Example("A text without a date.", {"foreign": True}),
    ],
    does_not_trigger=[
        Example("A text.", {"review_months": 12}),
        Example("Updated 3 May 2025. Next review due 3 May 2026.", {"foreign": True, "today": date(2026, 1, 1)}),
    ],
    source="NHS content policy: review dates",
    version=2,
)
def review(subject: Subject) -> Iterator[Hit]:
    if subject.foreign:
        yield from _dates_in_text(subject)
        return
    most = months_at_most(boxed=bool(subject.record.boxed))
    if not subject.review_months or subject.review_months < 1:
        yield Hit("The time of the next review is missing.", subject="next-review")
    elif subject.review_months > most:
        yield Hit(
            f"The next review is {subject.review_months} months away, and {most} is the limit here.",
            subject="next-review",
        )


def _dates_in_text(subject: Subject) -> Iterator[Hit]:
    dates = ((passage, match) for passage in subject.passages for match in _DATED.finditer(passage.text))
    dated = [(passage, match) for passage, match in dates if not _is_of_another(passage.text, match.start())]
    if not dated:
        yield Hit("The text has no date of publication or review.", subject="date")
    elif subject.today:
        yield from _too_old(*max(dated, key=lambda pair: _year(pair[1])), subject, subject.today)
    if not _NEXT.search(subject.text):
        message = "The text does not say when it is looked at again."
        yield Hit(message, subject="next-review", severity=Severity.WARNING)


def _is_of_another(text: str, at: int) -> bool:
    return _NOT_ITS_OWN.search(text, max(0, at - 60), at) is not None


def _too_old(passage: Passage, match: re.Match[str], subject: Subject, today: date) -> Iterator[Hit]:
    most = months_at_most(boxed=bool(subject.record.boxed))
    if months_later(date(_year(match), 12, 31), most) < today:
        yield Hit(f"“{match[0]}” is longer ago than {most} months.", passage, *match.span())


def _year(match: re.Match[str]) -> int:
    """Between 1900 and 9000, so that it is a date."""
    year = next(int(match[name]) for name in ("year", "iso", "short", "bare") if match[name])
    return min(max(year, 1900), 9000)


@rule(
    "META-004",
    Severity.WARNING,
    "No statement of interests",
    why="A reader must know who pays, and whether the author gains by what is advised.",
    hint="Say who paid and what interests the author has, or that there are none.",
    triggers=[Example("A text.", {"disclosure": ""}), Example("A text that says nothing of money.", {"foreign": True})],
    does_not_trigger=[
        Example("A text.", {"disclosure": "No conflict of interest declared."}),
        Example("The author has no conflict of interest.", {"foreign": True}),
    ],
    source="JAMA benchmarks; HONcode 7",
    version=2,
)
def disclosure(subject: Subject) -> Iterator[Hit]:
    disclosed = _DISCLOSED.search(subject.text) if subject.foreign else (subject.disclosure or "").strip()
    if not disclosed:
        yield Hit("Nothing is said of conflicts of interest or of who paid.", subject="disclosure")
