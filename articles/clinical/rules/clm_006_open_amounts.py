"""CLM-006: times and amounts that readers are to keep, and that have no number."""

import re
from collections.abc import Iterator

from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.wordings import wordings
from articles.clinical.rule import Hit, rule
from articles.clinical.sentences import clause
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_OPEN = ("time", "age", "amount", "past")
_QUOTED = re.compile(r"\"[^\"]{0,200}$")
_GOES_ON = re.compile(r"\W{0,2}[,:(;-](?! (?:and|but|or|then)\b)")
_GIVEN_BEHIND = re.compile(r"[:(]|, (?:at least|at most|about|say|better|half|[0-9])")
_EXACT = re.compile(
    r"\W*(?:that|this|it|exactly|precisely|in (?:numbers|figures|fact|plain words)|to be (?:exact|precise)"
    r"|at least|at most|which"
    r"|mean\w{0,24}|say|for (?:women|men|adults|children)|leave|wait|not|the (?:exact|right|label|number|rule)|how"
    r"|about|usually|[0-9])\b"
)
_NEXT = 40
_UNTIL = re.compile(
    r"\b(?:once|when|until|till|provided|as long as|so long as|from the moment|as soon as)\b[^.;:]{0,60}$"
)
_QUESTION = re.compile(
    r"(?:^|[.!?:]\W{0,9})(?:\w: )?(?:how (?:long|soon|often|much|many|old|late|far)|when|what|which|can|may|must"
    r"|should|missed|forgot\w{0,24})\b[^?]{0,150}\?\W{0,9}(?:a: )?$"
)
"""Whoever asks how long, or may I, keeps to the answer."""
_LABELLED = re.compile(r"\W{0,2}[^:|]{1,60}(?:: |\| )")
# What readers are not asked to keep: a condition, what a prescriber may do, a limit that somebody else set, what a
# spoon cannot measure.
_IF = re.compile(
    r"\b(?:if|when|who|once|after) (?:\w+ ){0,3}(?:have|has|had|'ve|use|taking|using|takes?"
    r"|(?:is|are) (?:taken|used|given))\b[^.;]{0,60}$"
    r"|\bespecially if\b[^.;]{0,60}$"
    r"|\b(?:doctor|prescriber|specialist|clinic|team|nurse)s? (?:may|might|can|could) \w+[^.;]{0,60}$"
)
_UNMEASURED = re.compile(r"\bnot (?:measure|hold|give)\b[^.;,]{0,20}$|(?<!no )(?<!not )\bmore than $")
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
        "After enough days have gone by, the test is repeated.",
        "Children get a rather small dose at first.",
        "May my son have it? Once he is no longer so little.",
        "- Calcium: some other time of day\n- Clonazepam: at a different time of the day",
        "How long may I use it? It is for a brief spell.",
        "You can still swallow it if you are just a little late.",
        "Once opened, the bottle lasts a few weeks, give or take.",
        "Have a good glug of the syrup.",
        "Keep the gap between two doses generous.",
        "Give him a good drop more than a few puffs.",
        "Teenagers of a sufficient age may have it. Take it at regular intervals.",
        "No more than a few capsules are allowed.",
        "The car has to wait till you have slept it off.",
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
        "It is not too late to call an ambulance. How many units do you take?",
        "Wait a little before breakfast: half an hour at least.",
        "Wait a while before your tea, at least 30 minutes.",
        "It leaves the body within a few days. Small amounts get into milk.",
        "He is old enough to swallow capsules. Rinse with a mouthful of water.",
        "Anyone who takes it for some time gets used to it. Your doctor may double it after some weeks.",
    ],
    source="Plain language: numbers, not words; ISMP",
    version=2,
)
def open_amounts(subject: Subject) -> Iterator[Hit]:
    every = statements(subject.passages)
    for number, statement in enumerate(every):
        matches = [] if statement.asks else _matches(statement.low)
        beside = " ".join(one.low for one in every[number + 1 : number + 2] if one.passage is statement.passage)
        last = 0
        for name, match in matches:
            if match.start() >= last and _is_open(name, match, statement, beside):
                last = match.end()
                start, end = statement.start + match.start(), statement.start + match.end()
                message = f"“{statement.passage.text[start:end]}” stands where readers need a number."
                yield Hit(message, statement.passage, start, end)


def _matches(low: str) -> list[tuple[str, re.Match[str]]]:
    """The longest first where two begin together."""
    several = ((name, wordings("open-amounts")[name]) for name in _OPEN)
    every = [(name, match) for name, one in several if not one.gate.closed(low) for match in one.pattern.finditer(low)]
    return sorted(every, key=lambda one: (one[1].start(), -one[1].end()))


def _is_open(name: str, match: re.Match[str], statement: Statement, beside: str) -> bool:
    """Whether readers are to keep it, and no number says how much it is. `beside` is the sentence behind it."""
    text, patterns = statement.low, wordings("open-amounts")
    if name == "past":
        return patterns["origin"].pattern.search(text) is not None and not statement.sourced
    # From its end: "while" begins a clause, and "a while" does not.
    first, last = clause(text, match.start())[0], clause(text, match.end())[1]
    if _SET.match(text, match.end()) or any(one.search(text, first, match.start()) for one in (_IF, _UNMEASURED)):
        return False
    goes_on = _GOES_ON.match(text, match.end()) or _GIVEN_BEHIND.match(text, last)
    behind = text[match.end() : last + (_NEXT if goes_on else 0)]
    around = f"{text[first : match.start()]} {behind} {beside if _EXACT.match(beside) else ''}"
    number = patterns["amount number" if name == "amount" else "time number"].pattern
    if number.search(around) or _QUOTED.search(text, 0, match.start()):
        return False
    if "number of" in match[0] or "certain" in match[0]:
        return True
    return patterns["course"].pattern.search(text) is None and _is_kept(name, match, statement)


def _is_kept(name: str, match: re.Match[str], statement: Statement) -> bool:
    """Whether readers do something for so long or with so much: an order, a condition of one, an answer, a label."""
    if wordings("open-amounts")["keeps"].pattern.search(statement.low):
        return True
    if name != "amount" and _UNTIL.search(statement.low, 0, match.start()):
        return True
    before = statement.passage.text[max(statement.start - 200, 0) : statement.start].lower()
    is_label = statement.passage.kind in ("item", "row") and _LABELLED.match(statement.low)
    return _QUESTION.search(before) is not None or bool(is_label)
