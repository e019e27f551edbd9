"""Which medicine a text counts among a family: "is a statin", "like all statins", "statins such as"."""

import re
from dataclasses import dataclass

from articles.clinical.prose.standing import is_denied
from articles.clinical.prose.vocabulary import Vocabulary

_ADJECTIVES = (
    r"(?:(?!(?:to|with|for|than|of|and|or|like|in|on|by|from|as|not|no|is|that|which|given|added"
    r"|after|before|(?:tak|us|need|be|includ|follow|contain|involv|resembl|replac|hav|requir|combin|avoid|giv|start|stopp"
    r"|receiv|belong|inhibit|block|act|work|caus|treat)ing)\b)[\w-]+ ){0,4}?"
)
_CLASS = r" ?(?:(?:pharmacological|therapeutic|large|old|wider|broad) )?(?:class|group|family|type|category)"
_IS_A = re.compile(
    rf"\bnot [^.;:]{{1,40}} but (?:rather )?(?:an?|the|one of the) {_ADJECTIVES}$|"
    r"\b(?:concerns|represents|constitutes|remains|forms) (?:an?|the|one of the) " + _ADJECTIVES + "$|"
    r"(?:(?:\b(?:is|are|was)|(?<=\w\w)'s)(?:, [\w ]{1,30},)?"
    r"(?: (?:actually|really|basically|also|in fact|just|simply|only|generally"
    r"|chemically))?(?: (?:classed|classified|considered|regarded|known|described)"
    rf"(?: as)?| what \w+ call)?)(?: (?:one|part|a member|a kind|a type|a form|a sort) of)? (?:an?|the|one of the"
    rf"|of the)\s?{_ADJECTIVES}$"
    r"|(?:\b(?:belongs?|counts?|counted|falls?|ranks?|classed|grouped|filed|listed|placed|numbered|reckoned)"
    r"(?: also| still)? (?:to|in|into|with|among|amongst|under|as|within)"
    rf"|(?:\b(?:is|was|comes)|(?<=\w,)) (?:of|from|in|within|part of|a member of) the{_CLASS})"
    rf" {{0,1}}(?:the |an? )?(?:(?:{_CLASS}|medicines?|drugs?|so-called|called|known|named|as|of|the) )*{_ADJECTIVES}$"
)
_OTHER_FAMILY = re.compile(
    r"\b(?:like|as with|similar to|as is true of)(?: (?:all|most|any|every|each))? other $"
    rf"|\b(?:like|as with|as is true of) (?:all|most|any|every|each)(?: the)? {_ADJECTIVES}$"
    r"|\b(?:as|being) an? (?:[\w-]+ )?$"
)
_OF_GROUP = re.compile(rf"\b(?:is|was|are|comes|,)[^.;:]{{0,40}} (?:from|of|in|to) the {_ADJECTIVES}$")
_GROUP_AFTER = re.compile(r"s?[- ](?:group|family|class)\b")
_FRAGMENT = re.compile(rf"^\W*(?:a\W{{1,3}})?(?:an?|one of the|that's an?) {_ADJECTIVES}$")
_THIS = re.compile(rf"\b(?:this|our) {_ADJECTIVES}$")
_NOT_LIKE = re.compile(r"\b(?:unlike|not|n't|neither|nor|no|instead|rather|alternative|combined|together|with a|add)\b")
_SUCH_AS = re.compile(r"s?,? (?:such as|like|including|includes?|for example|namely) ")
_AMONG = re.compile(rf"\b(?:to|among|amongst|of|in|under) (?:the{_CLASS} of )?(?:the |all )?$")
_BEHIND = re.compile(r"s?(?:,| (?:also )?(?:counts?|belongs?|comes?|falls?|is|are)(?: also| too)?) (?=[\w-]+(?![\w']))")
_THE = re.compile(r"\b(?:the|an?) (?:(?:old|older|newer|modern|well-known|common) )?$")
_MEMBER = re.compile(
    r"s?(?: (?:drugs?|medicines?|medications?|agents?|antibiotics?|antidepressants?|painkillers?|tablets?))?"
    r"(?:,|,? (?:such as|like|including|includes?"
    r"|(?:also )?(?:counts?|belongs?|comes?|falls?|is|are)(?: also| too)?))? (?P<name>[\w-]+)"
)
_APPOSED = re.compile(rf"([\w-]{{1,30}})(?:, | \(| - )(?:which is |that is |it is |it's )?an? {_ADJECTIVES}$")
_AND_OTHER = re.compile(rf"([\w-]{{1,30}}),? (?:and|or) (?:all |most |many )?other {_ADJECTIVES}$")
_LABEL = re.compile(rf"\b(?:class|group|family|category|type of (?:medicine|drug))\b ?[:|-] ?{_ADJECTIVES}$")
_GOES_ON = re.compile(r"s?(?:, an?| and| or) ")


@dataclass(frozen=True)
class ClassClaim:
    """`start` is where its words begin. `name` is whom they name: None for whoever is spoken of before, "" for the
    page's own medicine. `is_beside`: it stands beside the family, whatever medicine it is.
    """

    start: int
    name: str | None
    is_beside: bool = False


def class_claim(low: str, start: int, end: int, words: Vocabulary, is_question: bool) -> ClassClaim | None:
    """What is said with a family that stands at `low[start:end]`. `is_question`: a question stands before."""
    before = low[max(0, start - 110) : start]
    offset = start - len(before)
    if is_denied(low, start) or _NOT_LIKE.search(before[-60:].rpartition(" but ")[2]):
        return None
    if is_a := _IS_A.search(before) or (_GROUP_AFTER.match(low, end) and _OF_GROUP.search(before)):
        return ClassClaim(offset + is_a.start(), None)
    member = _MEMBER.match(low, end)
    if other := _OTHER_FAMILY.search(before):
        return ClassClaim(offset + other.start(), member["name"]) if member else None
    if (apposed := _APPOSED.search(before) or _AND_OTHER.search(before)) and words.medicine(apposed[1]):
        return None if _GOES_ON.match(low, end) else ClassClaim(offset + apposed.start(), apposed[1], is_beside=True)
    own = _LABEL.search(before) or _THIS.search(before) or (is_question and _FRAGMENT.search(before))
    if own:
        return ClassClaim(offset + own.start(), "")
    follows = _SUCH_AS.match(low, end) or (_AMONG.search(before) and _BEHIND.match(low, end))
    named = member and low[end] == " " and _THE.search(before) and words.medicine(member["name"])
    return ClassClaim(start, member["name"]) if member and (follows or named) else None
