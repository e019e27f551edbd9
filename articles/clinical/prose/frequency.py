"""How often a text says that a side effect comes: in words ("rare") and in numbers ("1 in 1,000")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.statements import Statement
from articles.clinical.record import Record
from articles.content.facts import BANDS
from articles.gate import Gate

SHARES = {
    "very common": (Fraction(1, 10), Fraction(1)),
    "common": (Fraction(1, 100), Fraction(1, 10)),
    "uncommon": (Fraction(1, 1000), Fraction(1, 100)),
    "rare": (Fraction(1, 10_000), Fraction(1, 1000)),
    "very rare": (Fraction(0), Fraction(1, 10_000)),
}
"""The least and the greatest share of people in each band (EU guideline on the summary of product characteristics)."""
ORDER = tuple(SHARES)
_ROUNDED = 2
"""A label rounds, and counts differ from trial to trial: a number is another one from twice or half the band on."""

# The longer words first: "less common" is not common.
_ADJECTIVES = {
    "very (?:common|frequent|usual)": 0,
    "(?:very|extremely|exceedingly|vanishingly|exceptionally) (?:rare|uncommon|unusual)": 4,
    "most (?:common|frequent)": 1,
    "(?:uncommon|infrequent|(?:less|not) (?:so |very )?(?:common|frequent)|occasional)": 2,
    "(?:rare|unusual)": 3,
    "(?:common|frequent)": 1,
}
_ADVERBS = {
    "very (?:often|commonly|frequently)": 0,
    "(?:very|extremely) rarely|almost never|hardly ever|scarcely ever|practically never": 4,
    "uncommonly|infrequently|occasionally": 2,
    "rarely|seldom|exceptionally": 3,
    "commonly|frequently|often": 1,
}
_PEOPLE = r"(?:people|patients?|users?|adults?|women|men|persons?|of those|of them|who take)"
_CROWDS = {
    rf"(?:nearly|almost) (?:everyone|everybody|all {_PEOPLE})|everyone|everybody": 0,
    rf"(?:very few|hardly any|almost no|scarcely any) {_PEOPLE}|hardly any(?:one|body)|almost no(?:body| one)": 3,
    rf"(?:only )?(?:a )?few {_PEOPLE}": 2,
}
_CASES = {
    "in (?:very|extremely) rare (?:cases|instances)": 4,
    "in (?:rare|isolated|exceptional|single) (?:cases|instances)": 3,
}
_MEANT = r"(?:side[- ]effects?|effects?|reactions?|problems?|complaints?|complications?|symptoms?)"
_HAPPENS = (
    r"(?:caus\w+|leads?|leading|brings?|bringing|mak(?:e|es|ing)|occur\w*|happen\w*|develop\w*|seen|reported|affect\w*"
    r"|gets?|getting|have|has|had|feels?|feeling|experience\w*|notice\w*|suffer\w*|produc\w+|trigger\w*|appear\w*|comes?)"
)
_BETWEEN = r"(?:\s(?!serious|severe|harmful|fatal)[\w'-]+){0,3}?"


def _either(words: dict[str, int], name: str) -> str:
    return "(?:" + "|".join(f"(?P<{name}{number}>{word})" for number, word in enumerate(words)) + ")"


_COUNT = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)"
_OF_COUNT = rf"(?:{_COUNT}|twenty|fifty|(?:a |one |ten )?(?:hundred|thousand)|a million)"
_NOT_PEOPLE = r"(?! ?(?:doses|tablets|pills|minutes|hours|days|weeks|months|years|times|mg|ml|-))"
_IN = rf"{_COUNT}(?: {_PEOPLE})?(?: in| out of| of| per)(?: every| each)? {_OF_COUNT}\b{_NOT_PEOPLE}"
_FIGURE = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
_PERCENT = rf"{_FIGURE}(?:\s?(?:%|per ?cent))"
_PARTS = {"half": Fraction(1, 2), "a third": Fraction(1, 3), "one third": Fraction(1, 3), "a quarter": Fraction(1, 4)}
_PART = rf"(?:{'|'.join(_PARTS)})(?= (?:of )?(?:all |the )?{_PEOPLE})"
_SHARE = rf"(?:{_IN}|{_PERCENT}|{_PART})"
_LESS = r"(?:(?:fewer|less|not more|no more) than|under|below|at most|(?P<near>up to|as (?:many|much) as))"
_MORE = r"(?:more than|over|above|at least|well over)"
_BOUND = rf"(?:{_LESS.replace('?P<near>', '?:')}\s|{_MORE}\s)?"
_NUMBER = re.compile(
    rf"\b(?:(?P<less>{_LESS})\s|(?P<more>{_MORE})\s)?(?:about |around |only |just )?"
    rf"(?P<first>{_SHARE})(?:,?\s?(?:-|to|and|but|or)\s?{_BOUND}(?P<second>{_SHARE}))?"
    rf"|\b(?P<low>{_FIGURE})\s?(?:-|to|and)\s?(?P<high>{_PERCENT})"
)
_WORD = re.compile(
    r"\b(?:is|are|was|were|be|being|considered|called|as)(?: also| all| both| a| an| quite| fairly"
    r"| considered)?"
    rf" (?:{_either(_ADJECTIVES, 'is')})\b"
    r"(?! (?:in (?!people who take|patients (?:who take|on))|for|to (?!feel|get|become|have|experience)|when|if"
    r"|knowledge|practice|cold)\b)"
    rf"|\b{_either(_ADJECTIVES, 'of')}(?:,? (?:but|and) [\w-]+)?(?: [\w-]+){{0,2}}? {_MEANT}\b"
    rf"|[(:,] ?{_either(_ADJECTIVES, 'bracket')}(?=\)|:|$|\.$| \()"
    rf"|(?:^|[\n|]) ?{_either(_ADJECTIVES, 'head')}(?= ?(?::|\(|\|))"
    rf"|\b{_either(_ADVERBS, 'before')},?{_BETWEEN} {_HAPPENS}\b"
    rf"|\b{_HAPPENS}(?: \w+)? {_either(_ADVERBS, 'after')}\b(?! (?:serious|severe|dangerous|mild|enough))"
    rf"|^\W*{_either(_ADVERBS, 'first')}(?=,)"
    rf"|\b{_either(_CROWDS, 'who')}\b|\b{_either(_CASES, 'case')}\b"
)
_GATE = Gate(_NUMBER, _WORD)
_BANDS = {
    f"{name}{number}": band
    for words, names in (
        (_ADJECTIVES, ("is", "of", "bracket", "head")), (_ADVERBS, ("before", "after", "first")), (_CROWDS, ("who",)),
        (_CASES, ("case",)),
    )
    for number, band in enumerate(words.values())
    for name in names
}  # fmt: skip
_LEADS = re.compile(rf"\b{_MEANT}\b|\b(?:affects?|happen|occur|seen)\b|^\W*(?:very )?(?:un)?(?:common|rare|frequent)")
_BEGINS = re.compile(r"\W*(?:very )?(?:common|uncommon|rare)(?: side effects?)? ?[:(]")
_ELSEWHERE = re.compile(
    r"\b(?:overdos\w*|too much|withdraw\w*|stopp(?:ed|ing)|stop taking|placebo|trials?|stud(?:y|ies)|compared|children"
    r"|elderly|older|newborns?|alcohol|opioids?|combin\w+|myth|once thought|more (?:common|often|likely)"
    r"|than (?:with|in|on|the|other|those|women|men|people)|(?:have|need|had) to stop)\b"
)
_REFUSED = re.compile(r"(?:\bnot|n't|\bnever|\bno|\bneither|\bnor)(?: \w+)? $")
_AT_ONCE = re.compile(
    r"[\s,(]*(?:(?:which|that|and) )?(?:(?:is|are|was|were|can be|may be|has been|have been)(?: seen| reported)?"
    r"|(?:can |may |will )?(?:affects?|occurs?|happens?|comes?|appears?|hits?)|seen|reported|felt|:|-)?"
    r"(?: (?:in|to|by|with|as|an?))?(?: (?:about|around|only|just))?\s?\(?"
)
_DENIED = re.compile(r" (?:is|are|was|were|do|does|did) ?(?:not\b|n't)")
_BREAK = re.compile(r"[;.]|\b(?:but|whereas|while|although)\b")
_NEAR = 60


@dataclass(frozen=True)
class Share:
    """The least and the greatest share of people; `band` counts from 0, very common, where words say it, else -1."""

    low: Fraction
    high: Fraction
    band: int = -1

    def contradicts(self, band: str) -> bool:
        """A word is as good as the one beside it: what one calls common, another calls very common."""
        if self.band >= 0:
            return abs(ORDER.index(band) - self.band) > 1
        low, high = SHARES[band]
        return self.high * _ROUNDED < low or self.low > high * _ROUNDED

    def bounds_another(self, band: str) -> bool:
        """Whether it cannot be what the word beside it stands for: "common side effects happen in more than 1 in 100
        people" counts all that is above, and so gives the lower end.
        """
        low, high = SHARES[band]
        if self.high == 1 and self.low < 1:
            return self.low * _ROUNDED < low or self.low > high
        if self.low == 0:
            return self.high * _ROUNDED < low or self.high > high * _ROUNDED
        return self.contradicts(band)

    def agrees(self, other: "Share") -> bool:
        if self.band >= 0:
            return not other.contradicts(ORDER[self.band])
        if other.band >= 0:
            return not self.contradicts(ORDER[other.band])
        return self.low <= other.high * _ROUNDED and other.low <= self.high * _ROUNDED


@dataclass(frozen=True)
class Often:
    """A share of people with the words that say so, as offsets in the sentence."""

    share: Share
    start: int
    end: int


@dataclass(frozen=True)
class Frequency:
    """`start` and `end` are offsets in the passage: the effect and how often, or the effect alone below a lead-in."""

    effect: str
    share: Share
    start: int
    end: int


@cache
def _names() -> tuple[tuple[str, ...], re.Pattern[str]]:
    rows = [line.split(": ", 1) for line in load_word_list("effects")]
    either = ["|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split(", ")) for _, words in rows]
    groups = "|".join(f"(?P<e{number}>{words})" for number, words in enumerate(either))
    return tuple(name for name, _ in rows), re.compile(rf"\b(?:{groups})\b")


def effects_in(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    names, pattern = _names()
    for match in pattern.finditer(lowered(text), start):
        yield names[int((match.lastgroup or "e0")[1:])], *match.span()


def numbers_of(band: str) -> str:
    """Of how many people: "1 in 100 to 1 in 10"."""
    return BANDS[band].partition(": ")[2]


def effect_of(name: str) -> str:
    """The one name that stands for an effect of the record."""
    return next((known for known, _, _ in effects_in(name)), name.lower())


@identity_cache()
def _unlisted(record: Record) -> re.Pattern[str]:
    """Effects of a record that the list does not know."""
    names = [re.escape(row.name.lower()) for row in record.effects if row.name and not any(effects_in(row.name))]
    return re.compile(rf"\b({'|'.join(sorted(names, key=len, reverse=True))})s?\b" if names else r"((?!))")


def _effects(text: str, record: Record) -> list[tuple[str, int, int]]:
    own = ((match[1], *match.span(1)) for match in _unlisted(record).finditer(text))
    return sorted([*effects_in(text), *own], key=lambda effect: effect[1])


def frequencies(statement: Statement, record: Record, heading: str = "") -> Iterator[Frequency]:
    """What a sentence or an item of a list says of each effect that it names; a list without a paragraph that leads to
    it stands below its heading.
    """
    text = statement.low
    shares = often_in(text)
    lead = _above(statement, heading) if not shares and statement.passage.kind == "item" else None
    if statement.asks or not (shares or lead) or _ELSEWHERE.search(text):
        return
    named: set[str] = set()
    for effect, start, end in _effects(text, record):
        if effect in named:  # "memory loss (amnesia)" names it twice
            continue
        named.add(effect)
        if lead:
            yield Frequency(effect, lead, statement.start + start, statement.start + end)
        elif not _DENIED.match(text, end) and (often := _of_effect(text, start, end, shares)):
            first, last = min(start, often.start), max(end, often.end)
            yield Frequency(effect, often.share, statement.start + first, statement.start + last)


@lru_cache(maxsize=256)
def often_in(text: str) -> tuple[Often, ...]:
    """How often something comes, wherever a sentence in small letters says so, in order."""
    if _GATE.closed(text):
        return ()
    words = (Often(_band(match), *_telling(match)) for match in _WORD.finditer(text))
    spoken = [often for often in words if not _REFUSED.search(text, max(0, often.start - 20), often.start)]
    numbers = [Often(_number(match), *match.span()) for match in _NUMBER.finditer(text)]
    return tuple(sorted([*spoken, *numbers], key=lambda often: often.start))


def _band(match: re.Match[str]) -> Share:
    group = next(name for name, value in match.groupdict().items() if value)
    return Share(*SHARES[ORDER[_BANDS[group]]], _BANDS[group])


def _telling(match: re.Match[str]) -> tuple[int, int]:
    return match.span(next(name for name, value in match.groupdict().items() if value))


def _number(match: re.Match[str]) -> Share:
    if match["low"]:
        return Share(Fraction(match["low"]) / 100, _share(match["high"]))
    first = _share(match["first"])
    if match["second"]:
        low, high = sorted((first, _share(match["second"])))
        return Share(low, high)
    # "Up to 1 in 10" is what labels call a share between 1 in 100 and 1 in 10.
    low = first / 10 if match["near"] else Fraction(0) if match["less"] else first
    return Share(low, Fraction(1) if match["more"] else first)


_COUNTS = {
    **dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)),
    "twenty": 20, "fifty": 50, "hundred": 100, "a hundred": 100, "one hundred": 100, "ten hundred": 1000,
    "thousand": 1000, "a thousand": 1000, "one thousand": 1000, "ten thousand": 10_000, "a million": 1_000_000,
}  # fmt: skip
_FROM_TO = re.compile(rf"(?P<many>{_COUNT}).*?(?: in| out of| of| per)(?: every| each)? (?P<of>{_OF_COUNT})\Z")


def _share(words: str) -> Fraction:
    if words in _PARTS:
        return _PARTS[words]
    if match := _FROM_TO.match(words):
        return Fraction(_count(match["many"]), max(_count(match["of"]), 1))
    return Fraction(re.sub(r"[^0-9.]", "", words)) / 100


def _count(words: str) -> int:
    return _COUNTS[words] if words in _COUNTS else int(words.replace(",", ""))


def _of_effect(text: str, start: int, end: int, shares: tuple[Often, ...]) -> Often | None:
    """What stands right behind an effect is said of it; else what stands before it, else what comes later."""
    after = next((often for often in shares if often.start >= end), None)
    before = next((often for often in reversed(shares) if often.end <= start), None)
    if after and _AT_ONCE.fullmatch(text, end, after.start):
        return after
    near = [
        often
        for often, gap in (
            (before, (before.end, start) if before else None),
            (after, (end, after.start) if after else None),
        )
        if often and gap and gap[1] - gap[0] <= _NEAR and not _BREAK.search(text, *gap)
    ]
    return next(iter(near), None)


def _above(statement: Statement, heading: str) -> Share | None:
    if statement.lead:
        return _in_lead(lowered(statement.lead))
    return _in_lead(f"{lowered(heading)}:") if heading else None


@lru_cache(maxsize=256)
def _in_lead(lead: str) -> Share | None:
    """Of "Common side effects:" and "These affect more than 1 in 10 people:"; a number says more than a word."""
    leads = lead.rstrip().endswith(":") or _BEGINS.match(lead)
    if not leads or not _LEADS.search(lead) or _ELSEWHERE.search(lead):
        return None
    shares = [often.share for often in often_in(lead)]
    return next((share for share in shares if share.band < 0), shares[-1] if shares else None)


def in_numbers_and_words(text: str) -> Iterator[tuple[Often, Often]]:
    """A word and the number beside it that explains it, as in "common (1 in 50)"."""
    shares = often_in(text)
    for one, other in pairwise(shares):
        gap = text[one.end : other.start]
        if (one.share.band < 0) != (other.share.band < 0) and len(gap) < _NEAR and not re.search(r"[.;]| and ", gap):
            yield (one, other) if one.share.band >= 0 else (other, one)
