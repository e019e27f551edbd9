"""READ: how hard a text is to read. A grade is at most a warning, because an easy text can still be wrong.

What counts: paragraphs and list items, each list item a sentence of its own. Titles, headings, questions, tables and
what an importer set aside are left out. A number is a word of one syllable.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import itemgetter

from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.rule import Hit, rule
from articles.clinical.sentences import sentence, sentences
from articles.clinical.subject import Subject
from articles.gate import Gate, folded
from articles.lifecycle import Severity

TARGET = 8.0
LIMIT = 10.0
_ENOUGH_WORDS = 30
_ENOUGH_SENTENCES = 3
_LONG_SENTENCE, _VERY_LONG_SENTENCE = 25, 35
_MANY_LONG = 4
"""One in so many is a habit; a single one in a longer section is not worth a remark."""
_PAUSE = re.compile(r"[;:] ")

_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
# Endings that are written and not spoken: "likes", "stopped", "dose"; "needed", "doses" and "table" speak them.
_SILENT = re.compile(
    r"(?:(?<=[^aeiouytd])ed|(?<=[^aeiouylcsgxz])es|(?<=[^aeiouyl])e|(?<=[aeiouy]l)e|(?<=[aeiouy]l)es)$"
)
# Where two vowels are two syllables, as in "dial", "anxiety", "idea" and "react", and unlike "friend" or "people".
_APART = re.compile(
    r"(?<![tcsgx])i[ao](?!u)|(?<=[xrdlnsv])(?<!fr)ie[tn]|(?:qu|sc)ie|i[ou]u|(?<!p)eo|ea(?=$|t[eio])|^(?:re|cre)(?=act|at)"
    r"|[eyu]ing|ua(?!r?[dgt])|uou|ii|uid"
)


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """How many syllables an English word has, nearly always; one for a number."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    spoken = _SILENT.sub("", letters)
    return max(1, len(_VOWELS.findall(spoken)) + len(_APART.findall(spoken)))


def grade(passages: Iterable[Passage]) -> float | None:
    """The Flesch-Kincaid grade: years of school that a reader needs. None where there is nothing to read."""
    words = sentence_count = spoken = 0
    for passage in passages:
        for start, end in sentences(passage.text) if _is_prose(passage) else ():
            sentence_words = _WORD.findall(passage.text, start, end)
            words += len(sentence_words)
            sentence_count += bool(sentence_words)
            spoken += sum(map(syllables, sentence_words))
    return 0.39 * words / sentence_count + 11.8 * spoken / words - 15.59 if words else None


_LOW_WORD = re.compile(r"(?<![A-Z])\b[a-z]{2,}")


def _is_prose(passage: Passage) -> bool:
    """A list of names, a short point or an address is nothing to read in one go."""
    if passage.kind not in ("paragraph", "item"):
        return False
    words = _WORD.findall(passage.text)
    return len(words) > 3 and len(_LOW_WORD.findall(passage.text)) * 2 > len(words)


_HARD = (
    "Concomitant administration of additional medications possessing sedative characteristics necessitates particular "
    "consideration, because pharmacodynamic interactions may precipitate significant respiratory depression. "
    "Individualised evaluation of alternatives remains appropriate, particularly considering interindividual "
    "variability. Supplementary monitoring recommendations accordingly necessitate multidisciplinary communication "
    "and comprehensive documentation throughout."
)
_EASY = (
    "Take one tablet at night. You may feel sleepy the next day. Do not drive if you do. Call us if you fall, if you "
    "feel low, or if you cannot sleep. We can help you with each of these, and we will not judge you for any of them."
)


@rule(
    "READ-001",
    Severity.WARNING,
    "A section that is hard to read",
    why="Half of all adults read at the level of a twelve-year-old; what they cannot read cannot keep them safe.",
    hint="Shorter sentences and everyday words. Aim at grade 8 or below; never drop a fact for it.",
    triggers=[f"## Interactions {{: interactions }}\n\n{_HARD}", _HARD],
    does_not_trigger=[f"## Tablets {{: dosing }}\n\n{_EASY}", "Concomitant administration necessitates consideration."],
    source="AHRQ, NIH and NHS guidance on plain language; Flesch-Kincaid grade",
)
def hard_section(subject: Subject) -> Iterator[Hit]:
    for passages in subject.sections.values():
        level = grade(passages)
        if level and round(level, 1) > TARGET and _is_enough(passages):
            severity = Severity.WARNING if level > LIMIT else Severity.INFO
            message = f"This section reads at grade {level:.1f}; the target is {TARGET:.0f} or below."
            yield _of_section(passages, message, severity)


def _is_enough(passages: Iterable[Passage]) -> bool:
    """Whether there is enough to read for a grade to mean something."""
    prose = [passage.text for passage in passages if _is_prose(passage)]
    sentence_count = sum(len(sentences(text)) for text in prose)
    return sentence_count >= _ENOUGH_SENTENCES and sum(len(_WORD.findall(text)) for text in prose) >= _ENOUGH_WORDS


def _of_section(passages: tuple[Passage, ...], message: str, severity: Severity | None = None) -> Hit:
    """At its heading, else at its first sentence."""
    for passage in passages:
        if passage.kind in ("heading", "paragraph", "item") and passage.text.strip():
            start, end = (0, len(passage.text)) if passage.kind == "heading" else sentences(passage.text)[0]
            return Hit(message, passage, start, end, severity=severity)
    raise ValueError("a section without words has no grade")


@rule(
    "READ-002",
    Severity.INFO,
    "A long sentence, much passive, or jargon without an explanation",
    why="Each of these makes a reader stop, and a reader who stops may not go on.",
    hint="Cut the sentence in two; say who does it; use the plain word or explain the other one where it first stands.",
    triggers=[
        "If you have been taking this medicine for a long time and you feel that it no longer helps you as it did in "
        "the first weeks, you should speak with the person who prescribed it.",
        "Ataxia is among its effects.",
        "The dose is chosen by the doctor. The tablet is given at night. It is checked. Blood is taken. It is stored.",
    ],
    does_not_trigger=[
        "Ataxia, which means unsteady walking, is among its effects.",
        "It can cause unsteady walking (ataxia). Later, ataxia can pass.",
        "The dose is chosen by the doctor. You take the tablet at night. Call if you fall.",
        "Take it whole. Drink water. Sit up. Wait. You can take it again on the next day if you feel no better by then "
        "and have had no more than one tablet during the night.",
        "If you cannot remember whether you took the tablet of this day, leave it out until tomorrow; two of them on "
        "one day are worse than none at all.",
        "- one\n- two\n- three\n- four\n- five",
        "Examplin Pharma B.V., Main Street 5, 1234 AB Exampletown, The Netherlands. Manufacturer: Examplin Works "
        "Private Limited Company, East Road 13, 4042 Sampleville, Hungary, Tel: 36 1 234 567 and Examplin France, 12 "
        "Rue A, Paris",
    ],
    version=3,
)
def heavy(subject: Subject) -> Iterator[Hit]:
    for passages in subject.sections.values():
        yield from _long_sentences(passages)
        yield from _passive(passages)
    yield from _jargon(subject)


def _long_sentences(passages: tuple[Passage, ...]) -> Iterator[Hit]:
    """The longest one of a section, where it holds many, or where this one is very long."""
    texts = [passage for passage in passages if passage.kind in ("paragraph", "item")]
    spans = [(passage, start, end) for passage in texts for start, end in sentences(passage.text)]
    long = [(count, *span) for span in spans if (count := _unbroken(*span)) > _LONG_SENTENCE]
    if not long:
        return
    count, passage, start, end = max(long, key=itemgetter(0))
    if len(long) * _MANY_LONG >= len(spans) or count > _VERY_LONG_SENTENCE:
        message = f"This sentence has {count} words without a pause; up to {_LONG_SENTENCE} are easy to read."
        more = f" So have {len(long) - 1} more of this section." if len(long) > 1 else ""
        yield Hit(message + more, passage, start, end)


def _unbroken(passage: Passage, start: int, end: int) -> int:
    """Words of the longest part between a colon or a semicolon; 0 where most of them are names and numbers."""
    words, low = (len(pattern.findall(passage.text, start, end)) for pattern in (_WORD, _LOW_WORD))
    parts = _PAUSE.split(passage.text[start:end])
    return max(len(_WORD.findall(part)) for part in parts) if low * 2 > words else 0


_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b(?: (?:not|also|often|usually|then|\w+ly))? "
    r"(?!(?:tired|worried|depressed|interested|related|needed|scared|confused|relaxed|red|supposed)\b)"
    r"(?:\w{2,}ed|given|taken|known|seen|found|made|shown|kept|set|broken|chosen|written|held|put|begun|sold|told|thought)\b",
    re.IGNORECASE,
)


def _passive(passages: tuple[Passage, ...]) -> Iterator[Hit]:
    prose = [passage for passage in passages if passage.kind == "paragraph"]
    spans = [(passage.text, *span) for passage in prose for span in sentences(passage.text)]
    passive = sum(_PASSIVE.search(text, start, end) is not None for text, start, end in spans)
    if len(spans) >= 5 and passive * 2 > len(spans):
        yield _of_section(passages, f"{passive} of {len(spans)} sentences here are passive: who does it stays unsaid.")


def _jargon(subject: Subject) -> Iterator[Hit]:
    """Each word once, at its first place, unless any of its places explains it."""
    first: dict[str, Hit] = {}
    explained: set[str] = set()
    terms, _ = _terms()
    for passage in subject.passages:
        for match in terms.finditer(passage.text) if _may_hold_jargon(passage) else ():
            term = _term(match[0])
            if _explains(passage, match, term):
                explained.add(term)
            elif term not in first:
                message = f"“{match[0]}” is not explained: say “{_everyday_words()[term]}”, or explain it so."
                first[term] = Hit(message, passage, *match.span())
    yield from (hit for term, hit in first.items() if term not in explained)


_GLOSS = re.compile(
    r"\s?\(|,? (?:which )?(?:means|meaning|is when|is the (?:time|word))\b|, (?:an?|the|or|that is|when|which)\b|:"
)


def _explains(passage: Passage, match: re.Match[str], term: str) -> bool:
    start, end = sentence(passage.text, match.start())
    start, end = max(start, match.start() - 200), min(end, match.end() + 200)
    before = passage.text[max(start, match.start() - 14) : match.start()]
    words = set(re.findall(r"[a-z]{4,}", _everyday_words()[term].lower())) - {"that", "with", "into", "from"}
    nearby = set(re.findall(r"[a-z]{4,}", passage.text[start:end].lower()))
    called = re.search(r"(?:\(|\bcalled (?:an? )?[\"']?|\bor |known as )$", before) is not None
    return called or bool(_GLOSS.match(passage.text, match.end(), end)) or (bool(words) and words <= nearby)


def _may_hold_jargon(passage: Passage) -> bool:
    return passage.kind not in ("title", "scrap") and not _terms()[1].closed(passage.text)


@cache
def _everyday_words() -> dict[str, str]:
    return {term.lower(): words for term, words in (line.split(" = ") for line in load_word_list("jargon"))}


def _term(written: str) -> str:
    low = folded(written)
    return low if low in _everyday_words() else low.removesuffix("s")


@cache
def _terms() -> tuple[re.Pattern[str], Gate]:
    terms = sorted(map(re.escape, _everyday_words()), key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(terms) + r")s?(?![\w-])", re.IGNORECASE)
    return pattern, Gate(pattern)
