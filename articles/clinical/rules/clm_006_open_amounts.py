"""CLM-006: times and amounts that readers are to keep, and that have no number."""

import re
from collections.abc import Iterator

from articles.clinical.prose.statements import Statement, statements
from articles.clinical.rule import Hit, rule
from articles.clinical.sentences import clause
from articles.clinical.subject import Subject
from articles.gate import Gate
from articles.lifecycle import Severity

_FITTING = (
    r"(?:certain|limited|suitable|sufficient|adequate|appropriate|reasonable|decent|fair|proper|short|shortish"
    r"|long|longish"
    r"|brief|good|specific|particular|safe|sensible|comfortable|considerable|substantial|generous|modest"
    r"|moderate|ample"
    r"|small|little|tiny|wee|large|largish|healthy|respectable|corresponding|necessary|required|correct|right"
    r"|acceptable)"
)
_TIMES = r"(?:seconds?|minutes|mins|hours|hrs|days|nights|weeks|months|years)"
_THINGS = (
    r"(?:doses|tablets|pills|capsules|drops|puffs|units|milligrams?|mg|micrograms?|mcg|grams?|millilit(?:re|er)s?|ml"
    r"|spoonfuls|spoons|teaspoons?|sips|glasses|cups|pieces|portions|patches|degrees|pounds|kilos)"
)
_SPAN = r"(?:time|period(?: of time)?|interval|gap|break|pause|distance|spell|stretch|margin|wait|delay|rest)"
_QUANTITY = r"(?:amounts?|quantit(?:y|ies)|portions?|volumes?|number|measure)"
_TIME = re.compile(
    rf"\b(?:(?:for|after|within|over|wait|leave|until|allow|give it|by|keep|keeps|lasts?) (?:just |only |about "
    rf"|quite |at least )?"
    r"(?:a (?:little |good |short )?(?:while|bit)|some time|a time|ages|a (?:little|bit) longer)(?! (?:of"
    r"|longer than|more)\b)"
    rf"|(?:an?|the|in|some) {_FITTING} {_SPAN}\b|(?:enough|sufficient|adequate|some|plenty of) (?:time|distance"
    rf"|space|room)"
    r"(?= (?:has|have|had|must|should|is|between|after|before|from|apart|passed|passes|in between|and|,|\.|$)|[,.;]|$)"
    rf"|(?:an?|the) (?:{_FITTING} |good |fair |great )?(?:number|couple|handful) of {_TIMES}"
    rf"|(?:for|every|wait|leave|left|only|last) (?:an? )?(?:few|several|some|so many) {_TIMES}"
    rf"|at (?:the )?{_FITTING} intervals|(?:well|far enough|sufficiently|some way|a bit|a while|some time) apart"
    r"|(?:not|never|don't)(?: \w{1,24}){0,4} too (?:close together|close to|soon after|late|early)\b"
    r"|every (?:so often|now and (?:then|again|so often)|once in a while)"
    r"|once in a while|from time to time|in due course|in good time|sooner or later"
    r"|some time (?:after|before|between|later|earlier)|(?:shortly|soon|long|a bit|a little|well"
    r"|somewhat) (?:after|before)"
    r"(?= (?:it|them|the (?:dose|tablet|medicine|meal|injection)|your|eating|food|meals?|bed|taking|breakfast|dinner))"
    rf"|(?:a few|several|some|a couple of|quite a few|a good few|many|so many) {_TIMES} (?:before|after|apart"
    rf"|between|earlier|in advance|ahead|beforehand)"
    r"|(?:several|a few|a couple of|multiple|many|some|so many) times (?:a|per|each|every|in the|daily|weekly|over)"
    r"|(?:for |after |over )?quite (?:a while|some time)|over (?:a longer|an extended) period"
    r"|at (?:a |the )?(?:suitable|right|appropriate|fitting|convenient) (?:time|moment)"
    r"|when the time (?:is right|has come)|before too long"
    r"|(?:for|after|in) a (?:short )?moment"
    r"|long enough|not too long|a while (?:after|before|later))\b"
)
_AMOUNT = re.compile(
    rf"\b(?:(?:an?|the|some|in) {_FITTING} {_QUANTITY}(?! of (?:people|patients|cases|studies))"
    rf"|(?:an?|the) (?:{_FITTING} |good |fair |great |usual )?(?:number|couple|handful) of {_THINGS}"
    rf"|(?:the )?(?:usual|normal|same old|first|next|an?) (?:few|several|some) {_THINGS}"
    rf"|(?:take|takes|taken|use|swallow|give|inject|drink|add|try|have|with|of|by) (?:an? )?(?:few|several"
    rf"|some) {_THINGS}"
    rf"|(?:a few|several|some|a couple of|one or more|any number of) {_THINGS}"
    r"|an? (?:tablet|pill|capsule|dose|spoonful|drop|glass|sip|puff) or (?:two|so|more)\b"
    r"|(?:an?|the|in) (?:certain|suitable|appropriate|adequate|corresponding|sufficient|fitting|sensible"
    r"|reasonable|moderate|modest|decent"
    r"|fair|tiny|smallish|biggish|not too (?:high|large|big)) (?:\w{1,24} )?(?:doses?|strength|dosage)"
    r"|(?:start|starts|started|begin|begins|begun)\w{0,24} (?:\w{1,24} )?(?:with|at|on|low with) (?:a "
    r"|something )?(?:very )?(?:small|little|low|tiny)\b(?: dose)?(?=\W*$|,| and )"
    r"|(?:as much|as many|as often|as long) as (?:needed|necessary|you (?:need|like|want)|is needed|required)"
    r"|an? certain (?:region|range|level|value|age|weight|limit|dose|point|threshold|temperature|height|amount"
    r"|strength)"
    r"|(?:within|in|above|below|over|under|beyond) (?:an?|the) (?:certain|given|particular|normal|right|good"
    r"|usual|acceptable"
    r"|safe|proper) (?:region|range|level|value|age|weight|limit|threshold|temperature)"
    r"|a (?:bit|little|touch|smidgen|splash|pinch|dash) (?:of (?:it|the)|more|less|extra)\b)"
)
_PAST = re.compile(
    r"\b(?:in|since|during|from|back in) the (?:early |late |mid-?)?(?:fifties|sixties|seventies|eighties"
    r"|nineties|noughties)\b"
    r"|\b(?:some|several|many|a few|a good many|a number of) (?:years|decades) ago\b"
)
_GATE = Gate(_TIME, _AMOUNT, _PAST)
_KEEPS = re.compile(
    r"\b(?:take|takes|taken|taking|wait|waits|leave|leaves|left|keep|keeps|kept|stor(?:e|ed|es)|start|started"
    r"|starts|begin\w{0,24}"
    r"|begun|check\w{0,24}|test|tested|drawn|use|used|given?|gives|eat|eaten|drink|driv\w{1,24}|hold|holds|remains?"
    r"|separat\w{1,24}|swallow\w{0,24}"
    r"|pop|continue\w{0,24}|go on|lower\w{0,24}|raise\w{0,24}|increased?|reduced?|repeat\w{0,24}|avoid\w{0,24}"
    r"|returns?|changed?"
    r"|discard\w{0,24}|thrown?|chuck"
    r"|bin|measured?|monitor\w{0,24}|inject\w{0,24}|appl(?:y|ied)|dose|last dose|next (?:one|dose)|let go"
    r"|adjust\w{0,24}|stop"
    r"|stopp\w{1,24}|pause\w{0,24}"
    r"|interrupt\w{0,24}|apart|shake|rest|sleep|lie|must|should|allow\w{0,24}|last|lasts|opened|usable|stable"
    r"|good for|get the)\b"
)
_COURSE = re.compile(
    r"\b(?:pass(?:es)?|goes? away|wears? off|settles?|gets? better|improves?|fades?|disappears?|works?|feel"
    r"|feels|tak(?:e|es)"
    r" (?:effect|(?:a few|some|several|a while|a bit|some time|a number of|a couple of)(?: \w{1,24})? (?:to|before"
    r"|until|for))|kicks? in"
    r"|builds? up|appears?|notice\w{0,24}|push\w{0,24}|rises?|falls?|happens?|symptoms?|side effects?|some people"
    r"|many people|help)\b"
)
_NUMBER = r"(?:[0-9][0-9.,]*|[½¼¾]|one|two|three|four|five|six|seven|eight|ten|twelve|half an?)"
_TIME_NUMBER = re.compile(
    rf"\b{_NUMBER}(?: ?(?:-|to|or|and) ?{_NUMBER})? ?(?:full |whole |more )?(?:{_TIMES}|hour|minute|day|week"
    rf"|month|year)\b"
)
_AMOUNT_NUMBER = re.compile(
    rf"\b{_NUMBER}(?: ?(?:-|to|or|and) ?{_NUMBER})? ?(?:{_THINGS}|°|%|kg|kilo|ml\b|l\b|tablet|dose|drop|unit"
    rf"|glass|puff|spoon)"
)
_ORIGIN = re.compile(
    r"\b(?:market|invent\w{1,24}|discover\w{1,24}|developed|approved|licen[sc]ed|introduced|sold|launched|came out)\b"
)
_QUOTED = re.compile(r"\"[^\"]{0,200}$")
_GOES_ON = re.compile(r"\W{0,2}[,:(;-]")
_EXACT = re.compile(
    r"\W*(?:that|this|it|exactly|precisely|in (?:numbers|figures|fact|plain words)|to be (?:exact|precise)"
    r"|at least|at most|which"
    r"|mean\w{0,24}|say|for (?:women|men|adults|children)|leave|wait|not|the (?:exact|right|label|number|rule)|how"
    r"|about|usually|[0-9])\b"
)
_NEXT = 40
# What readers are not asked to keep: a condition, a limit that somebody else set, what a spoon cannot measure.
_IF = re.compile(
    r"\b(?:if|when|who|once|after) (?:\w+ ){0,3}(?:have|has|had|'ve|use|taking|using)\b[^.;]{0,60}$"
    r"|\bespecially if\b[^.;]{0,60}$"
)
_UNMEASURED = re.compile(r"\bnot (?:measure|hold|give)\b[^.;,]{0,20}$|\bmore than $")
_SET = re.compile(
    r" than (?:ordered|prescribed|directed|recommended|advised|(?:your|the) \w+ (?:\w+ )?"
    r"(?:ordered|prescribed|told|says?|said))\b"
    r"|,? (?:it )?(?:may|can|could|might) (?:increase|raise|cause|affect|lead|become)\b"
    r"| of (?:soft |cold |cool )?(?:food|water|applesauce|apple|juice|yogh?urt|milk|liquid|diluted)\b"
)


@rule(
    "CLM-006",
    Severity.WARNING,
    "A time or an amount without a number",
    why="“Some time” is ten minutes to one reader and a day to another, and each of them keeps to it.",
    hint="Give the number, with its source.",
    triggers=[
        "Wait for a while before you eat.",
        "Take it again after a number of weeks.",
        "Leave an adequate gap before the next dose.",
        "Blood is drawn once enough time has passed.",
        "Take it well apart from calcium.",
        "Get your kidneys checked every so often.",
        "Adults start with a small amount twice a day.",
        "The level has to stay within a certain range.",
        "It came to market in the eighties.",
    ],
    does_not_trigger=[
        "Hold off on breakfast for a bit, 30 to 60 minutes to be exact.",
        "Nausea often passes after a few days. It may take a few weeks to work.",
        'Some leaflets say "wait some time". Wait 4 hours.',
        "How long should you wait?",
        "Drink enough water. Get enough sleep. Take the tablets for as long as you were told.",
        "A few people get a rash.",
        "Adults start with a small amount, 5 mg, twice a day.",
        "Do not take it for a longer time than your doctor ordered.",
        "A kitchen spoon will not measure the right amount.",
        "If you have been taking it for several weeks, do not stop it by yourself.",
    ],
    source="Plain language: numbers, not words; ISMP",
)
def open_amounts(subject: Subject) -> Iterator[Hit]:
    every = statements(subject.passages)
    for number, statement in enumerate(every):
        if statement.asks or _GATE.closed(statement.low):
            continue
        beside = " ".join(one.low for one in every[number + 1 : number + 2] if one.passage is statement.passage)
        last = 0
        for match in _matches(statement.low):
            if match.start() >= last and _is_open(match, statement, beside):
                last = match.end()
                start, end = statement.start + match.start(), statement.start + match.end()
                message = f"“{statement.passage.text[start:end]}” stands where readers need a number."
                yield Hit(message, statement.passage, start, end)


def _matches(low: str) -> list[re.Match[str]]:
    """The longest first where two begin together."""
    every = (match for pattern in (_TIME, _AMOUNT, _PAST) for match in pattern.finditer(low))
    return sorted(every, key=lambda match: (match.start(), -match.end()))


def _is_open(match: re.Match[str], statement: Statement, beside: str) -> bool:
    """Whether readers are to keep it, and no number says how much it is. `beside` is the sentence behind it."""
    text = statement.low
    if match.re is _PAST:
        return _ORIGIN.search(text) is not None and not statement.sourced
    number = _TIME_NUMBER if match.re is _TIME else _AMOUNT_NUMBER
    first, last = clause(text, match.start())
    if _SET.match(text, match.end()) or any(one.search(text, first, match.start()) for one in (_IF, _UNMEASURED)):
        return False
    last = max(last, match.end() + (_NEXT if _GOES_ON.match(text, match.end()) else 0))
    around = f"{text[first : match.start()]} {text[match.end() : last]} {beside if _EXACT.match(beside) else ''}"
    if number.search(around) or _QUOTED.search(text, 0, match.start()):
        return False
    counted = "number of" in match[0] or "certain" in match[0]
    return (counted or _KEEPS.search(text) is not None) and (counted or _COURSE.search(text) is None)
