"""What a text says the medicine treats, what it does not treat, and what it brings on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list, words_of
from articles.clinical.prose.around import cells, walk
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.spoken import is_other, is_own
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.usecues import (
    AHEAD,
    APPROVED,
    BARE,
    BEHIND,
    BETWEEN,
    BRINGS_ON,
    CUE,
    HELPS_WITH_THAT,
    IF_NOT,
    IS_A,
    IS_MEDICINE,
    ITSELF,
    LEADS,
    LEAVING,
    MEDICINE,
    NARROW,
    NARROWED,
    NO,
    NO_USE_BEFORE,
    NOT_ONLY,
    NOT_STUDIED,
    NOT_USE,
    OFF_LABEL,
    OTHER_CAUSE,
    OTHER_MEDICINES,
    POSED,
    REGION_END,
    SUBJECT,
    USE_COLUMN,
    WIDE,
    YES,
)
from articles.clinical.prose.uses import are_kin, broadest, mentions
from articles.clinical.record import Record
from articles.clinical.sentences import denied
from articles.clinical.subject import Subject
from articles.gate import Gate

How = Literal["treats", "not", "causes"]
Standing = Literal["labelled", "off-label", ""]
Named = tuple[How, str, int, int]

_NEAR = 160
_BEHIND_GATE, _BRINGS_GATE = Gate(BEHIND), Gate(BRINGS_ON)
_GATE = Gate(CUE, BRINGS_ON, BEHIND, HELPS_WITH_THAT)
_REST = re.compile(r"[\w-]{0,30}(?: disorders?| attacks?| syndrome| problems?)?")
_WORD = re.compile(r"[^\W\d_][\w-]{2,}")
_HERE = {
    "US": re.compile(r"\bUnited States\b|\bUS\b|\bU\.S\.|\bUSA\b|\bFDA\b|\bAmerica"),
    "GB": re.compile(r"\bUnited Kingdom\b|\bUK\b|\bBritain\b|\bNHS\b|\bMHRA\b|\bBritish\b|\bEngland\b|\bBNF\b"),
}


@dataclass(frozen=True)
class Use:
    """`how` is whether the text says that it treats this, that it does not, or that it brings it on. `marked` says
    that the text calls the use off-label, `approved` that it calls it approved. `standing` is what the record has.
    `start` and `end` are offsets in the passage.
    """

    name: str
    how: How
    start: int
    end: int
    marked: bool = False
    approved: bool = False
    standing: Standing = "labelled"

    @property
    def labelled(self) -> bool:
        return self.standing == "labelled"

    @property
    def kind(self) -> str:
        """The broadest use to which it belongs."""
        return broadest(self.name)


@identity_cache()
def named_uses(subject: Subject) -> tuple[tuple[Statement, Use], ...]:
    """All uses that a text names, with those in tables and in answers."""
    return tuple(_named_uses(subject))


def _named_uses(subject: Subject) -> Iterator[tuple[Statement, Use]]:
    above = {id(around.passage): around for around in walk(subject)}
    before: Statement | None = None
    for statement in statements(subject.passages):
        around = above[id(statement.passage)]
        earlier = before.text if before and before.passage is statement.passage else ""
        heading = "\n".join(around.headings[:1])
        for use in treated(statement, subject.record, heading, earlier, around.columns):
            yield statement, use
        before = statement


def treated(
    statement: Statement, record: Record, heading: str = "", before: str = "", columns: tuple[str, ...] = ()
) -> Iterator[Use]:
    """The uses that a sentence names, each once. `heading` is the section's, `before` the sentence before it,
    `columns` the heads of its table.
    """
    text = statement.low
    if statement.asks or (_GATE.closed(text) and not statement.lead and not columns and not before.endswith("?")):
        return
    claimed = list(_claimed(text, record)) or _listed(statement) or _in_row(statement, columns, record)
    uses = [*claimed, *_in_any_order(text, record), *_answered(text, lowered(before), record), *_brought_on(text)]
    approved = APPROVED.search(text) is not None
    around = (heading, statement.lead, statement.text if approved else statement.passage.text) if uses else ()
    marked = any(map(_is_off_label, around))
    seen: set[tuple[str, str]] = set()
    for how, name, start, end in uses:
        if (how, name) not in seen:
            seen.add((how, name))
            rest = _REST.match(text, end)
            stop = statement.start + (rest.end() if rest else end)
            standing = standing_of(name, record, statement.text)
            yield Use(name, how, statement.start + start, stop, marked, approved, standing)


# Each sentence below a heading or a lead, and of a passage, asks for the whole of it.
@lru_cache(maxsize=16)
def _is_off_label(text: str) -> bool:
    return OFF_LABEL.search(lowered(text)) is not None


def _claimed(text: str, record: Record) -> Iterator[Named]:
    begin = posed.end() if (posed := POSED.match(text)) else 0
    for cue in CUE.finditer(text, begin):
        if _is_own_cue(cue, text, begin, record):
            yield from _behind_cue(cue, text, record)
    for cue in () if _BEHIND_GATE.closed(text) else BEHIND.finditer(text, begin):
        own = cue["by"] or cue["on"]
        if is_own(own, record) or own == "it" if own else not _of_another(text, cue, record):
            how: How = "not" if _refused(text, cue) or OFF_LABEL.search(cue[0]) else "treats"
            for name, start, end in list(mentions(text, max(begin, cue.start() - 80), cue.start()))[-1:]:
                yield how, name, start, max(end, cue.end())


def _behind_cue(cue: re.Match[str], text: str, record: Record) -> Iterator[Named]:
    end_of_part = REGION_END.search(text, cue.end(), cue.end() + 220)
    last = end_of_part.start() if end_of_part else min(len(text), cue.end() + 220)
    refused = _refused(text, cue)
    unsure = NOT_STUDIED.search(text) or IF_NOT.search(text, 0, cue.end())
    if refused and (unsure or "cure" in text[max(0, cue.start() - 60) : cue.end()]):
        return
    for name, start, end in mentions(text, cue.end(), last):
        narrowed = NARROW.search(text, max(0, start - 40), start) or NARROWED.match(text, end)
        if not MEDICINE.match(text, end) and not (refused and narrowed):
            yield "not" if refused else "treats", name, start, end
    if not refused and APPROVED.search(cue[0]) and _names_it(text, 0, cue.start(), record):
        yield from _unlisted(text, cue.end(), last, record)


def _unlisted(text: str, start: int, end: int, record: Record) -> Iterator[Named]:
    """What no list knows, and the record does not name, among what a medicine is called approved for."""
    at = start
    for cut in (*BETWEEN.finditer(text, start, min(end, len(text))), None):
        part = text[at : cut.start() if cut else end].rstrip()
        words = set(re.findall(r"[a-z][a-z-]{3,}", part)) - words_of("no-uses")
        known = bool(re.search(r"\d", part)) or any(True for _ in mentions(part, 0, len(part)))
        if words and not known and not any(is_own(word, record) or is_other(word, record) for word in words):
            lead = len(part) - len(part.lstrip())
            yield "treats", " ".join(sorted(words)), at + lead, at + len(part)
        at = cut.end() if cut else end


def _in_any_order(text: str, record: Record) -> Iterator[Named]:
    """Where the use stands first, or anywhere in a sentence that says that something is approved."""
    begin = posed.end() if (posed := POSED.match(text)) else 0
    if not NO.search(NOT_ONLY.sub("", text), begin):
        yield from _ahead(text, begin, record)
        yield from _beside(text, begin, record)
    for name, start, end in mentions(text, begin, len(text)):
        called = IS_MEDICINE.search(text, max(begin, start - 40), start)
        if (
            called
            and MEDICINE.match(text, end)
            and not denied(text, start)
            and _has_subject(text, begin, called, record)
        ):
            yield "treats", name, start, end


def _ahead(text: str, begin: int, record: Record) -> Iterator[Named]:
    for ahead in AHEAD.finditer(text, begin):
        if is_own(ahead["own"], record) or ahead["own"] in ("it", "this", "that"):
            for name, start, end in mentions(text, *ahead.span("what")):
                yield "treats", name, start, end


def _beside(text: str, begin: int, record: Record) -> Iterator[Named]:
    wide = WIDE.search(text, begin)
    for name, start, end in mentions(text, begin, len(text)) if wide and not _of_another(text, wide, record) else ():
        if not NO_USE_BEFORE.search(text, max(0, start - 40), start) and not MEDICINE.match(text, end):
            yield "treats", name, start, end


def _has_subject(text: str, begin: int, cue: re.Match[str], record: Record) -> bool:
    own = ITSELF.search(text, begin, cue.end()) or _names_it(text, begin, cue.end(), record)
    return bool(own) and not _of_another(text, cue, record)


def _names_it(text: str, start: int, end: int, record: Record) -> bool:
    return any(is_own(word[0], record) for word in _WORD.finditer(text, start, end))


def _is_own_cue(cue: re.Match[str], text: str, begin: int, record: Record) -> bool:
    """Whether it speaks of the record's medicine."""
    if any(cue[name] and not is_own(cue[name], record) for name in ("object", "bare")):
        return False
    if cue["verb"] and text[begin : cue.start()].strip(" -*•|"):
        subject = SUBJECT.search(text, max(begin, cue.start() - 60), cue.start())
        words = re.findall(r"[\w-]+", subject["words"]) if subject else []
        if not any(is_own(word, record) or word == "it" for word in words) or ":" in text[begin : cue.start()]:
            return False
    return not _of_another(text, cue, record)


def _refused(text: str, cue: re.Match[str]) -> bool:
    near = max(0, cue.start() - _NEAR)
    if NOT_ONLY.search(text, near, cue.end()):
        return False
    return denied(text, cue.end()) or NOT_USE.search(text, near, cue.start()) is not None


def _listed(statement: Statement) -> list[Named]:
    """An item below "It is used for:" whose first words are the use."""
    lead = lowered(statement.lead)
    if statement.passage.kind != "item" or statement.start > 2 or not LEADS.search(lead) or NOT_USE.search(lead[:-1]):
        return []
    head = re.split(r"[:.]| - ", statement.low, maxsplit=1)[0]
    few = len(head.split()) <= 8
    return [("treats", name, start, end) for name, start, end in mentions(statement.low, 0, len(head)) if few]


def _in_row(statement: Statement, columns: tuple[str, ...], record: Record) -> list[Named]:
    """In a table of uses, what a row names in their column."""
    at = next((number for number, head in enumerate(columns) if USE_COLUMN.search(head.lower())), None)
    row = statement.low
    spans = cells(row) if at is not None and statement.passage.kind == "row" else []
    if at is None or at >= len(spans) or any(is_other(word[0], record) for word in _WORD.finditer(row)):
        return []
    rest = " ".join(row[start:end].strip() for number, (start, end) in enumerate(spans) if number != at)
    refused = re.search(r"\b(?:no|not|never|none)\b", rest) is not None
    approved = APPROVED.search(rest) or re.fullmatch(r"(?:yes|✓|✔)\b.{0,20}", rest)
    if not refused and not approved and len(columns) > 1:
        return []
    return [("not" if refused else "treats", name, start, end) for name, start, end in mentions(row, *spans[at])]


def _answered(text: str, before: str, record: Record) -> Iterator[Named]:
    """What a question names, and its answer affirms: "Got the flu? It sorts that out"."""
    posed = POSED.match(text)
    question = posed[0] if posed else before if before.endswith("?") else ""
    begin = posed.end() if posed else 0
    named = list(mentions(question, 0, len(question))) if question else []
    yes = YES.match(text, begin) if CUE.search(question) else None
    affirms = yes or HELPS_WITH_THAT.search(text, begin)
    if not named or affirms is None or denied(text, affirms.end()) or NOT_USE.search(text, begin, affirms.start()):
        return
    words = [word[0] for word in _WORD.finditer(question + text[begin : affirms.end()])]
    if any(is_other(word, record) for word in words):
        return
    for name, _, _ in named:
        yield "treats", name, affirms.start(), affirms.end()


def _brought_on(text: str) -> Iterator[Named]:
    cues = list(_BRINGS_GATE.finditer(text))
    for cue in cues if cues and not LEAVING.search(text) and not OTHER_CAUSE.search(text) else ():
        for name, start, end in mentions(text, *cue.span()):
            yield "causes", name, start, end


def _of_another(text: str, cue: re.Match[str], record: Record) -> bool:
    """Whether other medicines are what the cue speaks of: the last one named before it, or in it, decides."""
    if BARE.match(cue[0]) and not IS_A.search(text, max(0, cue.start() - 40), cue.start()):
        return True
    at, other, near = -1, False, max(0, cue.start() - _NEAR)
    for word in _WORD.finditer(text, near, cue.end()):
        own = is_own(word[0], record) or word[0].lower() in ("it", "its")
        if own or is_other(word[0], record) or _is_class(word[0], record):
            at, other = word.start(), not own
    group = max((match.start() for match in OTHER_MEDICINES.finditer(text, near, cue.start())), default=-1)
    return group > at or (other and at >= 0)


def _is_class(word: str, record: Record) -> bool:
    low = word.lower().removesuffix("s")
    return low in _classes() and low not in record.drug_class.lower()


@cache
def _classes() -> frozenset[str]:
    return frozenset(line.lower().removesuffix("s") for line in load_word_list("classes") if " " not in line)


def standing_of(name: str, record: Record, text: str = "") -> Standing:
    """Whether a label has the use: of the country that the text names, or else of any."""
    named = [country for country, pattern in _HERE.items() if pattern.search(text)]
    here = {"", *named} if len(named) == 1 else {"", record.country, *(row.country for row in record.indications)}
    rows = [row for row in record.indications if row.country in here and are_kin(name, row.name)]
    if any(row.labelled for row in rows):
        return "labelled"
    return "off-label" if rows else ""
