"""TXT: words that no dictionary has."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from rapidfuzz.distance import OSA

from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import prose
from articles.clinical.prose.foreign import foreign_words, is_foreign
from articles.clinical.prose.vocabulary import Vocabulary, subject_vocabulary
from articles.clinical.rule import Hit, rule
from articles.clinical.sentences import opens, sentence
from articles.clinical.spelling import COMMON, Speller, speller
from articles.clinical.subject import Subject
from articles.deadline import go_on
from articles.lifecycle import Severity

# Not in addresses, and not beside a digit.
_WORD = re.compile(r"(?<![\w.@/&#\\~'-])[A-Za-z]+(?:['-][A-Za-z]+)*(?![\w@/\\~]|\.[a-z]{2}|-[0-9])")
_QUOTED = re.compile(r'"[^"\s]{1,30}(?: [^"\s]{1,30}){0,2}"')
"""A few words in quotation marks can be of any language."""
_ABOUT_SPELLING = re.compile(
    r"\b(?:mis-?spel\w*|spel(?:ls?|t|ling|lings|led)|typ(?:o|os|ed)|written as)\b", re.IGNORECASE
)
_SHORTEST, _SHORTEST_NAME, _LONGEST_ACRONYM = 3, 5, 5
MOST, MOST_UNKNOWN = 100, 1_500
"""Words that are reported of one text, and those that are looked at, so that no text is slow to read."""


@dataclass(frozen=True)
class Slip:
    """`meant` are the words that could be meant, the likeliest first."""

    start: int
    end: int
    meant: tuple[str, ...]


@rule(
    "TXT-007",
    Severity.WARNING,
    "A misspelt word",
    why="Slips make readers doubt the figures too, and some change the meaning.",
    hint="Put the word right. What no dictionary has, and what is like no other word, is shown as a remark.",
    triggers=[
        "Ask about withdrawl.",
        "Swallow the tabelt with water, and rest a sore mussle.",
        "Tell your docotr. The pharmcist can help, too.",
        "TThe effect wears off, and it dosn't last.",
        "Put it in themouth.",
        "The medi cation is strong.",
        "You cant drive, and some peope feel alot worse.",
        "It comes from the Unted States.",
        "The zworgish effect is rare.",
    ],
    does_not_trigger=[
        "Ask about withdrawal; the behaviour of coloured tablets, and the behavior of colored ones.",
        "Hypoglycaemia, hypoglycemia, thrombocytosis, nephropathy, oesophagitis and gastro-oesophageal reflux.",
        "Carphenazine, meclocycline and tirzepatide are medicines; erythema migrans is a rash.",
        "Ms Brzezinska of Mulhuddart leads it, at www.exmple.org/abuot or by abuot@exmple.org.",
        "The EMA, the NHS and the MHRA approve it; 5mg, 3rd, T4 and HbA1c; cloNIDine.",
        "An anti-inflammatory, non-drowsy, tic-like, steroid-induced, long-acting, over-the-counter product.",
        'The Dutch word "slaap" means sleep.',
        "It is often misspelt as withdrawl.",
        "The patients' diaries, the doctor's advice, you'll, isn't and they've.",
    ],
    source="Dictionaries of American and British English",
)
def misspelt(subject: Subject) -> Iterator[Hit]:
    """Each word once, where it stands first."""
    first: dict[str, tuple[Passage, Slip]] = {}
    count: dict[str, int] = {}
    for passage, slip in _slips(subject):
        low = passage.text[slip.start : slip.end].lower()
        first.setdefault(low, (passage, slip))
        count[low] = count.get(low, 0) + 1
    for low, (passage, slip) in islice(first.items(), MOST):
        yield _hit(passage, slip, count[low])


def _slips(subject: Subject) -> Iterator[tuple[Passage, Slip]]:
    words, names = speller(), subject_vocabulary(subject)
    before: tuple[Passage | None, int] = (None, 0)
    for passage, match in islice(_unknown(subject.passages, words), MOST_UNKNOWN):
        joined = passage is before[0] and match.start() < before[1]
        if joined or _is_name(passage, match, words, names) or _is_about_spelling(passage.text, match.start()):
            continue
        meant = _known_slips().get(match[0].lower())
        slip = Slip(*match.span(), (meant,)) if meant else _split(match, words) or _slip(match, words)
        before = passage, slip.end
        yield passage, slip


def _unknown(passages: tuple[Passage, ...], words: Speller) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Words that no dictionary has, or that are known to be slips."""
    for passage in passages:
        go_on()
        text = prose(passage.text)
        if is_foreign(text):
            continue
        text = _QUOTED.sub(lambda match: "\0" * len(match[0]), text) if '"' in text else text
        for match in _WORD.finditer(text):
            long = len(match[0]) >= _SHORTEST
            if (long and not words.is_known(match[0])) or match[0].lower() in _known_slips():
                yield passage, match


def _slip(match: re.Match[str], words: Speller) -> Slip:
    one = _of_capitals(match[0], words) or words.apart(match[0])
    return Slip(*match.span(), (one,) if one else words.meant(match[0]))


def _split(match: re.Match[str], words: Speller) -> Slip | None:
    """A common word in two pieces, of which this is one."""
    text = match.string
    before = re.search(r"(?<![\w'-])[a-z]{2,} $", text[max(0, match.start() - 20) : match.start()])
    after = re.match(r" [a-z]{2,}(?![\w'-])", text[match.end() : match.end() + 20])
    if after and words.ranks.get(match[0].lower() + after[0][1:], COMMON + 1) <= COMMON:
        return Slip(match.start(), match.end() + len(after[0]), (match[0].lower() + after[0][1:],))
    if before and words.ranks.get(before[0][:-1] + match[0], COMMON + 1) <= COMMON:
        return Slip(match.start() - len(before[0]), match.end(), (before[0][:-1] + match[0],))
    return None


def _is_name(passage: Passage, match: re.Match[str], words: Speller, names: Vocabulary) -> bool:
    """Names of medicines and foreign words, which rules of their own read; other names and abbreviations, by their
    capitals.
    """
    word, low = match[0], match[0].lower()
    if low in foreign_words() or names.is_known(word) or names.near(word.replace("-", "").removesuffix("'s")):
        return True
    if word.islower():
        return False
    if word.isupper():
        return len(word) <= _LONGEST_ACRONYM or not words.meant(word)
    if not word[1:].islower():
        return not _of_capitals(word, words)
    meant = [one for one in words.meant(word) if OSA.distance(one, low) == 1] or words.apart(word)
    if opens(passage.text, match.start()):
        return not meant
    return not meant or len(word) < _SHORTEST_NAME or words.ranks.get(meant[0], COMMON + 1) > COMMON


def _of_capitals(word: str, words: Speller) -> str:
    """What "hTe" and "TThe" are slips of; "" for a word with other capitals."""
    if not (word[1:2].isupper() and word[2:].islower()):
        return ""
    turned, single = word[1] + word[0].lower() + word[2:], word[1:] if word[0] == word[1] else ""
    return next((right.lower() for right in (turned, single) if right and words.is_known(right)), "")


def _is_about_spelling(text: str, at: int) -> bool:
    begin, end = sentence(text, at)
    return _ABOUT_SPELLING.search(text, max(begin, at - 150), min(end, at + 150)) is not None


def _hit(passage: Passage, slip: Slip, count: int) -> Hit:
    written = passage.text[slip.start : slip.end]
    meant = [word.capitalize() if written[0].isupper() else word for word in slip.meant[:3]]
    perhaps = f"; perhaps “{'” or “'.join(meant)}” is meant" if meant else ""
    times = f" It stands here {count} times." if count > 1 else ""
    message = f"“{written}” is in no dictionary{perhaps}.{times}"
    fix = meant[0] if len(slip.meant) == 1 else None
    return Hit(message, passage, slip.start, slip.end, fix, severity=None if meant else Severity.INFO)


@cache
def _known_slips() -> Mapping[str, str]:
    lines = (line.partition(" ") for line in load_word_list("slips"))
    return {wrong: right for wrong, _, right in lines}
