"""What a text says other medicines do to this one: who acts on whom, and in which direction."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Literal

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.spoken import blotted, is_own
from articles.clinical.prose.statements import Statement
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Record
from articles.clinical.sentences import clause, denied
from articles.gate import Gate

Direction = Literal["raises", "lowers", "not raises", "not lowers", "none"]
Span = tuple[int, int]

_MOVES = r"(?:push|bring|send|put|driv|forc|pull|drag|press|shov|bump|nudg|tak|shoot)"
_UP = (
    r"rais\w+|increas\w+|elevat\w+|boost\w*|strengthen\w*|enhanc\w+|intensif\w+|potentiat\w+|heighten\w*"
    r"|prolong\w*|rises?|rising|go(?:es)? up"
    r"|higher|more|stronger|greater|climb\w*|mount\w*|soar\w*|swell\w*|magnif\w+|amplif\w+"
    rf"|{_MOVES}\w*(?= [^,.;:]{{0,40}}?\b(?:up|upwards?|higher)\b)"
)
_DOWN = (
    r"reduc\w+|lower\w*|decreas\w+|weaken\w*|diminish\w*|lessen\w*|shorten\w*|blunt\w*|falls?|falling|drops?"
    r"|dropping|go(?:es)? down|less|weaker"
    r"|smaller|counteract\w*|cuts?|cutting|impair\w*|sinks?|sinking|dips?|plung\w+|plummet\w*|shrink\w*|dwindl\w+"
    rf"|{_MOVES}\w*(?= [^,.;:]{{0,40}}?\b(?:down|downwards?)\b)"
)
_SLOW = r"inhibit\w*|block\w*|slow\w*|prevent\w*|hinder\w*"
_FAST = r"speed\w*|induc\w*|accelerat\w*|hasten\w*|faster|quicker"
_TURN = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<slow>{_SLOW})|(?P<fast>{_FAST}))\b")
_CLEARING = (
    r"metaboli[sz]\w*|metabolism|breakdown|break(?:ing)?(?: \w+){0,2} down|broken down|clear(?:ance|ed)"
    r"|eliminat\w+|removal|excret\w+|degrad\w+|disposal|exit|departure|leaving|(?:wash|flush|clear)ing out|getting rid"
)
_STRENGTH = (
    r"(?<!side )effects?|effectiveness|efficacy|levels?|concentrations?|action|potency|strength|activity|exposure"
    r"|effective|well|strongly"
    r"|(?:pain )?relief|power|sedation|sedative|drowsiness|sleepiness|in (?:the|your) (?:blood|body|system)"
)
_THING = re.compile(rf"\b(?:(?P<clearing>{_CLEARING})|(?P<strength>{_STRENGTH}))\b")
# "makes it stronger", "can raise them": the thing itself was named before.
_MADE = re.compile(r"\b(?:(?P<clearing>(?!))|(?P<strength>mak(?:e|es|ing)))\b")
_THEM = re.compile(r" (?:(?P<clearing>(?!))|(?P<strength>them|it))(?=\W*$|[,.;]| and | but )")
_NO_EFFECT = re.compile(
    r"\b(?:do(?:es)? not|don't|doesn't|cannot|will not|won't) (?:\w+ )?(?:interact|affect|influence|change"
    r"|interfere)\w*|\b(?:has|have|with) no (?:known )?(?:effect|interaction)\w*"
)
_OF_LEVEL = re.compile(r"[^.,;:]{0,15}\b(?:how much|levels?|amount|concentrations?)\b")
_EITHER_WAY = re.compile(rf"\b(?:{_UP})(?: \w+){{0,2}} or (?:{_DOWN})\b|\b(?:{_DOWN})(?: \w+){{0,2}} or (?:{_UP})\b")
# What happens when a partner is taken away is the other way round; so is what nobody should believe.
_REVERSED = re.compile(
    r"\b(?:stop\w*|quit\w*|discontinu\w+|withdraw\w*|without|myth|once thought|instead of|dos(?:e|es|age) of)\b"
)
_PRONOUN = r"it|its|this|this (?:medicine|medication|drug)|the (?:medicine|medication|drug)"
_REFERS = re.compile(r"\W*(?:they|these|this|both|all of these|such medicines)\b")
_TURN_GATE = Gate(_TURN, _NO_EFFECT)


@dataclass(frozen=True)
class Meeting:
    """`partner` does this to the medicine. `start` and `end` are offsets in the passage."""

    partner: str
    direction: Direction
    start: int
    end: int


@cache
def _words() -> tuple[tuple[str, ...], re.Pattern[str], Gate]:
    rows = [line.split(": ", 1) for line in load_word_list("partners") if not line.startswith(">")]
    either = ["|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split(", ")) for _, words in rows]
    groups = "|".join(f"(?P<p{number}>{words})" for number, words in enumerate(either))
    pattern = re.compile(rf"\b(?:{groups})\b")
    return tuple(name for name, _ in rows), pattern, Gate(pattern)


@cache
def _classes() -> dict[str, frozenset[str]]:
    rows = (line[2:].split(": ", 1) for line in load_word_list("partners") if line.startswith(">"))
    return {name: frozenset(members.split(", ")) for name, members in rows}


def partners_in(text: str, record: Record | None = None) -> Iterator[tuple[str, Span]]:
    """Those of the list, and those that a record names besides."""
    names, pattern, gate = _words()
    low = lowered(text)
    for match in () if gate.closed(low) else pattern.finditer(low):
        if not (record and is_own(match[0], record)):
            yield names[int((match.lastgroup or "p0")[1:])], match.span()
    for match in _unlisted(record).finditer(low) if record else ():
        yield match[1], match.span(1)


@identity_cache()
def _unlisted(record: Record) -> re.Pattern[str]:
    """Partners of a record that the list does not know."""
    recorded = {row.partner.lower().strip() for row in record.interactions}
    names = [re.escape(name) for name in recorded if name and not any(partners_in(name))]
    return re.compile(rf"\b({'|'.join(sorted(names, key=len, reverse=True))})s?\b" if names else r"((?!))")


def same(one: str, other: str) -> bool:
    """Whether they are one partner, or one belongs to the other."""
    members = _classes()
    return one == other or other in members.get(one, ()) or one in members.get(other, ())


@identity_cache()
def _own(record: Record) -> re.Pattern[str]:
    names = "|".join(re.escape(name.lower()) for name in record.own_names if name) or r"(?!)"
    return re.compile(rf"\b(?:{names}|{_PRONOUN})(?:'s)?\b")


def meetings(statement: Statement, record: Record, before: str = "") -> Iterator[Meeting]:
    """What a sentence says; `before` is the sentence before it, for "they" and "these"."""
    yield from (one for one in _meetings(statement, record, before) if not _is_another(one, statement, record))


def _is_another(meeting: Meeting, statement: Statement, record: Record) -> bool:
    """Whether the record speaks of another thing: of what becomes of the partner, or of both effects and no level."""
    row = next((row for row in record.interactions if _is_of(row.partner, meeting.partner)), None)
    if row and row.direction == "none" and (turn := _TURN.search(row.effect.lower())):
        return meeting.direction == ("raises" if turn["up"] or turn["slow"] else "lowers")
    of_level = _OF_LEVEL.match(statement.low, meeting.end - statement.start) is not None
    return row is not None and row.direction == "adds" and meeting.direction == "none" and of_level


def _is_of(recorded: str, name: str) -> bool:
    return recorded.lower() == name or any(same(name, other) for other, _ in partners_in(recorded))


def _meetings(statement: Statement, record: Record, before: str) -> Iterator[Meeting]:
    text = statement.low
    if _TURN_GATE.closed(statement.low) and all(
        one.gate.closed(blotted(statement.low, record)) for one in wordings("more-or-less").values()
    ):
        return
    partners = sorted(partners_in(text, record), key=itemgetter(1))
    named = [name for name, _ in partners]
    if not named and _REFERS.match(text):
        named = [name for name, _ in partners_in(before, record)]
    if not named or _REVERSED.search(text):
        return
    none = _NO_EFFECT.search(text)
    if none:
        begin, _ = clause(text, none.start())
        acting = [(name, span[0]) for name, span in partners if begin <= span[0] < none.start()]
        for name, start in acting or ((name, none.start()) for name in dict.fromkeys(named)):
            yield Meeting(name, "none", statement.start + start, statement.start + none.end())
        partners = [one for one in partners if one[1][0] < begin]
    if not _EITHER_WAY.search(text) and (partners or not none):
        turns = tuple(_turns(statement, record, partners, before))
        yield from turns or _in_other_words(statement, record, partners)


def _in_other_words(statement: Statement, record: Record, partners: list[tuple[str, Span]]) -> Iterator[Meeting]:
    """As in "makes it wear off sooner" and "you will need less of it"."""
    for way, match in _other_words(statement, record):
        for name, span in partners:
            if not match.start() <= span[0] < match.end():
                start, end = min(span[0], match.start()), max(span[1], match.end())
                yield Meeting(name, way, statement.start + start, statement.start + end)


def _other_words(statement: Statement, record: Record) -> Iterator[tuple[Direction, re.Match[str]]]:
    text = blotted(statement.low, record)
    ways: tuple[tuple[Direction, Direction], ...] = (("raises", "not raises"), ("lowers", "not lowers"))
    for way, negated in ways:
        several = wordings("more-or-less")[way]
        for match in () if several.gate.closed(text) else several.pattern.finditer(text):
            yield negated if denied(text, match.start()) else way, match


def _turns(statement: Statement, record: Record, partners: list[tuple[str, Span]], before: str) -> Iterator[Meeting]:
    text, last = statement.low, 0
    named = [name for name, _ in partners or partners_in(before, record)]
    for turn in _TURN.finditer(text):
        thing = _thing(text, turn)
        if thing is None and (thing := _understood(text, turn, before)) is None:
            continue
        if (
            turn[0].endswith("ing") and thing.start() == turn.end() + 1
        ):  # "its blood pressure lowering effect" is a thing
            continue
        if thing.re is _THING and not _acts_on_own(text, turn, thing, record, partners):
            continue
        actors = dict(reversed(_actors(partners, turn, last))) or dict.fromkeys(named, turn.span())
        for name, span in sorted(actors.items(), key=itemgetter(1)):
            start, end = min(span[0], turn.start(), thing.start()), max(span[1], turn.end(), thing.end())
            yield Meeting(name, _direction(text, turn, thing), statement.start + start, statement.start + end)
        last = turn.end()


def _thing(text: str, turn: re.Match[str]) -> re.Match[str] | None:
    """What rises or falls: it stands close behind the verb, or before it ("levels may be lowered")."""
    after = _THING.search(text, turn.end(), turn.end() + 60)
    before = list(_THING.finditer(text, max(0, turn.start() - 60), turn.start()))
    spoken = turn["slow"] or turn["fast"]
    things = [thing for thing in (after, *reversed(before)) if thing and (thing["clearing"] or not spoken)]
    close = [
        thing
        for thing in things
        if not re.search(r"[.;:]| but | and ", text[min(thing.end(), turn.end()) : max(thing.start(), turn.start())])
    ]
    return next(iter(close), None)


def _understood(text: str, turn: re.Match[str], before: str) -> re.Match[str] | None:
    if turn[0].lower() in ("stronger", "weaker"):
        made = _MADE.search(text, max(0, turn.start() - 40), turn.start())
        return None if made and any(partners_in(text[made.end() : turn.start()])) else made
    them = _THEM.match(text, turn.end())
    return them if them and _THING.search(before + text[: turn.start()]) else None


def _acts_on_own(
    text: str, turn: re.Match[str], thing: re.Match[str], record: Record, partners: list[tuple[str, Span]]
) -> bool:
    """Whether the thing is this medicine's, and not the partner's."""
    spans = [span for _, span in partners]
    if owner := re.match(r" (?:of|for|by|from) (?:the |your )?", text[thing.end() : thing.end() + 12]):
        at = thing.end() + owner.end()
        return _own(record).match(text, at) is not None
    if (
        any(0 <= thing.start() - end <= 8 and not re.search(r"[,:;|]", text[end : thing.start()]) for _, end in spans)
        and thing.start() > turn.start()
    ):
        return False
    if any(0 <= thing.start() - end <= 2 for _, end in spans):
        return False
    owned = any(
        0 <= thing.start() - own.end() <= 12 or turn.end() <= own.start() < thing.end()
        for own in _own(record).finditer(text)
    )
    return owned or _partner_first(text, turn, record, spans)


def _partner_first(text: str, turn: re.Match[str], record: Record, spans: list[Span]) -> bool:
    """Whether a partner is the one who acts: no name of this medicine stands between it and the verb."""
    before = [end for _, end in spans if end <= turn.start()]
    if not before:
        return False
    own = [match.start() for match in _own(record).finditer(text, 0, turn.start())]
    return not own or max(own) < max(before)


def _actors(partners: list[tuple[str, Span]], turn: re.Match[str], last: int) -> list[tuple[str, Span]]:
    """Those before the verb, else those behind it ("are lowered by …")."""
    before = [(name, span) for name, span in partners if last <= span[0] < turn.start()]
    return before or [(name, span) for name, span in partners if span[0] >= turn.end()]


def _direction(text: str, turn: re.Match[str], thing: re.Match[str]) -> Direction:
    up = bool(turn["up"] or turn["fast"])
    if thing["clearing"]:
        up = not up
    if denied(text, turn.start()):
        return "not raises" if up else "not lowers"
    return "raises" if up else "lowers"


def against(direction: str, recorded: str) -> bool:
    """Whether the words say something else than the record."""
    wrong: dict[str, set[str]] = {
        "raises": {"lowers", "none", "not raises"},
        "adds": {"lowers", "none", "not raises"},
        "lowers": {"raises", "none", "not lowers"},
        "none": {"raises", "lowers"},
    }
    return direction in wrong.get(recorded, set())
