"""Times that a text gives: how soon the medicine works, how long it stays, how long it may be taken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.clinical.prose.periods import HAS_UNIT, Period, periods
from articles.clinical.prose.spoken import is_medicine, is_own
from articles.clinical.prose.statements import Statement
from articles.clinical.record import Record
from articles.clinical.sentences import denied

TimeMeasure = Literal["half-life", "peak", "onset", "duration", "longest use", "dependence", "withdrawal"]
_DAY = 1440
_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
# What starts or lasts is the medicine's effect, not one of these.
_NOT_EFFECT = re.compile(
    r"\b(?:withdraw\w*|symptoms?|side[- ]effects?|impair\w*|detect\w*|urine|hair|saliva|drug test\w*|treatment"
    r"|course|prescription|supply|dependence|toleran\w*|seizures?"
    r"|attacks?|memory|cognitive|taper\w*|pregnan\w*|half-li\w+|full|benefit|trial\w*|study|studies|overdose"
    r"|stop\w*|addict\w*|protracted|rebound)\b"
)
_CUES: dict[TimeMeasure, str] = {
    "half-life": r"(?:half[- ]li(?:fe|ves)|half of (?:it|the \w+|your dose|what you took) (?:is|has|have|leaves|in"
    r"|within|after|are|goes)"
    r"|half of it|(?:level|amount|concentration)s? (?:(?:in the|of) \w+ )?(?:to )?(?:halves?|is halved|(?:drop|fall"
    r"|sink)s? (?:by|to)"
    r" (?:one )?half))\b",
    "peak": r"(?:peak(?:s|ed|ing)?\b(?: (?:plasma|blood|serum))?(?: (?:levels?|concentrations?))?|highest"
    r"|(?:full|greatest|top|maximal|maximum) (?:blood |plasma |serum )?(?:levels?|concentrations?|amounts?)"
    r"|(?:summit|top|height|maximum) (?:in|of) the (?:blood|plasma|level)|tmax)",
    "onset": r"(?:(?:starts?|begins?|started|starting|beginning) (?:to )?(?:work(?:ing)?|act(?:ing)?|take effect"
    r"|taking effect)|takes? effect|kicks? in|onset(?: of (?:action|effects?))?"
    r"|(?:feel|notice)\w* (?:the |its |an? |some )?(?:effects?|difference|relief|calmer)|works? (?:in|within"
    r"|after)\b|acts? (?:in|within)\b|effects? (?:of \w+ )?(?:\w+ )?(?:felt|begin|start|noticed|appear)\w*"
    r"|relief (?:in|within)|fast[- ]acting|(?:before|until|till) (?:you|people|it|one|anybody|the patient|they)"
    r" (?:can |will )?(?:feels?|notices?|works?|acts?|kicks? in|takes effect|falls? asleep)"
    r"|effects? (?:of [a-z ]{1,30}? )?(?:comes?|sets? in|shows?|(?:is|are) (?:there|felt|seen)|appears?|arrives?)"
    r"|sets? in"
    r"|(?:feel|notice)\w* (?:it|[a-z]+) work(?:s|ing)?|makes itself felt)\b",
    "duration": r"(?:(?:(?:last(?:s|ing)?|active)\b(?: in [^.;,]{0,30})?(?: for| about| around| up to| between"
    r"| usually)?|(?:works|acts|effective) for)|duration of (?:action|effects?)|wears? off|wearing off"
    r"|(?:cover(?:s|ed|age)?|protect(?:s|ed)?|relieves?|holds|(?:keeps|goes on) working|continues to work)"
    r" (?:[a-z]+ ){0,2}?(?:for|over)|(?:effects?|action) (?:of [a-z ]{1,30}? )?(?:(?:is|are) (?:gone|over|spent)|fades?"
    r"|ends?|stops?|disappears?|vanish\w*|ceases?|reaches|persists?|remains?|continues?|stays|endures?|holds|extends?"
    r"|goes))\b",
    "longest use": r"(?:(?:longer|more) than|for up to|(?:limit|maximum|most) of|exceed(?:ing)?|up to|at most"
    r"|(?:used|taken|prescribed|recommended|given)(?: only)? for(?: only| just| about)?"
    r"|limited to|short[- ]term)",
    "dependence": r"(?:dependen\w+|dependent|hooked|habit)",
    "withdrawal": r"withdrawal\b[^.;]{0,40}?\b(?:last\w*|go on|continue\w*|persist\w*|takes?)",
}
_FIND = {measure: re.compile(rf"\b{words}") for measure, words in _CUES.items()}
_LABELS: dict[TimeMeasure, str] = {
    "half-life": r"(?:elimination |terminal )?half[- ]life",
    "peak": r"(?:time to )?(?:peak|highest level|maximum level|tmax)(?: level| concentration)?",
    "onset": r"onset(?: of (?:action|effect))?|starts? to work|begins? to work|first effect",
    "duration": r"duration(?: of (?:action|effect))?|lasts?|how long it (?:works|lasts)",
}
_LABEL = re.compile(
    r"\W*(?:" + "|".join(rf"(?P<{name.replace('-', '_')}>{words})" for name, words in _LABELS.items()) + r")\W*\|"
)
_ANY = re.compile("|".join(_CUES.values()))
_REACH: dict[TimeMeasure, int] = {
    "half-life": 70,
    "peak": 60,
    "onset": 50,
    "duration": 40,
    "longest use": 14,
    "dependence": 50,
    "withdrawal": 45,
}
_LEVEL = re.compile(r"\b(?:levels?|concentrations?|blood|plasma|serum|tmax)\b")
_TAKING = re.compile(r"\b(?:use|used|using|take|taken|taking|treatment|prescribe[ds]?|prescription|course|therapy)\b")
_FORBIDS = re.compile(
    r"\b(?:not|never|no|only|avoid\w*|limited?|short[- ]term|at most|advis\w+|recommend\w+|n't|should|must)\b|n't\b"
)
_NOT_GONE = re.compile(r"\b(?:people|patients|excreted|urine|split|swallow|break|broken|tablets?|price|risk)\b")
_LEADS = re.compile(r",?\s(?:for|until|till|before|to)\s(?:the\s)?")
_BEFORE_FEELING = re.compile(r"(?:before|until|till)\b")
_ENDS = re.compile(r"wear|(?:effects?|action) (?:is|are|fade|end|stop|disappear|vanish|cease|go)")
_SOON = re.compile(r"\b(?:within|in|after|every)\s*$")
_LASTED = re.compile(
    r"\b(?:if|when|(?:symptoms?|seizures?|attacks?|fever|pain|it|they) lasts?|who|people|patients|every|wait"
    r"|after|have|has|been)\b"
)
_BECOMES = re.compile(
    r"\b(?:develop\w*|occur\w*|happen\w*|becom\w*|begin\w*|start\w*|set in|sets in|follow|form\w*|as (?:little"
    r"|early|soon|few) as|within|after|get)\b"
)
_GROUPS = {
    "older people": r"older|elderly|seniors|geriatric",
    "children": r"child\w*|infants?|newborns?|neonat\w*|bab(?:y|ies)|teenagers?|adolescents",
    "liver or kidney disease": r"liver|hepatic|cirrhosis|kidney|renal",
    "slow-release forms": r"extended[- ]release|slow[- ]release|modified[- ]release|prolonged[- ]release|xr\b"
    r"|er\b|sr\b",
    "injections": r"inject\w*|intraven\w*|intramuscular\w*|nasal\w*|rectal\w*",
    "some people": r"some (?:people|cases|patients)|protracted|rare cases|in rare|a few people",
}
_GROUP = re.compile("|".join(rf"(?P<g{number}>\b(?:{words})\b)" for number, words in enumerate(_GROUPS.values())))
_OTHERS = re.compile(
    r"\b(?:benzodiazepines|barbiturates|medicines|medications|drugs|sedatives|antidepressants|metabolites?"
    r"|(?:others?|similar|rapid|short-acting|fast-acting|mealtime) \w+|blood sugar|low sugar)\b"
)


@dataclass(frozen=True)
class Time:
    """`about` is for whom it holds; "" for adults. `start` and `end` are offsets in the passage."""

    measure: TimeMeasure
    about: str
    period: Period
    start: int
    end: int


def times(statement: Statement, record: Record) -> Iterator[Time]:
    """The times of a sentence that are this medicine's."""
    text = statement.low
    is_row = statement.passage.kind == "row"
    if statement.asks or HAS_UNIT.closed(text) or not (is_row or _ANY.search(text)):
        return
    lengths = list(periods(text))
    if is_row and (labelled := _of_row(statement, lengths, record)):
        yield labelled
        return
    for measure, pattern in _FIND.items() if lengths else ():
        for cue in pattern.finditer(text):
            period = _nearest(cue, lengths, measure, text)
            if period and _means(measure, text, cue, period) and not _is_elsewhere(text, cue, period, record):
                start, end = min(cue.start(), period.span[0]), max(cue.end(), period.span[1])
                yield Time(measure, _group(text, record), period, statement.start + start, statement.start + end)
                break


def _of_row(statement: Statement, lengths: list[Period], record: Record) -> Time | None:
    """Of a row whose first cell names the measure and nothing else."""
    label = _LABEL.match(statement.low)
    if label is None or len(lengths) != 1 or lengths[0].span[0] < label.end():
        return None
    measure = next(name for name in _LABELS if label[name.replace("-", "_")])
    start, end = lengths[0].span
    return Time(measure, _group(statement.low, record), lengths[0], statement.start + start, statement.start + end)


def _nearest(cue: re.Match[str], lengths: list[Period], measure: TimeMeasure, text: str) -> Period | None:
    after = [period for period in lengths if 0 <= period.span[0] - cue.end() <= _REACH[measure]]
    if _BEFORE_FEELING.match(cue[0]):
        after = []
    if after and not re.search(r"[.;]", text[cue.end() : after[0].span[0]]):
        return after[0]
    over = [period for period in lengths if cue.start() <= period.span[0] < cue.end()]
    led = _LEADS.fullmatch(text, lengths[0].span[1], cue.start()) is not None
    before = 40 if led else 12 if _BEFORE_FEELING.match(cue[0]) else 3
    close = [
        period
        for period in lengths
        if 0 <= cue.start() - period.span[1] <= before and measure in ("half-life", "onset")
    ]
    return next(iter(over + close[-1:]), None)


def _means(measure: TimeMeasure, text: str, cue: re.Match[str], period: Period) -> bool:
    around = text[max(0, cue.start() - 70) : period.span[1]]
    match measure:
        case "half-life":
            is_named = "li" in cue[0].removeprefix("half")
            return (is_named or not _NOT_GONE.search(text[: period.span[1]])) and not re.search(
                r"\d\s*$|\b(?:five|several|few)\s*$", text[: cue.start()]
            )
        case "peak":
            beside = f"{text[max(0, cue.start() - 70) : cue.start()]} {text[cue.end() : period.span[1]]}"
            return bool(_LEVEL.search(text)) and not _NOT_EFFECT.search(beside)
        case "onset" | "duration":
            inner = text[cue.end() : period.span[0]]
            ends = _ENDS.match(cue[0]) is not None
            around = around if not ends else text[cue.start() : period.span[1]]
            return (
                not _NOT_EFFECT.search(around)
                and not re.search(r"\bhalf|\bevery|\beach|\bbefore\b", inner)
                and not (measure == "duration" and not ends and _SOON.search(inner))
                and not denied(text, cue.start())
            )
        case "longest use":
            return bool(
                period.low >= _DAY and _TAKING.search(text) and _FORBIDS.search(text[: period.span[0]])
            ) and not _other_limit(text, cue)
        case "dependence":
            return bool(_BECOMES.search(text[cue.start() : period.span[0]])) and period.low >= _DAY
        case _:
            return not re.search(r"\b(?:begin|start|appear)", text[cue.start() : period.span[0]])


def _other_limit(text: str, cue: re.Match[str]) -> bool:
    """How long symptoms may last before somebody calls, a gap between doses, and who took it for so long already."""
    before = text[max(0, cue.start() - 60) : cue.start()]
    return bool(_LASTED.search(before))


def _is_elsewhere(text: str, cue: re.Match[str], period: Period, record: Record) -> bool:
    spoken = [word[0] for word in _WORD.finditer(text, 0, period.span[0]) if is_medicine(word[0], record)]
    spoken = spoken[-1:] or [word[0] for word in _WORD.finditer(text, period.span[1]) if is_medicine(word[0], record)]
    if spoken and not is_own(spoken[0], record):
        return True
    named = [name for name in record.own_names if name and name.lower() in text.lower()]
    return not named and _OTHERS.search(text[: max(cue.end(), period.span[1])]) is not None


def _group(text: str, record: Record) -> str:
    """Injections are a group where the medicine is also taken otherwise."""
    injected = bool(record.doses) and not any("mouth" in row.route for row in record.doses)
    groups = (list(_GROUPS)[int((match.lastgroup or "g0")[1:])] for match in _GROUP.finditer(text))
    return next((group for group in groups if not (injected and group == "injections")), "")
