"""Sentences that an article cannot do without: they name a dose, how often something happens, a danger, or an act."""

import re

_WEIGHTY = re.compile(
    r"\d\s?(?:mg|mcg|[µμ]g|g|ml|iu|units?|micrograms?|milligrams?|millilit(?:er|re)s?|tablets?|capsules?|drops?|puffs?)\b"
    r"|\d\s?%|\b(?:\d[\d,]*|one) in (?:every )?\d"
    r"|\boverdos|\b(?:too much|more than (?:the|your|you)\b|poison|antidote|intensive care)"
    r"|\b(?:ambulance|hospital|emergency (?:room|department|services?|help))\b"
    r"|\b(?:call (?:999|911|112|000|111|your|a|the|for)\b)"
    r"|\b(?:at once|straight ?away|right away|immediately)\b"
    r"|\b(?:breath(?:e|ing)|seizures?|suicid\w*|swelling|faint(?:ing|ed)?|unconscious\w*|coma|death|die|fatal\w*)\b"
    r"|\b(?:do not|don['’]t|never|must not|should not|stop|avoid|without)"
    r" (?:tak|us|drink|driv|stop|giv|exceed|mix|swallow|crush|chew)(?:e|es|ing|ping)?\b"
    r"|\b(?:take|swallow|chew|dissolve|inject|inhale|apply)\b.{0,40}\b(?:tablets?|capsules?|doses?|water|food|daily|day|night)\b",
    re.IGNORECASE,
)


def weighty(text: str) -> bool:
    return _WEIGHTY.search(text) is not None
