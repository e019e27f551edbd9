"""By which way, and in which form, a text says that the medicine is taken, and which its record has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.around import Around, cells
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.polarity import refused
from articles.clinical.prose.spoken import is_own, names_other, names_own
from articles.clinical.prose.statements import Statement
from articles.clinical.record import Record
from articles.gate import Gate

_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_INJECTED = "by injection"
_BY_NEEDLE = frozenset({"under the skin", "into a muscle", "into a vein"})
_IT = (
    r"(?:it|this|them|these|the (?:medicine|medication|drug|dose|tablets?|capsules?|pills?|liquid|solution)"
    r"|(?:your|his|her|their|my) (?:medicine|medication|dose|tablets?|capsules?|pills?|liquid))"
)
_BY_VERB = {
    "by mouth": r"swallow|chew|drink|gulp",
    _INJECTED: r"inject|jab",
    "on the skin": r"rub|spread|smear|apply|stick",
    "by breathing in": r"inhale",
    "into the nose": r"snort|sniff",
    "by the rectum": r"insert",
}
_VERBS = "|".join(f"(?P<v{number}>{words})(?:s|es|ed|ing|bed|bing)?" for number, words in enumerate(_BY_VERB.values()))
_VERB = re.compile(rf"\b(?:{_VERBS}) (?P<what>{_IT}|(?:(?:your|the|his|her|their|my) )?(?P<name>[a-z][\w-]{{3,24}}))\b")
_PASSIVE = re.compile(
    r"\b(?:is|are|be|being|gets?) (?:usually |always |often )?(?:(?P<v0>swallowed|chewed|drunk)|(?P<v1>injected|jabbed)"
    r"|(?P<v2>rubbed|spread|smeared|applied)|(?P<v3>inhaled|breathed in)|(?P<v4>snorted|sniffed)|(?P<v5>inserted))\b"
)
"""Numbered as the ways are by their verbs."""
_GIVING = (
    r"(?:tak(?:e[ns]?|ing)|giv(?:e[ns]?|ing)|us(?:e[sd]?|ing)|administered|comes?|goe?s?|available|swallowed"
    r"|dissolves?|dissolved|placed?|put|inserted|applied|injected|inject|straight|held|hold|deliver\w*|is|are)"
)
_JOINS = (
    r"(?:as|in|by|via|into|under|beneath|through|with|on|onto|up|to|between|inside|rectally|orally|intravenously"
    r"|subcutaneously|intramuscularly)"
)
_PHRASE = re.compile(
    rf"\b{_GIVING}\b(?P<between>(?: [\w'-]+){{0,4}}?) {_JOINS}\b(?: an?| the| your| each)?(?: [\w-]+)? ?"
)
_ODD = re.compile(
    r"\binject (?:the |your |these |this )?(?P<a>tablets?|capsules?|pills?|syrup|patch(?:es)?|cream)\b"
    r"|\b(?:swallow|drink|chew|eat) (?:the |your |this |an? )?(?:content of the |contents of the )?(?:[\w-]+ )?"
    r"(?P<b>pen|injection|patch|suppository|cream|ointment|inhaler|ampoule|vial|pen's contents?)\b"
    r"|\b(?:rub|smear|spread) (?:the |your )?(?P<c>tablets?|capsules?|pills?|syrup)\b"
)
_STARTS = re.compile(
    r"(?:^\W*|[,;:] |\b(?:and|then|should|must|can|may|to|you|people|patients|nurses?|always|simply|just|please|is|are"
    r"|be|who)\s)$"
)
_OFFERED = re.compile(
    r"\b(?:comes?|exists?|availab\w+|sold|supplied|marketed|made|obtain\w*|to be had|gets?|ask for|choose\w*|chosen"
    r"|suit(?:ed|able)|forms?|presentations?|versions?|there (?:is|are)|also|as an?|as|give[ns]?|tak(?:e[ns]?|ing)"
    r"|administered|prescri\w+|use[ds]?|offered|provided|produced|packaged|in england|includ\w+)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:hospitals?|elsewhere|other (?:forms|countries|brands|medicines|kinds|versions)|some (?:countries|other)"
    r"|ambulance|emergenc\w*|once (?:given|used|made|sold)|used to be|no longer|discontinued|withdrawn|instead|unlike"
    r"|studied|trials?|vaccin\w*|blood (?:test|sample)s?|accident\w*|misus\w*|abus\w*|cannot swallow"
    r"|trouble swallowing|rinse|wash\w*|nurse may|crush\w*|reverse\w*|antidote|like|whether|ask your|myth)\b"
)
_NEVER = re.compile(r"\b(?:not|never|no|nobody|cannot|avoid\w*|danger\w*|people who|addict\w*)\b|n't\b")
_ABOUT = re.compile(rf"\b(?:{_IT}|medicine|medication|drug|tablets?|take it|given|doses?)\b")
_FORM_HEAD = re.compile(r"\bforms?\b|\bpresentations?\b|\bcomes? (?:in|as)\b", re.IGNORECASE)
_GENERAL = frozenset({"tablet"})
"""People call capsules and dispersible tablets pills and tablets too."""


@dataclass(frozen=True)
class Way:
    """`form` is "" where a text names the way alone. `start` and `end` are offsets in the passage. `odd` where what is
    done does not go with the form itself.
    """

    route: str
    start: int
    end: int
    form: str = ""
    odd: bool = False


@dataclass(frozen=True)
class Ways:
    """All that a record has."""

    routes: frozenset[str]
    forms: frozenset[str]

    def has_route(self, route: str) -> bool:
        if route == _INJECTED:
            return bool(self.routes & (_BY_NEEDLE | {_INJECTED}))
        # "By injection" in a record does not say where; one place does not mean another.
        return route in self.routes or (
            route in _BY_NEEDLE and _INJECTED in self.routes and not self.routes & _BY_NEEDLE
        )

    def has_form(self, form: str) -> bool:
        return not form or not self.forms or form in self.forms or form in _GENERAL


@cache
def _routes() -> tuple[tuple[str, ...], re.Pattern[str]]:
    rows = [line.split(": ", 1) for line in load_word_list("routes")]
    groups = "|".join(f"(?P<r{number}>{words})" for number, (_, words) in enumerate(rows))
    return tuple(name for name, _ in rows), re.compile(rf"\b(?:{groups})\b")


@cache
def _forms() -> tuple[tuple[tuple[str, str], ...], re.Pattern[str]]:
    rows = [line.split(": ", 1) for line in load_word_list("forms")]
    groups = "|".join(f"(?P<f{number}>{words})" for number, (_, words) in enumerate(rows))
    pairs = [name.split("; ") for name, _ in rows]
    return tuple((name, route) for name, route in pairs), re.compile(rf"\b(?:{groups})(?:s|es)?\b")


@cache
def _gate() -> Gate:
    return Gate(_VERB, _PASSIVE, _PHRASE, _ODD, _forms()[1])


def routes_in(text: str) -> Iterator[tuple[str, int, int]]:
    names, pattern = _routes()
    for match in pattern.finditer(text):
        yield names[int((match.lastgroup or "r0")[1:])], *match.span()


def forms_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, str, int, int]]:
    """Each form with its way."""
    names, pattern = _forms()
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        yield *names[int((match.lastgroup or "f0")[1:])], *match.span()


@identity_cache()
def recorded(record: Record) -> Ways:
    """The ways of a record's doses, and the forms of its products with theirs."""
    forms = [one for row in record.products for one in forms_in(lowered(row.form))]
    texts = [row.route for row in record.doses] + [row.form for row in record.products]
    routes = {name for text in texts for name, _, _ in routes_in(lowered(text))}
    needles = {"pen", "injection"}
    names = {name for name, *_ in forms}
    # A pen, a cartridge and a vial are filled with one and the same.
    names |= needles if names & needles else set()
    return Ways(frozenset(routes | {route for _, route, *_ in forms}), frozenset(names))


def ways(statement: Statement, record: Record) -> Iterator[Way]:
    """What a sentence says of how this medicine is taken."""
    text = statement.low
    if statement.asks or _gate().closed(text):
        return
    for match in _ODD.finditer(text) if not _NEVER.search(text) else ():
        yield Way("", *_at(statement, match), odd=True)
    if not _ELSEWHERE.search(text) and not names_other(text, record):
        yield from _by_verb(statement, record)
        yield from _passive(statement, record)
        yield from _by_form(statement, record)
        yield from _by_phrase(statement, record)


def ways_of_row(around: Around) -> Iterator[Way]:
    """The forms that a table lists below a head that says so."""
    text = lowered(around.passage.text)
    heads = [_FORM_HEAD.search(head) is not None for head in around.columns]
    for number, (start, end) in enumerate(cells(around.passage.text)):
        if number < len(heads) and heads[number]:
            for form, route, begin, after in forms_in(text, start, end):
                yield Way(route, begin, after, form)


def _by_verb(statement: Statement, record: Record) -> Iterator[Way]:
    """ "Inject it once a day"."""
    text = statement.low
    for match in _VERB.finditer(text):
        number = int(next(name for name, value in match.groupdict().items() if value and name[0] == "v")[1:])
        is_it = re.fullmatch(_IT, match["what"]) is not None or is_own(match["name"] or "", record)
        if is_it and _STARTS.search(text[: match.start()]) and not refused(text, *match.span()):
            yield Way(list(_BY_VERB)[number], *_at(statement, match))


def _passive(statement: Statement, record: Record) -> Iterator[Way]:
    """ "The tablets are injected"."""
    text = statement.low
    for match in _PASSIVE.finditer(text):
        if not refused(text, *match.span()) and _is_about(text[: match.end()], record):
            yield Way(list(_BY_VERB)[int((match.lastgroup or "v0")[1:])], *_at(statement, match))


def _by_form(statement: Statement, record: Record) -> Iterator[Way]:
    """ "It exists as a patch too", "Klonopin patches are changed each week"."""
    text = statement.low
    named = [word.end() for word in _WORD.finditer(text) if is_own(word[0], record)]
    for form, route, start, end in forms_in(text):
        beside = any(0 <= start - at <= 2 for at in named)
        offered = _OFFERED.search(text, max(0, start - 140), start) is not None
        spoken = bool(named) or _ABOUT.search(text[:start]) is not None
        if (beside or (offered and spoken)) and not refused(text, start, end):
            yield Way(route, statement.start + start, statement.start + end, form)


def _by_phrase(statement: Statement, record: Record) -> Iterator[Way]:
    """ "It is put under the tongue"."""
    text = statement.low
    for phrase in _PHRASE.finditer(text):
        reach = text[phrase.start() : phrase.end() + 30]
        for route, start, stop in routes_in(reach):
            if start <= phrase.end() - phrase.start() and _is_about(text[: phrase.end()], record):
                span = phrase.start(), phrase.start() + stop
                if not refused(text, *span):
                    yield Way(route, statement.start + span[0], statement.start + span[1])


def _at(statement: Statement, match: re.Match[str]) -> tuple[int, int]:
    return statement.start + match.start(), statement.start + match.end()


def _is_about(spoken: str, record: Record) -> bool:
    if _ABOUT.search(spoken) is not None or next(forms_in(spoken), None):
        return True
    return names_own(spoken, record)
