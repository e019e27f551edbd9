"""DOSE: what an amount is counted in."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import DAILY, DOSE_UNIT, figures
from articles.clinical.prose.spoken import is_medicine
from articles.clinical.rule import Hit, each, rule
from articles.clinical.rules.dose import ISMP
from articles.clinical.sentences import sentence
from articles.clinical.subject import Subject
from articles.content.quantities import NUMBER, UNIT
from articles.lifecycle import Severity

_FIGURE = r"(?:(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}|[0-9]{1,6})(?:\.[0-9]{1,5})?|\.[0-9]{1,5})(?![\w.,]{0,40}[0-9])"
_SPAN = rf"{_FIGURE}(?:\s?(?:-|to|or)\s?{_FIGURE})?"
_BEGIN = r"(?:start|begin|starts|begins|started|starting|beginning)"
_CHANGE = r"(?:increas|rais|lower|reduc|decreas|cut|dropp?|titrat|chang)(?:e|es|ed|ing|s)?"
_STRONG = (
    rf"tak(?:e|es|en|ing)|swallow|inject|{_BEGIN}\s(?:with|on|at|from)"
    rf"|{_CHANGE}\s(?:(?:it|this|(?:the|your)\sdose)\s)?(?:slowly\s|gradually\s)?(?:to|by)"
    r"|dos(?:e|es|ages?|ing)\s(?:of|is|was|to|by|from)|prescribed|given?|receives?"
)
_WEAK = (
    r"on|up\sto|no\smore\sthan|not\smore\sthan|more\sthan|at\smost|exceed|exceeding|use|maximum\s(?:of|is)"
    r"|limit\s(?:of|is)"
)
# "daily" can be an adjective too: "3 daily doses".
_OFTEN = rf"\s?(?:{DAILY})(?!\s(?:tablets?|doses?|capsules?|pills?|meals?|injections?|walks?|steps?|minutes|hours))"
_BARE = re.compile(
    rf"(?:\b(?P<strong>{_STRONG})|\b(?P<weak>{_WEAK})|\b(?P<name>[a-z]{{4,30}}))"
    rf"\s(?:just\s|only\s|about\s|around\s|up\sto\s|no\smore\sthan\s)?(?P<number>{_SPAN})(?P<often>{_OFTEN})",
    re.IGNORECASE,
)
_COUNTED_OFTEN = re.compile(rf"[0-9]{_OFTEN}", re.IGNORECASE)
_ENDING = re.compile(
    rf"\b(?:dos(?:e|es|age))\s(?:of|is|was|to)\s(?:about\s|just\s)?(?P<number>{_SPAN})(?=\s?(?:[.;,)]|$))",
    re.IGNORECASE,
)
_AND_ON = re.compile(
    rf"\b{_BEGIN}\s(?:with|on|at)\s(?:about\s|just\s|only\s)?(?P<weak>)(?P<number>{_SPAN})(?=\s(?:and|then)\s(?:work|go|move|build"
    r"|increase|titrate|step)\b)",
    re.IGNORECASE,
)
_SHARED = re.compile(rf"(?:\s?(?:,|-|/|to|or|and)\s?(?:or\s|and\s|to\s)?{NUMBER}){{1,6}}\s?-?{UNIT}", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:at|by|before|after|around)\s(?:1[0-2]|[1-9])\s(?:at night|in the)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:tablet|capsule|pill|caplet|puff|drop|sachet|spray|patch|lozenge|suppositor|spoon|injection|dose)(?:s|es|y"
    r"|ies)?\b",
    re.IGNORECASE,
)
_DOSED = re.compile(
    rf"\bdos(?:e|es|age|ing)\b|\b(?:medicine|medication|drug|tablet)s?\b|[0-9]\s?{DOSE_UNIT}", re.IGNORECASE
)
_OTHER_COUNT = re.compile(
    r"\b(?:cigarettes?|smok\w+|drinks?|drank|glass(?:es)?|cups?|calories|steps|meals?|coffees?|walk\w*|run(?:s|ning)?"
    r"|jog\w*"
    r"|swim\w*|cycl\w+|climb\w*|distance|met(?:re|er)s?|calls?|people|patients)\b",
    re.IGNORECASE,
)
# A word without a vowel behind a number, where a unit belongs.
_ODD = re.compile(
    rf"(?<![\w.,/:])(?P<number>{NUMBER})\s?(?P<unit>[b-df-hj-np-tv-xz]{{1,3}})(?!\w)"
    rf"(?=(?P<next>\s?(?:-|to|or)\s?{NUMBER}\s?-?{DOSE_UNIT})|\s{DAILY}|\s(?:tablet|capsule|pill|dose)s?\b)",
    re.IGNORECASE,
)
_GARBLED = re.compile(rf"(?<![\w.,/:])(?P<number>{NUMBER})\s?(?P<unit>[a-z]{{2,10}})(?!\w)", re.IGNORECASE)
_KNOWN = frozenset(
    "x hr hrs h tsp tbsp pm kg lb lbs cm mm km wk wks yr yrs st nd rd th kj mph bpm mg mcg ng ml g l d".split()
)


@rule(
    "DOSE-004",
    Severity.BLOCKING,
    "A dose without a unit, or with an unknown one",
    why="A bare number can be milligrams, micrograms or tablets; people have died of the difference.",
    hint="Write the unit after every number: 20 mg at night.",
    triggers=[
        "Most adults start with 20 at night.",
        "He was given 40 m daily.",
        "More than .5m-2mg a day is too much.",
        "The usual dose is 300.",
        "Clonazepam 2 twice a day is a high dose.",
        "Increase the dose by 10 every 3 days.",
        "Start with 500 and work up.",
        "Take 5 mgs at night.",
    ],
    does_not_trigger=[
        "Most adults start with 20 mg at night.",
        "Take 0.5 to 1 mg at night, or a dose of 1, 2 or 4 mg.",
        "Tablets: take 1 in the morning and 2 at night.",
        "Take your dose at 8 at night. Start at 9 in the morning if you can.",
        "Take 3 daily doses, up to 4 times a day.",
        "He smokes up to 20 a day and swims 400 m daily.",
        "It can take 2 weeks; up to 1 in 10 people feel it within a day.",
        "A dose of 10 times that is dangerous. Lower the dose to 0.",
    ],
    source=ISMP,
    version=2,
)
@each
def unit_missing(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = figures(passage.text)
    bare = _BARE.finditer(text) if _COUNTED_OFTEN.search(text) else ()
    for match in (*bare, *_ENDING.finditer(text), *_AND_ON.finditer(text)):
        if _is_dose(text, match, subject):
            start, end = match.span("number")
            end = match.end("often") if "often" in match.groupdict() else end
            message = f"“{text[start:end]}” does not say what it is counted in."
            yield Hit(message, passage, start, end, severity=_severity(text, start))
    yield from _unknown_units(text, passage)


def _is_dose(text: str, match: re.Match[str], subject: Subject) -> bool:
    start, end = match.span("number")
    groups = match.groupdict()
    around = text[slice(*sentence(text, start))]
    value = Decimal(re.split(r"[^0-9.,]", match["number"])[0].replace(",", ""))
    if not value or _SHARED.match(text, end) or _OTHER_COUNT.search(around) or _CLOCK.search(text, start - 8, end + 12):
        return False
    if groups.get("name") and not is_medicine(groups["name"], subject.record):
        return False
    if groups.get("weak") and not (
        _DOSED.search(around) or any(is_medicine(word, subject.record) for word in around.split())
    ):
        return False
    # Tablets can be understood: "Tablets: 1 in the morning and 2 at night".
    return not (value == int(value) <= 12 and _COUNTED.search(text, max(0, match.start() - 400), match.start()))


def _severity(text: str, at: int) -> Severity | None:
    """A unit said before in the sentence is likely meant again."""
    begin, _ = sentence(text, at)
    return Severity.WARNING if re.search(rf"[0-9]\s?-?{DOSE_UNIT}", text[begin:at], re.IGNORECASE) else None


def _unknown_units(text: str, passage: Passage) -> Iterator[Hit]:
    for match in _ODD.finditer(text):
        around = text[slice(*sentence(text, match.start()))]
        unit = match["unit"].lower()
        if unit not in _KNOWN and unit not in _garbled() and (match["next"] or not _OTHER_COUNT.search(around)):
            yield Hit(f"“{match['unit']}” in “{match[0]}” is no unit.", passage, *match.span())
    for match in _GARBLED.finditer(text):
        if unit := _garbled().get(match["unit"].lower()):
            fix = f"{match['number']} {unit}" if unit != "?" and not match["number"].startswith(".") else None
            message = f"“{match['unit']}” in “{match[0]}” is no unit as it should be written."
            # A plural of a known unit cannot be misread for another.
            severity = Severity.WARNING if fix else None
            yield Hit(message, passage, *match.span(), fix=fix, severity=severity)


@cache
def _garbled() -> dict[str, str]:
    """What stands for which unit; "?" where that is not certain."""
    return dict(map(_pair, load_word_list("garbled-units")))


def _pair(line: str) -> tuple[str, str]:
    wrong, right = line.split()
    return wrong, right
