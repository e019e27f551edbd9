"""What a text allows with the medicine, or calls harmless with it, though the record says to avoid it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.families import families
from articles.clinical.prose.partners import partners_in, same
from articles.clinical.prose.spoken import blotted, is_own
from articles.clinical.prose.standing import (
    is_denied,
    is_doubted,
    is_guided,
    is_order_or_leave,
    is_refused_above,
    is_told_of_others,
)
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.vocabulary import Vocabulary, subject_vocabulary, tokens, within
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Interaction, Record
from articles.clinical.subject import Subject
from articles.deadline import go_on

How = Literal["no", "none", "safe", "leave", "praise"]
Rank = Literal["avoid", "grave", "apart", "little", "known"]

_AVOID = re.compile(
    r"\b(?:avoid\w*|never|do not|don't|must not|not (?:be )?(?:together|taken|used|recommended|combined)"
    r"|no alcohol)\b"
)
_LITTLE = re.compile(r"\b(?:much|large|heavy|heavily|binge|little|small|moderat\w+|lots?|excess\w*|limit\w*)\b")
_APART = re.compile(r"\b(?:apart|hours? (?:before|after|between|later)|separate\w*)\b")
_AT_ONCE = re.compile(r"\b(?:together|at once|in one go|at the same time|with|in one gulp)\b")
_SALT = re.compile(r"(\w{1,30}) (?:carbonate|citrate|sul(?:f|ph)ate|gluconate|fumarate|salts?|tablets?|supplements?)")
_GRAVE = re.compile(
    r"\b(?:death|die|dies|fatal|kill\w*|coma|slow breathing|breathing|serotonin syndrome|bone marrow|life"
    r"|liver failure|heart rhythm"
    r"|severe|bleed\w*|seizures?)\b"
)
_MODEST = re.compile(
    r"\b(?:small|little|moderat\w+|occasional\w*|one (?:glass|drink)|a (?:glass|drink|beer|pint)|odd|low-dose|sip"
    r"|a single|now and then)\b"
)
_LATER = re.compile(
    r"\b(?:after|once|until|days?|weeks?|hours?|apart|later|again|stopped|between|before(?! (?:each|every) )"
    r"|unless|only (?:after|when|once|if|for|with|as|where|in)|instead"
    r"|long ago|non-?alcoholic|alcohol-free"
    r"|in the past|than|most|other|sometimes|or without)\b"
)
_PARTS = re.compile(r",| and | or |/|\(|\)|\bsuch as\b|\bincluding\b|\bother\b|\bwith\b")
_NOT_SAFE = re.compile(
    r"\b(?:unsafe|danger\w*|risk(?:s|y)?|avoid\w*|fatal|harmful|serious|caution|careful\w*|bleed\w*|sleepy"
    r"|stop your breathing)\b"
)
_NOT_IT = re.compile(
    r"[^,.;:]{0,30}\b(?:is|are|does|do|must|may|can|should)(?: not|n't)\b(?! (?:a |any |an )?(?:problem"
    r"|danger\w*|issue|risk|interact\w*|matter|harm\w*|influence|affect|change|hurt|forbidden))"
)
_CUT = re.compile(r"[;:]|\b(?:while|whereas|but|although|though)\b")
_IS_IT = re.compile(r"\bis an? (?:[\w-]+ )?$")
"""What the medicine is: "a sleeping pill that can be taken for a short time"."""
_NEAR = 200
_VERDICT = re.compile(r"(?:is|are|'s|it's) ")
"""What is said of both at any time, also where a story of others leads to it."""
_REFUTES = re.compile(
    r"\b(?:not|no|never|nor|wrong|but|however|luck\w*|danger\w*|died|ambulance|hospital|mistake\w*|myth|avoid\w*|risk\w*)\b|n't\b"
)


@dataclass(frozen=True)
class Endorsed:
    """`rank` is how grave the record holds the partner to be."""

    row: Interaction
    rank: Rank
    how: How
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True)
class _Partner:
    row: Interaction
    rank: Rank
    names: frozenset[str]
    """Of the list of partners."""
    members: frozenset[str]
    """Generic names, and words of the row itself."""

    def is_called(self, name: str) -> bool:
        """By a name of the list of partners."""
        return name in self.members or any(same(name, other) for other in self.names)


Named = list[tuple[_Partner, int, int]]
Claims = list[tuple[How, re.Match[str]]]


def endorsed(subject: Subject) -> Iterator[Endorsed]:
    partners, words = _partners(subject.record), subject_vocabulary(subject)
    for statement in statements(subject.passages) if partners else ():
        go_on()
        if statement.asks or statement.passage.kind == "row" or is_refused_above(statement):
            continue
        low = blotted(statement.low, subject.record)
        claims = [(how, match) for how, match in _claims(low) if not is_denied(low, match.start())]
        if claims and not _is_taken_back(statement, low, claims):
            yield from _meeting(statement, low, claims, _named(statement, partners, subject.record, words))


def _claims(low: str) -> Iterator[tuple[How, re.Match[str]]]:
    hows: tuple[How, ...] = ("no", "none", "safe", "praise", "leave")
    for how in hows:
        several = wordings("endorsed")[how]
        for match in () if several.gate.closed(low) else several.pattern.finditer(low):
            yield how, match


def _is_taken_back(statement: Statement, low: str, claims: Claims) -> bool:
    after = statement.passage.text[statement.end :][:_NEAR].lower()
    verdict = any(_VERDICT.match(match[0]) for _, match in claims) and not _REFUTES.search(after)
    return (
        is_doubted(statement)
        or is_guided(low)
        or (is_told_of_others(low) and not verdict)
        or _LATER.search(low) is not None
        or _NOT_SAFE.search(re.sub(r"\b(?:no|not|without|any)(?: \w+)? (?:risk|danger|harm)\w*", "", low)) is not None
    )


def _meeting(
    statement: Statement, low: str, claims: list[tuple[How, re.Match[str]]], named: Named
) -> Iterator[Endorsed]:
    for partner, start, end in named:
        if _NOT_IT.match(low, end) or _IS_IT.search(low, 0, start):
            continue
        if is_denied(low, start) and not any(match.start() <= start for how, match in claims if how in ("no", "none")):
            continue
        for how, match in claims:
            first, last = min(start, match.start()), max(end, match.end())
            near = last - first < _NEAR and not _CUT.search(low, first, last)
            if near and _counts(partner, how, low, match):
                at = statement.start
                yield Endorsed(partner.row, partner.rank, how, statement.passage, at + first, at + last)
                return


def _counts(partner: _Partner, how: How, low: str, match: re.Match[str]) -> bool:
    if how == "none":  # of the others, the direction is compared
        return partner.row.direction == "none" and partner.row.effect != ""
    order = match[0].lstrip(" ,;:").startswith(("take", "swallow", "combine", "mix", "drink", "use", "wash"))
    if order and not is_order_or_leave(low[: match.end() - len(match[0].lstrip(" ,;:"))]):
        return False
    praised = how in ("no", "safe", "praise")
    match partner.rank:
        case "avoid":
            return True
        case "grave":
            return praised
        case "apart":
            return how in ("no", "praise") or _AT_ONCE.search(low) is not None
    return not _MODEST.search(low) and (praised if partner.rank == "little" else how == "no")


def _named(statement: Statement, partners: tuple[_Partner, ...], record: Record, words: Vocabulary) -> Named:
    """Partners of the record in the sentence. None where it names a medicine that the record does not know."""
    named: Named = []
    for name, (start, end) in partners_in(statement.text, record):
        named += [
            (one, start, end)
            for one in partners
            if any(same(name, other) for other in one.names) or name in one.members
        ][:1]
    for word, start, end in within(tokens(statement.passage.text), statement.start, statement.end):
        if not is_own(word, record):
            known = {word.lower(), word.lower().rstrip("s")} | words.brands.get(word.lower(), frozenset())
            at, stop = start - statement.start, end - statement.start
            if not any(begin <= at < until for _, begin, until in named):
                named += [(one, at, stop) for one in partners if known & one.members][:1]
    return named


@identity_cache()
def _partners(record: Record) -> tuple[_Partner, ...]:
    return tuple(_partner(row) for row in record.interactions if row.partner)


def _partner(row: Interaction) -> _Partner:
    low = row.partner.lower()
    names = frozenset(name for name, _ in partners_in(low))
    own_words = frozenset(filter(None, (part.strip() for part in (*_PARTS.split(low), low)))) - {
        "medicines",
        "other medicines",
    }
    of_family = [
        family.proper | frozenset({family.name}) for family in families() if re.search(rf"\b(?:{family.words})\b", low)
    ]
    singular = frozenset(word.rstrip("s") for word in own_words)
    own_words |= frozenset(salt[1] for word in own_words if (salt := _SALT.fullmatch(word)))
    return _Partner(row, _rank(row), names, (own_words | singular).union(*of_family))


def _rank(row: Interaction) -> Rank:
    action = row.action.lower()
    if _LITTLE.search(action):
        return "little"
    if _AVOID.search(action):
        return "avoid"
    if _APART.search(action):
        return "apart"
    return "grave" if row.severity == "fatal" or (not row.severity and _GRAVE.search(row.effect.lower())) else "known"
