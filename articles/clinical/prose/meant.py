"""Names of other medicines in the places in which a text speaks of its own one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.clinical.passage import Passage
from articles.clinical.prose.confusable import is_confusable
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.families import families, families_of
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.uses import named, uses_of
from articles.clinical.prose.vocabulary import Token, Vocabulary, medicines, subject_vocabulary, within
from articles.clinical.record import Record
from articles.clinical.subject import Subject
from articles.content.worded import amounts
from articles.deadline import go_on

_DETERMINED = (
    r"(?:(?:a|an|the|your|this|one|two|half|each|every|any|next|last|missed|forgotten|first|single|evening"
    r"|morning|daily"
    r"|weekly|whole|double|full|plain|usual) ){0,3}"
)
_PIECES = r"(?:(?:doses?|tablets?|capsules?|pills?|courses?|packs?|bottles?|amounts?|injections?) (?:of )){0,1}"
_ACT = re.compile(
    r"\b(?P<plain>tak(?:e|es|ing|en)|swallow(?:s|ed|ing)?|chew(?:s|ed|ing)?|us(?:e|es|ed|ing)|inject(?:ing)?"
    r"|start(?:s|ing|ed)?(?: (?:to take|taking|on))?|(?:are|be|is|stay|been) on|prescribe[ds]?(?: you)?|given you)"
    r"|\b(?P<own>stop(?:s|ping|ped)?(?: (?:to take|taking|using))?|quit(?:ting)?|interrupt(?:ing)?|continu(?:e"
    r"|ing)(?: (?:to take"
    r"|taking|with))?|com(?:e|ing) off|miss(?:ed|ing)?|skip(?:ped|ping)?|forg[eo]t(?:ten)?(?: to take| taking)?"
    r"|stor(?:e|ing)|keep(?:ing)?|crush(?:ing)?|finish(?:ing)?|too (?:much|many)|overdos(?:e|es|ing) (?:of|on|with)"
    r"|side effects? of|(?:dose|effect|leaflet|pack) of|need(?:ing)?)"
)
_LINK = re.compile(rf" {_DETERMINED}{_PIECES}{_DETERMINED}(?:of )?")
_YOUR = re.compile(
    r"\byour (?:(?:daily|weekly|nightly|evening|morning|next|last|first|missed|own|prescribed|usual) ){0,2}$"
)
_ALLERGIC = re.compile(r" (?:allergy|allergies|prescriber)")
_PRODUCT = r"(?: (?:tablets?|capsules?|pills?|injections?|solutions?|syrup|drops))?"
_HOW_TAKEN = re.compile(
    rf"{_PRODUCT},? (?:(?:should|must|has to|have to|ought to|shall|is|are|can|may)(?: (?:only|always|never|not"
    rf"|best|usually|to"
    r"|normally|be|therefore|generally)){0,3} (?:taken|swallowed|chewed|crushed|stopped|stored|kept|injected))\b"
)
_DOSE_OF_IT = re.compile(
    r" (?:dos(?:e|es|age)|treatment|therapy) (?:is|are|has to be|can be|may be|should be|must be|will be|was)"
    r" (?:\w+ )?(?:raised|increased|lowered|reduced|adjusted|doubled|changed|halved|stopped|started)\b"
)
_AMOUNT_OF = re.compile(r"\d ?(?:mg|mcg|g|ml|units|micrograms|milligrams) of $")
_USED_FOR = re.compile(
    rf"{_PRODUCT},? (?:(?:is|are)(?: \w+ly)?(?: also)? (?:used|prescribed|given|approved|licen[sc]ed|indicated"
    rf"|taken)\b|treats?\b"
    r"|helps?\b|lowers?\b|eases?\b|relieves?\b|prevents?\b|controls?\b|works?\b)"
)
_IS_A = re.compile(rf"{_PRODUCT},? (?:belongs?\b|is an?\b|are an?\b|is one of\b)")
_COMES_AS = re.compile(
    rf"{_PRODUCT},? (?:comes?|is available|are available|is sold|is supplied|are supplied) (?:in|as)\b"
)
_APART = re.compile(
    r"\b(?:with it|together|at the same time|at once|alongside|beside|home with you|as well|also (?:take|takes"
    r"|taking|use|using|on|given)|too|instead|others?|another|such as|like"
    r"|for example|includ\w+|either|both|switch\w*|swap\w*|chang\w+ (?:you )?(?:from|to)|move|confus\w+"
    r"|mistake\w*|mix(?:ed|ing)? up"
    r"|unlike|compared|than|similar\w*|add(?:s|ed)?|interact\w*|combin\w+|already|allergic|not the same|friend"
    r"|hand(?:ed|s) out"
    r"|this (?:medicine|medication|drug)|these tablets|stronger|weaker|some people|people who|(?:i|he|she"
    r"|they) (?:was|were|had|took))\b"
    r"|\"|e\.g\."
)
_OTHERS = re.compile(
    r"\b(?:if|whether|when|tell|ask|anyone|anybody|those|who|that|are you|do you|because)\b[^.;:]{0,60}$"
)
_LISTS = re.compile(r"\b(?:medicines|medications|drugs|tell|with|interact\w*|avoid|together|others?|these)\b")
_HEADING = re.compile(
    r"(?:how (?:to|do i|do you|should i|should you|is) (?:take|use|store|stop|get)?\s?|what (?:is|are) "
    r"|side effects (?:of|from) "
    r"|(?:stopping|taking|using|storing|starting|missing|forgetting)(?: a dose of)? |before (?:you )?(?:take"
    r"|taking|start) "
    r"|who (?:should|can|must|cannot|can't)(?: not)? take |(?:a )?missed dose of |overdose of |uses of |about "
    r"|dos(?:e|age|ing) of )"
    r"(?:the |your )?$"
)
_HEADED = re.compile(r"(?: (?:tablets?|capsules?|safely|at home|taken|used for|and what is it used for))*\W*")
_JOINS = ("/", "+", "-")
_MANY = 40
"""Names of one sentence that are looked at; a sentence with more is a list."""


@dataclass(frozen=True)
class Meant:
    """Another medicine's name where the page's own has to stand."""

    name: str
    passage: Passage
    start: int
    end: int


def others_meant(subject: Subject) -> Iterator[Meant]:
    words = subject_vocabulary(subject)
    if not subject.record.name:
        return
    for passage in subject.passages:
        go_on()
        if passage.kind in ("heading", "title", "question"):
            yield from _in_heading(passage, subject.record, words)
    for statement in statements(subject.passages):
        go_on()
        yield from _in_sentence(statement, subject.record, words)


def _in_heading(passage: Passage, record: Record, words: Vocabulary) -> Iterator[Meant]:
    low = lowered(passage.text)
    names = medicines(passage.text, words)
    if len(names) != 1 or _APART.search(low):
        return
    name, start, end = names[0]
    if _is_taken_for_own(name.lower(), record, words) and _HEADING.search(low[:start]) and _HEADED.fullmatch(low, end):
        yield Meant(name, passage, start, end)


def _in_sentence(statement: Statement, record: Record, words: Vocabulary) -> Iterator[Meant]:
    names = _names(statement, words)
    if not names or len(names) > _MANY or any(name.lower() in _own(record) for name, _, _ in names):
        return
    if len({name.lower() for name, _, _ in names}) > 1 or _APART.search(statement.low):
        return
    listed = statement.passage.kind in ("item", "row") and _LISTS.search(lowered(statement.lead)) is not None
    together = statement.passage.section_kind in ("interactions", "alternatives")
    for name, start, end in names:
        if _is_taken_for_own(name.lower(), record, words):
            at, stop = start - statement.start, end - statement.start
            yours = _YOUR.search(statement.low[:at]) and not _ALLERGIC.match(statement.low, stop)
            if yours or (not (listed or together) and _is_own_place(statement, at, stop, name.lower(), record)):
                yield Meant(name, statement.passage, start, end)
                return


def _names(statement: Statement, words: Vocabulary) -> list[Token]:
    text = statement.passage.text
    return [
        (word, start, end)
        for word, start, end in within(medicines(text, words), statement.start, statement.end)
        if word.lower() not in words.classes and not _is_joined(text, start, end)
    ]


def _is_joined(text: str, start: int, end: int) -> bool:
    """A part of a name such as "co-trimoxazole" or "budesonide/formoterol"."""
    return text[end : end + 1] in _JOINS or text[start - 1 : start] in _JOINS


def _own(record: Record) -> frozenset[str]:
    """The words of its names."""
    return frozenset(word for name in record.own_names for word in name.lower().split())


def _is_taken_for_own(name: str, record: Record, words: Vocabulary) -> bool:
    """What the record says of another medicine, as of one that is taken with it, is no slip."""
    if name in _own(record) or any(name in row.partner.lower() for row in record.interactions):
        return False
    generics = words.brands.get(name, frozenset())
    return is_confusable(name, record) or any(is_confusable(one, record) for one in generics - _own(record))


def _is_own_place(statement: Statement, at: int, stop: int, name: str, record: Record) -> bool:
    low = statement.low
    before, after = low[max(0, at - 90) : at], low[stop : stop + 80]
    uses = named(low)
    if uses and not uses & _uses(record):
        return False
    if not statement.asks and (match := _acted(before)):
        return match["own"] is not None or not _OTHERS.search(before[: match.start()]) or _is_at_hand(before)
    if statement.asks or _OTHERS.search(before):
        return False
    if _HOW_TAKEN.match(after) or _DOSE_OF_IT.match(after):
        return True
    if _COMES_AS.match(after) or _AMOUNT_OF.search(before):
        return _has_own_strength(statement, record)
    alien = not _is_family(name, record)
    return alien and bool(
        (_USED_FOR.match(after) and uses & _uses(record)) or (_IS_A.match(after) and _names_own_class(low, record))
    )


_OPENING = re.compile(r"^\W*(?:before|while|when|after|once)\b")


def _is_at_hand(before: str) -> bool:
    """ "While you are taking", "before you start", at the beginning of a sentence."""
    return _OPENING.match(before) is not None and len(before) < 60


def _acted(before: str) -> re.Match[str] | None:
    """What is done with the medicine whose name follows."""
    for match in reversed(list(_ACT.finditer(before))):
        if _LINK.fullmatch(before, match.end()):
            return match
    return None


def _uses(record: Record) -> frozenset[str]:
    return frozenset(use for row in record.indications for use in uses_of(row.name))


def _has_own_strength(statement: Statement, record: Record) -> bool:
    strengths = {row.strength for row in record.products}
    return any(one.quantity in strengths for one in amounts(statement.text))


def _is_family(name: str, record: Record) -> bool:
    own = families_of(record.name.lower())
    return bool(own & families_of(name))


def _names_own_class(low: str, record: Record) -> bool:
    own = families_of(record.name.lower())
    words = [re.escape(word.rstrip("s")) for word in record.drug_class.lower().split()[-1:]]
    words += [family.words for family in families() if family.name in own]
    return any(re.search(rf"\b(?:{word})", low) for word in words)
