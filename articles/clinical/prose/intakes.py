"""How often something is taken, wherever words tell it: "three times a day", "each second hour", "at breakfast"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from articles.clinical.prose.often import COUNT, number_of
from articles.gate import folded

_ORDINALS = {
    **dict.fromkeys("other second alternate".split(), 2),
    **dict(zip("third fourth fifth sixth seventh eighth".split(), range(3, 9), strict=True)),
}
_A_DAY: dict[str, Fraction] = {
    **dict.fromkeys("min minute".split(), Fraction(1440)),
    **dict.fromkeys("h hr hour".split(), Fraction(24)),
    **dict.fromkeys("day night evening morning afternoon bedtime 24h".split(), Fraction(1)),
    "week": Fraction(1, 7),
    "fortnight": Fraction(1, 14),
    "month": Fraction(1, 28),
}
"""How many of each there are in a day."""
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month",
}  # fmt: skip
_PARTS = {
    "morning": 1, "breakfast": 1, "noon": 2, "midday": 2, "lunch": 2, "lunchtime": 2, "afternoon": 3, "teatime": 3,
    "evening": 4, "dinner": 4, "supper": 4, "night": 5, "bed": 5, "bedtime": 5,
}  # fmt: skip
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LATIN = {"b": 2, "t": 3, "q": 4}
_UNIT = (
    r"(?:24[-\s]hours?|24\s?h|minutes?|mins?|hours?|hrs?|h|days?|nights?|evenings?|mornings?|afternoons?|weeks?"
    r"|fortnights?|months?)"
)
_MANY = rf"{COUNT}(?:\s?(?:-|–|to|or)\s?{COUNT})?"
_NTH = rf"(?:{'|'.join(_ORDINALS)}|{_MANY})"
_EACH = (
    r"(?:(?:an?|per|each|every|in\s(?:a|one|any|each|every)|of\s(?:a|the|each|every)"
    r"|(?:over|during|within|in)(?:\sthe)?(?!\s(?:morning|evening|afternoon|night|hour)))\s|/\s?)"
)
_ADVERB = rf"(?:{'|'.join(_ADVERBS)})"
_NOUN = (
    r"(?!\s(?:life|lives|living|routines?|activit\w+|alarms?|diary|limit|maximum|ceiling|total|needs|supply|supplies"
    r"|prescriptions?|(?:pill|tablet|medicine|dosette)?\s?(?:box|organi[sz]er|tray|dispenser|reminder)))"
)
"""What is daily or weekly, and is not taken."""
_FORM = r"(?:tablet|capsule|pill|puff|injection|shot|dose|drop|patche?)"
_DOSES = r"(?:doses|portions|parts|intakes|takings|occasions|administrations|sittings)"
_PART = (
    rf"(?:at\s[0-9]{{1,2}}\s)?(?:(?:in|at|with|before|after|each|every|for)\s)?(?:the\s|your\s|going\sto\s)?"
    rf"(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})s?"
)
_WEEKDAY = rf"(?:{'|'.join(_WEEK)})s?"
_AND = r"(?:,\s?and|,\s?then|,|\sand|\splus|\sand\s(?:again|also|then)|\sas\swell\sas|\s&)\s"
_OFTEN = re.compile(
    # "Three times a day", "twice weekly", "one a day", "2 doses in 24 hours".
    rf"\b(?P<count>(?:once\sor\stwice|once|twice|thrice|{_MANY}(?:\s?x|\stimes?|\s(?:separate\s|single\s)?{_DOSES})"
    rf"|(?:one|1)(?:\s(?:tablet|capsule|pill|injection|dose))?))(?:\sonly|,)?(?:\s|-|(?=/))(?:"
    rf"{_EACH}(?:single\s)?(?:(?P<count_nth>{_NTH})\s)?(?P<count_unit>{_UNIT})|(?P<count_adverb>{_ADVERB}))\b"
    # "Every 8 hours", "each second hour", "on alternate days", "q6h", "4-hourly".
    rf"|\b(?:(?:every|each|per)\s(?:single\s)?|on\s(?=alternate|each|every))(?P<nth>{_NTH})\s(?P<nth_unit>{_UNIT})\b"
    rf"|\bq\.?\s?(?P<q>{_MANY})\s?h(?:ours?|rs?)?\b|\b(?P<hourly>{_MANY})[-\s]hourly\b"
    r"|\bone\sday\s(?:yes|on)\b,?\s(?:and\s)?(?:(?:the\s)?(?:one|next|other)\s(?:day\s)?)?(?P<alternate>no|off)\b"
    rf"|\bone\sday\s(?:in|out\sof)\s(?P<out_of>{COUNT})\b"
    # "At least 4 hours between doses", "the interval is 24 hours".
    rf"|\b(?P<apart>{_MANY})\s(?:hours?|hrs?)\s(?:apart|between\s(?:the\s|two\s|each\s|any\stwo\s)?{_DOSES})\b"
    rf"|\bintervals?\b[^.;:,0-9]{{0,60}}?\s(?P<gap>{_MANY})\s(?:hours?|hrs?)\b"
    # "2 hours before the next dose", "repeated after 2 hours".
    rf"|\b(?P<pause>{_MANY})\s(?:hours?|hrs?)\s(?:before|until|till)\s(?:(?:the|your|a|any|you|taking|take|giving"
    rf"|having)\s)?"
    r"(?:next|second|another|more|further|repeat\w*|again)\b"
    rf"|\b(?:again|repeat\w*|another|next\s(?:dose|one|tablet))\s(?:(?:is|can|may|be|it|the|dose|taken|allowed|fine"
    rf"|ok)\s){{0,3}}"
    rf"after\s(?:only\s|just\s|about\s)?(?P<again>{_MANY})\s(?:hours?|hrs?)\b"
    # "Morning, noon and night", "before every meal".
    rf"|\b(?P<parts>{_PART}(?:{_AND}{_PART}){{1,4}})\b"
    r"|\b(?:before|with|after|at|during)\s(?:each|every|all(?:\s(?:three|3|the))?|(?:the\s)?(?:three|3))\s"
    r"(?:main\s|big\s)?(?P<meals>meals?)\b"
    # "As a single bedtime dose", "in 3 divided doses".
    r"|\b(?P<single>(?:single|one)\s(?:(?:daily|bedtime|evening|morning|night(?:ly|-?time)?)\s"
    r"(?:dose|tablet|capsule|intake)"
    rf"|(?:dose|go|portion)\s(?:daily|{_EACH}(?:day|night)|in\sthe\s(?:evening|morning)|at\s(?:night|bedtime)))"
    r"|all\s(?:at\sonce|together|in\sone\sgo))\b"
    rf"|\b(?:in|into|over|across|among|between)\s(?P<doses>{_MANY})\s(?:\w{{1,12}}\s)?{_DOSES}\b"
    # "Two tablets a day" can be swallowed at once: a day is all that is certain.
    rf"|\b(?:{COUNT}|an?)\s(?:\w{{1,12}}\s)?{_FORM}s?\s{_EACH}(?P<form_unit>day|night|evening|morning)\b"
    rf"|\b(?P<days>{COUNT})\sdays\s(?:out\s)?(?:an?|per|each|every|of\sthe|in\s(?:the|a))\sweek\b"
    # "Every day", "nightly", "on Mondays".
    r"|\b(?:every|each)\s(?:single\s)?(?P<unit>day|night|evening|morning|week|fortnight|month|hour)\b"
    rf"|\b(?P<adverb>{_ADVERB})\b{_NOUN}"
    rf"|\b(?:from\s)?(?P<week_span>{_WEEKDAY}\s(?:to|through|till|until)\s{_WEEKDAY})\b"
    rf"|\b(?:every|each|on)\s(?P<weekdays>{_WEEKDAY}(?:(?:,|,?\sand|\s&)\s(?:on\s)?{_WEEKDAY}){{0,6}})\b"
    r"|\b(?P<latin>[btq]\.?i\.?d|bd|[tq]ds)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:at most|(?:no|not|never) (?:be )?(?:taken |used |given )?(?:more|less|longer|shorter) (?:often )?than|up to"
    r"|maximum(?: of)?|at least|minimum(?: of)?|leave|allow|wait)\s(?:only\s|at least\s)?$",
    re.IGNORECASE,
)
_LONGEST = re.compile(r"\b(?:at most|no more|not more|never more|longer|exceed\w*|maximum|not|never)\b", re.IGNORECASE)
_NUMBERS = re.compile(rf"\b{COUNT}\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_NEAR = 40


@dataclass(frozen=True)
class Intakes:
    """So many times a day at the least and at the most; None where it may be more often. `start` and `end` are offsets
    in the text.
    """

    least: Fraction
    most: Fraction | None
    start: int
    end: int


def intakes(text: str, start: int = 0, end: int | None = None) -> Iterator[Intakes]:
    for match in _OFTEN.finditer(text, start, len(text) if end is None else end):
        least, most = _times(match)
        before = text[max(start, match.start() - _NEAR) : match.start()]
        if (match["apart"] or match["gap"]) and _LONGEST.search(f"{before}{match[0]}"):
            # "At most 12 hours apart" sets how seldom it may be, all other limits how often.
            most = None
        elif _LIMIT.search(before):
            least = Fraction(0)
        yield Intakes(least, most, *match.span())


def _times(match: re.Match[str]) -> tuple[Fraction, Fraction | None]:
    groups = {name: folded(words) for name, words in match.groupdict().items() if words}
    hours = next((groups[name] for name in ("q", "hourly", "apart", "gap") if name in groups), None)
    if hours:
        few, many = _span(hours)
        return Fraction(24, many), Fraction(24, few)
    pause = groups.get("pause") or groups.get("again")
    if pause:
        return Fraction(0), Fraction(24, _span(pause)[0])
    if "count" in groups:
        few, many = _span(groups["count"])
        unit = groups.get("count_unit") or _ADVERBS[groups["count_adverb"]]
        least, most = _cycles(unit, groups.get("count_nth"))
        return few * least, many * most
    if "nth" in groups:
        return _cycles(groups["nth_unit"], groups["nth"])
    exact = _exact(groups)
    if exact:
        return exact
    times = _a_day(groups.get("unit") or groups.get("form_unit") or _ADVERBS[groups["adverb"]])
    # "Every morning" leaves the evening open.
    return times, None if times == 1 else times


def _exact(groups: dict[str, str]) -> tuple[Fraction, Fraction | None] | None:
    """Of words that name no unit of time."""
    if "parts" in groups:
        parts = {_PARTS[word] for one in _WORD.findall(groups["parts"]) if (word := _stem(one)) in _PARTS}
        return Fraction(len(parts)), Fraction(len(parts)) if len(parts) > 1 else None
    if "doses" in groups:
        few, many = _span(groups["doses"])
        return Fraction(few), Fraction(many)
    times = _times_named(groups)
    return (times, times) if times else None


def _times_named(groups: dict[str, str]) -> Fraction | None:
    return next((times(groups[name]) for name, times in _NAMED.items() if name in groups), None)


def _weekdays(words: str) -> Fraction:
    """Of "Monday to Friday" all days between them, of "Monday and Friday" those two."""
    days = [_WEEK.index(word) for one in _WORD.findall(words) if (word := one.removesuffix("s")) in _WEEK]
    is_list = len(days) == 1 or _AND_DAY.search(words) is not None
    return Fraction(len(days) if is_list else (days[-1] - days[0]) % 7 + 1, 7)


_AND_DAY = re.compile(r"\band\b|,|&")
_NAMED: dict[str, Callable[[str], Fraction]] = {
    "meals": lambda _: Fraction(3),
    "single": lambda _: Fraction(1),
    "alternate": lambda _: Fraction(1, 2),
    "latin": lambda words: Fraction(_LATIN[words[0]]),
    "out_of": lambda words: Fraction(1, number_of(words)),
    "days": lambda words: Fraction(number_of(words), 7),
    "weekdays": _weekdays,
    "week_span": _weekdays,
}


def _stem(word: str) -> str:
    return word if word in _PARTS else word.removesuffix("s")


def _cycles(unit: str, nth: str | None) -> tuple[Fraction, Fraction]:
    """How often a unit comes in a day, or each so many of it: the seldomest first."""
    few, many = (_ORDINALS[nth], _ORDINALS[nth]) if nth in _ORDINALS else _span(nth or "1")
    return _a_day(unit) / many, _a_day(unit) / few


def _a_day(unit: str) -> Fraction:
    name = folded(unit)
    return Fraction(1) if name.startswith("24") else _A_DAY.get(name) or _A_DAY[name.removesuffix("s")]


def _span(written: str) -> tuple[int, int]:
    """The fewest and the most that words such as "once or twice" and "2 to 3 times" name."""
    low = folded(written)
    numbers = [number_of(word) for word in ("once", "twice", "thrice") if word in low]
    numbers = numbers or [number_of(one[0]) for one in _NUMBERS.finditer(low)] or [1]
    return min(numbers), max(numbers)
