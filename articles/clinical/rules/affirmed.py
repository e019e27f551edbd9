"""SAF: advice that does harm when somebody follows it."""

import re
from collections.abc import Iterator
from functools import partial

from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.spoken import is_other, is_own
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.record import Record
from articles.clinical.rule import Hit, rule
from articles.clinical.subject import Subject
from articles.gate import Gate
from articles.lifecycle import Severity

_CHANGE = (
    r"(?:raise|increase|up|lower|reduce|decrease|cut(?: down)?|double|halve|adjust|change|alter|vary|tweak|boost|drop)"
    r" (?:it\b|the (?:dose|dosage|amount)|your (?:dose|dosage|amount|intake)|dosage|doses?\b(?! (?:is|are)\b))"
    r"(?: in half)?"
)
_EXTRA = (
    r"(?:take|have|use|try|swallow|pop|add) (?:an?|one|two|the|some|half an?)? ?(?:extra|additional|another|more"
    r"|second|double|bigger|larger|higher|lower|smaller)"
    r"(?: (?:half|whole|one|two))?(?: of)?(?: an?)? (?:dose|doses|tablets?|pills?|of it|amount)"
)
_SKIP = r"(?:skip|leave out|miss) (?:it\b|a dose|doses|some doses|a day)(?=[^.;\n]{0,30}\b(?:well|better|fine|good)\b)"
_HALT = (
    r"(?:stop (?:taking )?it|stop|quit)(?= (?:when|once|if|as soon as) you(?:'re| are)? (?:feel "
    r"|feeling )?(?:well|better|fine|good|ready|like))"
)
_MORE = (
    r"take (?:more|less|extra)(?: of it)?(?=\W*$|;|, (?:take|stop|or)\b| (?:or|and) (?:take|stop)\b"
    r"| than (?:your|prescribed|the (?:label|dose)))"
    r"|(?:take|have) (?:two|both|three) doses (?:together|at once|at the same time|in one go)"
    r"|(?:take|have) (?:two|both|three|double) (?:doses|tablets?|pills) to (?:catch|make) up"
)
_ALLOWED = (
    r"(?:you(?:'re| are)? (?:can|may|could|should|might|free to|allowed to|need to|must)(?: also| just| simply"
    r"| always| safely)?(?: to)? |feel free to |simply |just |try to |then |please )"
)
_INVITES = re.compile(
    rf"(?:^\W*|[,:;] |\band |\bor |\bso |{_ALLOWED})(?P<what>{_CHANGE}|{_EXTRA}|{_SKIP}|{_HALT}|{_MORE})"
    rf"|\b(?:if|when|whenever) (?:you|your|the|it)(?: [\w']+){{2,8}}? (?<!to )(?<!can )(?<!or )(?<!and )(?<!doctors )"
    r"(?P<told>(?:double|halve) (?:it|the dose|your dose)\b|take (?:two|double|both)(?: doses| tablets| pills)?"
    r" (?:the )?next time)"
    r"|(?:^\W*|[,:;] |\band |\bthen )(?P<saved>(?:save|keep) (?:the rest|what is left|what's left|(?:any|the)"
    r" leftovers?)"
    r"(?: of \w+)?(?: tablets| capsules| pills)? for (?:the |a |your )?(?:next|another|later|future))"
    rf"|\btry (?P<trying>(?:raising|increasing|lowering|reducing|doubling|halving|adjusting"
    rf"|taking more)[^.;\n]{{0,30}})"
)
_INVITES_GATE = Gate(_INVITES)
_REFUSED = re.compile(
    r"\b(?:not|never|cannot|no|nobody|without|avoid|rather than|instead of|whether|why|ask|people who|tempted to"
    r"|want to|may i|can i)\b[^.;:\n]{0,60}$"
    r"|n't\b[^.;:\n]{0,60}$"
)
_UNDER = re.compile(r"\b(?:before|if|when|unless) you\b[^.;:,\n]{0,60}$")
_NOT_MAIN = re.compile(r"\b(?:if|when|whenever|unless|before|until|once|that|whether|and|or) $")
_CONDITIONAL = re.compile(r"\W*(?:if|when|once|as soon as|on|after|whenever|in case)\b[^,.;\n]{0,90}, ")
_GUIDED = re.compile(
    r"\b(?:doctor|physician|prescriber|pharmacist|specialist|nurse|clinician|clinic|gp|neurologist|psychiatrist"
    r"|health ?care|health professional|professional|provider"
    r"|supervis\w+|as (?:prescribed|directed|told|agreed)|medical\w*|label)\b"
)
_ON_ONES_OWN = re.compile(r"\bwithout\b[^.;,:\n]{0,60}")

_ALONE = (
    r"(?:by yourself|on your own(?! (?:terms|schedule|time))"
    r"|without (?:any |first |your |a )?(?:\w+ )?(?:advice|asking|talking|speaking|telling"
    r"|taper\w*|help|planning|doctor|prescriber|pharmacist))\b"
)
_BRUSQUE = (
    rf"(?:(?:suddenly|abruptly|cold turkey|overnight|{_ALONE})"
    r"|because (?:you(?:'re| are)(?: or might be)? pregnant|of (?:an?|the) (?:pregnancy|side effect)))"
)
_NOW = r"(?:all )?at once|immediately|right away|straight away"
_SLEEPY = r"(?:very |a (?:little|bit) |too )?(?:sleepy|drowsy|dizzy|tired|unsteady|confused)"
_DRINK = r"(?:alcohol(?!-| (?:wipes?|swabs?|gel|hand))|wine|beer|spirits|vodka|whisky|whiskey)"
_SOME = r"(?:(?:glass|pint|can|bottle|sip|drop) of )?"
_OTHERS = r"(?:others|other people|(?:any|some)(?:one|body) else|(?:an? |your )?friends?)\b"
_TABLETS = r"(?:your|the|these|this) (?:tablets?|pills?|medicines?|medication)"
# Any word can be a name here; whether it is one of a medicine, the record and the lists say.
_NAME = r"(?:your |the |this |these )?(?P<{}>[a-z][\w-]{{3,24}})"
_SELF = rf"(?:it|them|this (?:medicine|medication)|the tablets?|{_NAME.format('self')})"
_STOPS = re.compile(rf"\b(?P<what>(?:stop|quit)(?P<object>(?: [\w'-]+){{0,4}}?) (?:{_BRUSQUE}|(?:{_NOW})(?=\W*$)))")
_MEDICINE = frozenset(
    "taking using it them the your this a any all medicine medication drug tablet tablets pill pills treatment dose"
    " doses child's".split()
)
_ACTS = re.compile(
    r"\b(?P<what>(?:drive(?! (?:carefully|slowly|home|less))|cycle|ride|use machin\w+|work machin\w+|operate \w+)\b"
    r"(?:, (?:cycle|ride|work|use|operate)\b)?[^.;:,\n]{0,60}?\b"
    r"(?:(?:before|until|till) you (?:know|are sure|find out)|(?:when|while|if|although) (?:you )?(?:feel |are |'re )?"
    rf"{_SLEEPY}|on such days)"
    rf"|drink (?:{_DRINK}\b|to get through)|have (?:a|one|the odd|an occasional) (?:drink|beer|glass of wine)\b"
    rf"|(?:take|use|mix|combine) {_SELF} (?:together )?with (?:an? |other |some |your )?{_SOME}(?:opioids?|{_DRINK}"
    r"|sedatives?"
    r"|sleeping (?:pills?|tablets?)|painkillers like|(?:serious|severe|acute) (?!care|caution))\b"
    rf"|share (?:(?:it|them) with (?:others|other people|(?:any|some)(?:one|body) else)"
    rf"|(?:{_TABLETS}|{_NAME.format('shared')}) with (?!nobody|no one|your (?:doctor|prescriber|pharmacist))\w+)"
    rf"|(?:give|lend|sell) (?:it|them|{_TABLETS}|{_NAME.format('given')}) to {_OTHERS})"
)
_DROWSY_DRIVER = re.compile(
    rf"\W*(?:if|when|while|whenever) you(?: feel|'re| are) {_SLEEPY}[^,.;\n]{{0,20}}, (?:you (?:can|may) )?"
    r"(?P<what>(?:drive(?! home| later| only| less)|use machines)\b[^.;,\n]{0,20})"
)
_STOPS_GATE, _ACTS_GATE = Gate(_STOPS), Gate(_ACTS)
# Where an order, or leave to do something, can begin.
_BEGINS = re.compile(r"(?:^\W*|[:;] |\byou (?:can|may|should|must|are free to)(?: also| just| simply| still"
    r"| safely)? |\b(?:feel free to|please) )$")  # fmt: skip
_AFTER_ORDER = re.compile(
    r"\W*(?:take|tell|call|ask|keep|talk|read|learn|use|start|swallow)\b[^;:\n]{0,120}, (?:and|then|and then) $"
)
_HEADED = re.compile(r"\W*(?:stop|quit)(?: it| the (?:medicine|tablets?))? (?:suddenly|abruptly|at once)\W*")
_WEIGHED = re.compile(
    r"\bonly (?:if|when|as|with|after|once|on)\b|\botherwise\b|\bunless\b|\bagain\b|\bwithout (?:noticing|knowing)\b"
    r"|\bnot (?:know|notice)\b"
)
# "Stop suddenly and you risk a seizure" is a warning.
_THREATENS = re.compile(
    r"[^.;:\n]{0,60}?(?:,? (?:and|or) (?:you|your|withdrawal|seizures?|the|it|symptoms|breathing|people|a)\b"
    r"|\b(?:is|are|can|could|will|may|might) (?:be )?(?:\w+ )?(?:danger\w*|fatal|wrong|kill|harm\w*|bad|a myth)\b)"
)
_UNTRUE = re.compile(
    r"\b(?:not|never|no|nobody|cannot|myth|false|wrong|untrue|mistake|whether|why|how|if|when|before|until|unless|ask"
    r"|who|people)\b|n't\b|\""
)
_REFUSING = re.compile(
    r"\b(?:not|never|no|avoid\w*|without|don'?ts|mistakes?|myths?|dangers?|risks?|risky|misus\w+|abus\w+|signs?|who"
    r"|if|when|stop|before|until)\b|n't\b"
)


@rule(
    "SAF-008",
    Severity.BLOCKING,
    "Invites readers to change their dose themselves, or to do what is dangerous with it",
    why="A dose that is raised, doubled or stopped at home can end in overdose or withdrawal. One lost “not” does it.",
    hint="Say what not to do, and send the reader to the prescriber: never change the dose by yourself.",
    triggers=[
        "Raise it if you feel worse.",
        "On a bad day, take an extra tablet.",
        "If you feel great after a few weeks you can cut your dose in half.",
        "If your sugar stays high double the dose for a few days.",
        "Take it until you feel better and save the rest for the next infection.",
        "You can double your dose before a flight.",
        "If you feel sleepy, reduce your dose.",
        "Stop taking it when you feel better.",
        "Stop it suddenly: your prescriber lowers it step by step.",
        "You can stop your tablets without asking.",
        "Take two doses together.",
        "Take more, take less or stop without your prescriber.",
        "Drive before you know how you react to it.",
        "If you feel sleepy, drive as usual.",
        "You may drink alcohol while you take it.",
        "Take it with opioids or alcohol.",
        "Take clonazepam with wine.",
        "You can mix your Klonopin with alcohol, or take it with a glass of wine.",
        "Take benzodiazepines with opioids.",
        "Share your Rivotril with friends.",
        "Share it with others who sleep badly.",
        "Take it as prescribed, and stop it suddenly.",
        "## Stop suddenly {: stopping }\n\nWithdrawal can come.",
    ],
    does_not_trigger=[
        "Do not raise the dose yourself when a bad day comes.",
        "Never take an extra tablet.",
        "Tell your prescriber if you double the dose by mistake. Never keep the rest for the next infection.",
        "If you or somebody near you can double the dose unseen, lock it away.",
        "Your prescriber may raise the dose.",
        "Ask your pharmacist whether you can reduce your dose.",
        "Take an extra dose only as your prescriber has told you.",
        "If it is nearly time for the next dose, skip the missed dose.",
        "Call your prescriber before you lower the dose.",
        "Where the kidneys clear less, lower doses are needed.",
        "Some people double their dose, and that is dangerous.",
        "Do not stop it suddenly, and never drink alcohol with it.",
        "If you stop suddenly, seizures can come. Stopping suddenly can kill.",
        "Some people stop suddenly and then feel ill. Stop suddenly and you risk a seizure.",
        "Can you stop suddenly? Can you drink alcohol with it?",
        "Do not:\n\n- drive before you know how you react\n- take two doses together\n- share it with others",
        "Stop driving at once if you feel sleepy. Stop taking it at once and call 911 (US) if your throat swells.",
        "You may drive once you know how you react. Drive home before you feel sleepy.",
        "If you drink alcohol, tell your prescriber. Drink water with it.",
        "Take more care on stairs, and take two doses a day.",
        "## Can I stop suddenly? {: stopping }\n\nNo. Many feel better, and stop suddenly.",
        "Drive carefully, and rest when you feel tired. You could drive while sleepy without noticing it.",
        "You can drink alcohol again after the last dose. If you feel sleepy, drive home later with a friend.",
        "You can stop on your own terms. Take more, rest less. Share your tablets with nobody.",
        "Use moderation with alcohol in mind. Share your feelings with friends.",
        "Share this list with others who look after you.",
    ],
    source="Labels of benzodiazepines, patient information",
    version=4,
    reads_records=True,
)
def self_adjustment(subject: Subject) -> Iterator[Hit]:
    for passage in subject.passages if "no-sudden-stop" in subject.record.flags else ():
        if passage.kind == "heading" and (headed := _HEADED.fullmatch(lowered(passage.text))):
            yield Hit(f"“{passage.text}” asks readers to stop by themselves.", passage, *headed.span())
    for statement in statements(subject.passages):
        if not statement.asks and not _is_refused_above(statement, subject):
            for start, end, message in (*_adjusting(statement), *_dangers(statement, subject.record)):
                yield Hit(
                    f"“{statement.text[start:end]}” {message}.",
                    statement.passage,
                    statement.start + start,
                    statement.start + end,
                )


def _is_refused_above(statement: Statement, subject: Subject) -> bool:
    """Items below "Do not:" and the like."""
    if statement.passage.kind != "item":
        return False
    first = subject.sections[statement.passage.section][0]
    above = statement.lead or (first.text if first.kind == "heading" else "")
    # Without anything above it, a piece of a sentence says nothing for certain.
    return _REFUSING.search(lowered(above)) is not None or (not statement.lead and statement.text[:1].islower())


def _adjusting(statement: Statement) -> Iterator[tuple[int, int, str]]:
    if _INVITES_GATE.closed(statement.low) or _GUIDED.search(_ON_ONES_OWN.sub("", statement.low)):
        return
    opened = _opened(statement)
    for match in _INVITES.finditer(statement.low):
        start, end = match.span(match.lastgroup or "what")
        if start >= opened and not _is_refused(
            statement.low[opened:start], statement.low[opened : match.start()], match
        ):
            yield start, end, "asks readers to change the dose themselves"


def _is_refused(before: str, above: str, match: re.Match[str]) -> bool:
    """A condition refuses what stands in it, and not the leave or the order that follows it."""
    if _REFUSED.search(before):
        return True
    follows = match["told"] or (match[0].startswith("you ") and not _NOT_MAIN.search(above))
    return not follows and _UNDER.search(before) is not None


def _opened(statement: Statement) -> int:
    """Where the main clause begins behind a condition."""
    return match.end() if (match := _CONDITIONAL.match(statement.low)) else 0


def _dangers(statement: Statement, record: Record) -> Iterator[tuple[int, int, str]]:
    if statement.passage.kind == "row":
        return
    if "no-sudden-stop" in record.flags and not _STOPS_GATE.closed(statement.low):
        for start, end in _affirmed(_STOPS, statement, record):
            if all(word in _MEDICINE or _is_ours(word, record) for word in _between(statement.low[start:end])):
                yield start, end, "asks readers to stop by themselves"
    grave = bool(record.boxed or record.flags)
    if grave and not _GUIDED.search(_ON_ONES_OWN.sub("", statement.low)):
        spans = () if _ACTS_GATE.closed(statement.low) else _affirmed(_ACTS, statement, record)
        yield from ((*span, "asks readers to do what is dangerous") for span in spans)
        if drowsy := _DROWSY_DRIVER.match(statement.low):
            yield *drowsy.span("what"), "asks readers to do what is dangerous"


def _is_ours(word: str, record: Record) -> bool:
    """The record's medicine by any of its names, or its class."""
    of_class = record.drug_class.lower()
    return is_own(word, record) or (bool(of_class) and word in (of_class, f"{of_class}s"))


def _is_medicine(word: str, record: Record) -> bool:
    return _is_ours(word, record) or is_other(word, record) or word in load_word_list("classes")


def _names(match: re.Match[str]) -> list[str]:
    """The words of a match that have to be those of medicines."""
    return [word for name, word in match.groupdict().items() if name in ("self", "shared", "given") and word]


def _between(stopped: str) -> list[str]:
    """The words between "stop" and how: what is stopped."""
    match = _STOPS.fullmatch(stopped)
    return match["object"].split() if match else []


def _affirmed(pattern: re.Pattern[str], statement: Statement, record: Record) -> Iterator[tuple[int, int]]:
    """Where the words stand as an order or as leave, and nothing around takes it back."""
    opened = _opened(statement)
    for match in pattern.finditer(statement.low):
        before = statement.low[opened : match.start()]
        if (
            match.start() >= opened
            and all(map(partial(_is_medicine, record=record), _names(match)))
            and (_BEGINS.search(before) or _AFTER_ORDER.match(before))
            and not _UNTRUE.search(before)
            and not _WEIGHED.search(statement.low, match.end())
            and not _THREATENS.match(statement.low, match.end())
        ):
            yield match.span()
