"""What a text says a partner does to what the record names: "lowers your INR", where the record has "a higher INR"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from articles.clinical.identity_cache import identity_cache
from articles.clinical.prose.partners import Direction, Meeting, Span, partners_in, same
from articles.clinical.prose.statements import Statement
from articles.clinical.record import Interaction, Record
from articles.clinical.sentences import denied

_UP = r"higher|raised|rais(?:e|es|ing)|increas\w{1,4}|more|stronger|greater|boosts?|go(?:es)? up|rises?|climbs?|high"
_DOWN = (
    r"lower\w{0,3}|reduc\w{1,4}|decreas\w{1,4}|less|fewer|weaker|weakens?|falls?|drops?|go(?:es)? down|sinks?"
    r"|cuts?|low"
)
_FIRST = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})) (?:the |your )?(?P<thing>[a-z][a-z ]{{1,24}}?)(?=$|[,;:.]| when"
    rf"| and| or| for| in| with| can| because)"
)
_LAST = re.compile(
    r"\b(?P<thing>[a-z]+(?: [a-z]+)?) (?:can )?(?:(?P<up>rises?|goes up|climbs?)|(?P<down>falls?|drops?"
    r"|goes down|sinks?))\b"
)
_REVERSED = re.compile(r"\b(?:stop\w*|without|myth|instead of|dose of|than)\b")
_OPPOSITE: dict[str, Direction] = {"raises": "lowers", "adds": "lowers", "lowers": "raises"}
_MEDICINE = re.compile(r"\b(?:levels?|effects?|dose)\b")


@dataclass(frozen=True)
class _Measure:
    row: Interaction
    names: tuple[str, ...]
    thing: str
    up: bool
    pattern: re.Pattern[str]


def measured(statement: Statement, record: Record) -> Iterator[Meeting]:
    """Where the thing goes the other way than in the record."""
    low = statement.low
    for measure in _measures(record):
        if measure.thing not in low or _REVERSED.search(low):
            continue
        partners = sorted(partners_in(low, record), key=itemgetter(1))
        first = next((one for one in partners if any(same(one[0], name) for name in measure.names)), None)
        if first:
            yield from _turned(statement, measure, *first, partners[0][1])


def _turned(statement: Statement, measure: _Measure, name: str, span: Span, earliest: Span) -> Iterator[Meeting]:
    for match in measure.pattern.finditer(statement.low):
        if earliest < match.span() < span:  # another one does it: "A lowers it and B raises it"
            continue
        wrong = bool(match["up"] or match["up2"]) != measure.up
        if wrong and not denied(statement.low, match.start()):
            start, end = min(span[0], match.start()), max(span[1], match.end())
            yield Meeting(name, _OPPOSITE[measure.row.direction], statement.start + start, statement.start + end)


@identity_cache()
def _measures(record: Record) -> tuple[_Measure, ...]:
    return tuple(one for row in record.interactions if row.direction in _OPPOSITE for one in _of(row))


def _of(row: Interaction) -> Iterator[_Measure]:
    effect = row.effect.lower()
    match = _FIRST.search(effect) or _LAST.search(effect)
    if match and not _MEDICINE.search(match["thing"]):
        thing = match["thing"]
        names = tuple(name for name, _ in partners_in(row.partner)) or (row.partner.lower(),)
        near = r"(?: (?!but\b|and\b|not\b)[\w']{1,20}){0,2}? "
        pattern = re.compile(
            rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})){near}{re.escape(thing)}\b"
            rf"|\b{re.escape(thing)} (?:(?:can|may|will|to|could|then) )?(?:(?P<up2>rise|rises|goes? up|climbs?"
            rf"|increases?)|(?P<down2>falls?|drops?|goes? down|sinks?|decreases?))\b"
        )
        yield _Measure(row, names, thing, bool(match["up"]), pattern)
