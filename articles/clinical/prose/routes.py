"""By which way, and in which form, a text says that the medicine is taken, and which ways its record has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.spoken import is_other, is_own
from articles.clinical.prose.statements import Statement
from articles.clinical.record import Record
from articles.clinical.sentences import clause, denied
from articles.gate import Gate

_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_NEEDLE = frozenset({"under the skin", "by injection"})
_IT = (
    r"(?:it|this|them|these|the (?:medicine|medication|drug|dose|tablets?|capsules?|pills?|liquid|solution)"
    r"|your (?:medicine|medication|dose|tablets?|capsules?|pills?|liquid))"
)
_BY_VERB = {
    "by mouth": r"swallow|chew|drink|gulp",
    "by injection": r"inject",
    "on the skin": r"rub|spread|smear|apply|stick",
    "by breathing in": r"inhale",
    "into the nose": r"snort|sniff",
    "by the rectum": r"insert",
}
_VERBS = "|".join(f"(?P<v{number}>{words})(?:s|es|ed|ing|ting)?" for number, words in enumerate(_BY_VERB.values()))
_GIVEN = (
    r"(?:tak(?:e[ns]?|ing)|giv(?:e[ns]?|ing)|us(?:e[sd]?|ing)|administered|comes?|available|sold|supplied|swallowed|made"
    r"|dissolves?|dissolved|placed?|put|inserted|applied|prescribed|is|are)"
)
_JOINS = r"(?:as|in|by|via|into|under|through|with|on|onto|up|to|between|inside|rectally|orally|intravenously)"
_ELSEWHERE = re.compile(
    r"\b(?:hospitals?|elsewhere|other (?:forms|countries|brands|medicines|kinds|versions)|some (?:countries|other)"
    r"|ambulance|emergenc\w*|once (?:given|used|made|sold)|used to be|no longer|discontinued|withdrawn|instead|unlike"
    r"|studied|trials?|vaccin\w*|blood (?:test|sample)s?|accident\w*|misus\w*|abus\w*|cannot swallow"
    r"|trouble swallowing|rinse|wash\w*|nurse|crush\w*|reverse\w*|antidote)\b"
)
_STARTS = re.compile(
    r"(?:^\W*|[,;:] |\b(?:and|then|should|must|can|may|to|you|people|patients|always|simply|just|please|is|are|be)\s)$"
)


@dataclass(frozen=True)
class Way:
    """`start` and `end` are offsets in the passage. `odd` where what is done does not go with the form itself."""

    route: str
    start: int
    end: int
    odd: bool = False


@cache
def _routes() -> tuple[tuple[str, ...], re.Pattern[str]]:
    rows = [line.split(": ", 1) for line in load_word_list("routes")]
    groups = "|".join(f"(?P<r{number}>{words})" for number, (_, words) in enumerate(rows))
    return tuple(name for name, _ in rows), re.compile(rf"\b(?:{groups})\b")


def routes_in(text: str) -> Iterator[tuple[str, int, int]]:
    names, pattern = _routes()
    for match in pattern.finditer(text):
        yield names[int((match.lastgroup or "r0")[1:])], *match.span()


@identity_cache()
def recorded(record: Record) -> frozenset[str]:
    """The ways of a record's doses, and of its products where no way is named beside their form."""
    texts = [row.route for row in record.doses] + [row.form for row in record.products]
    routes = frozenset(name for text in texts for name, _, _ in routes_in(lowered(text)))
    return routes | _NEEDLE if routes & _NEEDLE else routes


_VERB = re.compile(rf"\b(?:{_VERBS}) (?P<what>{_IT}|(?:your |the )?(?P<name>[a-z][\w-]{{3,24}}))\b")
_PASSIVE = re.compile(
    r"\b(?:is|are|be|being|gets?) (?:usually |always |often )?(?:(?P<v0>swallowed|chewed|drunk)|(?P<v1>injected)"
    r"|(?P<v2>rubbed|spread|smeared|applied)|(?P<v3>inhaled|breathed in)|(?P<v4>snorted|sniffed)|(?P<v5>inserted))\b"
)
"""Numbered as the ways are by their verbs."""
_PHRASE = re.compile(
    rf"\b{_GIVEN}\b(?P<between>(?: [\w'-]+){{0,4}}?) {_JOINS}\b(?: an?| the| your| each)?(?: [\w-]+)? ?"
)
_ODD = re.compile(
    r"\binject (?:the |your |these |this )?(?P<a>tablets?|capsules?|pills?|syrup|patch(?:es)?|cream)\b"
    r"|\b(?:swallow|drink|chew|eat) (?:the |your |this |an? )?(?:content of the |contents of the )?(?:[\w-]+ )?"
    r"(?P<b>pen|injection|patch|suppository|cream|ointment|inhaler|ampoule|vial|pen's contents?)\b"
    r"|\b(?:rub|smear|spread) (?:the |your )?(?P<c>tablets?|capsules?|pills?|syrup)\b"
)


@cache
def _gate() -> Gate:
    return Gate(_VERB, _PASSIVE, _PHRASE, _ODD, _routes()[1])


def ways(statement: Statement, record: Record) -> Iterator[Way]:
    """What a sentence says of how this medicine is taken."""
    text = statement.low
    if statement.asks or _gate().closed(text):
        return
    for match in _ODD.finditer(text) if not _NEVER.search(text) else ():
        yield Way("", *_at(statement, match), odd=True)
    if not _ELSEWHERE.search(text) and not _of_another(text, record):
        yield from _by_verb(statement, record)
        yield from _passive(statement, record)
        yield from _by_form(statement, record)
        yield from _by_phrase(statement, record)


def _by_verb(statement: Statement, record: Record) -> Iterator[Way]:
    """ "Inject it once a day"."""
    text = statement.low
    for match in _VERB.finditer(text):
        number = int(next(name for name, value in match.groupdict().items() if value and name[0] == "v")[1:])
        is_it = re.fullmatch(_IT, match["what"]) is not None or is_own(match["name"] or "", record)
        if is_it and _STARTS.search(text[: match.start()]) and not denied(text, match.start()):
            yield Way(list(_BY_VERB)[number], *_at(statement, match))


def _passive(statement: Statement, record: Record) -> Iterator[Way]:
    """ "The tablets are injected"."""
    text = statement.low
    for match in _PASSIVE.finditer(text):
        begin, _ = clause(text, match.start())
        spoken = text[begin : match.end()]
        if not _NEVER.search(spoken) and _is_about(spoken, record):
            yield Way(list(_BY_VERB)[int((match.lastgroup or "v0")[1:])], *_at(statement, match))


def _by_form(statement: Statement, record: Record) -> Iterator[Way]:
    """ "Klonopin patches are changed each week"."""
    text = statement.low
    for word in _WORD.finditer(text):
        form = next(routes_in(text[word.end() + 1 : word.end() + 25]), None) if is_own(word[0], record) else None
        if form and form[1] == 0 and not _NEVER.search(text):
            yield Way(form[0], statement.start + word.start(), statement.start + word.end() + 1 + form[2])


def _at(statement: Statement, match: re.Match[str]) -> tuple[int, int]:
    return statement.start + match.start(), statement.start + match.end()


def _by_phrase(statement: Statement, record: Record) -> Iterator[Way]:
    """ "It is given as an injection"."""
    text = statement.low
    for phrase in _PHRASE.finditer(text):
        begin, end = clause(text, phrase.start())
        spoken = text[begin : phrase.end()]
        if _NEVER.search(spoken) or not _is_about(spoken, record):
            continue
        for route, start, stop in routes_in(text[phrase.start() : end]):
            if start <= phrase.end() - phrase.start():
                first = statement.start + phrase.start()
                yield Way(route, first, first + stop)


_NEVER = re.compile(r"\b(?:not|never|no|nobody|cannot|avoid\w*|danger\w*|people who|addict\w*)\b|n't\b")
_ABOUT = re.compile(rf"\b(?:{_IT}|medicine|medication|drug|tablets?|take it|given|doses?)\b")


def _is_about(spoken: str, record: Record) -> bool:
    return _ABOUT.search(spoken) is not None or any(is_own(word[0], record) for word in _WORD.finditer(spoken))


def _of_another(text: str, record: Record) -> bool:
    return any(is_other(word[0], record) for word in _WORD.finditer(text))
