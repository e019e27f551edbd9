"""What a text calls a medicine: by which brand, and of which family."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.prose.families import families, families_of, family_pattern
from articles.clinical.prose.standing import is_denied, is_doubted
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.vocabulary import Token, Vocabulary, subject_vocabulary, tokens
from articles.clinical.record import Record
from articles.clinical.subject import Subject
from articles.deadline import go_on
from articles.gate import Gate

_NAMED_AS = re.compile(
    r"\b(?:(?:better |best |also |more |well |commonly |often |otherwise |widely "
    r"|usually )?known(?: \w+){0,3}? (?:as|by|under)"
    r"|(?:sold|marketed|commerciali[sz]ed|dispensed|supplied|branded|sell|sells|called"
    r"|distributed)(?: it)?(?:,? \w+){0,5}? (?:as|by|under|with)"
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
    r"|\b(?:instead|if (?:your|the) (?:box|pack|label)|ask for it|not the same)\b"
)
_PRONOUNS = re.compile(
    r"\b(?:it|its|this (?:medicine|medication|drug|antibiotic|tablet)|the (?:medicine|medication|drug|product"
    r"|original))\b"
)
_ADJECTIVES = (
    r"(?:(?!(?:to|with|for|than|of|and|or|like|in|on|by|from|as|not|no|is|that|which|[\w-]+ing|given|added"
    r"|after|before)\b)[\w-]+ ){0,4}?"
)
_IS_A = re.compile(
    r"(?:\b(?:is|are|was)(?: (?:actually|really|basically|also|in fact|just|simply|only|generally"
    r"|chemically))?(?: (?:classed|classified|considered|regarded|known|described)"
    rf"(?: as)?)?)(?: (?:one|part|a member|a kind|a type|a form|a sort) of)? (?:an?|the|one of the"
    rf"|of the)\s?{_ADJECTIVES}$"
    rf"|\bbelongs? (?:to|in|with|among) {{0,1}}(?:the |a |an )?(?:(?:class|group|family|type|category|medicines"
    rf"|medicine|drugs|so-called|called|known|named|as|of|the|pharmacological|therapeutic) )*{_ADJECTIVES}$"
)
_OTHER_FAMILY = re.compile(
    r"\b(?:like|as with|similar to)(?: all| most| any)? other $|\b(?:as|being) an? (?:[\w-]+ )?$"
)
_NOT_LIKE = re.compile(r"\b(?:unlike|not|n't|neither|nor|no|instead|rather|alternative|combined|together|with a|add)\b")
_SUCH_AS = re.compile(r"s?,? (?:such as|like|including|for example|namely) ")
_APPOSED = re.compile(r"([\w-]{1,30}), an? $")


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
    for statement in statements(subject.passages):
        go_on()
        if not is_doubted(statement):
            reader = _Reader(statement, subject.record, words)
            yield from _once((*reader.beside(), *reader.named_as(), *reader.reversed_names(), *reader.of_family()))


def _once(claims: tuple[Called, ...]) -> Iterator[Called]:
    seen: set[str] = set()
    for claim in claims:
        if claim.name.lower() not in seen:
            seen.add(claim.name.lower())
            yield claim


@identity_cache()
def _own(record: Record) -> frozenset[str]:
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

    def __init__(self, statement: Statement, record: Record, words: Vocabulary) -> None:
        self.statement, self.record, self.words, self.low = statement, record, words, statement.low
        inside = (token for token in tokens(statement.passage.text) if statement.start <= token[1] < statement.end)
        at = statement.start
        self.names = [(word, start - at, end - at) for word, start, end in inside if words.medicine(word.lower())]

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
        if match["of"] in _own(self.record) or (match.re is _IS_NAME_OF and match["of"] in ("it", "this")):
            return _own(self.record)
        holds_own = match.re is _IS_NAME_OF and match["of"] in self.words.generics
        return self._generics(match["of"]) if holds_own else frozenset()

    def of_family(self) -> Iterator[Called]:
        pattern, gate = family_pattern()
        if gate.closed(self.low):
            return
        for match in pattern.finditer(self.low):
            family = families()[int((match.lastgroup or "f0")[1:])]
            start = self._called_family(match)
            medicine = self._family_subject(match, start) if start is not None else frozenset()
            known = any(families_of(name) for name in medicine) or (
                self.record.drug_class and medicine & _own(self.record)
            )
            if medicine and known and not medicine & family.members and not self._is_own_class(family.words, medicine):
                yield self._called(next(iter(sorted(medicine))), match[0], (), start or 0, match.end())

    def _called_family(self, match: re.Match[str]) -> int | None:
        """Where the words begin that say that a medicine is one of the family."""
        before = self.low[max(0, match.start() - 110) : match.start()]
        offset = match.start() - len(before)
        if is_denied(self.low, match.start()) or _NOT_LIKE.search(before[-60:]):
            return None
        if is_a := _IS_A.search(before):
            return offset + is_a.start()
        if other := _OTHER_FAMILY.search(before):
            return offset + other.start()
        apposed = _APPOSED.search(before)
        if apposed and self.words.medicine(apposed[1]):
            return offset + apposed.start()
        follows = _SUCH_AS.match(self.low, match.end())
        return match.start() if follows else None

    def _family_subject(self, match: re.Match[str], start: int) -> frozenset[str]:
        before = self.low[max(0, match.start() - 110) : match.start()]
        after = re.match(
            r"s?, (?:such as |like |including )?([\w-]+)|s? (?:such as|like"
            r"|including) ([\w-]+)",
            self.low[match.end() :],
        )
        if start == match.start() or (_OTHER_FAMILY.search(before) and not _IS_A.search(before)):
            name = (after[1] or after[2]) if after else ""
            return _own(self.record) if name in _own(self.record) or name == "it" else frozenset()
        apposed = _APPOSED.search(before)
        if apposed and self.words.medicine(apposed[1]):
            return self._generics(apposed[1])
        return self._spoken_of(start)

    def _is_own_class(self, words: str, medicine: frozenset[str]) -> bool:
        return (
            bool(medicine & _own(self.record))
            and re.search(rf"\b(?:{words})\b", self.record.drug_class.lower()) is not None
        )

    def _between(self, start: int, end: int) -> Iterator[Token]:
        return (name for name in self.names if start <= name[1] < end)

    def _generics(self, word: str) -> frozenset[str]:
        name = word.lower()
        if name in _own(self.record) or name in (own.lower() for own in self.record.own_names):
            return _own(self.record)
        if name.startswith("co-"):  # the name of a combination: what it holds stands in no list
            return frozenset()
        return self.words.brands.get(name) or _same(name)

    def _spoken_of(self, at: int) -> frozenset[str]:
        """The generic names of the medicine that is spoken of before an offset. None where it is a group of others."""
        last = max((name for name in self.names if name[1] < at), key=lambda name: name[1], default=None)
        groups = [match.start() for match in _GROUP.finditer(self.low)]
        if groups and (last is None or last[1] < max(groups)):
            return frozenset()
        if any(match.start() > (last[1] if last else -1) for match in family_pattern()[0].finditer(self.low, 0, at)):
            return frozenset()
        pronoun = any(match.start() < at for match in _PRONOUNS.finditer(self.low))
        if last is None or (pronoun and last[0].lower() in _own(self.record)):
            return _own(self.record)
        return self._generics(last[0])

    def _mismatch(self, one: Token, other: Token, start: int, end: int) -> Iterator[Called]:
        """Of two names side by side, one a brand, the other what it is said to hold."""
        brands = [name for name in (one, other) if name[0].lower() in self.words.brands]
        generics = [name for name in (one, other) if name[0].lower() in self.words.generics]
        if len(brands) == len(generics) == 1 and brands != generics:
            yield from self._claim(self._generics(generics[0][0]), brands[0], start, end)

    def _claim(self, medicine: frozenset[str], brand: Token, start: int, end: int) -> Iterator[Called]:
        of = self.words.brands.get(brand[0].lower(), frozenset())
        own_brand = medicine == _own(self.record) and brand[0].lower() in (
            name.lower() for name in self.record.own_names
        )
        if of and not of & medicine and not own_brand:
            yield self._called(self._shown(medicine), brand[0], tuple(sorted(of)), start, end)

    def _shown(self, medicine: frozenset[str]) -> str:
        return self.record.name if medicine == _own(self.record) else " + ".join(sorted(medicine))

    def _called(self, medicine: str, name: str, of: tuple[str, ...], start: int, end: int) -> Called:
        at = self.statement.start
        return Called(medicine, name, of, self.statement.passage, at + start, at + end)
