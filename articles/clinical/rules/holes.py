"""SCR: holes that a removed name, link or picture left in a sentence."""

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import lowered
from articles.clinical.rule import Hit, rule
from articles.clinical.sentences import Span
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_NOT_JOINED = r"(?![\w'/-])"
_BE = r"(?:is|are|was|were|has|have|had|does|did)"
_FINITE = rf"(?:{_BE}|(?:can|may|will|should|must|cannot|could|would|might)(?=\s(?:not|be|have|also|only|never)\b))"
# What never follows an article: "the is", "the of", "a has", "the or".
_ARTICLE = re.compile(
    rf"(?<![\w\"'-])(?:(?:the|an|every|The|An|Every)\s(?:{_FINITE}|of|to|for(?!\sand\sagainst)|from|with|by|at|and|or"
    rf"|nor|but|which|who"
    rf"|(?:on|in|about)(?=\s(?:the|a|an|this|our|your|{_BE})\b)){_NOT_JOINED}"
    rf"|(?<!vitamin\s)(?<!hepatitis\s)(?<!type\s)(?<!group\s)(?<!plan\s)(?<!option\s)(?<!step\s)(?<!grade\s)"
    rf"(?<!class\s)(?<!part\s)"
    rf"a\s(?:{_BE}|of|from|with|by|the|an){_NOT_JOINED}"
    rf"|(?:[Oo]ur|[Yy]our|[Tt]heir|[Mm]y)\s(?:{_BE}|of|from|by){_NOT_JOINED})"
)
# A gap before the point: nothing stands where the name stood.
_GAP = re.compile(r"(?<!\s)\s+(?:[.;:!?](?![\w.])|,(?=\s)|\)(?=\W|$))")
_BEFORE_GAP = frozenset(
    "of from by with at on in to for about between the a an and or our your than via visit contact see as"
    " called".split()
)
_ARTICLE_ENDS = re.compile(r"(?<![\w\"'-])(?:the|an|our|your|their|and/or)(?:[.;!?](?=\s|$)|$)")
# What a publisher says of itself. A name belongs behind the preposition.
_CONTENTS = frozenset(
    "information content contents material materials advice article articles page pages service services text texts"
    " opinions"
    " views link links product products statement statements resource resources comment comments review reviews data"
    " guidance"
    " tips recommendations employees owners staff members writers editors visitors author authors user users provided"
    " published"
    " offered contained presented found posted displayed expressed available owned operated written created produced"
    " made part"
    " property division trademark subsidiary permission rights copyright help message messages calls access"
    " contributions".split()
)
_OBJECT_GONE = re.compile(
    rf"\b(?:of|from|by|on|in|at|to|via|through|with)\s(?:{_FINITE}|nor(?=\s(?:the|its|any|a|our)\b)){_NOT_JOINED}"
)
_AND_THE = re.compile(rf"\b(?:of|from|by|on|at|via)\s(?:and|or)\s(?:the|its|our|any|{_BE}|may|should|must)\b")
_PREPOSITION = re.compile(r"\b(?:of|from|by|on|in|at|to|with|for|against)\b")
_TWO = re.compile(
    r"(?<![\w'-])(?:(?:by|from|with|at|into|of|during)\sof|between\sand"
    r"|(?:at|from|with|by|of|visit|contact)\sfor\s(?:more|further|additional|details)"
    r"|such\sas(?=\s?(?:[.;)]|:(?!\s*$))|\s(?:and|or|is|are|can|may)\b)|from\sto(?=\s(?:the\b|[0-9]|\w+ing\b))"
    r"|(?:according|thanks|due)\sto(?=\s?[.,;]|\s(?:is|are|and|the\sis)\b))" + _NOT_JOINED
)
_DANGLING = re.compile(r"\b(?:of|from|by|to|as)(?=[.;!?](?:\s|$)|$)")
_BEFORE_DANGLING = re.compile(
    r"\b(?:(?:courtesy|property|trademark|division|subsidiary|copyright|member|part|treatment"
    r"|management|brand name|generic version|form|type|kind|class) of"
    r"|(?:permission|adapted|reprinted|reproduced|excerpted|message|news|advice|information|help|support) from"
    r"|(?:powered|sponsored|published|provided|presented|owned|operated|written|reviewed|produced|brought to you"
    r"|created|answered) by"
    r"|according to|known as|such as)$"
)
_LAST_WORD = re.compile(r"[a-z]{1,20}$")
_EMPTY = re.compile(r"(?<=\s)(?:\(\s{0,3}\)|\[\s{0,3}\]|\"\s{0,3}\")(?=[\s.,;:]|$)")
_STRANDS = re.compile(
    r"\b(?:what|which|who|whom|whose|that|where|how|whatever|wherever|to|you|it|they|we|i|he|she|people)\b", 0
)


@rule(
    "SCR-002",
    Severity.BLOCKING,
    "A hole in a sentence",
    why="When a name, link or picture is taken out of a copied text, what is left can say something else, or nothing.",
    hint="Write what belongs there, or take the sentence out.",
    triggers=[
        "Everything written on the is there to help.",
        "Advice from is general.",
        "The staff of nor the writer will answer.",
        "Reprinted with permission from.",
        "For details visit .",
        "Ask about medicines such as and similar ones.",
        "It lasts between and hours.",
        "Views expressed by are personal.",
        "A copy of the leaflet is at for more details.",
        "The tablets () come in a box.",
        "Call us or write to our.",
        "Calls to are free. It was approved for the treatment of.",
    ],
    does_not_trigger=[
        "What it is for is unclear, and it depends on what you are looking for.",
        "The medicine you are on is strong. The one that it is made by is closed.",
        "Take care of and for yourself. Vitamin A is stored in the liver, and hepatitis A and B are not.",
        "The to-do list, the off-label use, the for and against, the in-house team.",
        "The risk of and the need for surgery were weighed; it is neither made by nor sold by us.",
        "The first thing to think of is your safety. A sign to look out for is sleepiness.",
        "The Will to live. The can is empty. Our in-house pharmacist. The US and the WHO agree.",
        "Ask whom it was made by. This is it. Those are the ones that you asked about.",
        "Tablet(s) may be split. It is owned by and is named after him.",
        "The information you asked for is in the leaflet. Log on for more.",
        "He said \"the\" twice. The 'and' is small.",
        "Ask about medicines such as:\n\n- sedatives\n- opioids",
        "It is used for many illnesses, such as\n\n- seizures\n- panic disorder",
    ],
    source="Articles copied from other sites",
    version=2,
)
def hole(subject: Subject) -> Iterator[Hit]:
    for passage, following in pairwise([*subject.passages, None]):
        if passage is not None:
            yield from _holes_of(passage, leads=following is not None and following.kind in ("item", "row"))


def _holes_of(passage: Passage, *, leads: bool) -> Iterator[Hit]:
    """`leads` says that a list follows, and goes on with what the passage began."""
    text = passage.text
    last = 0
    for start, end in sorted(set(_holes(passage))):
        if leads and end == len(text.rstrip()):
            continue
        # A citation in between is no hole.
        if start >= last and not any(start < at <= end for at, _ in passage.cites):
            yield Hit(f"Something is missing in “{text[start:end].strip()}”.", passage, start, end)
            last = end
    for match in _EMPTY.finditer(text):
        if not any(match.start() < at <= match.end() for at, _ in passage.cites):
            yield Hit(f"“{match[0]}” has nothing in it.", passage, *match.span(), severity=Severity.WARNING)


def _holes(passage: Passage) -> Iterator[Span]:
    yield from (match.span() for match in _ARTICLE.finditer(passage.text))
    text = lowered(passage.text)
    yield from (match.span() for match in _TWO.finditer(text))
    for match in _GAP.finditer(text):
        word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
        if word and word[0] in _BEFORE_GAP:
            yield word.start(), match.end()
    if passage.kind == "paragraph":
        yield from (match.span() for match in _ARTICLE_ENDS.finditer(text) if _is_end(text, match))
    for match in _DANGLING.finditer(text):
        before = _BEFORE_DANGLING.search(text, max(0, match.end() - 40), match.end())
        if before and not _stranded(text, before.start()):
            yield before.span()
    yield from _objects_gone(text)


def _objects_gone(text: str) -> Iterator[Span]:
    for match in (*_OBJECT_GONE.finditer(text), *_AND_THE.finditer(text)):
        word = _LAST_WORD.search(text, max(0, match.start() - 21), max(0, match.start() - 1))
        # "the content of and the links to the leaflet" shares what comes after.
        shared = match.re is _AND_THE and _PREPOSITION.search(text, match.end(), match.end() + 40)
        if word and word[0] in _CONTENTS and not shared and not _stranded(text, match.start()):
            yield match.span()


def _is_end(text: str, match: re.Match[str]) -> bool:
    """A last line without a full stop is cut off behind an article only when a sentence stands there."""
    return match[0][-1] in ".;!?" or len(text.split()) > 4


def _stranded(text: str, at: int) -> bool:
    """Whether the object stands before its preposition: "what it is for", "the medicine you are on"."""
    begin = max(text.rfind(stop, 0, at) for stop in (". ", "! ", "? ", "; "))
    return _STRANDS.search(text, max(begin, at - 60, 0), at) is not None
