"""What a text calls a medicine: by which brand, and of which family."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.prose.classed import ClassClaim, class_claim
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.families import families, families_of, family_pattern
from articles.clinical.prose.standing import is_denied, is_doubted
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.vocabulary import Token, Vocabulary, medicines, subject_vocabulary, within
from articles.clinical.record import Record
from articles.clinical.subject import Subject
from articles.deadline import go_on
from articles.gate import Gate

_NAMED_AS = re.compile(
    r"\b(?:(?:better |best |also |more |well |commonly |often |otherwise |widely "
    r"|usually )?known(?: \w+){0,3}? (?:as|by|under)"
    r"|(?:sold|marketed|commerciali[sz]ed|dispensed|supplied|branded|sell|sells|called"
    r"|distributed)(?: it)?(?:,? (?!same\b)\w+){0,5}? (?:as|by|under|with)"
    r"|also call(?:ed)?|know (?:it|this medicine) (?:as|by|under)|goes by(?: the)?|carr(?:y|ies) the name"
    r"|(?:brand|trade|commercial|proprietary|market)[- ]?names?(?: \w+){0,3}? (?:is|are|includes?|of|being)"
    r"|\bbrand(?:s|,| name:| names:)"
    r"(?: (?:are|is|includes?|such as|like))?|(?:trade|brand|commercial|proprietary) names?|denomination"
    r"|under the names?|by the names?)\W"
)
_STOPS = re.compile(
    r"[.;:!?()]|\b(?:but|unlike|which|who|while|whereas|not|than|for|and is|instead|holds?|contains?|when|if"
    r"|because)\b"
)
_IS_NAME_OF = re.compile(
    r"(?:[®™])?,? (?:(?:is|was|are)(?: just| only| simply| also)? )?(?:(?:the|an?|its|another|one) )?(?:\w+ ){0,2}?"
    r"(?:(?:brand|trade|commercial|proprietary)(?: ?-?names?)?|name|word|version|maker's name)(?: \w+)? (?:of"
    r"|for) (?:the )?(?P<of>[a-z][\w-]{1,30})"
)
_HOLDS = re.compile(
    r"(?:[®™])? (?:contains?|holds?|is made of|has"
    r"|consists? of)(?: the)?(?: active)?(?: \w+)? (?P<of>[a-z][\w-]{3,30})"
)
_BESIDE = re.compile(r"[®™]?\s?\((?P<inside>[^()]{2,80})\)")
_INSIDE = frozenset(
    "brand brands name names trade generic sold as and or also known called e g marketed in the us uk usa".split()
)
_GROUP = re.compile(
    r"\b(?:other|some|many|most|these|those|such|similar|newer|older|both) (?:[\w-]+ )?(?:medicines|medications"
    r"|drugs|pills|tablets|brands)\b"
    r"|\b(?:medicines|drugs|brands) (?:like|such as)\b|\b(?:another|different|other) (?:medicine|drug"
    r"|painkiller|brand|tablet|one)\b"
    r"|\bthe (?:first|former|second|latter|other)(?: one)?\b(?! (?:time|day|week|dose|tablet|choice))"
    r"|\b(?:instead|if (?:your|the) (?:box|pack|label)|ask for it|not the same)\b"
)
_PRONOUNS = re.compile(
    r"\b(?:it|its|this (?:medicine|medication|drug|antibiotic|tablet)|the (?:medicine|medication|drug|product"
    r"|original))\b"
)


@dataclass(frozen=True)
class Called:
    """`name` is what the text says of `medicine`, which has another: a brand of other generics, or a family."""

    medicine: str
    name: str
    of: tuple[str, ...]
    """What bears the name in truth; none for a family."""
    passage: Passage
    start: int
    end: int


def miscalled(subject: Subject) -> Iterator[Called]:
    words = subject_vocabulary(subject)
    is_question = False
    for statement in statements(subject.passages):
        go_on()
        reader = _Reader(statement, subject.record, words, is_question)
        claims = (*reader.beside(), *reader.named_as(), *reader.reversed_names(), *reader.of_family())
        if claims and not is_doubted(statement):
            yield from _once(claims)
        is_question = statement.asks


def _once(claims: tuple[Called, ...]) -> Iterator[Called]:
    seen: set[str] = set()
    for claim in claims:
        if claim.name.lower() not in seen:
            seen.add(claim.name.lower())
            yield claim


@identity_cache()
def own_generics(record: Record) -> frozenset[str]:
    """The words of its generic names, in all their spellings."""
    generic = (name.name for name in record.names if name.role == "other")
    words = frozenset(word for name in (record.name, *generic) for word in name.lower().split())
    return words.union(*(_same(word) for word in words))


def _same(name: str) -> frozenset[str]:
    """A generic name with the names that it has in other countries."""
    return _spellings().get(name, frozenset({name}))


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    generics = (line.partition(":")[0].lower().split("+") for line in load_word_list("medicines"))
    several = (frozenset(part.strip().split("/")) for parts in generics for part in parts if "/" in part)
    return {name: names for names in several for name in names}


_CUES = Gate(_NAMED_AS)
_SEVERAL = re.compile(r"\bcombin(?:ed|ations?)\b")
"""A brand that holds several medicines is none of each alone."""


class _Reader:
    """One sentence."""

    def __init__(self, statement: Statement, record: Record, words: Vocabulary, is_question: bool) -> None:
        self.statement, self.record, self.words, self.low = statement, record, words, statement.low
        self.is_question = is_question
        at = statement.start
        inside = within(medicines(statement.passage.text, words), at, statement.end)
        self.names = [(word, start - at, end - at) for word, start, end in inside]

    def beside(self) -> Iterator[Called]:
        """ "Klonopin (lorazepam)", on any page."""
        for word, start, end in self.names:
            match = _BESIDE.match(self.statement.text, end)
            if match and set(re.findall(r"[a-z]+", match["inside"].lower())) <= self._names_in(match) | _INSIDE:
                for other in self._between(*match.span("inside")):
                    yield from self._mismatch((word, start, end), other, start, match.end())

    def _names_in(self, match: re.Match[str]) -> set[str]:
        return {part for word, _, _ in self._between(*match.span("inside")) for part in word.lower().split("-")}

    def named_as(self) -> Iterator[Called]:
        """ "It is sold as Klonopin, Rivotril and …"."""
        for cue in () if _CUES.closed(self.low) or _SEVERAL.search(self.low) else _NAMED_AS.finditer(self.low):
            stop = _STOPS.search(self.low, cue.end(), cue.end() + 120)
            until = stop.start() if stop else cue.end() + 120
            medicine = self._spoken_of(cue.start())
            if medicine and not is_denied(self.low, cue.end()):
                for brand in self._between(cue.end(), until):
                    yield from self._claim(medicine, brand, cue.start(), brand[2])

    def reversed_names(self) -> Iterator[Called]:
        """ "Valium is another name for it", "Zithromax contains …"."""
        for brand in self.names:
            match = _IS_NAME_OF.match(self.low, brand[2]) or _HOLDS.match(self.low, brand[2])
            if match and not is_denied(self.low, match.start("of")):
                medicine = self._named_of(match)
                if medicine and brand[0].lower() in self.words.brands:
                    yield from self._claim(medicine, brand, brand[1], match.end())
                elif medicine and match.re is _IS_NAME_OF and not self._generics(brand[0]) & medicine:
                    yield self._called(self._shown(medicine), brand[0], (), brand[1], match.end())

    def _named_of(self, match: re.Match[str]) -> frozenset[str]:
        """The medicine of which a brand is said to be the name, or which it is said to hold."""
        if match["of"] in own_generics(self.record) or (match.re is _IS_NAME_OF and match["of"] in ("it", "this")):
            return own_generics(self.record)
        holds_own = match.re is _IS_NAME_OF and match["of"] in self.words.generics
        return self._generics(match["of"]) if holds_own else frozenset()

    def of_family(self) -> Iterator[Called]:
        pattern, gate = family_pattern()
        for match in () if gate.closed(self.low) else pattern.finditer(self.low):
            family = families()[int((match.lastgroup or "f0")[1:])]
            claim = class_claim(self.low, match.start(), match.end(), self.words, self.is_question)
            medicine = self._classed(claim) if claim else frozenset[str]()
            known = any(families_of(name) for name in medicine) or (
                self.record.drug_class and medicine & own_generics(self.record)
            )
            if claim and known and not medicine & family.members and not self._is_own_class(family.words, medicine):
                yield self._called(self._shown(medicine), match[0], (), claim.start, match.end())

    def _classed(self, claim: ClassClaim) -> frozenset[str]:
        """Whose class a claim names."""
        if claim.name is None:
            return self._spoken_of(claim.start)
        if claim.name == "it" or (not claim.name and not self._names_others()):
            return own_generics(self.record)
        is_own = claim.name in own_generics(self.record)
        return self._generics(claim.name) if claim.is_beside or is_own else frozenset()

    def _names_others(self) -> bool:
        """In the passage up to the end of the sentence: a medicine, or a family before."""
        text = lowered(self.statement.passage.text)
        names = (word for word, _, end in medicines(text, self.words) if end <= self.statement.end)
        others = any(name not in own_generics(self.record) for name in names)
        return others or family_pattern()[0].search(text, 0, self.statement.start) is not None

    def _is_own_class(self, words: str, medicine: frozenset[str]) -> bool:
        return (
            bool(medicine & own_generics(self.record))
            and re.search(rf"\b(?:{words})\b", self.record.drug_class.lower()) is not None
        )

    def _between(self, start: int, end: int) -> Iterator[Token]:
        return (name for name in self.names if start <= name[1] < end)

    def _generics(self, word: str) -> frozenset[str]:
        name = word.lower()
        if name in own_generics(self.record) or name in (own.lower() for own in self.record.own_names):
            return own_generics(self.record)
        if name.startswith("co-"):  # the name of a combination: what it holds stands in no list
            return frozenset()
        return self.words.brands.get(name) or _same(name)

    def _spoken_of(self, at: int) -> frozenset[str]:
        """The generic names of the medicine that is spoken of before an offset. None where it is a group of others."""
        last = max((name for name in self.names if name[1] < at), key=lambda name: name[1], default=None)
        groups = [match.start() for match in _GROUP.finditer(self.low)]
        if groups and (last is None or last[1] < max(groups)):
            return frozenset()
        if any(at > (last[1] if last else -1) for at in self._families(at)):
            return frozenset()
        pronoun = any(match.start() < at for match in _PRONOUNS.finditer(self.low))
        if last is None and pronoun and (spoken := self._spoken_before()):
            return self._generics(spoken)
        if last is None or (pronoun and last[0].lower() in own_generics(self.record)):
            return own_generics(self.record)
        return self._generics(last[0])

    def _families(self, until: int) -> Iterator[int]:
        """Where families are named; "this antibiotic" is one medicine."""
        for match in family_pattern()[0].finditer(self.low, 0, until):
            if families()[int((match.lastgroup or "f0")[1:])].proper:
                yield match.start()

    def _spoken_before(self) -> str:
        """The last name of the sentences before, which "it" means."""
        before = within(medicines(self.statement.passage.text, self.words), 0, self.statement.start)
        return before[-1][0] if before else ""

    def _mismatch(self, one: Token, other: Token, start: int, end: int) -> Iterator[Called]:
        """Of two names side by side, one a brand, the other what it is said to hold."""
        brands = [name for name in (one, other) if name[0].lower() in self.words.brands]
        generics = [name for name in (one, other) if name[0].lower() in self.words.generics]
        if len(brands) == len(generics) == 1 and brands != generics:
            yield from self._claim(self._generics(generics[0][0]), brands[0], start, end)

    def _claim(self, medicine: frozenset[str], brand: Token, start: int, end: int) -> Iterator[Called]:
        of = self.words.brands.get(brand[0].lower(), frozenset())
        own_brand = medicine == own_generics(self.record) and brand[0].lower() in (
            name.lower() for name in self.record.own_names
        )
        if of and not of & medicine and not own_brand:
            yield self._called(self._shown(medicine), brand[0], tuple(sorted(of)), start, end)

    def _shown(self, medicine: frozenset[str]) -> str:
        return self.record.name if medicine == own_generics(self.record) else " + ".join(sorted(medicine))

    def _called(self, medicine: str, name: str, of: tuple[str, ...], start: int, end: int) -> Called:
        at = self.statement.start
        return Called(medicine, name, of, self.statement.passage, at + start, at + end)
