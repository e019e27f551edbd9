"""CLM: words that claim more than anybody has shown."""

import re
from collections.abc import Iterator

from articles.clinical.prose.numbers import numeric
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.rule import Hit, rule
from articles.clinical.sentences import clause
from articles.clinical.subject import Subject
from articles.gate import Gate
from articles.lifecycle import Severity

_WHO_SAYS = (
    r"(?:(?:some|many|several|most|recent|numerous|various|clinical|new) )?(?:studies|trials|researchers|research"
    r"|scientists|experts|evidence|science"
    r"|surveys?|literature)(?: (?:have|has|also|clearly|consistently|now|often|may))? (?:shows?|shown|suggests?"
    r"|suggested|indicates?|indicated|say|says|agrees?|believes?"
    r"|finds?|found|claims?|warns?|confirms?|confirmed|proves?|proved|proven|recommends?|argue|supports?|point)\b"
    r"|\b(?<!make )(?<!makes )(?:some|many|most|several) (?:people|patients|users|doctors|physicians"
    r"|prescribers|clinicians|psychiatrists|specialists) (?:say|report|find|believe|claim|think"
    r"|recommend|prefer|consider|feel|experience|develop|become|agree|swear|suffer|notice|struggle|tolerate)\b"
    r"|\b(?:millions|thousands|hundreds|lots|plenty|countless|scores)(?: of)? (?:people|patients|users|women|men)"
    r" (?:swear|love|trust|rely|depend|report|find|say|suffer|agree)\b"
    r"|\baccording to statistics\b|\bstatistics (?:show|say|prove)\b"
    r"|\bit(?:'s| is| has been)(?: also)? (?:well |widely |generally |commonly |often )?(?:known|believed|thought"
    r"|said|accepted|recogni[sz]ed|established|documented) (?:that|to|for)\b"
    r"|\b(?:has|have) (?:also )?been (?:found|shown|proven|linked|known|reported|associated|demonstrated) (?:to|with)\b"
    r"|\b(?:is|are) (?:widely|generally|often|commonly|usually) (?:considered|regarded|believed|thought|seen)\b"
    r"|\baccording to (?:some|many|most|several|recent)? ?(?:studies|research|experts|doctors|scientists|sources"
    r"|users|patients)\b"
    r"|\b(?:clinically|scientifically|medically) (?:proven|tested|shown)\b"
)
_HOW_MUCH = (
    r"(?:very |extremely |particularly |especially |quite |relatively )?(?:high|higher|great|greater|significant"
    r"|substantial|considerable|extreme|low|elevated)"
    r" (?:risk|chance|likelihood|probability|potential|rate|rates|incidence|odds)(?:s)? (?:of|for|to|that|when|in)\b"
    r"|\b(?:significantly|dramatically|drastically|greatly|substantially|considerably|vastly|hugely|markedly"
    r"|tremendously|highly|extremely|incredibly|exceptionally"
    r"|remarkably|severely|strongly) (?:\w+)|\b(?:increases?|reduces?|improves?|worsens?|raises?|rises?|lowers?"
    r"|grows?|decreases?) (?:significantly|dramatically|drastically|greatly"
    r"|substantially|considerably|sharply|markedly)\b"
    r"|\b(?:the |a )?(?:vast |great |large )?majority of\b|\ba (?:large|small|significant|high|substantial"
    r"|growing) (?:number|percentage|proportion|share|portion) of\b"
    r"|\bsignificant (?:sedation|side effects|improvement|impairment|reduction|increase|relief|withdrawal|dependence)\b"
)
_DOES = (
    r"(?:\w{3,}ed|leads?|leading|causes?|causing|results?|resulting|occurs?|happens?|develops?|seen|appears?"
    r"|lasts?|lasting|begins?|becomes?|fatal|needs?|experiences?"
    r"|builds?|produces?|used|found|active|effective|well tolerated)\b"
)
_NOT_A_CLAIM = r"(?!supervised|needed|asked|advised|called|checked|monitored|followed)"
# How doctors go about it is no claim about the medicine.
_PRACTICE = (
    r"(?! (?:be )?(?:increased|lowered|reduced|adjusted|started|stopped|given|taken|prescribed|used|spotted|offered"
    r"|recommended|decided|told|swallowed|continued|kept|added|combined|measured))"
)
_HOW_OFTEN = (
    rf"(?:very |more |most |quite |less |also )?(?:frequently|commonly"
    rf"|(?:usually|typically|generally|often|rarely|seldom){_PRACTICE}|widely|routinely) (?:be )?{_NOT_A_CLAIM}{_DOES}"
    r"|\b(?:occurs?|happens?|seen|reported|prescribed|used|abused|misused|found) (?:very |more |most |quite "
    r"|less )?(?:often|frequently|commonly|widely|rarely)\b"
    r"|\bmost (?:commonly|frequently|widely|popular|people|patients|users|cases|effective|potent|powerful"
    r"|addictive|prescribed|abused|dangerous)\b"
)
_THAN = (
    r"than\b(?! (?:before|usual|you|your|prescribed|planned|directed|recommended|needed|normal|it |they|that|this"
    r"|the (?:dose|amount|prescribed|label)|is\b|was\b|one\b|\d|\.\d|a few|expected|intended|others? (?:do"
    r"|would)))"
)
_COMPARED = (
    rf"(?:longer|stronger|weaker|better|worse|safer|faster|slower|higher|lower|greater|quicker|milder|gentler) {_THAN}"
    r"|\b(?:far |much )?(?:more|less) (?:likely|effective|potent|powerful|addictive"
    r"|dangerous|prone|susceptible|sensitive|intense)\b(?! than (?:you|prescribed|planned))"
    r"|\b(?:far |much )?(?:more|less) (?:often|frequently|commonly)"
    r" (?:in|among|with|by|seen|reported|affected|used|than(?! (?:usual|normal|before|you|prescribed|planned)))\b"
    r"|\b(?:metaboli[sz]|absorb|clear|eliminat|excret|process)\w* [^.;\n]{0,40}?\bmore (?:slowly|quickly|rapidly)\b"
    r"|\b(?:preferred|best|ideal|first|superior|popular) (?:option|choice|treatment|drug|medication|medicine)\b"
    r"(?! (?:for you|effect)\b)"
    r"|\bpreferred over\b|\bsuperior to\b|\bdrug of choice\b"
    r"|\bas effective as\b|\bworks? better\b"
)
_HOW_FAST = (
    r"(?:quickly|rapidly|swiftly|instantly|soon) (?:builds?|building|develops?|becomes?|works?|relieves?|acts?"
    r"|absorbed|reduces?|calms?|leads?|causes?|takes? effect|kicks? in|loses?|wears?|form|get used)\b"
    r"|\b(?:works?|acts?|develops?|builds?|absorbed|relieves?|calms?|kicks? in|takes? effect|builds? up"
    r"|wears? off|escalates?)\b[^.,;\n]{0,25}?\b(?:quickly|rapidly|fast|instantly|right away)\b"
    r"|\bfast[- ]acting\b|\blong[- ]lasting\b|\bquick relief\b|\brapid (?:onset|relief|action)\b"
)
_VAGUE = re.compile(rf"\b(?:{_WHO_SAYS}|{_HOW_MUCH}|{_HOW_OFTEN}|{_COMPARED}|{_HOW_FAST})")
_VAGUE_GATE = Gate(_VAGUE)
_ORDER = re.compile(
    r"\W*(?:do not|don't|never|always|please|ask|tell|call|talk|speak|take|avoid|keep|wait|get|stop|check|see|use"
    r"|read|make sure|be sure|let|seek|report"
    r"|watch|sit|drink|eat|store|note|try|remember|follow|consider|contact|learn|know)\b"
)
_IF = re.compile(r"\b(?:if|when|whether|until|unless|whenever|how|not|never|ask|tell)\b|n't\b")
# Said to the reader of what may happen to them: "you may be more likely to bruise", "your skin can be more sensitive".
_YOURS = re.compile(
    r"\byou(?:r \w+)?(?:'re|'ll| are| is| may| might| can| could| will)?(?: also)?(?: be| become| have| get)?"
    r"(?: at)?(?: an?)? $"
)
_RISK = re.compile(
    r"(?:more|less) (?:likely|prone|sensitive|susceptible)|(?:higher|greater|low|lower|small|increased) (?:risk|chance)"
)
# What is not known for certain is said so: "it is thought to work by blocking pain".
_HOW_IT_WORKS = re.compile(
    r"[^.;]{0,60}\b(?:works?|acts?|helps?|blocks?|stops?|reduces?|affects?|lowers?)\b[^.;]{0,80}\b(?:by|on) \w+"
)
_THOUGHT = re.compile(r"(?:thought|believed) (?:that|to)$")
# Adverbs of a word that is no claim about the medicine.
_PLAIN = re.compile(
    r"(?:greatly|markedly|severely) (?:in|de)creased (?:frequency|amount|urin)|"
    r"severely (?:reduced|impaired|limited|ill|allergic)"
    r"|(?:extremely|highly|strongly) (?:important|careful|recommended|advised|recommend|advise|trained|qualified"
    r"|slowly)"
)


@rule(
    "CLM-002",
    Severity.WARNING,
    "Vague words in place of a number or a source",
    why="“Often”, “high risk” and “studies show” mean something else to each reader, and nobody can check them.",
    hint="Give the number and cite it, or say plainly that it can happen.",
    triggers=[
        "Studies show that it helps.",
        "It carries a very high risk of addiction.",
        "It is widely prescribed for panic.",
        "Tolerance often develops.",
        "Tolerance can develop rapidly.",
        "It is stronger than other tablets.",
        "It has been found to cause anger.",
    ],
    does_not_trigger=[
        "Studies show that it helps [^label].",
        "Ask how often you should come back.",
        "Do not take it for longer than your prescriber says.",
        "If a seizure is longer or stronger than before, call 911 (US) or 999 (UK).",
        "It can cause high blood pressure.",
        "Call quickly if your throat swells.",
        "A higher dose and a longer time raise the risk.",
        "Trials did not show how it works.",
        "If you feel extremely sleepy, do not drive.",
        "Your doctor may think that both together are the best treatment for you.",
        "You may be more likely to bruise, and your skin can be more sensitive to the sun.",
        "Check your blood sugar more often. The dose is usually increased step by step.",
        "It is thought to work by blocking signals of pain.",
        "It is often continued beside insulin. One tablet of 300 micrograms is rarely used.",
        "It can make some people feel worse before they feel better.",
    ],
    source="DISCERN 4 and 5; Plain language: numbers, not words",
    version=4,
)
def vague(subject: Subject) -> Iterator[Hit]:
    for statement in statements(subject.passages):
        if statement.sourced or statement.asks or _ORDER.match(statement.low) or _VAGUE_GATE.closed(statement.low):
            continue
        if _VAGUE.search(statement.low) and numeric(statement) is None:
            yield from _claims(statement)


def _claims(statement: Statement) -> Iterator[Hit]:
    """One a clause: a sentence with two claims may need two sources."""
    reported = set()
    for match in _VAGUE.finditer(statement.low):
        part = statement.part(match.start())
        before = statement.low[max(0, part[0] - statement.start) : match.start()]
        if part not in reported and not _IF.search(before) and not _is_plain(statement.low, match):
            reported.add(part)
            yield Hit(
                f"“{statement.text[slice(*match.span())]}” stands for a number or a source that is not there.",
                statement.passage,
                *_with_match(part, statement, match),
            )


def _is_plain(low: str, match: re.Match[str]) -> bool:
    """Whether it is no claim: advice to one person, or a way to work that is said to be uncertain."""
    yours = _RISK.match(match[0]) and _YOURS.search(low, max(0, match.start() - 60), match.start())
    thought = _THOUGHT.search(match[0]) and _HOW_IT_WORKS.match(low, match.end())
    return bool(yours or thought or _PLAIN.match(match[0]))


def _with_match(part: tuple[int, int], statement: Statement, match: re.Match[str]) -> tuple[int, int]:
    return min(part[0], statement.start + match.start()), max(part[1], statement.start + match.end())


_OVER = re.compile(
    r"\b(?:(?:completely|totally|perfectly|entirely|absolutely|100 ?%|100 percent|fully|always) (?:safe|harmless"
    r"|effective|risk[- ]free|reliable)"
    r"|(?:is|are|it's|they're|that's|remains?|be|considered|deemed|proven|known to be"
    r"|regarded as) (?:an? )?(?:very |quite "
    r"|generally |usually |relatively |extremely |really |perfectly |also |both )?"
    r"safe\b(?!(?:ly|r|st|ty)| (?:to (?:drive|store|keep|throw|use machines)|place|distance|way to (?:store|dispose))"
    # Advice for some people, which is held against the record, or with a warning right behind it.
    r"| (?:to (?:take|use|have) )?(?:in|during|while|when|with)\b[^.;]{0,30}\b(?:pregnan|breast|nursing)|,? but\b)"
    r"|safe (?:and|yet|but) effective|effective and safe|safe for (?:everyone|everybody|all|any ?one|any age|people"
    r" of all ages|kids"
    r"|long[- ]term use|daily use)"
    r"|kills? (?:all|every|any) (?:bacteria|germs?|infections?|virus(?:es)?)|treats? (?:all|every|any) (?:kinds? of"
    r"|types? of)"
    r"|no (?:need|reason) to worry about side[- ]effects"
    r"|no (?:known |real |serious |major |dangerous )?side[- ]effects?|(?:without|free of"
    r"|free from) (?:any )?side[- ]effects?"
    r"|cures?\b|cured\b|guarantee[ds]?\b|miracle|wonder drug|magic (?:pill|bullet)|always works?"
    r"|works? for every(?:one|body)|never fails?|risk[- ]free"
    r"|no risks?\b|non-?addictive|not addictive|not habit[- ]forming|everything (?:you need to know|about"
    r"|there is to know)|instant relief|complete relief"
    r"|(?:the )?(?:best|safest|most effective) (?:drug|medicine|medication|treatment|option|choice)"
    r"(?! (?:for you|effect)\b)|eliminates? (?:all|every|completely)"
    r"|will (?:always |definitely |certainly )?(?:cure|fix|solve|get rid of|eliminate)|(?:cannot|can't) (?:hurt"
    r"|harm)\b|no (?:danger|harm) (?:in|of|to))"
)
_OVER_GATE = Gate(_OVER)
_ONLY_IF = re.compile(r"[^.;]{0,60}\b(?:only (?:if|when|where)|if your|unless|as long as|provided)\b")
_UNCERTAIN = re.compile(r"\b(?:make|be|making) sure\b|\b(?:may|might|could) be $")
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|nor|nothing|nobody|none|cannot|can't|isn't|aren't|doesn't|don't|won't|without|hardly"
    r"|neither|if|whether|unless|until|when|ask|sure|"
    r"know|determine|check|confirm|ensure|vaccin\w+|decide|think|believe|myth|false|wrong|does|is it"
    r"|rather than|instead of)\b"
    r"|n't\b)(?:(?! and (?:is|are|it|they|so)\b)[^.;\n]){0,60}$"
)
_INNER = re.compile(r"^(?:not addictive|not habit|no |without|free |cannot|can't)")


@rule(
    "CLM-005",
    Severity.WARNING,
    "A promise that no medicine keeps",
    why="No medicine is safe for all, and none cures everything. Who believes it misses the warning signs.",
    hint="Say what it can do, for whom, and what can go wrong.",
    triggers=[
        "It is completely safe.",
        "It works without side effects.",
        "This medicine cures anxiety.",
        "Here is everything you need to know.",
        "It is safe and effective.",
    ],
    does_not_trigger=[
        "It is not completely safe.",
        "Keep it in a safe place.",
        "No medicine is without side effects.",
        "There is no cure, but treatment helps.",
        "Ask whether it is safe for you.",
        "Is it safe to take it while breastfeeding?",
        "Lock it away to keep children safe.",
        "It does not cure epilepsy.",
        "Supervision helps to see that it is used safely.",
        "You may not drive until it is safe to drive.",
        "It is safe to take during pregnancy. It is generally safe, but it can harm the liver.",
        "Both together may be the best treatment for you. Confirm first that it is safe to take with digoxin.",
        "Vaccinations against flu are safe.",
        "To make sure that tablets, syrup or drops are safe for you, ask first. It might be the best option.",
        "It is safe to take for years, as long as you take no more than the label says.",
    ],
    source="21 CFR 208.20(a): not promotional; HONcode 5",
    version=3,
    reads_records=True,
)
def promise(subject: Subject) -> Iterator[Hit]:
    for statement in statements(subject.passages):
        if statement.asks or _OVER_GATE.closed(statement.low):
            continue
        for match in _OVER.finditer(statement.low):
            start, end = statement.start + match.start(), statement.start + match.end()
            begin, _ = clause(statement.passage.text, start)
            if _ONLY_IF.match(statement.low, match.end()) or _UNCERTAIN.search(statement.low, 0, match.start()):
                continue
            if not _NEGATED.search(statement.low, max(0, begin - statement.start), match.start()):
                yield Hit(f"“{statement.passage.text[start:end]}” promises too much.", statement.passage, start, end)
