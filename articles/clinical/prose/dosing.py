"""What a text says of amounts: which is a starting dose, a maximum or a step, how much it makes in a day, for what."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, zip_longest

from articles.clinical.identity_cache import identity_cache
from articles.clinical.prose.around import Around, cells, walk
from articles.clinical.prose.caps import capped
from articles.clinical.prose.counted import counted
from articles.clinical.prose.dosestatement import MASS, DoseStatement, Role
from articles.clinical.prose.dosewords import prose
from articles.clinical.prose.rhythm import how_often_again, rhythm, row_rhythm
from articles.clinical.prose.spoken import is_own, other_medicine
from articles.clinical.prose.uses import uses_in
from articles.clinical.sentences import Span, pieces, sentences
from articles.clinical.subject import Subject
from articles.content.quantities import Quantity, QuantityMatch
from articles.content.worded import amounts

_COUNTS = frozenset(("tablets", "capsules", "drops", "puffs", "patches"))
_DOSES = MASS | _COUNTS
_START = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg[ia]n(?:s|ning)?|initial(?:ly)?|initiat\w+)\b(?!\s(?:to|working|feeling|of)\b)"
    r"|\bfirst (?:dose|day)\b",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    r"\b(?:maximum|max\b\.?|limit|ceiling|no more than|not more than|at most|highest|upper limit"
    r"|(?:never|not|\w{1,8}n't|cannot|no one|nobody)(?: \w+){0,4}? (?:exceed|above|over|more than|beyond|higher than"
    r"|greater than))\b"
    r"|\b(?:not|without) (?:exceeding|going (?:over|above))\b|\bthe most(?: \w+){0,8}? (?:is|are)\b"
    r"|\bmost (?:in|a|per|each|every) (?:any |a )?(?:day|24 hours)\b",
    re.IGNORECASE,
)
_WEAK_MAXIMUM = re.compile(
    r"(?<!go )(?<!goes )(?<!going )(?<!work )\b(?:up to|as much as|as high as)\s+$", re.IGNORECASE
)
_SELDOM = re.compile(
    r"\b(?:rarely|seldom|hardly(?: ever)?|scarcely)(?: \w+){0,4}? (?:exceeds?|above|over|more than|beyond"
    r"|higher than)\s+$",
    re.IGNORECASE,
)
_MAXIMUM_AFTER = re.compile(
    r"(?:[^.;0-9]|\b24\b){0,30}\b(?:at most|maximum|max\b|or less|is (?:the|a) (?:most|limit|highest|upper|top|ceiling"
    r"|maximum)|(?:is|are|must|should) (?:not|never) (?:be )?(?:exceeded|passed))",
    re.IGNORECASE,
)
_START_AFTER = re.compile(
    r"[^.;0-9]{0,30}\b(?:to start|to begin|at first|initially|(?:is|as) (?:the|a|an) (?:\w+ )?(?:starting|initial"
    r"|first))\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:by|steps? of|increments? of|up|down|off|rises? of|taken off)(?: no more than| at most| about| up to"
    r"| only)?\s+$",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(
    r"\b(?:(?:dos(?:e|es|ages?)|amounts?|anything|taking|take)(?: \w+){0,2} (?:higher|greater|larger|above|over|more"
    r"|exceeding"
    r"|beyond|in excess of)(?: than)?|exceed(?:s|ing)?|more than)\s(?:[.0-9]{1,5}\s?m?[a-z]?\s?(?:-|to)\s?)?$",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"[^.;]{0,40}\b(?:(?:is|are) (?:not|never|rarely) (?:recommended|advised|used|given|safe|allowed)|(?:should"
    r"|must) (?:not|never))",
    re.IGNORECASE,
)
_TALE = re.compile(
    r"\b(?:overdos\w+|(?<!is )(?<!are )(?<!be )swallowed|misus\w+|abus\w+|addict\w*|recreational\w*|street"
    r"|poison\w*|died|trials?|stud(?:y"
    r"|ies)|tested"
    r"|tried|equivalent|equals?|equal to|same as|compared|case|survey|volunteers|rats|mice|animals?|blood level"
    r"|toxic\w*"
    r"|he|she|his|her|took|was|were|had)\b"
)
_CONCENTRATION = re.compile(
    r"[^.;]{0,40}?(?:/|\bper)\s?(?:d?l|ml|lit(?:re|er)s?|decilit\w+|millilit\w+)\b", re.IGNORECASE
)
_RANGE = re.compile(r"\s?(?:-|to|or|and)\s?")
_OF = re.compile(
    r"\s+of\s+(?:the\s|an?\s|your\s|this\s)?(?:\w+\s(?=hormone|substance|ingredient|agent|compound|suspension|syrup"
    r"|liquid|solution|mixture))?([\w-]+)"
)
_FURTHER = re.compile(r";|, (?:and|but) (?:the|a|an|then|also|your)\b")
_FOOD = re.compile(
    r"\b(?:wine|beer|spirits|drinks?|coffee|salt|sugar|fluids?|protein|fibre|fiber|sodium)\b", re.IGNORECASE
)
_ITSELF = frozenset(
    "it this that hormone substance ingredient agent compound suspension syrup liquid solution mixture medicine"
    " medication drug tablet tablets active these same body treatment dose day".split()
)
_TRIAL = re.compile(r"\b(?:trials?|stud(?:y|ies)|tested|tried|volunteers|rats|mice|animals?)\b", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:target|usual(?:ly)?|maintenance|typical(?:ly)?|then|to|increas\w+|rais\w+)\b[^,;]*$", re.IGNORECASE
)
_STEP_HEAD = re.compile(r"\b(?:steps?|increas\w+|raise|titration|change|taper|stopping|lowering)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s?[(\[][^()\[\]]{0,40}[)\]]")
"""In brackets behind an amount: "1 g (two tablets)"."""
_OPENS = re.compile(r"\s?[(\[]\s?(?:(?:which|that) is\s|=\s?)?")
_SPEAKING = frozenset(("paragraph", "item", "row"))
_HEAD = 600
"""Characters of a head that are read beside each amount below or behind it; what is longer is none."""


@identity_cache()
def dose_statements(subject: Subject) -> tuple[DoseStatement, ...]:
    """Every amount of the record's medicine in the text's sentences and table cells."""
    return tuple(capped(list(_each(subject)), walk(subject)))


def _each(subject: Subject) -> Iterator[DoseStatement]:
    for around in walk(subject):
        if around.passage.kind in _SPEAKING:
            yield from _of_row(around, subject) if around.passage.kind == "row" else _of_sentences(around, subject)


def _of_sentences(around: Around, subject: Subject) -> Iterator[DoseStatement]:
    text = around.passage.text
    spans = sentences(text)
    for (start, end), following in zip_longest(spans, spans[1:], fillvalue=(0, 0)):
        groups = [] if text[start:end].endswith("?") else _groups(prose(text), (start, end))
        if groups:
            before = uses_in(text[max(0, start - 600) : start], subject.record)
            above = (*((before,) if len(before) == 1 else ()), *_above(around, subject))
            uses = uses_in(text[start:end], subject.record) or _first(above)
            again = "" if _groups(prose(text), following) else how_often_again(text, following)
            yield from _amounts(around, subject, (start, end), groups, uses, again=again)


def _of_row(around: Around, subject: Subject) -> Iterator[DoseStatement]:
    """Each cell for itself: what it is about stands in it, at the beginning of its row, or above its column."""
    text = around.passage.text
    spans = cells(text)
    head, often_in_row = text[slice(*spans[0])], row_rhythm(text[slice(*span)] for span in spans[1:])
    for number, span in enumerate(spans):
        cell_parts = [(piece, groups) for piece in pieces(text, *span) if (groups := _groups(prose(text), piece))]
        if cell_parts:
            column = around.columns[number] if number < len(around.columns) and number else ""
            own, *others = (uses_in(part, subject.record) for part in (text[slice(*span)], head, column))
            row = uses_in(text, subject.record) if not any(others) else frozenset[str]()
            uses = own or _first((*others, row, *_above(around, subject)))
            often = "" if _has(_MAXIMUM, column) else often_in_row
            for piece, groups in cell_parts:
                heads = f"{head[:_HEAD]} {column[:_HEAD]} {often} "
                yield from _amounts(around, subject, piece, groups, uses, heads)


def _above(around: Around, subject: Subject) -> tuple[frozenset[str], ...]:
    """What headings and lead-in name. Several uses at once name none of them."""
    named = (uses_in(text, subject.record) for text in (*around.above, subject.title))
    return tuple(uses for uses in named if len(uses) == 1)


def _first(several: tuple[frozenset[str], ...]) -> frozenset[str]:
    return next(filter(None, several), frozenset())


def _amounts(
    around: Around,
    subject: Subject,
    span: Span,
    groups: list[list[QuantityMatch]],
    uses: frozenset[str],
    heads: str = "",
    again: str = "",
) -> Iterator[DoseStatement]:
    text = prose(around.passage.text)
    sentence = text[slice(*span)]
    for number, group in enumerate(groups):
        begin = groups[number - 1][-1].end if number else span[0]
        until = groups[number + 1][0].start if number + 1 < len(groups) else span[1]
        if not _is_elsewhere(text, group, text[group[-1].end : until], span, subject):
            is_last = number + 1 == len(groups)
            one = _one(around, group, (begin, until), span, uses, heads, sentence, again if is_last else "")
            # Tablets are counted in words all over a text: "one tablet holds", "two tablets of".
            if one.is_mass or one.times or not text[group[-1].start].isalpha():
                yield one


def _one(
    around: Around,
    group: list[QuantityMatch],
    parts: Span,
    span: Span,
    uses: frozenset[str],
    heads: str,
    sentence: str,
    again: str,
) -> DoseStatement:
    """`parts` reaches from the amount before to the amount after, `span` over the sentence. `again`: how often, as the
    next sentence says.
    """
    text, (low, high, start) = prose(around.passage.text), _counted(prose(around.passage.text), group)
    brackets = _IN_BRACKETS.match(text, group[-1].end, parts[1])
    before, after = text[parts[0] : group[0].start], text[brackets.end() if brackets else group[-1].end : parts[1]]
    role, cue, starting = _role(before, after, heads)
    dose_rhythm = rhythm(high.unit, before, after, heads, sentence)
    if again and not dose_rhythm.times:
        dose_rhythm = rhythm(high.unit, "", again, "", again)
    weak = role == "maximum" and bool(_WEAK_MAXIMUM.search(before) or _SELDOM.search(before))
    tale = _TRIAL if role == "maximum" and not weak else _TALE
    return DoseStatement(
        around, role, low, high, dose_rhythm, uses,
        start=start if cue is None else min(start, parts[0] + cue),
        end=_end(text, group[-1].end, parts[1], dose_rhythm.words),
        strong=not _has(tale, text, span) and not (weak and not dose_rhythm.times),
        weak=weak,
        sentence=sentence,
        starting=starting,
    )  # fmt: skip


@lru_cache(maxsize=16)
def _has(pattern: re.Pattern[str], text: str, span: Span | tuple[()] = ()) -> bool:
    """Remembered for the other amounts of a sentence or cell."""
    return pattern.search(text, *span) is not None


def _end(text: str, end: int, until: int, often: str) -> int:
    at = text.find(often, end, until) if often else -1
    return at + len(often) if at >= 0 else end


def _groups(text: str, span: Span) -> list[list[QuantityMatch]]:
    """Amounts that can be doses, in order; the two ends of a range are one."""
    groups: list[list[QuantityMatch]] = []
    for match in amounts(text, *span):
        last = groups[-1][-1] if groups else None
        if last and _RANGE.fullmatch(text, last.end, match.start) and last.quantity.unit == match.quantity.unit:
            groups[-1].append(match)
        else:
            groups.append([match])
    doses = [group for group in groups if _unit(group) in _DOSES]
    return [
        group for before, group in pairwise([None, *doses]) if group and not _repeats_in_brackets(text, before, group)
    ]


def _repeats_in_brackets(text: str, before: list[QuantityMatch] | None, group: list[QuantityMatch]) -> bool:
    """Whether a count in brackets only repeats the amount before it: "1 g (2 tablets)"."""
    if before is None or _unit(before) not in MASS or _unit(group) not in _COUNTS:
        return False
    return _OPENS.fullmatch(text, before[-1].end, group[0].start) is not None


def _counted(text: str, group: list[QuantityMatch]) -> tuple[Quantity, Quantity, int]:
    """The two ends of an amount, of all tablets together where a text counts them, and where it begins."""
    low, high, start = group[0].quantity, group[-1].quantity, group[0].start
    times = counted(text, group[0]) if _unit(group) in MASS and len(group) == 1 else None
    if times is None:
        return low, high, start
    fewest, most, begin = times
    return Quantity(low.value * fewest, low.unit), Quantity(high.value * most, high.unit), begin


def _unit(group: list[QuantityMatch]) -> str:
    return group[-1].quantity.unit.split("/")[0]


def _is_elsewhere(text: str, group: list[QuantityMatch], after: str, span: Span, subject: Subject) -> bool:
    """In the blood, or of something else."""
    per = group[-1].quantity.unit.split("/")[1:]
    if {"L", "mL"} & set(per) or _CONCENTRATION.match(after):
        return True
    if group[-1].quantity.unit in ("units", "g", "mL") and _has(_FOOD, text, span):
        return True
    of = _OF.match(after)
    if of and of[1].lower() not in _ITSELF and not is_own(of[1], subject.record):
        return True
    # What a further clause names is taken beside it.
    further = _FURTHER.search(text, group[-1].end, span[1])
    around = (span[0], further.start() if further else span[1])
    return other_medicine(text, group[0].start, group[-1].end, around, subject.record)


def _role(before: str, after: str, heads: str) -> tuple[Role, int | None, bool]:
    """With where the word that says so begins in `before`, and whether a maximum is one of the starting dose."""
    if step := _STEP.search(before):
        return "step", step.start(), False
    maximum, start = _last(_MAXIMUM, before), _last(_START, before)
    threshold, seldom = _THRESHOLD.search(before), _SELDOM.search(before)
    if seldom:
        return "maximum", seldom.start(), False
    if threshold and not maximum:
        return ("maximum" if _FORBIDDEN.match(after) else "threshold"), threshold.start(), False
    maximum = maximum or _WEAK_MAXIMUM.search(before)
    near = start is not None and len(before) - start.end() < 60
    if start and near and (not maximum or _one_phrase(before, start, maximum)):
        return "start", start.start(), maximum is not None
    if maximum:
        starting = _has(_START, heads)
        return ("start" if starting else "maximum"), maximum.start(), starting
    return _role_around(before, after, heads), None, False


def _one_phrase(before: str, start: re.Match[str], maximum: re.Match[str]) -> bool:
    """ "Start at no more than": the maximum is one of the start."""
    return start.end() <= maximum.start() and "," not in before[start.end() : maximum.start()]


def _role_around(before: str, after: str, heads: str) -> Role:
    """Where the words before the amount do not tell."""
    if _START_AFTER.match(after):
        return "start"
    if _MAXIMUM_AFTER.match(after):
        return "maximum"
    if _TARGET.search(before) or not heads:
        return "usual"
    if _has(_STEP_HEAD, heads):
        return "step"
    return "start" if _has(_START, heads) else "maximum" if _has(_MAXIMUM, heads) else "usual"


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)
