"""Signs of an emergency in a text, and what a text tells people to do about them."""

import re

from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.statements import Statement
from articles.gate import Gate

_NO_AMOUNT = r"(?![\w%]|[,.]\d| ?(?:m?c?g|mL|people)\b)"
_RESCUE = (
    rf"(?<![\w,.])(?:911|999|112|000|111){_NO_AMOUNT}"
    r"|\bemergency (?:number|services?|room|departments?|medical|help|care|line|team|assistance|treatment|attention)\b"
    r"|\b(?:an|the) ambulance\b|\ba ?& ?e\b|\bcasualty\b"
    r"|\b(?:seek|get|need|needs|require|requires|call for|go for) (?:\w+ ){0,2}"
    r"(?:emergency|urgent|immediate|medical) (?:\w+ )?(?:help|care|attention|treatment|assistance)\b"
    r"|\b(?:get|call for|seek|ask for|needs?) (?:\w+ )?help (?:at once|now|right away|immediately|straight away"
    r"|urgently)"
    r"|\b(?:go|taken?|rush|get)\b[^.\n]{0,25}\b(?:hospital|emergency|er)\b"
    r"|\bhospital (?:at once|immediately|right away|straight away)"
)
_ADVICE = (
    rf"(?<![\w,.])(?:988|116 ?123|1-?800-?222-?1222|13 ?11 ?26){_NO_AMOUNT}"
    r"|\bpoisons? (?:help|control|information|advice|cent(?:re|er))"
)
_URGENT = (
    r"\b(?:call|contact|check with|inform|go to|tell|phone|ring|see|notify|speak to|speak with|talk to)\b[^.\n]{0,70}"
    r"\b(?:right away|immediately|at once|straight away|now|without delay|the same day|urgently|as soon as possible)\b"
    r"|\b(?:immediately|at once|right away)[^.\n]{0,20}\b(?:call|contact|tell|see)\b"
    r"|\bseek (?:\w+ )?(?:urgent|immediate|medical) (?:medical )?(?:advice|help|attention)\b"
)
_CRISIS = r"\bcrisis (?:line|team|service)|\bhelp ?line|\blifeline\b|\bsamaritans\b|\bhotline\b"
RESCUE = re.compile(_RESCUE)
"""A call to emergency services: what a body in danger needs."""
HELP = re.compile(f"{_RESCUE}|{_ADVICE}")
"""The same, or a line that gives advice."""
URGENT_HELP = re.compile(f"{_RESCUE}|{_ADVICE}|{_URGENT}|{_CRISIS}")
"""The same, a crisis line, or a prescriber at once: enough for a mind in danger."""

_BODY = re.compile(
    r"\b(?:can ?not|can't|could not|couldn't|unable to|hard to|struggl\w+ to|not able to) (?:breathe"
    r"|catch (?:your|their) breath)\b"
    r"|\b(?:trouble|difficulty|difficulties|problems?) (?:in |with )?breathing\b"
    r"|\b(?:very slow|slow(?:ed)?|shallow|stopped|weak|laboured|labored)(?:,? (?:or|and) \w+)? breathing\b"
    r"|\bstops? breathing\b|\bbreath(?:ing|es?)\b[^.\n]{0,12}\b(?:stops|stopped|too slowly|very slowly)\b"
    r"|\b(?:can ?not|can't|will not|won't|could not|couldn't|unable to|hard to|difficult to|impossible to)"
    r" (?:be )?(?:wake|waken|woken|awaken|awakened|roused?|aroused?)\b"
    r"|\b(?:unconscious(?:ness)?|unresponsive|loss of consciousness|pass(?:es|ed)? out)\b"
    r"|\bswell(?:ing|s)?\b(?: (?:up|of|in|around|to|your|the)){0,3} (?:face|lips?|tongue|throat|mouth|eyes)\b"
    r"|\b(?:face|lips?|tongue|throat)(?:,? (?:or|and) \w+){0,2} (?:that )?(?:swells?|swelling)\b"
    r"|\bswollen (?:face|lips?|tongue|throat)\b"
    r"|\banaphyla\w+|\b(?:severe|serious|bad) allergic reactions?\b|\b(?:signs?|symptoms?) of an? allergic reaction\b"
    r"|\bseizures?\b(?: (?:that|which|activity))?(?: can| may)? (?:lasts?|lasting|goes on|going on|continues?)"
    r" (?:for )?(?:longer|more|over|beyond)\b|\bseizures? longer than\b|\bstatus epilepticus\b"
    r"|\b(?:signs?|symptoms?) of (?:an )?overdose\b|\boverdose (?:signs?|symptoms?)\b"
)
_MIND = re.compile(
    r"\bsuicid\w+|\bself-harm\w*|\bviolen(?:t|ce)\b(?! (?:crime|partner))"
    r"|\b(?:harm|hurt|kill)(?:ing)? (?:yourself|themselves|himself|herself|others|someone|somebody|other people)\b"
)
_SEIZURE = re.compile(
    r"\bif (?:a seizure (?:starts|begins|happens|comes|occurs|follows)"
    r"|(?:you|they|the person|some(?:one|body)) (?:has|have|had|gets?) a(?:nother)? seizure)\b"
)
_CALLS = r"(?:call|phone|ring) (?:911|999|112|000|an ambulance|the emergency|emergency)"
_NO_SIGN = r"can (?:be (?:woken|roused|wakened)|breathe|get air)\b"
TURNED = re.compile(
    rf"\bif (?:(?!not\b|n't|cannot)[^.;:\n]){{0,60}}?\b(?P<sign>{_NO_SIGN})(?:(?!not\b|n't|cannot)[^.;:\n]){{0,60}}?,"
    rf" {_CALLS}"
)
"""A sign that has lost its "not": to call because somebody can be woken."""
TURNED_ITEM = re.compile(rf"\W*(?:a person|some(?:one|body)|any(?:one|body)) who (?P<sign>{_NO_SIGN})")
TURNED_GATE = Gate(re.compile(_NO_SIGN))
# What was once, and what a panic attack feels like.
_BEFORE = re.compile(
    r"\b(?:history of|in the past|ever had|you(?:'ve| have)? had|past|previous(?:ly)?|prevent\w*|awareness of"
    r"|domestic|no|not)\b"
    r"[^.;]{0,40}$"
)
# A list of what to tell before the first dose is of the past.
_ASKED_BEFORE = re.compile(
    r"\bbefore (?:you )?(?:start|tak|us)\w*|\b(?:if )?you (?:have )?(?:ever )?had\b|\bhistory of\b"
    r"|\b(?:this|it|that) has (?:ever )?happened to you\b|\bconditions such as\b|\ballergic to\b"
)
# What an illness is, what an illness is treated for, and how deep a sleep is.
_SAYS_WHAT_IT_IS = re.compile(
    r"\b(?:apno?ea|asthma|copd)\b[^.;]{0,40}$|\bwhere(?:by|in)? (?:you|people|someone|a person) $"
)
_HAD = re.compile(r"[^.;]{0,90},? (?:or )?(?:a )?history of\b")
_DESCRIBES = re.compile(r"\b(?:activit(?:y|ies)|things|acts|ways) (?:that|which) (?:could|can|may|might) $")
_IS_TREATED = re.compile(r"\b(?:treat\w*|control\w*|stops?|for|against|licen[sc]ed|approved|uses?)\b[^.;]{0,50}$")
_OWN_SLEEP = re.compile(r"\byou (?:may |might |can |could |will )?(?:find it|have (?:trouble|difficulty)) $")
_PANIC = re.compile(r"\b(?:panic attacks?|anxiety|anxious|panicky|hyperventilat\w+)\b")
_BREATH = re.compile(r"breath")
_SERVICE = re.compile(r" (?:prevention|hotline|line|lifeline|awareness)")


_SIGNS = {"body": _BODY, "mind": _MIND, "seizure": _SEIZURE}
_GATE = Gate(*_SIGNS.values())


def signs(statement: Statement) -> list[tuple[str, re.Match[str]]]:
    """Signs in a sentence, each with "body", "mind" or "seizure": one that may come on stopping or with a gap."""
    if _GATE.closed(statement.low) or _is_asked_before(statement):
        return []
    matches = [(kind, match) for kind, pattern in _SIGNS.items() for match in pattern.finditer(statement.low)]
    return [(kind, match) for kind, match in matches if not _other_sense(statement.low, match)]


def _is_asked_before(statement: Statement) -> bool:
    """Whether people are asked for what they had: in its lead, or in the sentence that follows."""
    lead = lowered(statement.lead)
    after = lowered(statement.passage.text[statement.end : statement.end + 120])
    return bool(
        _ASKED_BEFORE.search(lead) or re.match(r"\W*if (?:this|it|that) has (?:ever )?happened to you\b", after)
    )


def _other_sense(text: str, sign: re.Match[str]) -> bool:
    if _BREATH.search(sign[0]) and _PANIC.search(text):
        return True
    before = text[max(0, sign.start() - 80) : sign.start()]
    if "wake" in sign[0] and _OWN_SLEEP.search(before):
        return True
    if "status" in sign[0] and _IS_TREATED.search(before):
        return True
    if _HAD.match(text, sign.end()) or _DESCRIBES.search(before):
        return True
    return bool(
        _SAYS_WHAT_IT_IS.search(before) or _BEFORE.search(text, 0, sign.start()) or _SERVICE.match(text, sign.end())
    )
