"""TXT: whether a text is English from beginning to end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.clinical.lexicon import load_word_list, words_of
from articles.clinical.passage import Passage
from articles.clinical.prose.around import form
from articles.clinical.prose.dosewords import lowered, prose
from articles.clinical.prose.foreign import foreign_words, is_foreign
from articles.clinical.rule import Example, Hit, each, rule
from articles.clinical.subject import Subject
from articles.furniture.lines import is_furniture
from articles.gate import Gate
from articles.lifecycle import Severity

_WORD = re.compile(r"[^\W\d_](?:[\w'-]*\w)?")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
_GREEK_SIGN = re.compile(r"[αβγδκλμµσω]")
_BROKEN = re.compile(r"[âÃÂ][^a-z]|ï»|[\ufffd]")
_TABLET = re.compile(r"tablet|capsul|dos|mg\b")
_QUOTED = re.compile(r"[\"'(]$")


# Those that are English words or parts of names too count beside another one, or before a tablet.
_ENGLISH_TOO = frozenset(
    "acht ante antes arts bij bitte dan den die dos dosis durante het jest kinder las lek los maar mais medico"
    " negative och para"
    " pas pendant prima slaap sole sono son tien tres una une uw ve ved vier wird yang".split()
)


_SEVERAL = 2
"""More of them in one passage are one finding."""


@cache
def _loans() -> frozenset[str]:
    return words_of("loanwords")


@rule(
    "TXT-001",
    Severity.WARNING,
    "Words or letters of another language",
    why="What was not translated cannot be read, and a foreign letter inside a word hides it from every search.",
    hint="Translate it, or type the word again.",
    triggers=[
        "Take twee tablets at night.",
        "Take it avec food.",
        "Take с\u043bonazepam at night.",
        "Pode causar sonolência, so sit down.",
        "Не принимайте with alcohol.",
        "Tag aldrig mere end den dosis, som lægen har ordineret, og drik ikke alkohol.",
    ],
    does_not_trigger=[
        "Two tablets in a café are enough, naïve or not.",
        "Sjögren's syndrome and Guillain-Barré syndrome are diseases, and Dr Müller named one.",
        "β-blockers and α-receptors; 5 µg; in vitro, per se, via, et al.",
        "Los Angeles and Las Vegas are cities. The die is cast.",
        'The French word "sommeil" means sleep.',
    ],
    source="Translated and copied articles",
    version=2,
)
@each
def foreign_word(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = prose(passage.text)
    if is_foreign(text):
        yield Hit("This passage is not in English.", passage, 0, len(passage.text))
        return
    if text.isascii() and foreign_words().isdisjoint(_WORD.findall(text)):
        return
    strange = list(_strange_words(text))
    if len(strange) > _SEVERAL:
        yield Hit("Several words here are not English.", passage, strange[0][0], strange[-1][1])
        return
    for start, end in strange:
        yield Hit(f"“{text[start:end]}” is not English.", passage, start, end)


def _strange_words(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            strange = word in foreign_words() and (word not in _ENGLISH_TOO or _near(text, match))
        else:
            strange = _strange(word)
        if strange and not _QUOTED.search(text[: match.start()][-1:]):
            yield match.span()


def _near(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()].split()[-1:]
    after = text[match.end() : match.end() + 30].split()[:1]
    return any(word.strip(".,;:") in foreign_words() for word in before + after) or any(map(_TABLET.match, after))


def _strange(word: str) -> bool:
    if _BROKEN.search(word) or _GREEK_SIGN.sub("", word).isascii():
        return False
    if _OTHER_SCRIPT.search(word):
        return True
    low = word.lower()
    # A capital begins a name.
    return (
        word[0].islower()
        and low not in _loans()
        and not all(part in _loans() or part.isascii() for part in low.split("-"))
    )


@dataclass(frozen=True)
class Mistranslation:
    pattern: re.Pattern[str]
    meant: str
    gate: Gate


@cache
def glossary() -> tuple[Mistranslation, ...]:
    return tuple(map(_entry, load_word_list("mistranslations")))


def _entry(line: str) -> Mistranslation:
    written, _, meant = line.partition(" => ")
    pattern = re.compile(written)
    return Mistranslation(pattern, meant, Gate(pattern))


@rule(
    "TXT-002",
    Severity.WARNING,
    "A word that was translated by its look",
    why="A word that looks alike in another language can mean something else in English, or nothing.",
    hint="Write the English word.",
    triggers=[
        "If you are constipated from a cold, rest.",
        "An epileptic crisis is an emergency.",
        "Secondary effects are rare.",
        "The active principle is clonazepam.",
        "You can buy it without receipt.",
    ],
    does_not_trigger=[
        "Some people become constipated. A blocked nose is common in a cold.",
        "In a crisis, call the crisis line.",
        "Keep the receipt from the pharmacy.",
        "The principle is simple: rest.",
        "Constipation and colds are common.",
        "He works as a medic in the army.",
    ],
    source="Translated articles",
    version=2,
)
def mistranslated(subject: Subject) -> Iterator[Hit]:
    entries = [entry for entry in glossary() if not entry.gate.closed(lowered(subject.text))]
    for passage in subject.passages if entries else ():
        low = lowered(passage.text)
        for entry in entries:
            for match in () if entry.gate.closed(low) else entry.pattern.finditer(low):
                quoted = passage.text[slice(*match.span())]
                message = f"“{quoted}” looks like a wrong translation; perhaps “{entry.meant}” is meant."
                yield Hit(message, passage, *match.span())


_ENDED = re.compile(r"[.!?:;…][\"')\]*»\s]*$")
_LIST_END = re.compile(r"(?:,|\b(?:and|or))\s*$")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|can|may|might|will|would|should|must|has|have|had|do|does|did|cannot|causes?|helps?|takes?"
    r"|makes?|works?|contains?|needs?|reduces?"
    r"|increases?|lowers?|raises?|affects?|treats?|occurs?|includes?|lasts?|gets?|goes|comes?|becomes?|feels?"
    r"|\w+n't)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\s*(?:do not|don't|never|always|take|tell|ask|call|avoid|keep|stop|talk|speak|swallow|use|store|check|seek|see"
    r"|wait|contact|read|if)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\s*(?:what|when|where|why|who|which|how|is|are|can|does|do|should|will)\b", re.IGNORECASE)
_LINE = re.compile(
    r"\s*(?:by|written|(?:medically |clinically )?reviewed|last|updated|published|posted|source|sources|copyright"
    r"|references?|photo|image|author|©|date|note to|tags?)\b"
    r"|.{0,200}https?://\S+\s*$|.{0,120}\b(?:reviewed|updated|published|revised)\b.{0,40}\b(?:19|20)[0-9]{2}\s*$",
    re.IGNORECASE,
)
# A heading that runs in: "If you take more than you should", "Common side effects (may affect 1 in 10 people)".
_HALF = re.compile(r"\s*(?:if|when|before|while)\b[^,]{0,80}$", re.IGNORECASE)
_NOTE = re.compile(r"\([^()]{0,80}\)\s*$")
_CAPITAL = re.compile(r"[^\W\d_][\w'-]{3,}")


@rule(
    "TXT-005",
    Severity.INFO,
    "A paragraph without an end",
    why="Without a full stop, nobody can tell whether something is missing.",
    hint="End it, or complete it.",
    triggers=[
        "The tablets may be harmful to people who drink",
        "Call your prescriber at once when you feel very unwell",
    ],
    does_not_trigger=[
        "The tablets may be harmful to people who drink.",
        "## What you should know before you take it for the first time",
        "- something that may be harmful to people who drink a lot",
        'She asked, "May I take it before I go to bed?"',
        "These are the things that you should know about it:",
        "Never with alcohol",
        "Reviewed by a pharmacist of the demonstration in May 2026",
        Example("Sleeping Pills and Alcohol: What You Should Know Before Bed", {"foreign": True}),
        Example("What you should know before you take your first tablet", {"foreign": True}),
        Example("If you take more of these tablets than you should", {"foreign": True}),
        Example("Common side effects (may affect up to 1 in 10 people)", {"foreign": True}),
        "This article was last reviewed on Tuesday, 3 March 2026",
    ],
    source="English usage",
    version=3,
)
def unended(subject: Subject) -> Iterator[Hit]:
    for passage in subject.passages:
        text = passage.text.rstrip()
        if (
            _is_unended(passage, text)
            and not is_furniture(passage.text)
            and _is_sentence(passage, text, subject.foreign)
        ):
            start = _tail(text)
            yield Hit(f"“…{text[start:]}” has no end.", passage, start, len(text))


def _is_unended(passage: Passage, text: str) -> bool:
    long = passage.kind == "paragraph" and len(text.split()) > 6
    return long and not _ENDED.search(text[-8:]) and not _LINE.match(text)


def _is_sentence(passage: Passage, text: str, foreign: bool) -> bool:
    """Where headings are not marked, a line in title case, a question or one without a verb can be one."""
    long = _CAPITAL.findall(text)
    if sum(word[0].isupper() for word in long) > 0.6 * len(long):
        return False
    if not foreign:
        return True
    if form(passage, foreign) != "paragraph" and not _SAYS.search(text):
        return False
    return (
        not _LIST_END.search(text)
        and not _ASKS.match(text)
        and not _HALF.match(text)
        and bool(_SAYS.search(_NOTE.sub("", text)) or _ORDERS.match(text) or len(text.split()) > 14)
    )


def _tail(text: str) -> int:
    """Where the last four words begin."""
    at = len(text)
    for _ in range(4):
        at = text.rstrip().rfind(" ", 0, at)
    return at + 1
