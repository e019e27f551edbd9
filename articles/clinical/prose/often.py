"""How often a dose is taken: so many times a day, and after how many days it comes round again."""

import re
from fractions import Fraction
from functools import lru_cache

from articles.gate import folded

_NUMBERS = {
    **dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)),
    "once": 1,
    "twice": 2,
    "thrice": 3,
}
COUNT = r"(?:[1-9][0-9]{0,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
"""So many, in figures or words."""
DAYS_SUM = (
    r"(?:(?:(?:in|within|over|during|on)\s)?(?:an?|per|each|every|any|any one|one|a single)\s"
    r"(?:day|24[-\s]?h(?:ou)?rs?(?:\speriod)?)|(?:in|within|over|during)\s(?:the\s)?24[-\s]?h(?:ou)?rs?|daily)"
)
"""What all doses of a day are for, in words."""
_COUNTS = rf"(?P<count>{COUNT})(?:\s?(?:-|to|or)\s?(?P<most>{COUNT}))?"
_DAYS: dict[str, Fraction] = {
    "min": Fraction(1, 1440),
    "minute": Fraction(1, 1440),
    **dict.fromkeys(("h", "hr", "hour"), Fraction(1, 24)),
    **dict.fromkeys("day night morning evening afternoon bedtime breakfast lunch dinner".split(), Fraction(1)),
    "week": Fraction(7),
    "fortnight": Fraction(14),
    # "Every 4 weeks" and "once a month" are one rhythm.
    "month": Fraction(28),
    "year": Fraction(364),
}
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month", "yearly": "year", "annually": "year",
}  # fmt: skip
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_APART = _COUNTS.replace("P<", "P<apart_") + r"(?:[-\s]hourly|\s(?:hours?|hrs?)\s(?:apart|between))"
"""In so many hours: "4-hourly", "with 4 hours between doses"."""
_CYCLE = re.compile(
    rf"(?P<days>{COUNT}|seven)\s(?:whole\s)?days\s(?:an?|per|each|every|in\sa|of\sthe)\sweek\b"
    rf"|(?:\b(?:every|each|per|an?|intervals?\sof)\s|/\s?|\bq\.?\s?)(?:single\s"
    rf"|(?P<other>other|second|alternate)\s|{_COUNTS}\s?)?"
    rf"(?:(?P<hours>24\shours)|(?P<unit>{'|'.join(sorted(_DAYS, key=len, reverse=True))})s?)\b"
    rf"|\b{_APART}\b|\b(?P<adverb>{'|'.join(_ADVERBS)})\b|\b(?P<weekday>(?:every|each|on)\s{_WEEKDAY}"
    r"|(?<!every )(?<!each )day (?:of|in) (?:the|each|every) week)\b"
    r"|\b(?P<latin>[btq]\.?i\.?d|q\.?d|o\.?d|nocte)\b",
    re.IGNORECASE,
)
_OF_A_WEEK = re.compile(
    r"\b(?:once|twice|times|one day|one dose|a dose|doses?)\s(?:an?|per|each|every|in (?:the|a|each)"
    r"|of (?:the|each|every)|during the)\s(?:week|fortnight|month)\b"
    r"|(?<!every )(?<!each )\bday of (?:the|every|each) week\b"
    rf"|\b(?:each|every)\s(?:{COUNT}\s)?(?:week|fortnight|month)s?\b"
    rf"|\b(?:weekly|fortnightly|monthly)\b|\b(?:every|each|on(?: a)?)\s{_WEEKDAY}\b",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"\b(once|twice|thrice|{COUNT}(?=\s?(?:(?:-|to|or)\s?{COUNT}\s?)?(?:x\b|times)))", re.IGNORECASE)
_LATIN_COUNTS = {"b": 2, "t": 3, "q": 4}
_LATIN_TIMES = re.compile(r"[btq]\.?i\.?d", re.IGNORECASE)
OF_UNITS = {"min": _DAYS["min"], "hour": _DAYS["hour"], "day": Fraction(1), "week": Fraction(7)}
"""The days of the times that a unit can name behind its stroke."""


def cycle(words: str) -> Fraction | None:
    """The days after which a dose comes again, as words that tell how often say it first. None where they say nothing
    of days: "in the evening" can be that of one day in a week.
    """
    match = _CYCLE.search(words)
    if match is None:
        return None
    if match["days"] or match["weekday"]:
        return _DAYS["week"] / number_of(match["days"] or "1")
    if match["apart_count"]:
        return _DAYS["hour"] * number_of(match["apart_most"] or match["apart_count"])
    if match["adverb"]:
        return _DAYS[_ADVERBS[folded(match["adverb"])]]
    if match["latin"] or match["hours"]:
        return _DAYS["day"]
    count = 2 if match["other"] else number_of(match["most"] or match["count"] or "1")
    return _DAYS[folded(match["unit"])] * count


def number_of(written: str) -> int:
    return _NUMBERS.get(folded(written)) or int(written)


# A sentence is asked for each of its amounts.
@lru_cache(maxsize=16)
def is_of_a_week(sentence: str) -> bool:
    """Whether anything in a sentence is said to come once in a week or more."""
    return _OF_A_WEEK.search(sentence) is not None


def times_a_day(often: str, unit: str) -> Fraction:
    """A day, the least that the words allow. 0 where they say nothing."""
    for name in unit.split("/")[1:]:
        if name in OF_UNITS:
            return 1 / OF_UNITS[name]
    if not often:
        return Fraction(0)
    times = _TIMES.search(often)
    number = Fraction(number_of(times[1])) if times else Fraction(1)
    if _LATIN_TIMES.match(often):
        number = Fraction(_LATIN_COUNTS[folded(often[0])])
    return number / (cycle(often) or 1)
