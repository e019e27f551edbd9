"""TXT: British and American spelling in one text, or the other one than the house's."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import prose
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.sentences import opens
from articles.clinical.spelling import Speller, speller
from articles.clinical.subject import AMERICAN, BRITISH, Subject
from articles.deadline import go_on
from articles.lifecycle import Severity

_WORD = re.compile(r"(?<![\w.@/&#\\'-])[A-Za-z][a-z]{3,30}(?![\w@/\\]|\.[a-z]{2})")
# What stands in British words, and in their place in American ones.
_PAIRS = (
    ("our", "or"), ("ae", "e"), ("oe", "e"), ("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("yse", "yze"),
    ("ysi", "yzi"), ("re", "er"), ("ll", "l"), ("ogue", "og"), ("ence", "ense"), ("mme", "m"), ("eing", "ing"),
    ("ey", "ay"),
)  # fmt: skip
_OXFORD = re.compile(r"i[sz](?:e|a|i)")
"""Letters in which the British differ among themselves."""
_SHOWN = 5


@dataclass(frozen=True)
class Spelt:
    """A word where it stands first. `other` is how the others spell it."""

    passage: Passage
    start: int
    end: int
    word: str
    other: str

    @property
    def is_oxford(self) -> bool:
        return _OXFORD.sub("", self.word.lower()) == _OXFORD.sub("", self.other)


@rule(
    "TXT-008",
    Severity.INFO,
    "Two ways of spelling in one text",
    why="A text that changes between British and American spelling looks as if it was put together from others.",
    hint="Keep to one of the two; the operators can say which one the house writes.",
    triggers=[
        "The colour fades. Its behavior changes.",
        "Anaemia can follow, and anemia is treated.",
        "A tumour was seen, then edema of a foot. The paediatric ward knows it.",
        Example("The color fades.", {"spelling": "british"}),
        Example("The colour fades.", {"spelling": "american"}),
    ],
    does_not_trigger=[
        "The colour and the behaviour of a tumour.",
        "The color and the behavior of a tumor.",
        "The colour is recognized, and the flavour is realized.",
        "Medicines, license, practice, program, toward and towards, fetus, sulfate and sulphate.",
        "The colour was chosen by the Center for Drug Evaluation.",
        Example("The colour fades.", {"spelling": "british"}),
    ],
    source="House style",
)
def mixed(subject: Subject) -> Iterator[Hit]:
    """One finding, with all words of the way of spelling that is to go."""
    british, american = _spelt(subject)
    if subject.spelling:
        wrong = american if subject.spelling == BRITISH else british
        opening = f"This house writes {subject.spelling.capitalize()} English"
    elif british and american:
        wrong = american if len(british) >= len(american) else british
        opening = f"The text is written in {'British' if wrong is american else 'American'} English"
    else:
        return
    if wrong:
        words = ", ".join(f"“{one.word}” ({one.other})" for one in wrong[:_SHOWN])
        more = f", and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        first = wrong[0]
        fix = (first.other.capitalize() if first.word[0].isupper() else first.other) if len(wrong) == 1 else None
        yield Hit(f"{opening}, but here it is otherwise: {words}{more}.", first.passage, first.start, first.end, fix)


def _spelt(subject: Subject) -> tuple[list[Spelt], list[Spelt]]:
    """British and American words, each where it stands first."""
    spelt: Mapping[str, dict[str, Spelt]] = {BRITISH: {}, AMERICAN: {}}
    for passage in subject.passages:
        go_on()
        for match in _WORD.finditer(prose(passage.text)):
            way, other = _way(match[0].lower())
            if way and (match[0].islower() or opens(passage.text, match.start())):
                spelt[way].setdefault(match[0].lower(), Spelt(passage, *match.span(), match[0], other))
    british, american = (list(spelt[way].values()) for way in (BRITISH, AMERICAN))
    if not any(one.is_oxford for one in british):
        american = [one for one in american if not one.is_oxford]
    return british, american


@lru_cache(maxsize=16_384)
def _way(word: str) -> tuple[str, str]:
    """Whose word it is, and how the others spell it; "" for a word of both."""
    words = speller()
    is_british, is_american = words.british.spell(word), words.american.spell(word)
    if is_american and not is_british and (other := _other(word, BRITISH, words)):
        return AMERICAN, other
    if is_british and not is_american and (other := _other(word, AMERICAN, words)):
        return BRITISH, other
    return "", ""


def _other(word: str, way: str, words: Speller) -> str:
    """The same word as the others spell it: known to them, and not to those who write this one."""
    theirs, ours = (words.british, words.american) if way == BRITISH else (words.american, words.british)
    for british, american in _PAIRS:
        old, new = (american, british) if way == BRITISH else (british, american)
        for at in (match.start() for match in re.finditer(old, word)):
            other = word[:at] + new + word[at + len(old) :]
            if theirs.spell(other) and not ours.spell(other):
                return other
    return ""
