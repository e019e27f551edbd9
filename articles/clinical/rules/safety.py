"""SAF: what a text about a medicine must say. What it must not say is in danger.py and affirmed.py."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.clinical.passage import Passage
from articles.clinical.prose.coverage import OPIOID_GATE, Coverage
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.warnings import OPIOID, warns_of_opioids
from articles.clinical.record import Record, Topic
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.sentences import sentence, sentences
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_TOPICS = {
    "pregnancy": re.compile(r"unborn|pregnan|fo?etal|embryo|birth defect"),
    "opioids": re.compile(r"opioid|opiate|narcotic"),
    "dependence": re.compile(r"dependence|withdrawal"),
    "misuse": re.compile(r"misuse|abuse|addict"),
    "suicidal thoughts": re.compile(r"suicid"),
}
_MUST_SAY = {
    "opioids": "that an opioid taken with it can stop the breathing and kill",
    "dependence": "that the body comes to depend on it and that withdrawal can threaten life",
    "misuse": "that abuse, misuse and addiction can happen",
    "suicidal thoughts": "that thoughts of suicide can come",
    "contraindications": "who must not take it",
    "pregnancy": "what to do in pregnancy",
    "breastfeeding": "what to do while breastfeeding",
    "driving": "when not to drive",
    "alcohol": "not to drink alcohol with it",
    "overdose": "what to do after an overdose",
}
_NEEDED = {
    "full-guide": "contraindications pregnancy breastfeeding driving alcohol overdose",
    "side-effects": "driving alcohol",
    "dosing": "contraindications driving alcohol overdose",
    "stopping": "pregnancy alcohol",
    "questions": "pregnancy driving alcohol",
    "other": "driving alcohol",
}
_OF_EVERY_MEDICINE = frozenset({"contraindications", "pregnancy", "breastfeeding", "overdose"})
"""What a guide says of any medicine. Alcohol and driving matter with some: their records say so."""
_SEDATING = re.compile(r"\bsleep(?:y|iness)|drows|sedat|dizz|tired|vision|faint|low blood sugar")
_ENOUGH_WORDS = 25
_COMPARED = re.compile(
    r"(?:\bunlike|\bthan|\bsimilar to|\bcompared (?:to|with)|\b(?:not|n't|no|neither|nor) (?:an?"
    r"|in the))\b[^.;,]{0,25}$|^\W*like\b[^,;]{0,25}$"
)
_FORBIDDEN = re.compile(r"\b(?:never|do not|don't|avoid|must not)\b[^.;]{0,80}$|\bno (?:\w+ )?$|\bwarn\w* [^.;]{0,30}$")
_CRISIS = re.compile(r"\W*(?:crisis|epidemic|deaths? in)\b")

_WARNED = """Do not stop suddenly: withdrawal can threaten life, and your prescriber lowers the dose in steps.
The body comes to depend on it. Abuse, misuse and addiction can happen.
With an opioid, such as codeine, breathing can stop."""


@rule(
    "SAF-001",
    Severity.BLOCKING,
    "A topic of the boxed warning is not covered",
    why="The boxed warning names what kills. A reader may see this page and no other.",
    hint="Say it in a sentence: the danger, and what to do. A word in passing warns nobody.",
    triggers=[
        "It treats panic disorder. People who depend on alcohol or opioids need care.",
        "I was given it while coming off oxycodone, when fear took my breath away.",
        _WARNED.replace("breathing can stop", "people who are dying feel less pain"),
    ],
    does_not_trigger=[_WARNED, Example("Ask your prescriber.", {"record": Record(name="paracetamol")})],
    source="21 CFR 201.57(c)(1); FDA safety communication of 23 September 2020",
    version=4,
)
def boxed_topic_missing(subject: Subject) -> Iterator[Hit]:
    covers = Coverage(subject)
    for topic in subject.record.boxed:
        known = next((name for name, words in _TOPICS.items() if words.search(topic.topic.lower())), "")
        if not (covers.has(known) if known else any(map(covers.mentions, _words(topic)))):
            missing = _MUST_SAY.get(known, f"what the boxed warning says of “{topic.heading or topic.topic}”")
            # A topic that is found by its words alone can be said in others.
            severity = None if known else Severity.WARNING
            yield Hit(f"The text does not say {missing}.", subject=topic.topic, severity=severity)


def _words(topic: Topic) -> Iterator[tuple[str, ...]]:
    """The telling words of its name and of its heading."""
    for name in (topic.topic, topic.heading):
        if words := tuple(re.findall(r"[a-z]{4,}", name.lower())[:6]):
            yield words


@rule(
    "SAF-002",
    Severity.BLOCKING,
    "An opioid without the warning beside it",
    why="An opioid with this medicine can stop the breathing. Whoever reads of both must read that too.",
    hint="Say in the same section: very deep sleep, very slow breathing, coma and death.",
    triggers=[
        "## Pain {: interactions }\n\nYour dentist may pair it with oxycodone for a day or two.",
        "When used with alcohol or opioids, the danger grows.",
        "Opioids ease the pain of people who are dying, also with other medicines.",
        "Opioids are taken with it at times. Breathing exercises help to sleep. Fear of death is common.",
    ],
    does_not_trigger=[
        "## Pain {: interactions }\n\nWith oxycodone or another opioid, breathing can stop. Coma and death can follow.",
        "Clonazepam is not an opioid.",
        "Opioid medicines taken with it can cause:\n\n- very slow breathing\n- coma",
        "## Codeine and other opioids {: interactions }\n\nBoth together can make you stop breathing.",
        "Unlike opioids, it does not ease pain.",
        "Never take it with opioids or alcohol.",
    ],
    source="FDA safety communication of 31 August 2016",
    version=2,
)
def opioid_without_warning(subject: Subject) -> Iterator[Hit]:
    if not _with_opioids(subject.record):
        return
    for passages in subject.sections.values():
        first = next(((passage, match) for passage in passages for match in _opioids(passage)), None)
        if first and not _warned(passages):
            passage, match = first
            name = passage.text[slice(*match.span())]
            yield Hit(
                f"“{name}” stands here without the warning of slow breathing, coma and death.", passage, *match.span()
            )


def _with_opioids(record: Record) -> bool:
    rows = [*(topic.topic for topic in record.boxed), *(row.partner for row in record.interactions)]
    return any(_TOPICS["opioids"].search(row.lower()) for row in rows)


def _opioids(passage: Passage) -> Iterator[re.Match[str]]:
    low = lowered(passage.text)
    if passage.kind in ("title", "scrap") or OPIOID_GATE.closed(low):
        return
    for match in OPIOID.finditer(low):
        begin, _ = sentence(passage.text, match.start())
        before = low[max(begin, match.start() - 100) : match.start()]
        if not (_COMPARED.search(before) or _FORBIDDEN.search(before) or _CRISIS.match(low, match.end())):
            yield match


def _warned(passages: tuple[Passage, ...]) -> bool:
    """Headings and lead-ins among them: what they name, the lines below them warn of."""
    lines = (lowered(passage.text[slice(*span)]) for passage in passages for span in sentences(passage.text))
    return warns_of_opioids(list(lines))


_LONG_WITHDRAWAL = (
    "Withdrawal can last for months. Its signs are fear, shaking, sweating and poor sleep. Some people see or hear "
    "what is not there. Keep a diary of these and show it at each visit."
)


@rule(
    "SAF-003",
    Severity.BLOCKING,
    "Nothing says not to stop suddenly",
    why="By its record, this medicine is never stopped at once: what follows can do great harm, and kill.",
    hint="Write it as an order, for example: Do not stop suddenly. Your prescriber lowers the dose step by step.",
    triggers=[
        "## Stopping {: stopping }\n\nSudden withdrawal has harmed people.",
        "Withdrawal can be hard.",
        f"Do not stop suddenly.\n\n## Stopping {{: stopping }}\n\n{_LONG_WITHDRAWAL}",
    ],
    does_not_trigger=[
        "Do not stop suddenly.",
        "Never quit cold turkey.",
        "It should be tapered by your prescriber.",
        "You should not stop taking it without talking to your doctor.",
        "Do not stop taking your tablets without checking with your pharmacist.",
        "Your prescriber will reduce the dose gradually.",
        Example("Withdrawal is not known.", {"record": Record(name="paracetamol")}),
        f"Do not stop suddenly.\n\n## Stopping {{: stopping }}\n\nAsk for a slow taper. {_LONG_WITHDRAWAL}",
        "Do not stop suddenly.\n\n## Stopping {: stopping }\n\nHow to come off it stands in our guide.",
    ],
    source="Labels of benzodiazepines, warnings; QRD template, section 3",
    version=3,
)
def sudden_stop_missing(subject: Subject) -> Iterator[Hit]:
    if "no-sudden-stop" not in subject.record.flags:
        return
    if not Coverage(subject).has("no sudden stop"):
        yield Hit("The text never says not to stop suddenly.", subject="stopping")
        return
    for passages in () if subject.foreign else subject.sections.values():
        heading = passages[0]
        if _is_about_stopping(passages) and not Coverage(replace(subject, passages=passages)).has("no sudden stop"):
            message = f"“{heading.text}” does not say itself not to stop suddenly, and readers may read nothing else."
            yield Hit(message, heading, 0, len(heading.text), severity=Severity.WARNING)


def _is_about_stopping(passages: tuple[Passage, ...]) -> bool:
    """With enough words to be more than a pointer to another place."""
    is_opened = passages[0].kind == "heading" and passages[0].section_kind == "stopping" and passages[0].text
    return bool(is_opened) and sum(len(passage.text.split()) for passage in passages) >= _ENOUGH_WORDS


_GUIDE = """## Who should not take it {: who }

Do not take it if you have serious liver disease.

## Pregnancy and breastfeeding {: pregnancy }

Call your prescriber if you are pregnant or breast-feed.

## Driving {: driving }

Do not drive before you know how you react.

## Alcohol {: alcohol }

Do not drink alcohol.

## Overdose {: overdose }

Call 911 (US) or 999 (UK) at once after an overdose. Thoughts of suicide are an emergency too.
"""


@rule(
    "SAF-005",
    Severity.BLOCKING,
    "Something that every reader must find is missing",
    why="Who must not take it, pregnancy, breastfeeding, driving, alcohol and overdose decide whether it does harm.",
    hint="Give each its own typed section, or say it in a plain sentence.",
    triggers=[
        Example(
            _GUIDE.replace("Do not drink alcohol.", "").replace("## Alcohol {: alcohol }", ""), {"kind": "full-guide"}
        ),
        Example(
            "It can lower your sex drive. People with alcohol dependence feel predisposed.", {"kind": "full-guide"}
        ),
    ],
    does_not_trigger=[
        Example(_GUIDE, {"kind": "full-guide"}),
        Example("Do not drink wine with it. Never drive when it makes you sleepy.", {"kind": "other"}),
        Example("Take it with water.", {"kind": "other", "record": Record(name="folic acid")}),
        Example(
            "It is not suitable for some people. Tell your doctor if you have ever had an allergic reaction to it. Ask "
            "first if you are pregnant or breastfeeding. After an overdose, call 911 (US) or 999 (UK).",
            {"kind": "full-guide", "record": Record(name="examplin", contraindications=("allergy",))},
        ),
        Example(
            "Do not use it if you are allergic to it. After an overdose, call 911 (US) or 999 (UK). It can make you "
            "sleepy: do not drive. Thoughts of suicide can come.\n\n"
            "Tell your doctor if you:\n\n- have asthma or drink alcohol\n- are pregnant or breastfeeding",
            {"kind": "full-guide", "foreign": True},
        ),
    ],
    source="QRD template, section 2; 21 CFR 208.20",
    version=3,
)
def safety_topic_missing(subject: Subject) -> Iterator[Hit]:
    covers = Coverage(subject)
    # What its record gives no reason for is asked for, and does not block.
    mild = None if subject.record.doses or subject.record.interactions else Severity.WARNING
    for topic in _needed(subject):
        if not covers.has(topic):
            yield Hit(f"The text does not say {_MUST_SAY[topic]}.", subject=topic, severity=mild)


def kind_of(subject: Subject) -> str:
    """A file from elsewhere whose kind nobody chose is judged as a guide: readers may see nothing else."""
    return "full-guide" if subject.foreign and subject.kind == "other" else subject.kind


def _needed(subject: Subject) -> Iterator[str]:
    kind = kind_of(subject)
    always = _OF_EVERY_MEDICINE if kind == "full-guide" else frozenset[str]()
    for topic in _NEEDED.get(kind, _NEEDED["other"]).split():
        if topic in always or _concerns(subject.record, topic):
            yield topic
    if kind in ("full-guide", "side-effects") and _concerns(subject.record, "suicidal thoughts"):
        yield "suicidal thoughts"


def _concerns(record: Record, topic: str) -> bool:
    """Whether the record gives a reason to ask for the topic in a page about something narrower."""
    effects = " ".join(effect.name for effect in record.effects).lower()
    match topic:
        case "alcohol":
            return any("alcohol" in row.partner.lower() for row in record.interactions)
        case "driving":
            return bool(_SEDATING.search(effects))
        case "suicidal thoughts":
            return bool(_TOPICS["suicidal thoughts"].search(effects))
        case "contraindications":
            return bool(record.contraindications)
        case _:
            return bool(record.boxed)
