"""Patterns of the words that stand around an amount: how often, at what time, what one does with it."""

import re
from functools import lru_cache

from articles.gate import Gate

# Units in which medicines are given; a half-life or a body weight has others.
DOSE_UNIT = (
    r"(?:mg|milligrams?|mcg|[µμ]g|ug|micrograms?|ng|nanograms?|g|grams?|ml|millilit(?:re|er)s?|cc|units?|iu|mmol|meq"
    r"|tablets?|capsules?|drops?|puffs?|patch(?:es)?)(?!\w)"
)
_COUNTED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?<![0-9])(?:2[0-4]|1[0-9]|[1-9]))"
_TIMES = rf"(?:once|twice|thrice|(?:{_COUNTED}\s?(?:-|to|or)\s?)?{_COUNTED}\s?(?:x|times)|[2-4]x)"
_DAY = r"(?:(?:a|per|each|every)\s(?:single\s|other\s|second\s)?(?:day|night|morning|evening|week|24\shours)|/\s?day)"
_WHEN = (
    r"(?:(?:at|each|every|before|just before)\s(?:bed\s?time|nighttime|night|bed|breakfast|dinner|lunch)"
    r"|in\sthe\s(?:morning|evening|afternoon|night)|on\san\sempty\sstomach|in\s(?:any\s|each\s|the\ssame\s)?(?:24\shours|(?:a|one|any|any\sone)\s(?:day|24[-\s]hour\speriod)))"
)
_EVERY = (
    rf"every\s(?:(?:{_COUNTED}|[0-9]{{1,3}})(?:\s?(?:-|to|or)\s?(?:{_COUNTED}|[0-9]{{1,3}}))?\s?)?"
    r"(?:hours?|hrs?|h|minutes?|mins?|days?|weeks?)"
)
_LATIN = r"(?<!\w)(?:[bt]\.?i\.?d\b|q\.?i\.?d\b|q\.?[hdo](?:\.?[ds])?\b|p\.?r\.?n\b|nocte\b|o\.?d\b)"
DAILY = (
    rf"(?:{_TIMES}(?:\s(?:daily|weekly|nightly)|\s?{_DAY})?|daily|nightly|weekly|{_DAY}|{_WHEN}|{_EVERY}"
    rf"|{_LATIN})(?!\w)"
)

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]{1,300}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}", re.IGNORECASE
)
_ADDRESS_GATE = Gate(_ADDRESS)
DIGIT = re.compile(r"[0-9½¼¾]")


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    """The text with web and mail addresses blotted out, as long as before."""
    if _ADDRESS_GATE.closed(text):
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
    return low if len(low) == len(text) else "".join(letter.lower()[:1] for letter in text)
