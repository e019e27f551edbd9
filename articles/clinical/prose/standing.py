"""Whether words of a sentence stand as the text's own: not denied, asked, doubted, quoted or told of somebody else."""

import re

from articles.clinical.prose.statements import Statement

_DENIES = re.compile(
    r"(?:\b(?:not|never|nobody|cannot|neither|nor|none|avoid\w*|instead of|rather than|refrain\w*|hardly|against"
    r"|warn\w*|forbid\w*|forbidden|unable|tempted|dangerous|unsafe|wrong|risky|no one|no longer|stop (?:people"
    r"|anybody))"
    r"\b|n't\b)"
)
"""Words that turn round what follows them in their clause."""
_CUT = re.compile(
    r"[;:()]|,(?! (?:and|or|nor)\b)|\b(?:but|so|because|although|though|whereas|and (?:then|you|it|they))\b"
)
_IN_SERIES = re.compile(r"\b(?:or|nor) $")
_SERIES_AHEAD = re.compile(r"[\w-]{1,30}(?: \w{1,30}){0,2}?,? (?:or|nor) ")
_SERIES_CUT = re.compile(r"[;:()]|\b(?:but|so|because|although|though|whereas)\b")
_DOUBTS = re.compile(
    r"\b(?:myths?|wrong(?:ly)?|false(?:ly)?|untrue|mistak\w+|by mistake|in error|nonsense|whether|beware"
    r"|misunderst\w+|rumou?rs?|contrary to"
    r"|(?:people|patients|some|many|they|friends?|readers?|you|one|we) (?:\w+ )?(?:think|thinks|believe"
    r"|believes|thought|believed"
    r"|say|says|claim|claims|heard|read|hope|assume|feel that)"
    r"|(?:do|does|did) not (?:think|believe|assume|mean)|never (?:think|believe|assume)|not (?:true|right)"
    r"|(?:seem|seems|seemed|look|looks|looked|sound|sounds|appear|appears|feel"
    r"|feels)(?: to be)?(?: \w+)? (?:normal|harmless|mild|minor|small|safe"
    r"|usual))\b|\""
)
_EVEN_IF = re.compile(r"\b(?:even (?:if|when|though)|although|though|however|no matter)\b[^,;.:]{0,60}$")
_TALE = re.compile(
    r"\b(?:some|many|most|few) (?:people|patients|users)\b(?! (?:can|may)\b)|\b(?:people|patients|those|anyone"
    r"|anybody|somebody|someone) who\b"
    r"|\b(?:he|she|they|i|we|my|his|her|friend|neighbour|neighbor)\b(?! (?:can|may|should|must)\b)|\bin (?:a "
    r"|one )?(?:trial|study)\b"
)
"""Of what others do or did; nobody is invited to do it too."""
_PRESCRIBER = (
    r"(?:doctors?|physicians?|prescribers?|pharmacists?|specialists?|nurses?|clinicians?|clinics?|gps?|hospital"
    r"|midwife|dentist|teams?|psychiatrists?|neurologists?|health ?care|providers?|professionals?)"
)
_GUIDED = re.compile(
    rf"\b{_PRESCRIBER}\b|\b(?:as|if|unless|when|until) (?:\w+ )?(?:prescribed|directed|instructed|told|advised"
    rf"|agreed|planned)\b"
    r"|\bprescribed\b|\bsupervis\w+|\bmedical advice\b|\blabel\b|\bleaflet\b"
)
_ALONE = re.compile(
    rf"\b(?:without|no need (?:to|for)|(?:not|never|n't) (?:need|have|necessary) (?:to|a|the|any)|no reason to"
    rf"|instead of"
    rf"|whatever|not necessary)\b[^.;:,]{{0,60}}|\b(?:a|the|your|any) {_PRESCRIBER} is (?:not|un)\w*[^.;:,]{{0,20}}"
)
_REFUSING = re.compile(
    r"\b(?:not|never|no|avoid\w*|without|don'?ts|mistakes?|myths?|dangers?|dangerous|risks?|risky|misus\w+"
    r"|abus\w+|wrong|who|stop|before"
    r"|false)\b|n't\b"
)
_REACH = 120
_LEAVE = re.compile(
    r"(?:\b(?:you|one|people|patients?|the patient|users?|anyone|everybody|adults|parents|we|(?:your|a) child)"
    r" (?:can|may|could|might|should|must|shall|are (?:allowed|free|able|welcome) to|is (?:allowed|free) to"
    r"|need to|have to|ought to)"
    r"(?: (?:\w+ly|also|just|always|still|then|even|as well|of course))*"
    r"|\b(?:it is|it's|is|would be) (?:(?:perfectly|quite|totally|absolutely|also|often|generally|usually"
    r"|completely) )?"
    r"(?:ok|okay|fine|all right|alright|safe|allowed|possible|permitted|acceptable|no problem|good|best|better"
    r"|enough|sensible|wise|helpful|easy"
    r"|advisable|recommended)(?: for \w+)? to"
    r"|\b(?:are|is|be) (?:best |well |strongly )?(?:advised|recommended|encouraged|urged|welcome|invited) to"
    r"|\b(?:i|we) (?:recommend|suggest|advise):?[^.;]{0,80} (?:and|or)"
    r"|\b(?:feel|be|are) free to|\b(?:do|does) no harm to|\bno harm (?:in|to)|\bhelps to|\b(?:we|i"
    r"|experts) (?:recommend|suggest|advise) (?:to|that you)"
    r"|\b(?:best|try|remember|want|like|wish|advisable|recommended) to|\b(?:the trick is|the answer is) to"
    r"|\bwhy not) $"
)
_ORDER = re.compile(r"(?:^\W*|[,:;?!(] ?|\b(?:and|or|then|just|simply|please|so|instead|always|rather|in that case) )$")
_AFTER_CONDITION = re.compile(
    r"\b(?:if|when|once|as soon as|whenever|after|in case|until|before|for|on|with|to)\b|^\W*$|[:;]"
)
_NOT_ORDER = re.compile(
    r"\b(?:who|which|that|to|people|patients|some|they|he|she|can|may|might|would|will|does|do|did|not|or|if"
    r"|when|you)(?: (?:\w+ ){0,3})?(?:[\w']{1,30}),? (?:and|or|then) $"
)


def is_denied(low: str, at: int) -> bool:
    """Whether a negation stands before the offset in its clause, or what is doubted or only granted."""
    before = low[max(0, at - _REACH) : at]
    # "Do not take more, take less or stop": one denial for all.
    in_series = _IN_SERIES.search(before) or _SERIES_AHEAD.match(low, at)
    ends = _SERIES_CUT if in_series else _CUT
    cut = max((match.end() for match in ends.finditer(before)), default=0)
    return _DENIES.search(before, cut) is not None or _EVEN_IF.search(before) is not None


def is_doubted(statement: Statement, apart_from: re.Pattern[str] = re.compile(r"(?!)")) -> bool:
    """Whether the sentence asks, quotes, or tells of what people believe."""
    return statement.asks or _DOUBTS.search(apart_from.sub("", statement.low)) is not None


def is_told_of_others(low: str) -> bool:
    return _TALE.search(low) is not None


def is_guided(low: str) -> bool:
    """Whether a prescriber, or a plan of theirs, is named. "Without a doctor" names none."""
    return _GUIDED.search(_ALONE.sub("", low)) is not None


def is_refused_above(statement: Statement) -> bool:
    """An item below "Do not:" and the like."""
    return statement.passage.kind == "item" and (
        _REFUSING.search(statement.lead.lower()) is not None or (not statement.lead and statement.text[:1].islower())
    )


def is_order_or_leave(before: str) -> bool:
    """Whether what stands before a verb makes an order or leave of it: nothing, "you can", "it is fine to"."""
    near = before[-120:]
    if _LEAVE.search(near):
        return True
    return _ORDER.search(near) is not None and not _NOT_ORDER.search(near) and (not near.endswith(" ") or _opens(near))


def _opens(near: str) -> bool:
    """Behind a comma or "and" an order follows a condition or another order; otherwise the words go on with a list."""
    return (
        _AFTER_CONDITION.search(near) is not None
        or near.rstrip().endswith(("?", "!", ";", ":"))
        or near.count(",") <= 1
    )
