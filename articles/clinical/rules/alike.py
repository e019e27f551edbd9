"""NAME: names that are easily confused, and outdated terms."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.prose.confusable import confused_pairs
from articles.clinical.prose.vocabulary import Token, Vocabulary, subject_vocabulary, tokens
from articles.clinical.rule import Hit, each, rule
from articles.clinical.sentences import sentence
from articles.clinical.subject import Subject
from articles.gate import Gate, folded
from articles.lifecycle import Severity

_WARNS = re.compile(
    r"\b(?:confus\w+|mix(?:ed|ing)?\b.{0,30}\bup|mix-ups?|(?:look|sound)s?[- ]?(?:a ?)?like|not the same|mistak\w+"
    r"|mistook|tell .{0,40}apart|names? .{0,30}(?:alike|similar)|similar(?:ly)?[- ](?:names?|named|sounding|spel\w+))",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|other|different|separate|unrelated) (?:medicine|drug|medication|substance|tablet|remed)",
    re.IGNORECASE,
)
_JOINS = frozenset({"and", "or", "as", "well", "also", "the", "brand", "brands", "generic"})
_Mention = tuple[Passage, Token]
_LIST = 4
"""Names in one sentence that make a list."""
_NEAR = 200


@rule(
    "NAME-004",
    Severity.WARNING,
    "Two names that are easily confused, in one section",
    why="Names that look or sound alike are swapped by eye, at the counter and on the phone.",
    hint="Say that they are two medicines, or name the other one elsewhere or by its class.",
    triggers=[
        "## With other medicines {: interactions }\n\nHydroxyzine adds to it.\n\nHydralazine does not.",
        "Clonazepam is given at night and clonidine in the morning.",
        "Klonopin is taken twice a day. Lorazepam acts for a shorter time than clonazepam.",
    ],
    does_not_trigger=[
        "Do not confuse clonazepam with clonidine: their names look alike.",
        "Clonazepam is taken at night. Clonidine is another medicine, for blood pressure.",
        "Benzodiazepines include alprazolam, clonazepam, diazepam and lorazepam.",
        "## Uses {: uses }\n\nClonazepam is for seizures.\n\n## Other {: alternatives }\n\nClonidine is not.",
        "Clonazepam and phenytoin are both for seizures.",
        "Tell your prescriber if you take cimetidine, clonidine, hydralazine or hydroxyzine with clonazepam.",
        "Other medicines that meet clonazepam are:\n\n- clonidine\n- hydralazine\n- hydroxyzine",
    ],
    source="ISMP list of confused drug names; MHRA Drug Safety Update",
    version=4,
)
def look_alikes(subject: Subject) -> Iterator[Hit]:
    pairs = _pairs(subject)
    for passages in subject.sections.values():
        yield from _beside(passages, pairs, subject)


def _beside(passages: tuple[Passage, ...], pairs: Mapping[frozenset[str], bool], subject: Subject) -> Iterator[Hit]:
    words = subject_vocabulary(subject)
    mentions = _mentions(passages, frozenset().union(*pairs), words)
    reported: set[str] = set()
    for names in [names for names in pairs if names <= mentions.keys()]:
        in_order = (mention for name, mention in mentions.items() if name in names)
        one, two = sorted(in_order, key=lambda mention: _own_first(mention, subject))
        listed_together = pairs[names] and _listed_together(one, two, words)
        if two[1][0].lower() not in reported and not listed_together and not _are_told_apart(passages, names, two):
            reported.add(two[1][0].lower())
            message = f"“{two[1][0]}” stands in one section with “{one[1][0]}”, and the names are easily confused."
            yield Hit(message, two[0], *two[1][1:])


def _pairs(subject: Subject) -> dict[frozenset[str], bool]:
    """Pairs of names, and whether both are of one class."""
    own = subject.record.name.lower()
    likes = [name.name.lower() for name in subject.record.names if name.role == "look-alike"]
    return {frozenset({own, like}): own[-4:] == like[-4:] for like in likes if like != own} | confused_pairs()


def _mentions(passages: tuple[Passage, ...], names: frozenset[str], words: Vocabulary) -> Mapping[str, _Mention]:
    """Of each name the first that stands in no list of medicines."""
    first_mentions: dict[str, _Mention] = {}
    for passage in passages:
        for token in tokens(passage.text):
            name = token[0].lower()
            if name in names and name not in first_mentions and not _is_listed(passage, token, words):
                first_mentions[name] = (passage, token)
    return first_mentions


def _is_listed(passage: Passage, token: Token, words: Vocabulary) -> bool:
    """Whether it begins an item, or stands among several names of one sentence."""
    if passage.kind == "item" and not passage.text[: token[1]].strip():
        return True
    begin, end = sentence(passage.text, token[1])
    near = tokens(passage.text[max(begin, token[1] - _NEAR) : min(end, token[2] + _NEAR)])
    return len({word.lower() for word, _, _ in near if words.medicine(word.lower())}) >= _LIST


def _own_first(mention: _Mention, subject: Subject) -> bool:
    return mention[1][0].lower() not in map(str.lower, subject.record.own_names)


def _are_told_apart(passages: tuple[Passage, ...], names: frozenset[str], two: _Mention) -> bool:
    """Whether a passage warns of the two, or the sentence that names the second one calls it another medicine."""
    passage, (_, at, _) = two
    return _ANOTHER.search(passage.text, *sentence(passage.text, at)) is not None or any(
        _WARNS.search(passage.text) for passage in passages if all(name in passage.text.lower() for name in names)
    )


def _listed_together(one: _Mention, two: _Mention, words: Vocabulary) -> bool:
    """Whether nothing but other names stands between them."""
    start, end = sorted((one[1][1:], two[1][1:]))
    between = one[0].text[start[1] : end[0]].lower() if one[0] is two[0] else "."
    others = set(re.findall(r"[a-z'-]+", between)) - _JOINS
    return "." not in between and all(map(words.is_known, others))


@rule(
    "NAME-006",
    Severity.WARNING,
    "A clinical word that is outdated or wrong",
    why="Old names hurt people, and wrong ones cannot be looked up.",
    hint="Use the word of today; name the old one only beside it.",
    triggers=[
        "Some people with manic depression take it.",
        "It prevents grand mal seizures.",
        "Like any other benzodiazepam, it can cause dependence.",
        "It was called a minor tranquilizer in the leaflet.",
    ],
    does_not_trigger=[
        "Bipolar disorder, once called manic depression, is treated otherwise.",
        "Tonic-clonic seizures (grand mal) last a few minutes.",
        "People feel depressed, and some are manic.",
        "He lay prostrate; his prostate was well.",
    ],
)
@each
def outdated(passage: Passage, subject: Subject) -> Iterator[Hit]:
    terms, gate = _outdated()
    for match in () if gate.closed(passage.text) else terms.finditer(passage.text):
        begin, end = sentence(passage.text, match.start())
        begin, end = max(begin, match.start() - 200), min(end, match.end() + 200)
        context, today = passage.text[begin:end], _today()[_key(match[0])]
        if not any(word.lower() in context.lower() for word in today) and not _GLOSSES.search(context):
            yield Hit(f"“{match[0]}” is an outdated or wrong term for {' or '.join(today)}.", passage, *match.span())


_GLOSSES = re.compile(
    r"\b(?:former(?:ly)?|once|previously|used to be|older|old (?:name|term|word)|historically|outdated|no longer)\b",
    re.IGNORECASE,
)


@cache
def _today() -> dict[str, tuple[str, ...]]:
    rows = (line.split(" = ") for line in load_word_list("outdated"))
    return {_key(old): tuple(new.split("|")) for old, new in rows}


def _key(term: str) -> str:
    return folded(term).removesuffix("s").removesuffix("'")


@cache
def _outdated() -> tuple[re.Pattern[str], Gate]:
    terms = sorted((line.split(" = ")[0] for line in load_word_list("outdated")), key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(term) for term in terms) + r")s?\b", re.IGNORECASE)
    return pattern, Gate(pattern)
