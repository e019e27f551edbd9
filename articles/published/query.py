"""What somebody typed: which medicines it names, what it asks of them, and what is left."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from ..content.emergency import NUMBERS
from ..content.wordforms import NO_FORMS, stem, words
from .names import MISSPELLING, Naming, Shelf
from .plain_words import (
    BARE_HELP,
    BETWEEN,
    CRISIS,
    DANGERS,
    EMERGENCY,
    LONG_SLEEP,
    MEASURES,
    MEMBERS,
    OF_ONE_AGE,
    POISON,
    SEDATIVE_CLASSES,
    SEDATIVES,
    SLEEPING,
    SLIPS,
    STOP_WORDS,
    TAKING,
    TIMES,
    TOO_MUCH,
    TOO_MUCH_ALONE,
    TOPICS,
    WEAK,
)

WORDS_AT_MOST = 16
"""Of a question of usual length all; a page that somebody pastes costs no more than that."""
SIGNS_AT_MOST = 200
TOPIC_WORDS_AT_MOST = 5
AMOUNT_FROM = 3
"""Digits of a bare number that is an amount: nobody counts tablets so far."""
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
CHILD_UNTIL, OLDER_FROM = 18, 65
CORRECTED_FROM, NEAR = 6, 0.93
"""Letters that a word has at least, and how like the meant one it is, from 0 to 1."""


class Meaning(NamedTuple):
    """What people ask, as pages have it: folded phrases, and the kind of section that is about it."""

    phrases: tuple[str, ...] = ()
    section: str = ""


NO_MEANING = Meaning()


@dataclass(frozen=True)
class Term:
    """One thing that is asked for, in the words that stand for it."""

    typed: str
    phrases: tuple[str, ...]
    """Folded words; a paragraph that has one of them has the term."""
    is_known: bool = True
    """Whether it is a topic or a medicine. Otherwise it may be a medicine's name."""
    is_medicine: bool = False
    """Whether it is a medicine that has no page here, but that pages speak of."""
    calls: frozenset[str] = frozenset()
    """Whom somebody calls who may need help before an answer."""
    section: str = ""
    """The kind of section that is about it, where there is one."""
    may_be_name: bool = False
    """Whether it is like the name of a medicine."""


@dataclass(frozen=True)
class NamedMedicine:
    """A name in the query: as it was typed, and as it is recorded."""

    typed: str
    naming: Naming

    @property
    def means(self) -> str:
        return " or ".join(medicine.name for medicine in self.naming.medicines)

    @property
    def called(self) -> str:
        """As it can be said: a misspelling is no name."""
        return self.means if self.naming.role == MISSPELLING else self.naming.name


@dataclass(frozen=True)
class Query:
    text: str
    """What was typed, as it can be shown."""
    named: tuple[NamedMedicine, ...] = ()
    terms: tuple[Term, ...] = ()
    strangers: tuple[str, ...] = ()
    """Names of medicines that have no page here, but a record warns of them, or their page was taken down."""

    corrected: tuple[tuple[str, str], ...] = ()
    """Ordinary words that were typed wrongly, and as what they are read."""
    in_danger: frozenset[str] = frozenset()
    """Whom to call, whatever is asked."""

    @property
    def about(self) -> str:
        return " or ".join(dict.fromkeys(one.means for one in self.named))

    @property
    def is_empty(self) -> bool:
        return not (self.named or self.terms or self.strangers)

    @property
    def documents(self) -> frozenset[int]:
        """Of the medicines that it names."""
        return frozenset(medicine.document for one in self.named for medicine in one.naming.medicines)

    @property
    def calls(self) -> frozenset[str]:
        """Whom to call, before any answer."""
        return self.in_danger.union(*(term.calls for term in self.terms))

    @property
    def medicines(self) -> tuple[Term, ...]:
        """That have no page here, but that pages speak of."""
        return tuple(term for term in self.terms if term.is_medicine)

    @property
    def typed_words(self) -> list[str]:
        """Those that say something, one by one, and the names."""
        terms = (term.typed for term in self.terms if not term.typed[0].isdecimal())
        typed = (word for words in terms for word in words.split() if word not in STOP_WORDS)
        return list(dict.fromkeys((*typed, *(one.typed for one in self.named))))

    @property
    def phrases(self) -> list[str]:
        return list(dict.fromkeys(phrase for term in self.terms for phrase in term.phrases))


@dataclass
class _Reading:
    named: list[NamedMedicine] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)
    in_danger: frozenset[str] = frozenset()


def shown(typed: str) -> str:
    """Without signs that nobody sees: soft hyphens and those that turn the direction of a text cut no word in two."""
    categories = ((sign, unicodedata.category(sign)) for sign in typed[: 10 * SIGNS_AT_MOST])
    visible = (" " if category[0] in "CZ" else sign for sign, category in categories if category != "Cf")
    return " ".join("".join(visible).split())[:SIGNS_AT_MOST]


def read(typed: str, shelf: Shelf) -> Query:
    """Names before topics, and of both the longest first. A name may stand amid a topic: "what is it for" with it."""
    text, reading = shown(typed), _Reading()
    of_text = words(_without_slips(text))
    left = _read_names(of_text[:WORDS_AT_MOST], shelf, reading)
    if len(of_text) > WORDS_AT_MOST:
        reading.in_danger |= read(" ".join(of_text[WORDS_AT_MOST - TOPIC_WORDS_AT_MOST :]), shelf).calls
    left = _read_dangers(_read_lines(left, reading), reading)
    while left:
        length = _read_too_much(left, reading) or _read_number(left, reading) or _read_topic(left, shelf, reading)
        left = left[length or _read_word(left, shelf, reading) :]
    named = tuple({one.typed: one for one in reading.named}.values())
    return Query(
        text,
        named,
        tuple(dict.fromkeys(_strongest([*_terms_of_names(named, reading.terms), *reading.terms]))),
        tuple(dict.fromkeys(reading.strangers)),
        tuple(dict.fromkeys(reading.corrected)),
        reading.in_danger,
    )


def _without_slips(text: str) -> str:
    text = text.casefold()
    for slip, meant in SLIPS:
        text = slip.sub(meant, text)
    return text


def _read_lines(left: list[str], reading: _Reading) -> list[str]:
    """Without the number of a line that helps, which is no amount."""
    for number, calls in lines().items():
        at = next((at for at in range(len(left)) if tuple(left[at : at + len(number)]) == number), None)
        if at is not None and not any(unit in MEASURES for unit in left[at + len(number) :][:1]):
            reading.terms.append(_read_as(" ".join(number), "suicide" if calls == CRISIS else "emergency", calls))
            return left[:at] + left[at + len(number) :]
    return left


def _read_dangers(left: list[str], reading: _Reading) -> list[str]:
    """What is left where words that mean danger together are read as their topic."""
    meant = {word: corrected(word) or word for word in left}
    if BARE_HELP.intersection(left) and BARE_HELP.union(STOP_WORDS).issuperset(left):
        reading.terms.append(_read_as("help", "emergency", EMERGENCY))
        return []
    if SLEEPING.intersection(left) and any(map(_is_long, left, left[1:])):
        reading.in_danger |= EMERGENCY
    for sets, topic in dangers():
        typed = [word for word in left if any(meant[word] in one for one in sets)]
        if not all(one.intersection(meant[word] for word in typed) for one in sets):
            continue
        if not topic:
            reading.in_danger |= POISON if "mixed" in typed else EMERGENCY
        else:
            reading.terms.append(_read_as(" ".join(typed), topic, urgent()[_stemmed(topic)]))
            reading.corrected += [(word, meant[word]) for word in typed if meant[word] != word]
            left = [word for word in left if word not in typed]
    return left


def _is_long(number: str, unit: str) -> bool:
    return number.isdecimal() and unit in TIMES and (int(number) >= LONG_SLEEP or unit.startswith("day"))


def _read_as(typed: str, topic: str, calls: frozenset[str]) -> Term:
    meaning = topics()[_stemmed(topic)]
    return Term(typed, meaning.phrases, calls=calls, section=meaning.section)


@cache
def dangers() -> tuple[tuple[tuple[frozenset[str], ...], str], ...]:
    return tuple((tuple(frozenset(one.split()) for one in danger.sets), danger.topic) for danger in DANGERS)


@cache
def lines() -> dict[tuple[str, ...], frozenset[str]]:
    """Whom somebody calls by each number that readers are shown, as it is typed."""
    calls = {"number": EMERGENCY, "poison": POISON, "crisis": CRISIS}
    known = ((getattr(one, line), calls[line]) for one in NUMBERS.values() for line in calls)
    forms = ((form, called) for line, called in known if line for form in (line.number, line.tel))
    return {tuple(words(form)): called for form, called in forms}


def _strongest(terms: list[Term]) -> list[Term]:
    """Without what asks for little beside something else: whoever took too much asks for no dose."""
    if any(term.section == "overdose" for term in terms):
        terms = [term for term in terms if term.section != "dosing" and not term.typed[0].isdecimal()]
    return [term for term in terms if term.typed not in WEAK] or terms


def _read_names(left: list[str], shelf: Shelf, reading: _Reading) -> list[str]:
    """The words that are left without them."""
    others: list[str] = []
    while left:
        length = _read_name(left, shelf, reading)
        others += [] if length else left[:1]
        left = left[length or 1 :]
    return others


def _read_name(left: list[str], shelf: Shelf, reading: _Reading) -> int:
    """How many of the next words are a name; 0 where they are none. "Two valiums" and "a benzo" have one."""
    for length, name in _beginnings(left, shelf.longest):
        if name in shelf.look_alikes or (name in shelf.known_of_down and not shelf.naming(name)):
            reading.strangers.append(name)
            return length
        naming = shelf.naming(name) or shelf.naming(name.removesuffix("s")) or shelf.naming(f"{name}s")
        if naming:
            reading.named.append(NamedMedicine(name, naming))
            return length
    return 0


def _read_too_much(left: list[str], reading: _Reading) -> int:
    """ "Took 10", "swallowed the whole": more than anybody was told to take, whatever is named behind it."""
    if left[0] not in TAKING:
        return 0
    behind = next((at for at, word in enumerate(left[1:6], start=1) if word not in BETWEEN), 0)
    word, unit = left[behind], "".join(left[behind + 1 : behind + 2])
    if not behind or unit in TIMES:  # "took two weeks" is no amount
        return 0
    if word[0].isdecimal() and unit in MEASURES:
        reading.terms.append(_overdose(left[: behind + 2]))
        return behind + 2
    if not (word in TOO_MUCH or (word.isdecimal() and int(word) > 1)):
        return 0
    reading.terms.append(_overdose(left[: behind + 1]))
    return behind + 1


def _overdose(typed: list[str]) -> Term:
    topic = topics()[_stemmed("took too many")]
    return Term(" ".join(typed), topic.phrases, calls=POISON, section=topic.section)


def _read_number(left: list[str], reading: _Reading) -> int:
    """ "2 mg", "0.5" and "500" are amounts of a medicine, "8 years old" is an age; other numbers say nothing of what is
    asked.
    """
    number, *after = left
    if not number[0].isdecimal():
        return 0
    unit = after[0] if after else ""
    if unit in MEASURES or not number.isdecimal() or len(number) >= AMOUNT_FROM:
        reading.terms += [_amount(number, unit if unit in MEASURES else ""), _term("dose", topics()[_stemmed("dose")])]
        return 2 if unit in MEASURES else 1
    if unit in OF_ONE_AGE or (unit in TIMES and after[1:2] == ["old"]):
        age = int(number) if unit.startswith("y") else 0
        if topic := "children" if age < CHILD_UNTIL else "older people" if age >= OLDER_FROM else "":
            reading.terms.append(_term(topic, topics()[_stemmed(topic)]))
        return 2 if unit in OF_ONE_AGE else 3
    return 2 if unit in TIMES else 1


def _amount(number: str, unit: str) -> Term:
    """As pages write it, with and without a sign between thousands."""
    plain = number.replace(",", "" if THOUSANDS.fullmatch(number) else ".")
    amounts = (plain, f"{int(plain):,}") if plain.isdecimal() else (plain,)
    named = dict.fromkeys(f"{amount} {MEASURES.get(unit, 'mg')}" for amount in amounts)
    return Term(f"{number} {unit}".strip(), (*named, "strengths"))


def _read_topic(left: list[str], shelf: Shelf, reading: _Reading) -> int:
    amounts_alone = all(term.typed[0].isdecimal() or term.section == "dosing" for term in reading.terms)
    if " ".join(left) in TOO_MUCH_ALONE and amounts_alone:
        reading.terms.append(_overdose(left))
        return len(left)
    for length, typed in _beginnings(left, TOPIC_WORDS_AT_MOST):
        topic = topics().get(_stemmed(typed), NO_MEANING)
        if topic.phrases or typed in shelf.partners:
            is_medicine = _stemmed(typed) in members() or not topic.phrases
            reading.terms.append(_term(typed, topic, is_medicine=is_medicine))
            return length
    return 0


def _term(typed: str, topic: Meaning, *, is_medicine: bool = False) -> Term:
    """The typed word comes first, unless the topic says that others are nearer to what is meant."""
    own = () if typed in (*STOP_WORDS, *topic.phrases) or (" " in typed and topic.phrases) else (typed,)
    calls = urgent().get(_stemmed(typed), frozenset())
    return Term(typed, (*own, *topic.phrases), is_medicine=is_medicine, calls=calls, section=topic.section)


def _read_word(left: list[str], shelf: Shelf, reading: _Reading) -> int:
    """A word that could be a name is never read as another."""
    word = left[0]
    if word in STOP_WORDS:
        return 1
    may_be_name = bool(shelf.alike(word))
    meant = "" if may_be_name else corrected(word)
    if meant:
        reading.corrected.append((word, meant))
        reading.terms.append(_term(meant, topics()[_stemmed(meant)]))
    else:
        reading.terms.append(Term(word, (word,), is_known=False, may_be_name=may_be_name))
    return 1


@lru_cache(maxsize=256)
def corrected(word: str) -> str:
    """The ordinary word that was meant by one that is typed wrongly; "" where that is not clear."""
    if len(word) < CORRECTED_FROM or word in vocabulary():
        return ""
    near = process.extractOne(word, vocabulary(), scorer=JaroWinkler.similarity, score_cutoff=NEAR)
    return near[0] if near and near[0][0] == word[0] else ""


@cache
def vocabulary() -> tuple[str, ...]:
    """Single words of topics that a slip may be meant to be. Members of classes are names of medicines."""
    phrases = (phrase for topic in TOPICS for phrase in _phrases(f"{topic.typed},{topic.written}"))
    single = (phrase for phrase in phrases if phrase.isalpha() and len(phrase) >= CORRECTED_FROM)
    return tuple(dict.fromkeys(word for word in single if word not in NO_FORMS))


def _beginnings(left: list[str], longest: int) -> Iterator[tuple[int, str]]:
    for length in range(min(longest, len(left)), 0, -1):
        yield length, " ".join(left[:length])


def _terms_of_names(named: Sequence[NamedMedicine], terms: Sequence[Term]) -> list[Term]:
    """Two medicines in one query: what the page of the one says of the other is asked for. Two names of one, where
    somebody asks whether they are the same: what speaks of both.
    """
    are_together = any(term.section == "interactions" for term in terms)
    are_same = any("the same as" in term.phrases for term in terms)
    by_medicine = {one.naming.medicines: one for one in named if not one.naming.medicines[0].signed.is_class}
    if len(by_medicine) > 1:
        return [_term_of(one, are_together=are_together) for one in by_medicine.values()]
    return [Term(one.typed, (one.typed,)) for one in named] if are_same and len(named) > 1 else []


def _term_of(one: NamedMedicine, *, are_together: bool) -> Term:
    """What is taken together is what pages call it, above all."""
    medicines = one.naming.medicines
    names = [one.typed, *(name for medicine in medicines for name in (medicine.name, *medicine.brands))]
    folded = dict.fromkeys(" ".join(words(name)) for name in names)
    are_sedatives = any(medicine.signed.drug_class in SEDATIVE_CLASSES for medicine in medicines)
    of_class = SEDATIVES if are_together and are_sedatives else ()
    return Term(one.typed, (*of_class, *folded, *topics().get(_stemmed(one.typed), NO_MEANING).phrases))


@cache
def topics() -> dict[str, Meaning]:
    """By the stems of what people type."""
    meanings: dict[str, Meaning] = {}
    both = [(_phrases(one.typed), Meaning(_phrases(one.written), one.section)) for one in (*TOPICS, *MEMBERS)]
    for phrases, topic in [*both, *((topic.phrases[:1], topic) for _, topic in both)]:
        for typed in phrases:
            meanings.setdefault(_stemmed(typed), topic)
    return meanings


@cache
def urgent() -> dict[str, frozenset[str]]:
    """Whom somebody calls who may need help, by the stems of what they type."""
    calls = {_stemmed(phrase): topic.calls for topic in TOPICS if topic.calls for phrase in _phrases(topic.typed)}
    return calls | {_stemmed("overdose"): POISON}


@cache
def members() -> frozenset[str]:
    return frozenset(_stemmed(typed) for one in MEMBERS for typed in _phrases(one.typed))


def _phrases(listed: str) -> tuple[str, ...]:
    return tuple(" ".join(words(phrase)) for phrase in listed.split(","))


def _stemmed(text: str) -> str:
    return " ".join(map(stem, words(text)))
