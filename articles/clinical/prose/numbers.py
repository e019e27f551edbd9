"""Numbers that a sentence claims something with: times, amounts, percentages, shares of people."""

import re
from collections.abc import Iterator

from articles.clinical.prose.periods import periods
from articles.clinical.prose.statements import Statement
from articles.content.quantities import find

_DIGITS = r"[0-9][0-9,]{0,9}(?:\.[0-9]+)?"
_SMALL = r"(?:two|three|four|five|six|seven|eight|nine|ten|half|a third|a quarter|two thirds|three quarters)"
_SHARE = re.compile(
    rf"(?<![\w.,]){_DIGITS}(?:\s?(?:-|to)\s?{_DIGITS})?\s?(?:%|per ?cent\b)"
    rf"|\b(?:{_DIGITS}|one|two|three|four)(?: more)?(?: people| patients| persons?)? (?:in"
    rf"|out of)(?: every)? (?:{_DIGITS}|ten|twenty|five|four|three|a hundred)\b"
    r"(?!-| (?:doses|minutes|hours|days|weeks|months|years)\b)"
    rf"|\b{_SMALL} of (?:all |the |those |these )?(?:people|patients|users|women|men|adults|children|cases)\b"
    rf"|\b(?:{_DIGITS}|two|three|four|five|ten)[- ](?:times|fold) (?!a\b|per\b|daily|each|every)\w+"
    rf"|\b(?:{_DIGITS}|two|three|four|five|six) times (?:a|per|each|every) (?:day|week)\b"
)
_DIGIT = re.compile(r"[0-9½¼¾]")
_ALWAYS_THERE = re.compile(
    r"\brelease, (?:12|24) hr\b|\b24[- ]hours?(?: a day|\b(?= (?:help|hot|crisis|line|service)))"
    r"|\bseven days a week|\b7 days a week"
)
# What a product is called and holds, what is drunk with it, and a part of a pregnancy: nobody asks for their source.
_FORM = (
    r"(?:(?:film|sugar)[- ]?coated|gastro[- ]?resistant|hard|soft|(?:extended|modified|prolonged|slow)[- ]release"
    r"|chewable|orally|dispersible|effervescent|oral|oro\w+|tablets?|capsules?|caplets?|sachets?|patch(?:es)?|syrup"
    r"|suspension|solution|strength|pre-?filled)\b"
)
_PRODUCT = re.compile(rf"\s?{_FORM}")
_INTAKE = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|swallow\w*|dos(?:e|es|age)|daily|(?:a|per|each|every) (?:day|night|week))\b"
)
_HOLDS = re.compile(
    r"\b(?:each|one|every|a)\b[^;\n]{0,80}\b(?:tablet|capsule|sachet|patch|ml|pen|vial|spoonful)s?\b[^;\n]{0,60}"
    r"\b(?:contains?|holds?|has)\b[^.;]{0,40}$"
    r"|\b(?:packs?|cartons?|bottles?|boxes|blisters?) (?:of|with|containing)\b[^;\n]{0,80}$"
    r"|\b(?:contain(?:s|ing)?|strengths? of|(?:comes?|available|supplied|sold) (?:in|as)|pack sizes? of)\b[^.;]{0,60}$"
    r"|\b(?:water|juice|milk) \((?:about |around )?$"
)
_WITH_DRINK = re.compile(r"\s?(?:\([^()]{0,40}\)\s?)?,? ?(?:of )?(?:water|juice|milk|glucose|dextrose|apple|sodium)\b")
_OF_PREGNANCY = re.compile(r"\b(?:first|last|final|early|late) $")
_NOTED = re.compile(r"\([^()]{0,90}\)")
_BAND = re.compile(r"\b(?:very common|common|uncommon|very rare|rare|not known|frequent|infrequent)\b")
_EVEN_IF = re.compile(r"\beven (?:if|when) you (?:feel|felt|are|were)\b[^,.;:\n]{0,60}")
_OTHER_UNITS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "kg", "%", "L"})
_DEFINITION = re.compile(
    r"\b(?:very common|common|uncommon|rare|very rare|not known|frequency|frequent|infrequent)\b"
    r"[^\n]{0,300}?\b(?:in|than)\b"
)
_DEFINING = re.compile(
    r"\b(?:very|common|uncommon|rare|frequent|infrequent|people|patients|users|fewer|less|more|than|at|least|but"
    r"|a|an|common|uncommon|rare|or|in|up|to|affects?|may|can|of"
    r"|between|and|effects?|side|who|get|the|every|about|these|those|meaning|means|they|that|is|are|seen|happen"
    r"|occur)\b"
)


def numeric(statement: Statement) -> tuple[int, int] | None:
    """Where the first such number of a sentence stands. Ages, telephone lines and the meaning of bands are none."""
    low = statement.low
    times = (span for span in sorted(_times(low)) if not _is_of_pregnancy(low, span[0]))
    amounts = (span for span in _amounts(low) if not _is_of_product(low, *span))
    parts = (match.span() for match in _SHARE.finditer(low) if not _WITH_DRINK.match(low, match.end()))
    # Each in order: of hundreds of numbers the first alone is looked at.
    firsts = (next((span for span in spans if not _is_meaning(low, *span)), None) for spans in (times, amounts, parts))
    first = min(filter(None, firsts), default=None)
    return None if first is None or _defines(low) else first


def shares(statement: Statement) -> bool:
    """Whether it says how many of how many people, or how many times more."""
    return _SHARE.search(statement.low) is not None


def _times(text: str) -> list[tuple[int, int]]:
    beside = [match.span() for match in (*_ALWAYS_THERE.finditer(text), *_EVEN_IF.finditer(text))]
    return [
        period.span
        for period in periods(text)
        if not text[period.span[0] :].startswith(("a ", "an ", "one day", "one year"))
        and not any(start <= period.span[0] < end for start, end in beside)
    ]


def _amounts(text: str) -> Iterator[tuple[int, int]]:
    return ((match.start, match.end) for match in find(text) if match.quantity.unit not in _OTHER_UNITS)


def _is_of_pregnancy(text: str, start: int) -> bool:
    return "pregnan" in text and _OF_PREGNANCY.search(text, max(0, start - 20), start) is not None


def _is_of_product(text: str, start: int, end: int) -> bool:
    """Whether it is a strength, the size of a pack or what a tablet is stirred into, and not what people take."""
    is_named = _PRODUCT.match(text, end) and not _INTAKE.search(text)
    held = _HOLDS.search(text, max(0, start - 120), start)
    return bool(is_named or held or _WITH_DRINK.match(text, end))


def _is_meaning(text: str, start: int, end: int) -> bool:
    """Whether it says, in brackets, what a band of frequency means: "common (up to 1 in 10 people)"."""
    noted = next((match for match in _NOTED.finditer(text) if match.start() < start < match.end()), None)
    if noted is None or not _BAND.search(text, max(0, noted.start() - 60), noted.end()):
        return False
    return re.search(r"[a-z]", _DEFINING.sub("", noted[0])) is None


def _defines(text: str) -> bool:
    """Whether the sentence says no more than what a frequency band means, and to which effects it belongs."""
    meaning, _, effects = text.partition(":")
    rest = _DEFINING.sub("", meaning if not _DIGIT.search(effects) else text) if _DEFINITION.search(text) else text
    return re.search(r"[a-z]", rest) is None
