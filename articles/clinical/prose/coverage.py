"""Whether a text speaks of a safety topic. A keyword alone does not count: people who depend on alcohol,
an opioid as the reason for a prescription and a title about another medicine warn nobody.
"""

import re
from functools import lru_cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.emergencies import URGENT_HELP
from articles.clinical.prose.statements import titled
from articles.clinical.prose.warnings import OPIOID, warns_of_opioids
from articles.clinical.sentences import sentences
from articles.clinical.subject import Subject
from articles.gate import Gate

OPIOID_GATE = Gate(OPIOID)

# What stands for people, their past or their illness, not for what they may drink or take now.
_DRUG = r"(?:alcohol|drugs?|opioids?|opiates?|narcotics?|substances?|benzodiazepines?|heroin|cocaine)"
_SEVERAL = rf"(?:\w+ ){{0,2}}{_DRUG}(?:(?:,| or| and|/)+ ?(?:other )?{_DRUG}){{0,3}}"
_PEOPLE = re.compile(
    rf"\b(?:history of|problems? with|trouble with|troubles with|depend(?:s|ed|ent|ing|ence)? (?:up)?on"
    rf"|addict(?:ed|ion|ions) to|withdraw\w* from|com(?:e|ing) off|recover\w* from|weaned? off"
    rf"|detox\w* from) {_SEVERAL}(?:[- ](?:abuse|misuse|addiction|dependence|use)(?: disorder)?)?"
    rf"|\b(?:abus(?:e|es|ed|ing)|misus(?:e|es|ed|ing))(?: of)? {_SEVERAL}"
    rf"|\b{_DRUG}(?:(?: or |/| and |, ){_DRUG}){{0,3}}[- ](?:depend\w+|abus\w+|misus\w+|addict\w*|use disorders?"
    rf"|problems?"
    r"|withdrawal|detox\w*|crisis|epidemic|rehab\w*)|\balcoholi\w+"
    r"|\b(?:history|past)\b[^.;\n]{0,40}\b(?:abuse|misuse|addiction|alcohol)\b"
    r"|\bsex(?:ual)? drive\b|\b(?:low|reduced|decreased|loss of) drive\b"
)

_PEOPLE_GATE = Gate(_PEOPLE)
_NOT = (
    r"(?:do not|don't|never|avoid\w*|must not|should not|shouldn't|mustn't|cannot|can't|may not|not (?:to |be )?"
    r"|refrain|abstain|stay away|no)"
)
_NOT_TAKE = re.compile(
    r"(?:\b(?:do not|don't|never|not|cannot|can't|must not|should not|shouldn't)(?: be)?(?: \w+)? "
    r"(?:take|taken|taking|use|used|using|give|given|prescribed|suitable|recommended|safe|start|have)\b"
    r"|\bnot for (?:people|anyone|anybody|patients|those|adults)\b|\bavoid(?:ed)?\b|\bcontra-?indicat\w+|\bunsuitable\b"
    r"|\b(?:who|people who) (?:should|must|can|may) ?not\b|\bnot to take\b|\bnot suitable for some\b"
    r"|\b(?:tell|inform|ask|check with|talk to|speak to) your \w+(?: \w+){0,2} (?:first |before [^.;\n]{0,40})?if\b)"
)
_CONDITION = (
    r"\b(?:allerg(?:y|ic)|hypersensitiv\w+|(?:bad )?reaction to|glaucoma|myasthenia|apno?ea|porphyria|asthma|ulcers?"
    r"|(?:liver|hepatic|kidney|renal|lung|respiratory|pulmonary|heart|cardiac|breathing) \w+)"
)
_STOP = r"(?:stop\w*|quit\w*|discontinu\w+|withdraw\w*|ceas\w+|com(?:e|ing) off|halt\w*)"
_SUDDEN = (
    r"(?:sudden\w*|abrupt\w*|at once|all at once|cold turkey|overnight|straight away|immediately|right away|quickly"
    r"|too fast|(?:on|by) (?:your|their) own|by yourself|without\b[^.\n]{0,40}(?:talk|consult|ask|speak|check|advice"
    r"|guid|supervis"
    r"|approv|doctor|prescriber|pharmacist|medical)\w*|unless\b[^.\n]{0,40}(?:doctor|prescriber|tell|told))"
)
_MISUSE = (
    r"(?<!child )(?<!domestic )(?<!sexual )(?<!physical )(?:abus(?:e|es|ed|ing)|misus(?:e|es|ed|ing)|addict\w*"
    r"|habit[- ]forming)\b"
)
_HAPPENS = (
    r"(?:can|could|may|might|risks?|leads?|happen\w*|occur\w*|becom\w*|danger\w*|overdose|death|safe|lock\w*|signs?|watch|people|some"
    r"|it|is|are|of)\b"
)
_ADVISES = (
    r"(?:tell|ask|call|talk|speak|avoid\w*|not|never|only|harm\w*|risks?|safe\w*|unsafe|defects?|benefit\w*|weigh\w*"
    r"|doctor|midwife|prescriber|pharmacist|plan\w*|contracept\w+|before|if|may|can|could|might|should|must|baby|pass\w*"
    r"|advice|stop\w*|while|during|when|taken|used|drip|affect\w*)\b"
)


def _beside(topic: str, other: str) -> str:
    """Both in one sentence: a word that only names the topic tells nobody what to do."""
    return rf"\b{topic}[^.\n]{{0,150}}\b{other}|\b{other}[^.\n]{{0,150}}\b{topic}"


_TEXTS = {
    "misuse": _beside(_MISUSE, _HAPPENS),
    "suicidal thoughts": r"(?<!no )(?<!without )(?<!not )\bsuicidal\b|\b(?:thoughts?|thinking|ideas?|feelings?|risk)"
    r"\b[^.\n]{0,40}\bsuicid\w+|\b(?:can|may|might|could|if|call|tell|attempt\w*)\b[^.\n]{0,60}\bsuicid\w+"
    r"|\b(?:kill|harm|hurt)\w* (?:yourself|themselves)\b",
    "alcohol": r"\b(?:drinking )?alcohol (?:may|can) (?:cause|make|increase|raise|worsen|add|lower)|"
    r"\badds? to the effects? of (?:\w+ )?alcohol|\b(?:limit|cut down on|reduce)\b[^.\n]{0,30}\balcohol"
    rf"|\b{_NOT}\b[^.\n]{{0,50}}\b(?:alcohol\w*|drink(?:ing)?|wine|beer)\b(?! water)"
    r"|\b(?:alcohol\w*|drinking|drinks?)\b[^.\n]{0,80}\b(?:avoid\w*|dangerous|deadly|fatal\w*|death|die|kills?|coma"
    r"|(?:should|must|can) ?not|not (?:be )?(?:safe|advised|recommended|mix\w*|combined|taken|used|a good idea)"
    r"|breathing)\b|\b(?:alcohol\w*|drink\w*)\b[^\n]{0,150}\n{1,2}[^\n]{0,40}\b(?:two|both|together|combin\w+|mix\w*)\b"
    r"[^\n]{0,60}\b(?:deadly|fatal|death|kills?|die|dangerous)\b",
    "pregnancy": _beside(r"(?:pregnan\w+|unborn|expecting a baby|trying for a baby)\b(?! test)", _ADVISES),
    "breastfeeding": _beside(
        r"(?:breast[- ]?f\w+|breast milk|nursing (?!homes?\b|care\b|staff\b|facilit)|lactat\w+|human milk)", _ADVISES
    ),
    "driving": r"\b(?:do not|don't|never|avoid\w*|(?:should|must|may|can) ?not|before|until|unless|careful\w*"
    r"|caution\w*|not safe|dangerous"
    r"|unsafe|ability|able|impair\w*|affect\w*|law|against|wait)\b[^.\n]{0,70}\b(?:driv(?:e|ing)|machine\w*"
    r"|vehicles?|cars?)\b"
    r"|\b(?:driv(?:e|ing)|machine\w*|vehicles?)\b[^.\n]{0,70}\b(?:until|unless|avoid\w*|(?:should|must|may"
    r"|can) ?not|do not|don't"
    r"|never|dangerous|unsafe|not (?:be )?(?:safe|recommended|advised)|impair\w*|affect\w*|before|caution\w*"
    r"|careful\w*)\b",
    "no sudden stop": rf"\b(?:{_NOT}|against|dangerous|unsafe)\b[^.\n]{{0,60}}\b{_STOP}\b[^.\n]{{0,60}}\b{_SUDDEN}"
    rf"|\b{_NOT}\b[^.\n]{{0,25}}\b{_SUDDEN}\b[^.\n]{{0,25}}\b{_STOP}\b|\bnot {_SUDDEN}\b"
    r"|\b(?:should|must|can|has to|have to|needs? to|will|to|gradual\w*|slow\w*|careful\w*"
    r"|by) (?:be )?(?:\w+ )?(?:taper\w*|wean\w*)|\btaper\w*\b[^.\n]{0,40}\b(?:with|by|under|your prescriber"
    r"|your doctor|slow\w*|gradual\w*)\b"
    r"|\b(?:gradual|slow|careful|planned|supervised) (?:taper\w*|reduction|dose reduction|withdrawal)\b"
    r"|\b(?:reduc\w+|lower\w*|decreas\w+|cut\w*)\b[^.\n]{0,40}\b(?:gradual\w*|slow\w*|step by step"
    r"|in (?:small )?steps|bit by bit)\b"
    rf"|\b(?:gradual\w*|slow\w*)\b[^.\n]{{0,20}}\b(?:reduc\w+|lower\w*|decreas\w+|{_STOP})\b"
    rf"|\b{_SUDDEN}\b[^.\n]{{0,15}}\b{_STOP}\b[^.\n]{{0,40}}\b(?:should|must) (?:not|be avoided|never)",
    "withdrawal": rf"\b(?:{_STOP}|{_SUDDEN}|withdrawal)\b[^.\n]{{0,110}}\b(?:life[- ]threatening"
    rf"|threatens? (?:your )?life|death|fatal\w*"
    r"|die|kill|deadly|lethal)\b|\b(?:life[- ]threatening|fatal|deadly)\b[^.\n]{0,40}\bwithdrawal\b",
    "dependence": r"\b(?:dependen\w*|depend on|rely on|relies on|come to need"
    r"|(?:gets?|becomes?|grows?|got) used to)\b|\bwithdrawal\b",
    "overdose": r"\b(?:overdos\w*|(?:tak\w+|took|had|swallow\w*) too (?:much|many)|(?:tak\w+|took"
    r"|swallow\w*) (?:more|extra))\b",
}
_PATTERNS = {topic: re.compile(pattern) for topic, pattern in _TEXTS.items()}
_ORDERS = frozenset({"alcohol", "driving", "no sudden stop"})
_COMMON = frozenset({"disease", "severe", "significant", "people", "patients", "disorder", "acute", "chronic"})
_ASKS_HELP = re.compile(
    r"\b(?:contact|call|tell|see|talk to|go to|get|ask)\b[^.\n]{0,60}"
    r"\b(?:doctor|pharmacist|hospital|medical advice|clinic)\b"
)
# What a leaflet from elsewhere lists under "Tell your doctor if you", it has spoken of.
_ASKS_FIRST = re.compile(
    r"\b(?:tell|inform|ask|check with|talk to|speak (?:to|with)) your \w+(?: (?:or )?\w+){0,3}?"
    r"(?: (?:first|before\b[^.;\n]{0,40}?))? (?:if|that|whether)\b"
)
_TO_TELL = {
    "alcohol": re.compile(r"\balcohol"),
    "pregnancy": re.compile(r"\bpregnan"),
    "breastfeeding": re.compile(r"\bbreast[- ]?f"),
}
_KINDS = {
    "alcohol": "alcohol",
    "pregnancy": "pregnancy",
    "breastfeeding": "breastfeeding",
    "driving": "driving",
    "contraindications": "who",
    "overdose": "overdose",
}


class Coverage:
    """Of one text. `has` takes a boxed warning's topic or one of the words in TOPICS."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.prose, self.prose_alone = _prose(subject.passages)

    def has(self, topic: str) -> bool:
        if not self.subject.foreign and topic in _KINDS and _has_section(self.subject, _KINDS[topic]):
            return True
        special = {"opioids": self._opioids, "overdose": self._overdose, "contraindications": self._contraindications}
        if topic in special:
            return special[topic]()
        if topic == "dependence":
            return self._says("dependence") and self._says("withdrawal")
        return self._says(topic) or (self.subject.foreign and self._asks_first(topic))

    def _asks_first(self, topic: str) -> bool:
        lists = (_lines(self.prose, match.start(), 8) for match in _ASKS_FIRST.finditer(self.prose))
        return topic in _TO_TELL and any(_TO_TELL[topic].search(lines) for lines in lists)

    def _says(self, topic: str) -> bool:
        # A heading gives orders as well as a sentence does; but a noun in it may belong to a title of elsewhere.
        text = self.prose if topic in _ORDERS else self.prose_alone
        return _PATTERNS[topic].search(text) is not None

    def _opioids(self) -> bool:
        return warns_of_opioids([line for line in self.prose.split("\n") if line])

    def _overdose(self) -> bool:
        overdoses = _PATTERNS["overdose"].finditer(self.prose)
        # A file from elsewhere need not say how urgent it is.
        helps = (URGENT_HELP, _ASKS_HELP) if self.subject.foreign else (URGENT_HELP,)
        around = (_lines(self.prose, match.start(), 4) for match in overdoses)
        return any(pattern.search(lines) for lines in around for pattern in helps)

    def _contraindications(self) -> bool:
        record = self.subject.record
        condition = _conditions(record.contraindications, (record.drug_class, *record.own_names))
        return any(condition.search(_listed(self.prose, match.start())) for match in _NOT_TAKE.finditer(self.prose))

    def mentions(self, words: tuple[str, ...]) -> bool:
        """Whether one sentence holds most of the words, in any form: for a topic that no pattern knows."""
        enough = len(words) if len(words) < 3 else (len(words) + 1) // 2
        return any(sum(word[:4] in line for word in words) >= enough for line in self.prose.split("\n") if line)


@identity_cache()
def _prose(passages: tuple[Passage, ...]) -> tuple[str, str]:
    """In lower case, a sentence a line, a passage a block, people and their past left out: with headings, without."""
    relevant = [one for one in passages if one.kind not in ("title", "scrap", "question") and not titled(one)]
    blocks = [(one.kind, _block(one)) for one in relevant]
    return "\n\n".join(block for _, block in blocks), "\n\n".join(block for kind, block in blocks if kind != "heading")


def _block(passage: Passage) -> str:
    lines = "\n".join(passage.text[slice(*span)] for span in sentences(passage.text)).lower()
    return lines if _PEOPLE_GATE.closed(lines) else _PEOPLE.sub(lambda match: " " * len(match[0]), lines)


def _lines(text: str, at: int, count: int) -> str:
    """The line that holds the offset and those after it, empty ones not counted, from its beginning."""
    begin = text.rfind("\n", 0, at) + 1
    return "\n".join([line for line in text[begin : begin + 900].split("\n") if line][:count])


def _listed(text: str, at: int) -> str:
    """The line that holds the offset, with those after it where it is a heading or leads to a list."""
    line = _lines(text, at, 1)
    return line if line.endswith((".", "!", "?", ";")) else _lines(text, at, 5)


def _has_section(subject: Subject, kind: str) -> bool:
    texts = (passage.text for passage in subject.passages if passage.section_kind == kind and passage.kind != "heading")
    return len(" ".join(texts).split()) >= 4


@lru_cache(maxsize=16)
def _conditions(contraindications: tuple[str, ...], names: tuple[str, ...]) -> re.Pattern[str]:
    """What people must not have: known conditions, and the telling words of the record's. The medicine's own names
    tell nothing.
    """
    own = {form for name in names for form in (name.lower(), f"{name.lower()}s")}
    words = {word for name in contraindications for word in re.findall(r"[a-z-]{6,}", name.lower())} - _COMMON - own
    return re.compile("|".join([_CONDITION, *sorted(map(re.escape, words))]))
