"""Patterns of the words that stand around an amount: how often, at what time, what one does with it."""

import re
from fractions import Fraction
from functools import lru_cache

# Units in which medicines are given; a half-life or a body weight has others.
DOSE_UNIT = (
    r"(?:mg|milligrams?|mcg|[µμ]g|ug|micrograms?|ng|nanograms?|g|grams?|ml|millilit(?:re|er)s?|cc|units?|iu|mmol|meq"
    r"|tablets?|capsules?|drops?|puffs?|patch(?:es)?)(?!\w)"
)
_TIMES = r"(?:once|twice|thrice|(?:one|two|three|four|five|six|[1-6])\s?(?:x|times)|[2-4]x)"
_DAY = r"(?:(?:a|per|each|every)\s(?:single\s|other\s|second\s)?(?:day|night|morning|evening|week|24\shours)|/\s?day)"
_WHEN = (
    r"(?:(?:at|each|every|before|just before)\s(?:bed\s?time|nighttime|night|bed|breakfast|dinner|lunch)"
    r"|in\sthe\s(?:morning|evening|afternoon|night)|on\san\sempty\sstomach|in\s(?:24\shours|a\sday|one\sday))"
)
_EVERY = (
    r"every\s(?:[0-9]{1,2}(?:\s?(?:-|to)\s?[0-9]{1,2})?\s|two\s|three\s|four\s|six\s|eight\s"
    r"|twelve\s)?(?:hours?|days?|weeks?)"
)
_LATIN = r"(?:[bt]\.?i\.?d\b|q\.?i\.?d\b|q\.?[hdo](?:\.?[ds])?\b|p\.?r\.?n\b|nocte\b|o\.?d\b)"
DAILY = (
    rf"(?:{_TIMES}(?:\s(?:daily|weekly|nightly)|\s?{_DAY})?|daily|nightly|weekly|{_DAY}|{_WHEN}|{_EVERY}"
    rf"|{_LATIN})(?!\w)"
)

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]{1,300}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}", re.IGNORECASE
)
DIGIT = re.compile(r"[0-9½¼¾]")


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    """The text with web and mail addresses blotted out, as long as before."""
    if "/" not in text and "www." not in text and "@" not in text:
        return text
    return _ADDRESS.sub(lambda match: "\0" * len(match[0]), text)


@lru_cache(maxsize=4096)
def figures(text: str) -> str:
    """The same, or nothing where no digit stands in it."""
    return prose(text) if DIGIT.search(text) else ""


@lru_cache(maxsize=4096)
def lowered(text: str) -> str:
    """In lower case and as long as before."""
    low = text.lower()
    return low if len(low) == len(text) else text


_NUMBERS = {"once": 1, "one": 1, "twice": 2, "two": 2, "thrice": 3, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = re.compile(r"(once|twice|thrice|(?:one|two|three|four|five|six|[1-6])(?=\s?x|\stimes))", re.IGNORECASE)
_HOURS = re.compile(
    r"every (?:([1-9][0-9]?)|(two|three|four|six))(?:\s?(?:-|to)\s?([1-9][0-9]?))? hours", re.IGNORECASE
)
_LATIN_COUNTS = {"b": 2, "t": 3, "q": 4}
_LATIN_TIMES = re.compile(r"[btq]\.?i\.?d", re.IGNORECASE)


def times_a_day(often: str, unit: str) -> Fraction:
    """A day, the least that the words allow. 0 where they say nothing."""
    if "day" in unit.split("/")[1:]:
        return Fraction(1)
    if not often:
        return Fraction(0)
    if hours := _HOURS.search(often):
        return Fraction(24, int(hours[3] or hours[1] or _NUMBERS[hours[2].lower()]))
    times = _COUNT.match(often)
    number = Fraction(_NUMBERS.get(times[1].lower(), 0) or int(times[1])) if times else Fraction(1)
    if _LATIN_TIMES.match(often):
        number = Fraction(_LATIN_COUNTS[often[0].lower()])
    if re.search(r"week", often, re.IGNORECASE):
        return number / 7
    return number / 2 if re.search(r"(?:other|second) ", often, re.IGNORECASE) else number
