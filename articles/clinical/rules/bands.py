"""STR-005: how often side effects come, said in words that are defined, and of each effect once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.rule import Hit, rule
from articles.clinical.sentences import sentence
from articles.clinical.subject import Subject
from articles.gate import folded
from articles.lifecycle import Severity

# The longer word first: "less common" is not common.
_WORDS = {
    "very common": r"very (?:common|frequent)(?:ly)?",
    "uncommon": r"uncommon(?:ly)?|less (?:common|frequent)(?:ly)?|infrequent(?:ly)?|occasional(?:ly)?",
    "very rare": r"(?:very|extremely) rare(?:ly)?",
    "rare": r"rare(?:ly)?",
    "most common": r"(?:most|more) (?:common|frequent)(?:ly)?",
    "common": r"common(?:ly)?|frequent(?:ly)?",
}
_NAMES = {name.replace(" ", "_"): name for name in _WORDS}
_BAND = "(?:" + "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _WORDS.items()) + ")"
_EFFECTS = r"(?:(?:side|adverse|unwanted|undesirable)[ -]?(?:effects?|reactions?|events?)|reactions?)"
_MANNER = r"(?:usually|mild|often|generally|not|less|more|listed|shown|given|described|those|temporary|similar|minor)\b"
_LISTS = rf"(?:includes?|including|are|is|may be|can be|may include|can include|such as)\b(?! {_MANNER})|:"
_OF = r"(?: (?:of|with|from|in|for|to|that|which|when|while|after|reported|seen|caused|by)\b[^.:;,|]{0,60}?)?"
_LEAD = re.compile(
    rf"\b{_BAND}\b(?:[ ,][\w'()-]+){{0,4}}? {_EFFECTS}\b{_OF} ?(?:{_LISTS})"
    rf"|\b{_EFFECTS}\b[^.:;,|]{{0,60}}? (?:considered|regarded as|classed as|called|are|seen|reported)"
    rf" (?P<later>{re.sub('[?]P<[a-z_]+>', '?:', _BAND)})\b{_OF} ?(?:{_LISTS})",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"[\W_]*{_BAND}\b(?P<rest>[^:|.]{{0,80}})(?::|$)", re.IGNORECASE)
_BARE = re.compile(rf"[\W_]*{_BAND}s?\s?:(?=\s?[^.:]{{3,80}},)", re.IGNORECASE)
_ANY = re.compile(rf"\b{_BAND}\b", re.IGNORECASE)
_NUMBER = (
    r"(?:\b(?:1|one|\d+) (?:in|out of|of every) (?:\d|every|ten|a hundred)|\d\s?(?:%|per ?cent)|[<>≥≤]\s?\d|\d/\d)"
)
_HAS_NUMBER = re.compile(_NUMBER)
_DEFINED = re.compile(rf"\b{_BAND}\b[^.]{{0,90}}?{_NUMBER}", re.IGNORECASE)


@dataclass(frozen=True)
class _Effect:
    """An effect as it stands in a band; `head` is what it is, `way` whether it grows, falls or changes."""

    band: str
    head: frozenset[str]
    way: str
    grave: bool
    passage: Passage
    start: int
    end: int
    group: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


@rule(
    "STR-005",
    Severity.WARNING,
    "A side effect in two frequency bands, or a band without its meaning",
    why="“Common” means 1 in 10 to one reader and half of all people to another, and an effect cannot be both.",
    hint="Say what each band means, for example “common: 1 in 100 to 1 in 10 people”, and list each effect once.",
    triggers=[
        "Common side effects include:\n\n- sleepiness\n- dizziness",
        "Side effects that are considered rare include hair loss and fever.",
        "The most common side effects of it are nausea, headache and a dry mouth.",
        "## Side effects {: side-effects }\n\nVery frequent: sleepiness, dizziness and tiredness.",
        "Common (1 in 10 people): nausea, headache.\n\nRare (1 in 1,000 people): nausea, fits.",
        "| Effect | How often |\n| --- | --- |\n| Drowsiness | Common (1 in 10) |\n| Sleepiness | Rare (1 in 900) |",
        "- Uncommon (1 in 500): seizures or more frequent seizures\n- Rare (1 in 5,000): worsening of seizures",
    ],
    does_not_trigger=[
        "Common side effects (1 in 10 to 1 in 100 people) include:\n\n- sleepiness\n- dizziness",
        "Common side effects include:\n\n- sleepiness (50 %)\n- dizziness (20 %)",
        "| Word | People |\n| --- | --- |\n| Common | 1 in 50 |\n\nCommon side effects include nausea and fever.",
        "Common side effects are usually mild. It is common to feel tired, and rarely people fall.",
        "Common (1 in 10): weight gain, rash, chest pain.\n\nRare (1 in 1,000): weight loss, severe rash, back pain.",
        "Common (1 in 10): increased appetite.\n\nUncommon (1 in 500): decreased appetite.",
        "## Adults {: dosing }\n\nCommon (1 in 10): nausea.\n\n## Children {: children }\n\nRare (1 in 5,000): nausea.",
        "After an operation:\n\nCommon (1 in 10):\n\n- nausea\n\nRare (1 in 1,000):\n\n- hair loss\n\n"
        "For clots in the lungs:\n\nCommon (1 in 10):\n\n- hair loss\n\nRare (1 in 1,000):\n\n- nausea",
        "Common (1 in 10):\n\n- redness of the face, neck, arms and chest\n- lack of feeling\n\n"
        "Rare (1 in 1,000):\n\n- weakness in the hands, arms or feet\n- swelling of the neck",
    ],
    source="EU guideline on the summary of product characteristics: frequency bands",
    version=3,
)
def bands(subject: Subject) -> Iterator[Hit]:
    if _ANY.search(subject.text):
        yield from _undefined(subject)
        yield from _in_two(list(_effects(subject)))


def _has_band(passage: Passage) -> bool:
    low = passage.text.lower()
    return any(word in low for word in ("common", "frequent", "rare", "occasional"))


def _name(match: re.Match[str]) -> str:
    band_match = _ANY.match(match.groupdict().get("later") or "") or match
    return next((name for group, name in _NAMES.items() if band_match[group]), "")


def _word(match: re.Match[str]) -> str:
    later = match.groupdict().get("later")
    return later or next(match[group] for group in _NAMES if match[group])


def _undefined(subject: Subject) -> Iterator[Hit]:
    defined = {
        _name(match) for passage in subject.passages if _has_band(passage) for match in _DEFINED.finditer(passage.text)
    }
    for number, passage in enumerate(subject.passages):
        for match in _leads(passage) if passage.kind != "heading" and _has_band(passage) else ():
            begin, end = sentence(passage.text, match.start())
            begin, end = max(begin, match.start() - 100), min(end, match.end() + 300)
            texts = [passage.text[begin:end], *(item.text for item in _items(subject.passages, number))]
            if _name(match) not in defined and not any(map(_HAS_NUMBER.search, texts)):
                message = f"“{_word(match)}” is not defined here: give the numbers that it stands for."
                yield Hit(message, passage, *_trimmed(passage.text, match))


def _leads(passage: Passage) -> Iterator[re.Match[str]]:
    """What leads to a list of effects; in a section on them a bare "Common:" does too."""
    leads = list(_LEAD.finditer(passage.text))
    bare = _BARE.match(passage.text) if passage.section_kind == "side-effects" and not leads else None
    return iter([bare] if bare else leads)


def _trimmed(text: str, match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end() - (text[match.end() - 1] == ":")


def _items(passages: tuple[Passage, ...], number: int) -> Iterator[Passage]:
    """The list or table right below."""
    for passage in passages[number + 1 : number + 31]:
        if passage.kind not in ("item", "row"):
            return
        yield passage


def _effects(subject: Subject) -> Iterator[_Effect]:
    band, group, bands_of_group = "", 0, list[str]()
    for passage in subject.passages:
        if passage.kind == "row":
            yield from _row(passage, group)
            continue
        if passage.kind == "heading":
            group += not _keeps(passage.text)
        named = _named_band(passage)
        # Where the bands begin anew, the list is of other people, or of effects of another kind.
        if named and named[0] in bands_of_group[:-1]:
            group, bands_of_group = group + 1, []
        if named:
            bands_of_group += [named[0]] * (named[0] not in bands_of_group)
        if named and passage.kind != "heading":
            band = named[0] if passage.kind != "item" else band
            yield from _listed(passage, named[1], named[0], group)
        elif passage.kind == "item":
            yield from _listed_in_item(passage, band, group)
        else:
            band = named[0] if named else ""


def _named_band(passage: Passage) -> tuple[str, int] | None:
    """The band whose effects follow, and where they begin in the passage."""
    if passage.kind == "heading":
        band = _heading_band(passage.text)
        return (band, 0) if band else None
    match = (_LABEL.match(passage.text) or _LEAD.search(passage.text)) if _has_band(passage) else None
    return (_name(match), match.end()) if match else None


def _listed_in_item(passage: Passage, band: str, group: int) -> Iterator[_Effect]:
    """One point of a list is one effect, or some names of effects. What is longer says where it is, or when."""
    text = passage.text.strip(" .;")
    if text.endswith(":") or _PART.match(text):
        return
    pieces = [len(piece.split()) for piece in _BREAK.split(text) if piece.strip()]
    # "Fast, irregular or noisy breathing" is one.
    names = len(pieces) > 1 and max(pieces) <= _SHORT and pieces == sorted(pieces, reverse=True)
    if names or (len(pieces) == 1 and pieces[0] <= _FEW):
        yield from _listed(passage, 0, band, group)


def _heading_band(text: str) -> str:
    match = _ANY.search(text)
    return (
        _name(match) if match and re.search(rf"{_EFFECTS}|^\W*{_ANY.pattern}\W*(?:\(|$)", text, re.IGNORECASE) else ""
    )


def _keeps(heading: str) -> bool:
    """Whether a heading goes on with the side effects of the same people."""
    about = _ANY.search(heading) or re.search(r"effects|reactions", heading, re.IGNORECASE)
    return bool(about) and not re.search(r"\b(?:in|with|for|during)\b", heading, re.IGNORECASE)


def _row(passage: Passage, group: int) -> Iterator[_Effect]:
    cells = [match.span() for match in re.finditer(r"[^|]+", passage.text)]
    named = [(span, match) for span in cells if (match := _LABEL.match(passage.text, *span)) and match.end() <= span[1]]
    for start, end in cells if len(named) == 1 else ():
        if (start, end) != named[0][0]:
            yield from _listed(passage, start, _name(named[0][1]), group, end)


_FEW, _SHORT = 4, 2
"""Words of a point that names one effect, and of each name in a point that lists several: "nausea and vomiting"."""
_PART = re.compile(r"\W*(?:from|in|into|on|of|at|which|that|including)\b", re.IGNORECASE)
_NO_EFFECT = re.compile(r"\d|^(?:no|not|without)\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;/]|\b(?:and|or)\b")
_STOP = re.compile(r"[.:]| - ")


def _listed(passage: Passage, start: int, band: str, group: int, end: int | None = None) -> Iterator[_Effect]:
    """The effects that a piece of text lists, up to the end of its first sentence; “fits or more fits” is one."""
    stop = _STOP.search(passage.text, start + 1, end or len(passage.text))
    end = stop.start() if stop else end or len(passage.text)
    last: _Effect | None = None
    for begin, after in _pieces(passage.text, start, end) if band else ():
        head, way, grave = _meaning(passage.text[begin:after])
        if last and last.head == head:
            last = replace(last, end=after)
        elif head:
            yield from [last] if last else []
            last = _Effect(band, head, way, grave, passage, begin, after, group)
    yield from [last] if last else []


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the words between commas, "and" and "or" stand, without what is denied or has a number."""
    text = re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), text[:end])
    breaks = [(start, start), *(match.span() for match in _BREAK.finditer(text, start)), (end, end)]
    for (_, begin), (after, _) in pairwise(breaks):
        words = text[begin:after].strip(" |\n*")
        if words and len(words.split()) < 8 and not _NO_EFFECT.search(words):
            at = text.index(words, begin)
            yield at, at + len(words)


_WAYS: Mapping[str, str] = {
    **dict.fromkeys(
        "increased increase worsening worse worsened gain more frequent frequency high raised new".split(), "up"
    ),
    **dict.fromkeys("decreased decrease reduced loss low lower less lowered fewer".split(), "down"),
    **dict.fromkeys("change changes changed altered abnormal".split(), "change"),
}
_GRAVE = frozenset("severe serious fatal dangerous extreme prolonged".split())
_EMPTY = frozenset(
    "a an the of in on to your you and or as with by some other feeling feelings feel symptom symptoms problem "
    "problems issue issues trouble difficulty sign signs mild slight side effect effects reaction reactions include "
    "including may can be are is such also very sometimes people it its".split()
)


@lru_cache(maxsize=4096)
def _meaning(written: str) -> tuple[frozenset[str], str, bool]:
    same = _same().sub(lambda match: _stands_for()[folded(match[0])], folded(written))
    words = re.findall(r"[a-z]+", same)
    way = next((_WAYS[word] for word in words if word in _WAYS), "")
    head = frozenset(_singular(word) for word in words if word not in _WAYS and word not in _EMPTY | _GRAVE)
    return head, way, not _GRAVE.isdisjoint(words)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 4 and not word.endswith(("ss", "us", "is")) else word


@cache
def _stands_for() -> dict[str, str]:
    rows = (line.split(":") for line in load_word_list("same-effects"))
    return {other.strip(): name for name, others in rows for other in others.split(",")}


@cache
def _same() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _stands_for()), key=len, reverse=True)) + r")\b")


def _in_two(effects: list[_Effect]) -> Iterator[Hit]:
    kinds: dict[tuple[int, frozenset[str]], dict[tuple[str, str, bool], _Effect]] = {}
    for effect in effects:
        kinds.setdefault((effect.group, effect.head), {}).setdefault((effect.band, effect.way, effect.grave), effect)
    for effect in effects:
        others = kinds[effect.group, effect.head].values()
        if other := next((other for other in others if _clash(effect, other)), None):
            message = f"“{effect.text}” is {effect.band} here, but “{other.text}” is {other.band}."
            yield Hit(message, effect.passage, effect.start, effect.end)


def _clash(one: _Effect, two: _Effect) -> bool:
    pair = {one.band, two.band}
    if len(pair) == 1 or pair in ({"most common", "common"}, {"most common", "very common"}):
        return False
    return one.grave == two.grave and (one.way == two.way or {one.way, two.way} == {"", "up"})
