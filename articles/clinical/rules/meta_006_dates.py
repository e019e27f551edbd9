"""META-006: dates that are no days, that are told as past and are to come, and a review that is long ago."""

import re
from collections.abc import Iterator
from datetime import date

from articles.clinical.prose.dates import WrittenDate, dates
from articles.clinical.prose.dosewords import prose
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.sentences import sentences
from articles.clinical.subject import Subject
from articles.lifecycle import Severity, months_at_most, months_later

_TODAY = date(2026, 1, 1)
_TO_COME = re.compile(
    r"\b(?:until|till|will|shall|expected|planned|plans?|due|next|upcoming|future|by|expires?|expiry|expiration"
    r"|best before"
    r"|valid|from|after|before|if|when|would|could|may|might|going to|scheduled|running|projected|estimated|forecast"
    r"|not yet|has to|to be|again)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|has|have|had|did|came|appeared|showed|found|published|reviewed|revised|updated|checked|approved"
    r"|launched|according|edition|study|trial|journal|lancet|bmj|jama|guidelines?|report|label|leaflet|et al|accessed"
    r"|retrieved|last|proved|proven|confirmed|since|back in|already|press|society|college|page|pages|vol|source)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:already|took place|taken place|was|were|has been|have been|came|appeared)\b[^.;]{0,25}$", re.IGNORECASE
)
_OWN_REVIEW = re.compile(
    r"\b(?:last(?: \w{1,24})? (?:re)?(?:viewed|vised|vision|view|updated?|checked|edited|modified|verified|examined)"
    r"|(?:page|text|article|leaflet|site|content|information|entry|guide)(?: \w{1,24}){0,4} (?:last )?(?:reviewed"
    r"|revised|updated"
    r"|checked|controlled|examined|verified|edited|written)"
    r"|(?:medical(?:ly)?|clinical(?:ly)?|expert|scientific) (?:review\w{0,24}|examin\w{1,24}|check\w{0,24}"
    r"|control\w{0,24}|verif\w{1,24}"
    r"|fact-check\w{0,24})"
    r"|(?:review|revision|update|control|examination|check|status|version|stand)(?: of (?:the|this) (?:article"
    r"|page|text"
    r"|leaflet|site))? ?:|(?:reviewed|updated|revised|checked|fact-checked) ?(?:on|in|by|:)"
    r"|(?:status|state|stand|version|date) (?:of|from)(?: \w{1,24}){0,3}:?|(?:as (?:of|at)|stand"
    r"|status):? (?=[A-Z0-9])|dates from"
    r"|(?:signed (?:it |this )?off|looked (?:it |this )?(?:over|through)|proof-?read|gone over|went over)"
    r"|(?:this|our|the) (?:page|text|article|leaflet|information)\b[^.;]{0,40}\b(?:is|was|comes|dates"
    r"|stems) (?:from|of))",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:study|trial|journal|lancet|bmj|jama|guidelines?|label|et al|accessed|reviewed|updated|revised)\b",
    re.IGNORECASE,
)
_OLDEST, _BEFORE = 1900, 60
_OF_ANOTHER = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|guidelines?|labels?|SmPC|leaflet of|monographs?|Cochrane|if|approved|licen[sc]ed|used"
    r"|launched|discovered|market)\b",
    re.IGNORECASE,
)


@rule(
    "META-006",
    Severity.WARNING,
    "A date that cannot be",
    why="A day that no calendar has, or a review in a year to come, was made up or mistyped: nobody looked at it.",
    hint="Look the date up. Where the last review is long ago, review the text anew.",
    triggers=[
        "This page was checked on 31 April 2026.",
        "Checked against the label, 13/27/2025.",
        Example("The trial came out in the Lancet in 2031.", {"today": _TODAY}),
        Example("The text was last revised in August 2027.", {"today": _TODAY}),
        Example("It was confirmed in the new guideline (Society of Hearts, 2029).", {"today": _TODAY}),
        Example("Smith A et al. Journal of Sleep. 2041;12:3-9.", {"today": _TODAY}),
        Example("Last reviewed: 14 March 2011", {"today": _TODAY}),
        Example("Medical review: Dr A. Example, autumn 2004", {"today": _TODAY}),
    ],
    does_not_trigger=[
        "The trial came out in 2031. It was checked on 29 February 2024.",
        Example("Last reviewed: 2 November 2025. Next review due: November 2028.", {"today": _TODAY}),
        Example("Studies will run until 2029. The patent expires in March 2031.", {"today": _TODAY}),
        Example("The trial was published in 1998, and the label was last revised in 2011.", {"today": _TODAY}),
        Example("If a page says that it was reviewed in 2035, close it.", {"today": _TODAY}),
        Example("The most is 2550 mg, or 2100 units. Of 2040 people, 2050 mL was lost.", {"today": _TODAY}),
    ],
    source="JAMA benchmarks, currency",
)
def impossible_dates(subject: Subject) -> Iterator[Hit]:
    for passage in subject.passages:
        text = prose(passage.text)
        for start, end in sentences(text):
            sentence = text[start:end]
            for one in dates(sentence):
                # A year that begins a sentence belongs to the journal that ends the one before.
                before = text[max(0, start - _BEFORE) : start] if one.start == 0 else ""
                if why := _why(one, sentence, before, subject):
                    words = sentence[one.start : one.end]
                    yield Hit(f"“{words}” {why}.", passage, start + one.start, start + one.end)


def _why(one: WrittenDate, sentence: str, before: str, subject: Subject) -> str:
    if one.first is None or one.last is None:
        return "is no day of the calendar"
    if subject.today is None or sentence.endswith("?"):
        return ""
    if one.last.year < _OLDEST and _SOURCE.search(sentence):
        return "is before there were such sources"
    if one.first > subject.today:
        near = sentence[max(0, one.start - 60) : one.start]
        near = "" if _DONE.search(near) else near
        told_as_past = (
            _PAST.search(before + sentence) and not _TO_COME.search(near) and not sentence.lower().startswith("if ")
        )
        return "is told as past and is to come" if told_as_past else ""
    # META-003 looks for the date of a file from elsewhere.
    if subject.foreign or not _OWN_REVIEW.search(sentence) or _OF_ANOTHER.search(sentence):
        return ""
    most = months_at_most(boxed=bool(subject.record.boxed))
    newest = max((each.last for each in dates(sentence) if each.last and each.last <= subject.today), default=None)
    late = newest is not None and months_later(newest, most) < subject.today
    return f"is longer ago than {most} months, within which a text is reviewed" if late else ""
