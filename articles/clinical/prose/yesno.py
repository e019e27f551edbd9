"""Advice of yes or no: with food or on an empty stomach, to drive or not, what may be taken with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.clinical.prose.spoken import blotted, is_other
from articles.clinical.prose.standing import is_denied, is_doubted, is_guided, is_order_or_leave, is_refused_above
from articles.clinical.prose.statements import Statement
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Record
from articles.gate import Gate

_CONDITION = re.compile(
    r"\b(?:if|unless|until|once|when|whenever|only|except|some|children|babies|older|elderly|first|again"
    r"|sometimes|rather|either|or"
    r"|better|day of|women|men|people (?:who|with|under|over)|before (?!you eat|eating|a |your |the |each |food"
    r"|breakfast|meals?)|opened|in use"
    r"|large|much|lots?|heavy|small amounts?|without food|than|most|nearly|right away|surgery|operations?|test)\b"
)
_FINE_OR = re.compile(
    r"^\W*(?:if|when) you (?:miss|forget|have (?:missed|forgotten))\b[^,.;]{0,40},|\b(?:at once|once (?:a"
    r"|every) \w+|whenever you (?:like|want|wish))\b"
    r"|\b(?:with or (?:right |directly )?after|meal or right after|crush or chew|open or crush|lower or stop"
    r"|or stop)\b"
)
_WITH_OR_WITHOUT = re.compile(r"\bwith or without\b|\bwithout or with\b|\beither\b|\bno matter\b|\bwhether\b")
_FORMS = re.compile(
    r"\b(?:(?:slow|modified|prolonged|extended|sustained|controlled|delayed|immediate)[- ]release|plain"
    r"|ordinary|liquid|solution|suspension|syrup"
    r"|injections?|patch(?:es)?|chewable|dispersible|orodispersible|concentrate|granules|sachets?|pens?|vials?)\b"
)
_TAKES = re.compile(
    r"\b(?P<leave>(?:you|people|patients?) (?:can|may) (?:\w+ly |also |still )?(?:take|use)|(?:it is"
    r"|it's) (?:safe|fine|ok|okay|all right) to (?:take|use))"
    r" (?P<one>[a-z][\w-]{3,30})|\b(?P<ban>(?:do not|don't|never|must not|should not|shouldn't|cannot"
    r"|can't) (?:ever )?(?:take|use)|avoid(?: taking| using)?)"
    r" (?P<other>[a-z][\w-]{3,30})"
)
_PASSIVE = re.compile(r"\b(?:is|are|be|best|works?)\b[^.;]{0,25}$")
_DENIED = re.compile(r"\b(?:not|never)\b")
_NO_REASON = re.compile(r"\bno (?:reason|need|cause) (?:to|for) $")
_TAKES_GATE = Gate(_TAKES)


@dataclass(frozen=True)
class YesNo:
    topic: str
    value: Literal["yes", "no"]
    start: int
    end: int


def yes_or_no(statement: Statement, record: Record) -> Iterator[YesNo]:
    low = blotted(statement.low, record)
    if statement.asks or statement.passage.kind == "row" or is_refused_above(statement):
        return
    topics = {key: several for key, several in wordings("yes-no").items() if not several.gate.closed(low)}
    if (not topics and _TAKES_GATE.closed(low)) or is_doubted(statement) or _is_conditional(low):
        return
    seen: set[str] = set()
    for key, several in topics.items():
        topic, _, pole = key.rpartition(" ")
        match = several.pattern.search(low)
        if match and topic not in seen and (value := _value(low, match, pole)):
            seen.add(topic)
            yield YesNo(topic + _form(low), value, statement.start + match.start(), statement.start + match.end())
    yield from _others(statement, low, record)


def _is_conditional(low: str) -> bool:
    return _CONDITION.search(_FINE_OR.sub("", low)) is not None or _WITH_OR_WITHOUT.search(low) is not None


def _value(low: str, match: re.Match[str], pole: str) -> Literal["yes", "no", ""]:
    denied = is_denied(low, match.start()) or _DENIED.search(match[0]) or _NO_REASON.search(low[: match.start()][-30:])
    says_yes = (pole == "+") != bool(denied)
    if says_yes and (is_guided(low) or not (denied or _is_meant(low, match))):
        return ""
    return "yes" if says_yes else "no"


def _is_meant(low: str, match: re.Match[str]) -> bool:
    """As an order, as leave, or as how it is taken."""
    before = low[: match.start()]
    return _PASSIVE.search(before[-40:]) is not None or is_order_or_leave(before)


def _form(low: str) -> str:
    form = _FORMS.search(low)
    return f", {form[0]}" if form else ""


def _others(statement: Statement, low: str, record: Record) -> Iterator[YesNo]:
    for match in () if _TAKES_GATE.closed(low) else _TAKES.finditer(low):
        name = match["one"] or match["other"]
        if is_other(name, record) and not (match["leave"] and is_guided(low)):
            value: Literal["yes", "no"] = "yes" if match["leave"] else "no"
            yield YesNo(f"taking {name}", value, statement.start + match.start(), statement.start + match.end())
