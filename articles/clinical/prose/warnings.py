"""Whether a text gives a warning. A grave word alone does not count: "dying" can be said of people whom an opioid
helps.
"""

import re
from collections.abc import Sequence

from articles.clinical.lexicon import word_list_pattern

OPIOID = re.compile(word_list_pattern("opioids"))
_BREATH = r"(?:breath(?:e|es|ing)?|respirat\w+)\b(?! (?:exercis|techni|practi|deep|in\b))"
_FAILS = (
    r"(?:stop|slow|shallow|weak|fail|depress|suppress|arrest|difficult|troubl|problem|hard|danger|unable|cannot|can't)"
)
_DANGER = re.compile(
    rf"\b{_FAILS}\w*[^.;\n]{{0,40}}\b{_BREATH}|\b{_BREATH}[^.;\n]{{0,40}}\b{_FAILS}|\bcoma\b"
    r"|\bfatal\w*|\bdeadly\b|\blethal\b|\blife[- ]threatening|\bthreatens? (?:your )?life"
    r"|(?<!fear of )(?<!afraid of )(?<!after a )(?<!after the )\bdeaths?\b(?! (?:of|certif))"
    r"|\b(?:risk|danger|chance) of dying\b|\bend in dying\b"
    r"|\b(?:can|could|may|might|will|to|even|have|has|had)\b[^.;\n]{0,30}\b(?:died?|kill(?:s|ed)?)\b"
    r"(?! (?:the |your )?(?:pain|germ|bacteria))"
)
_PANIC = re.compile(r"\b(?:panic attacks?|anxiety|anxious)\b")
_AS_REASON = re.compile(
    r"\b(?:com(?:e|ing) off|withdraw\w* from|addict\w* to|hooked on|detox\w* from|recover\w* from|weaned? off"
    r"|history of)\b[^.\n]{0,25}$"
)
_TOGETHER = re.compile(
    r"\b(?:with|together|combin\w+|mix\w*|along\w*|both|concomitant\w*|concurrent\w*|same time|add\w*|plus|and)\b"
)
_REFERS = re.compile(
    r"\b(?:together|both|combin\w+|mix\w*|this|these|they|that|the two|breathing)\b"
    r"|\b(?:can|may) (?:follow|come|happen)\b"
)
_OPEN = re.compile(r"[^.!?;]$")


def is_danger(sentence: str) -> bool:
    """In lower case: of death, coma, or breath that fails; in a panic attack, breath means fear."""
    return _DANGER.search(sentence) is not None and not _PANIC.search(sentence)


def warns_of_opioids(sentences: Sequence[str]) -> bool:
    """Whether one of them, in lower case, names an opioid beside its danger; or the next one says it of both. Below a
    heading, or what leads to a list, it stands in the lines that follow.
    """
    return any(_warns(sentences[at : at + 3]) for at, one in enumerate(sentences) if _names(one))


def _names(sentence: str) -> bool:
    """An opioid that somebody comes off is no opioid that is taken with it."""
    return any(not _AS_REASON.search(sentence, 0, match.start()) for match in OPIOID.finditer(sentence))


def _warns(lines: Sequence[str]) -> bool:
    first, *others = lines
    if is_danger(first):
        return _TOGETHER.search(first) is not None
    opened = _OPEN.search(first.rstrip()) is not None
    return any(is_danger(line) and (opened or _REFERS.search(line) is not None) for line in others)
