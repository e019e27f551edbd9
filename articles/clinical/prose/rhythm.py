"""How often an amount of a text is taken, as the words around it say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from articles.clinical.prose.dosewords import DAILY
from articles.clinical.prose.often import COUNT, OF_UNITS, cycle, is_of_a_week, times_a_day
from articles.clinical.sentences import Span

_COUNTS = rf"(?:{COUNT}\s?(?:-|to|or)\s?)?{COUNT}"
_HOURS = (
    rf"(?:every (?:{_COUNTS}\s?)?(?:hours?|hrs?|h|minutes?|mins?)|(?:{_COUNTS}[-\s])?hourly"
    rf"|q\.?\s?{COUNT}\s?h(?:ours?|rs?)?|(?:at )?intervals of {_COUNTS} hours?"
    rf"|(?:(?:with|leave|leaving|allow) )?(?:at least )?{_COUNTS} (?:hours?|hrs?) (?:apart|between(?: doses| them)?))"
)
_OFTENER = (
    rf"{_HOURS}|(?:once|twice|{COUNT} times) every (?:{COUNT} )?(?:hours|days?|weeks?|months?)"
    rf"|(?:(?:once|twice|{COUNT} times) )?(?:an?|per|each|every) (?:hour|fortnight|month|year)|every {COUNT} months"
    r"|(?:[2-7]|two|three|four|five|six|seven) days (?:a|per|each|every|of the) week"
    r"|(?:in|over|during|within) the (?:course of the |whole )?day"
    r"|(?:fortnightly|monthly|yearly)|(?:on |in )?one day (?:of|in|a|per|each|every)(?: the| each| every)? week"
    r"|(?:once )?(?:on|each|every) (?:an? )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
)
# "A week later", "for a week" and "after each week" say how long, not how often.
_HOW_LONG = r"(?<!for )(?<!after )(?<!within )(?<!over )(?<!about )(?<!than )(?<!until )(?<!least )(?<!of )(?<!by )"
_LATER = r"(?!\s(?:later|apart|ago|or so|off|old|(?:after|before) (?:that|this|the|you|your|it))\b)"
OFTEN = rf"{_HOW_LONG}(?<!\bat )(?:{_OFTENER}|{DAILY}){_LATER}(?!\w)"
_REPEATED = r"(?:[;,] (?:(?:and|then) )*(?:repeat(?:ed)?|again)\b[^.;:,0-9]{0,20}?)"
_NEEDED = r"(?:\s(?:as|if|when)\s(?:needed|required|necessary|you need (?:it|to)))?"
_AFTER = re.compile(
    rf"{_NEEDED}(?:,[^.;:,0-9]{{0,25}}(?=,))?,?[^.;:,0-9]{{0,45}}?{_REPEATED}?,?\s?(?P<often>{OFTEN})", re.IGNORECASE
)
_FIRST = re.compile(rf"\W*(?P<often>{_HOURS})\b", re.IGNORECASE)
"""Told before an amount it counts for the first of its sentence: the second can be what all of them make."""
HOW_OFTEN = re.compile(rf"\W*(?:once |twice )?{OFTEN}\W*", re.IGNORECASE)
"""Words that say how often and nothing else."""
_PER_BODY = re.compile(r"\s?(?:/|per |for (?:each|every) )\s?(?P<body>kg|kilogram|m2|m²|square met)", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?:once|twice|(?:three|four) times) (?:a day|daily)|(?:each|every) (?:single )?(?:day|morning|evening|night)"
    r"|daily)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"\b(?:makes?|gives?|adds? up|total|altogether|in all|equals?|comes? to)\b|=", re.IGNORECASE)
"""What follows it is what all the doses make."""
_HEADED = re.compile(
    rf"\b{_HOURS}(?!\w)|\b(?:(?:once|twice|{COUNT} times) )?(?:(?:a|per|each|every) (?:day|week)|daily|weekly"
    r"|monthly)\b|/ ?(?:day|week)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"morning|evening|afternoon|night|bed|breakfast|lunch|dinner", re.IGNORECASE)

_THE_DOSE = r"(?:it|this|(?:the|this|that|each) (?:same )?dose)"
_AGAIN = re.compile(
    r"\W*(?:then |and |you (?:can|may|should) |if (?:needed|necessary),? |only ){0,3}"
    rf"(?:(?:repeat|take|give|use) {_THE_DOSE}|{_THE_DOSE} (?:is|(?:can|may|should) be) (?:repeated|taken|given))"
    r"(?: again)?(?: (?:if|as) needed)?(?=,? (?:every|at|no|not|with|once|twice)\b)",
    re.IGNORECASE,
)
_ONCE = re.compile(r"once|one\b", re.IGNORECASE)


@dataclass(frozen=True)
class Rhythm:
    """`times` a day is the least that the words allow; 0 where they say nothing. `days` after which it comes again;
    None where no word says so for certain. `words` stand behind the amount.
    """

    times: Fraction
    days: Fraction | None
    body: str = ""
    words: str = ""

    @property
    def part(self) -> bool:
        """Whether it is what is taken in the morning, say; more can follow in the evening."""
        return _PART.search(self.words) is not None

    @property
    def once(self) -> bool:
        """Whether it is one dose, and no day's sum."""
        return self.part or not self.times or _ONCE.match(self.words) is not None


def rhythm(unit: str, before: str, after: str, heads: str, sentence: str) -> Rhythm:
    """`heads` are those of a table's row and column."""
    per = unit.split("/")[1:]
    by_body = _PER_BODY.match(after)
    body = next((one for one in per if one in ("kg", "m2")), "") or (_body(by_body) if by_body else "")
    follows = _AFTER.match(after, by_body.end() if by_body else 0)
    words = follows["often"] if follows else ""
    if not words and not any(one in OF_UNITS for one in per):
        first = _FIRST.match(before) if sentence.startswith(before) else None
        beside = _BEFORE.search(before)
        beside = None if beside and _SUM.search(before, beside.end()) else beside
        elsewhere = first["often"] if first else beside[0] if beside else _in_heads(heads)
        return Rhythm(times_a_day(elsewhere, unit), _days(elsewhere, sentence), body)
    named = next((OF_UNITS[one] for one in per if one in OF_UNITS), None)
    # "At bedtime every night": what tells the day can come second.
    second = _AFTER.match(after, follows.end()) if follows and cycle(words) is None else None
    telling = second["often"] if second else words
    return Rhythm(times_a_day(telling, unit), named or _days(telling, sentence), body, words)


# A table has the same heads for each amount of a cell, and a sentence can hold hundreds of amounts.
@lru_cache(maxsize=16)
def _in_heads(heads: str) -> str:
    """The words of a table's heads that say how often."""
    match = _HEADED.search(heads)
    return match[0].lstrip("/ ") if match else ""


def row_rhythm(cells: Iterable[str]) -> str:
    """The cell of a row that says how often, and nothing else."""
    return next((cell for cell in cells if HOW_OFTEN.fullmatch(cell)), "")


def how_often_again(text: str, span: Span) -> str:
    """What a sentence says of how often the dose of the sentence before it is taken."""
    again = _AGAIN.match(text, *span)
    return text[again.end() : span[1]] if again else ""


def _body(match: re.Match[str]) -> str:
    return "kg" if match["body"].lower().startswith("k") else "m2"


def _days(words: str, sentence: str) -> Fraction | None:
    """ "In the morning" and "a day" can be those of one day in the week, where the sentence speaks of such a day."""
    days = cycle(words)
    return None if days is not None and days < 7 and is_of_a_week(sentence) else days
