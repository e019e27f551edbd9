"""Signs of danger in the words of people: those of public labels, and those that the record calls grave."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from articles.clinical.identity_cache import identity_cache
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Effect, Record
from articles.gate import Gate

_NO_SIGN = re.compile(
    r"(?:\b(?:no|not|never|without|neither|nor|free of|nobody)|n't|\b(?:mild|slight|small|little|minor"
    r"|prevent\w*|history of|past|risk of|treats?|treating|treatment (?:of|for)|used (?:for|to treat|to)"
    r"|against|reduces?))"
    r"(?: (?:\w+ ){0,2})?$"
)
_PART = re.compile(r",? or (?=you\b|your\b|they\b|some\w+\b)|, ")
_WORD = re.compile(r"[a-z]{3,}")
_EITHER = re.compile(r",? (?:or|and) ")
_PLAIN = frozenset(
    "you your they their someone somebody person people and the with has have had are was very well even later"
    " other another sign signs things look looks feel feels turns turn appears great cannot not can does more"
    " than that".split()
)
_ENDING = re.compile(r"(?:fully|ful|ly|ness|ing|ed|es|s|y|e)$")
_ILLNESSES = frozenset(("seizure", "overdose", "lactic acidosis", "serotonin syndrome", "suicide", "sleep acts"))
_BETWEEN = r"(?:,? [\w'-]{1,24}){0,3}?,? "


@dataclass(frozen=True)
class Sign:
    """Offsets in the sentence."""

    name: str
    start: int
    end: int


@identity_cache()
def grave_signs(low: str, record: Record) -> tuple[Sign, ...]:
    signs = [
        Sign(name, *match.span()) for name, several in wordings("grave-signs").items() for match in several.matches(low)
    ]
    own, gate = _recorded(record)
    if not gate.closed(low):
        signs += [Sign(match[0], *match.span()) for match in own.finditer(low)]
    return tuple(sign for sign in signs if not _is_no_sign(low, sign, record))


def is_illness(sign: Sign) -> bool:
    """What has a name of its own, of which a text may say what it is."""
    return sign.name in _ILLNESSES


def _is_no_sign(low: str, sign: Sign, record: Record) -> bool:
    """What is denied or slight, or what the record calls minor: iron makes stools dark."""
    denied = _NO_SIGN.search(low[max(0, sign.start - 40) : sign.start]) is not None
    return denied or low[sign.start : sign.end] in lesser_effects(record)


@identity_cache()
def _recorded(record: Record) -> tuple[re.Pattern[str], Gate]:
    """The effects that the record calls an emergency, and by which signs people notice those and the serious ones."""
    grave = {row.name.lower() for row in record.effects if row.seriousness == "emergency" and row.name}
    names = [re.escape(name) for name in sorted(grave, key=len, reverse=True)]
    noticed = [pattern for row in record.effects for pattern in _noticed(row)]
    either = "|".join((*names, *noticed))
    pattern = re.compile(rf"\b(?:{either})\b" if either else r"(?!)")
    return pattern, Gate(pattern)


def _noticed(effect: Effect) -> Iterator[str]:
    """Of "your face or throat swells": "throat … swell" and "swell … throat". One word is enough for an emergency."""
    if effect.seriousness not in ("serious", "emergency"):
        return
    for part in _PART.split(effect.sign.lower()):
        groups = [stems for piece in _grouped(part) if (stems := _stems(piece))]
        if len(groups) == 1 and effect.seriousness == "emergency" and not re.search(r"\bnot\b|cannot", part):
            yield from groups[0]
        for one, other in combinations(groups, 2):
            first, last = ("(?:" + "|".join(stems) + ")" for stems in (one, other))
            yield f"{first}{_BETWEEN}{last}|{last}{_BETWEEN}{first}"


def _grouped(part: str) -> Iterator[str]:
    """Words one by one, those that "or" and "and" join together."""
    yield from _EITHER.sub("/", part).split()


def _stems(piece: str) -> list[str]:
    words = [word for word in _WORD.findall(piece) if word not in _PLAIN]
    return [rf"{_ENDING.sub('', word) if len(word) > 5 else word.rstrip('s')}\w{{0,6}}" for word in words]


@identity_cache()
def lesser_effects(record: Record) -> frozenset[str]:
    """The effects that the record calls minor."""
    return frozenset(row.name.lower() for row in record.effects if row.seriousness == "minor")
