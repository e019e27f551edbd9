"""SAF: words that can do harm. What a text must say is in safety.py."""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.prose.belittled import belittled
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.emergencies import HELP, RESCUE, TURNED, TURNED_GATE, TURNED_ITEM, URGENT_HELP, signs
from articles.clinical.prose.groups import ABSOLUTE, ABSOLUTE_GATE, allows
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.rule import Hit, rule
from articles.clinical.rules.safety import kind_of
from articles.clinical.subject import Subject
from articles.gate import Gate
from articles.lifecycle import Severity

_HARM = (
    r"(?:stop(?:ping|ped)?|quit(?:ting)?|withdraw\w*|com(?:e|ing) off|discontinu\w+|overdos\w*|taper\w*"
    r"|dependen\w+|addicti\w+)"
)
_SMALL = (
    r"(?:(?:just |only |merely )?(?:a (?:bit|little|touch|tad)|slightly|mildly|somewhat|merely|only|just)"
    r" (?:unpleasant|uncomfortable|annoying|inconvenient|rough|bothersome|irritating|tiring|hard)"
    r"|nothing (?:to (?:worry|fuss) about|to fear|to be (?:afraid|scared) of|serious|more than)"
    r"|no(?:t a)? big deal|harmless"
    r"|(?:is|are|was)n't (?:really |usually |that |very )?(?:dangerous|serious|harmful|life[- ]threatening|risky)"
    r"|not? (?:at all |really |usually |particularly |that |very )?(?:dangerous|serious|harmful"
    r"|life[- ]threatening|risky)"
    r"|no (?:real |serious |great )?(?:danger|harm|risk)\b|(?:little|minimal|negligible) (?:danger|harm|risk)"
    r"|(?:usually|generally|mostly|always|only|just|quite|very|fairly) (?:mild|minor)|(?:is|are) (?:mild|minor"
    r"|easy|painless|trivial)"
    r"|(?:very |quite |perfectly )?easy to (?:stop|quit|come off)|easily (?:stop|quit)|sleep it off|passes? quickly"
    r"|rarely (?:dangerous|serious|fatal|a problem)"
    r"|without (?:any )?(?:danger|risk|problems?|trouble|worry))"
)
_MINIMISED = re.compile(
    rf"\b{_HARM}\b[^.;\n]{{0,80}}?\b(?P<after>{_SMALL})|\b(?P<before>{_SMALL})\b[^.;\n]{{0,50}}?\b{_HARM}\b"
)
_ANY_TIME = re.compile(
    r"\b(?:you|people|patients|one) (?:can|may|could) (?:just |simply |safely |always )?(?:stop|quit"
    r"|come off)\b[^.;\n]{0,30}?"
    r"\b(?:at any ?time|any time|whenever|at once|cold turkey|straight away|overnight"
    r"|on your own(?! (?:terms|schedule|time))"
    r"|without\b[^.;\n]{0,15}"
    r"(?:taper\w*|problem|trouble|danger|risk)\w*)|\bsafe to (?:stop|quit)\b[^.;\n]{0,20}\b(?:at once|suddenly"
    r"|abruptly|any ?time|cold turkey)"
)
_NO_OVERDOSE = re.compile(
    r"\b(?:(?:almost |nearly |virtually )?impossible|very hard|hard) to (?:overdose|(?:become|get) (?:addicted"
    r"|dependent|hooked))\b"
    r"|\b(?:can ?not|can't|(?:will not|won't) ever|will never) (?:overdose|(?:become|get) (?:addicted|dependent"
    r"|hooked))\b"
    r"|\b(?:overdos\w*|acidosis|suicid\w+|death|seizures?|addiction|dependence|sleep[- ]?(?:walking"
    r"|driving))\b[^.;\n]{0,30}"
    r"\b(?:so|too|very|extremely) rare\b[^.;\n]{0,20}\b(?:need not|do not need to|don't need to|no need to|not|no"
    r" reason to)"
    r" (?:be )?(?:worr\w+|concern\w*|fear|afraid)"
)
# "in severe cases" beside seizures says that most people need not fear them.
_IN_SOME = re.compile(
    r"\b(?:seizures?|convulsions?|delirium|psychosis)\b[^.;\n]{0,15}\bin (?:\w+ ){0,2}(?:serious|severe|rare"
    r"|extreme|some|few|worst) cases"
)
_GRAVE_SECTIONS = frozenset({"stopping", "dependence", "overdose"})
_ONLY_MILD = re.compile(
    r"\b(?:only|just|merely|nothing more than) (?:mild|minor|slight)(?: \w+)? (?:symptoms?|signs|effects"
    r"|discomfort)\b"
)
_HARM_GATE = Gate(_MINIMISED, _ANY_TIME, _NO_OVERDOSE, _IN_SOME, _ONLY_MILD)
_WITHDRAWING = re.compile(r"\bwithdraw\w*|\bstop(?:ping|ped)?\b|\bdiscontinu\w*")
_THREAT = re.compile(
    r"\blife[- ]threatening|\bthreatens? (?:your )?life|\bdeath|\bfatal\w*|\bdeadly|\bkill|\bdie\b|\bemergency\b"
    r"|\b(?:911|999|112)\b"
)
_MORE = re.compile(
    r"(?:\b(?:more than|not|not only|not just|far from|never|nobody|even|whether|from|anything but|if|isn't"
    r"|aren't|is it|however|although|though|while)\b|n't\b)"
    r"[^.;\n]{0,25}$|\b(?:wrong|mistake|mistaken|myth|false|untrue|nonsense|nobody|no one)\b[^.;\n]{0,50}$"
)
_UP_TO = re.compile(
    r"[^.;\n]{0,30}\b(?:to (?:severe|serious|life|danger\w*|fatal)|but(?! (?:it(?:'s| is) )?(?:nothing|not|no"
    r"|harmless|safe))"
    r"|or (?:severe|serious|life)|and others?)\b|[^.;\n]{0,40}\b(?:slowly|gradually)\b"
)


@rule(
    "SAF-004",
    Severity.WARNING,
    "A danger made to look small",
    why="Withdrawal and overdose of such a medicine can kill. Who is told that it is nothing does not call for help.",
    hint="Say what can happen and what to do, or leave the comfort out.",
    triggers=[
        "Stopping is a bit unpleasant, and that is all.",
        "Withdrawal is harmless.",
        "There is no danger in an overdose of this medicine.",
        "You can stop at any time.",
        "Coming off it feels somewhat uncomfortable; fits have been seen.",
        "There is a tiny chance of slowed breathing.",
        "## Withdrawal {: stopping }\n\nPeople feel tense. Seizures come in severe cases.",
        "## Withdrawal {: stopping }\n\nSeizures come in some cases.\n\nRest.\n\nAn emergency card helps.",
        "A coma is merely inconvenient.",
        "The liver can fail. That would be a pity, so keep to the dose.",
        "Crashing the car is hardly ideal.",
        "Birth defects are a small quirk of it.",
        "Seizures are nothing to make a drama of.",
        "An overdose leaves you a little groggier than before.",
        "A stroke feels like a long nap.",
        "It is a touch of heart failure.",
        "| Effect | How bad |\n| --- | --- |\n| Fainting | Trivial |",
    ],
    does_not_trigger=[
        "Withdrawal is more than unpleasant: it can kill.",
        "Withdrawal is not harmless.",
        "Stopping at once is not just unpleasant, it is dangerous.",
        "Withdrawal ranges from mild fear to seizures that threaten life.",
        "You can stop the recording at any time.",
        "An overdose is never harmless.",
        "Is it dangerous to stop? Yes.",
        "The risk of dependence is lower with a short course.",
        "A coma is not a quirk.",
        "It can stop your breathing; feeling a little sleepy is common.",
        "Bleeding can kill. A dry mouth is a small nuisance.",
        "Do not think of seizures as a little hiccup.",
        "| Effect | How bad |\n| --- | --- |\n| Dry mouth | Trivial |\n| Fainting | Serious |",
    ],
    source="Labels of benzodiazepines, boxed warning",
    version=5,
    reads_records=True,
)
def minimised(subject: Subject) -> Iterator[Hit]:
    several = statements(subject.passages)
    for before, statement in zip((None, *several), several, strict=False):
        for start, end in _in_small_words(statement, before, subject):
            part = statement.text[start:end]
            yield Hit(
                f"“{part}” makes a danger look small.",
                statement.passage,
                statement.start + start,
                statement.start + end,
            )


def _in_small_words(statement: Statement, before: Statement | None, subject: Subject) -> list[tuple[int, int]]:
    """Those of the lists count where none of the patterns here has matched, which are for grave medicines."""
    closed = not (subject.record.boxed or subject.record.flags) or _HARM_GATE.closed(statement.low)
    known = [] if closed else [*_small(statement.low), *_some_cases(statement, subject), *_symptoms(statement)]
    return known or list(belittled(statement, before, subject.record))


# "You can stop at any time" stands alone; what else may be stopped is named after the verb.
_ABOUT_IT = re.compile(r"\b(?:it|them|taking|using|this (?:medicine|medication|drug))\b")


def _small(low: str) -> Iterator[tuple[int, int]]:
    for match in _MINIMISED.finditer(low):
        name = "after" if match["after"] else "before"
        if not _MORE.search(low, 0, match.start(name)) and not _UP_TO.match(low, match.end(name)):
            yield match.span()
    yield from (match.span() for match in _NO_OVERDOSE.finditer(low))
    for match in _ANY_TIME.finditer(low):
        if not _MORE.search(low, 0, match.start()) and (_ABOUT_IT.search(match[0]) or match.end() - match.start() < 34):
            yield match.span()


def _symptoms(statement: Statement) -> Iterator[tuple[int, int]]:
    match = _ONLY_MILD.search(statement.low) if statement.passage.section_kind in _GRAVE_SECTIONS else None
    if match and not _MORE.search(statement.low, 0, match.start()) and not _UP_TO.match(statement.low, match.end()):
        yield match.span()


def _some_cases(statement: Statement, subject: Subject) -> Iterator[tuple[int, int]]:
    if match := _IN_SOME.search(statement.low):
        section = lowered(subject.section_text(statement.passage.section))
        # A grave word two paragraphs on takes nothing back here.
        if _WITHDRAWING.search(section) and not _THREAT.search(lowered(f"{statement.lead}\n{statement.passage.text}")):
            yield match.span()


@rule(
    "SAF-006",
    Severity.BLOCKING,
    "A sign of an emergency without what to do",
    why="A reader who recognises the sign has no time to look elsewhere.",
    hint="Say in the same section whom to call, for example: Call 911 (US) or 999 (UK).",
    triggers=[
        "If you cannot breathe, rest.",
        "It can cause suicidal thoughts and violent behaviour.",
        "Swelling of the face or throat has been seen.",
        "If you cannot wake someone, tell your doctor at once.",
        "If somebody can be woken, call 911 (US) or 999 (UK).",
        "Call 911 (US) or 999 (UK) for any of these:\n\n- a person who can be woken",
        "A gap can bring on withdrawal. If a seizure starts, lie down.",
        "Signs of an overdose are slow breathing and coma. Poison Help on 1-800-222-1222 can guide you.",
    ],
    does_not_trigger=[
        "If you cannot breathe, call 911 (US) or 999 (UK).",
        "Thoughts of suicide can come. Call your prescriber at once or a crisis line.",
        "A panic attack can feel as if you cannot breathe.",
        "Tell your prescriber if you have a history of suicidal thoughts.",
        "It can make breathing slower than usual.",
        "If they can be woken, call Poison Help; if they cannot be woken, call 911 (US).",
        "It is not for people with an allergy to benzodiazepines.",
        "It is for people who have had a seizure. Tell your prescriber if you ever had one.",
        "If a seizure starts, call 911 (US) or 999 (UK).",
        "It is used to treat status epilepticus.",
        "Tell your doctor if you ever had swelling of the face.",
        "A reaction can be a rash or a swollen face. If this has happened to you, tell your doctor first.",
        "Ask first if you have sleep apnoea, where you stop breathing for short periods.",
        "With alcohol you may find it difficult to wake up.",
    ],
    source="CDC Clear Communication Index, call to action; 21 CFR 208.20(b)",
    version=4,
)
def sign_without_help(subject: Subject) -> Iterator[Hit]:
    yield from _turned(subject)
    first_signs: dict[tuple[str, str], tuple[Statement, re.Match[str]]] = {}
    for statement in statements(subject.passages):
        for kind, match in signs(statement):
            first_signs.setdefault((_together(statement.passage), kind), (statement, match))
    for (_, kind), (statement, match) in first_signs.items():
        wrong, severity = _left_alone(statement.passage, kind, subject)
        if wrong:
            start, end = statement.start + match.start(), statement.start + match.end()
            message = f"“{statement.passage.text[start:end]}” is a sign of an emergency, and {wrong}."
            yield Hit(message, statement.passage, start, end, severity=severity)
    if subject.record.boxed and kind_of(subject) == "full-guide" and not HELP.search(lowered(subject.text)):
        yield Hit("The text never says whom to call in an emergency.", subject="emergency")


def _together(passage: Passage) -> str:
    """Readers read a section, or one question with its answer."""
    return passage.place.rpartition(".")[0] if passage.place.startswith("questions.") else passage.section


def _left_alone(passage: Passage, kind: str, subject: Subject) -> tuple[str, Severity | None]:
    """What is wrong about whom to call, and how grave that is where it is not blocking."""
    section = lowered(subject.section_text(passage.section))
    if kind == "seizure":
        mild = "no-sudden-stop" not in subject.record.flags or HELP.search(section)
        return ("" if mild else "this section does not say whom to call"), Severity.WARNING
    needed = HELP if kind == "body" else URGENT_HELP
    if not needed.search(section):
        if URGENT_HELP.search(section):
            return "a doctor at once is no emergency number", Severity.WARNING
        return "this section does not say whom to call", None
    if passage.section == "questions" and not needed.search(_answer(passage, subject)):
        return "this answer does not say whom to call", Severity.WARNING
    if kind == "body" and not RESCUE.search(section):
        return "a line that gives advice is no emergency number", Severity.WARNING
    return "", None


def _answer(passage: Passage, subject: Subject) -> str:
    pair = _together(passage)
    return lowered("\n".join(one.text for one in subject.sections[passage.section] if _together(one) == pair))


def _turned(subject: Subject) -> Iterator[Hit]:
    for statement in (statement for statement in statements(subject.passages) if not TURNED_GATE.closed(statement.low)):
        listed = statement.passage.kind == "item" and HELP.search(lowered(statement.lead))
        match = (
            None
            if statement.asks
            else TURNED.search(statement.low) or (listed and TURNED_ITEM.match(statement.low)) or None
        )
        if match:
            start, end = statement.start + match.start("sign"), statement.start + match.end("sign")
            message = f"“{statement.passage.text[start:end]}” is no sign of an emergency: a “not” seems to be lost."
            yield Hit(message, statement.passage, start, end)


_STAY = re.compile(
    r"\b(?:do not|don't|never|not|nobody|no one|no reason to|not a reason to"
    r"|before (?:you )?)\b[^.;\n]{0,25}\b(?:stop\w*|chang\w+|quit\w*)\b"
    r"|\bwithout (?:advice|talking|asking|speaking)\b|\bweigh(?:s|ed|ing)?\b(?! (?:less|more|under|over|[0-9]))"
)


@rule(
    "SAF-007",
    Severity.WARNING,
    "Pregnancy or children ruled out without a word on stopping",
    why="Somebody who is pregnant and reads “must not” may stop at once, and an illness without treatment harms two.",
    hint="Add: do not stop without advice, call your prescriber.",
    triggers=[
        "It must not be used in pregnancy.",
        "It is not suitable for nursing mothers.",
        "Pregnant women should never take it.",
        "Children must not take it.",
        "It must not be used in pregnancy. It can change your body weight.",
    ],
    does_not_trigger=[
        "It should not be used in pregnancy, but do not stop without advice.",
        "Keep it where children must not reach it.",
        "Talk to your prescriber if you are pregnant.",
        "Pregnant women should not stop taking it suddenly.",
        "Do not give a child an adult's tablets.",
    ],
    source="Labels of antiepileptics, use in pregnancy",
    version=2,
)
def ruled_out(subject: Subject) -> Iterator[Hit]:
    patterns = [pattern for group, pattern in ABSOLUTE.items() if group != "children" or allows(subject.record, group)]
    for statement in statements(subject.passages):
        if ABSOLUTE_GATE.closed(statement.low):
            continue
        absolute = next((match for pattern in patterns if (match := pattern.search(statement.low))), None)
        if absolute and not _STAY.search(lowered(subject.section_text(statement.passage.section))):
            start, end = statement.start + absolute.start(), statement.start + absolute.end()
            part = statement.passage.text[start:end]
            message = f"“{part}” says nothing of those who take it already: they must not stop on their own."
            yield Hit(message, statement.passage, start, end)
