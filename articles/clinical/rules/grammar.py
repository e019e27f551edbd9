"""TXT: slips of grammar that are certain."""

import re
from collections.abc import Iterator
from functools import cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import lowered, prose
from articles.clinical.rule import Hit, each, rule
from articles.clinical.subject import Subject
from articles.gate import Gate
from articles.lifecycle import Severity

# Spelt with a vowel and spoken with a consonant, and the other way round.
_A_SOUND = re.compile(
    r"(?:uni(?!n|m|dent)|us(?:e|u|a)|ut(?:i|e|o)|ur(?:i|o|a)|eu|one(?:\b|time)|once|ewe|ubiq|ufo|ukul|u-|ouija|oui\b)",
    re.IGNORECASE,
)
_AN_SOUND = re.compile(
    r"(?:hour|honest|honou?r|heir|herb\b|herbal|hist|hotel|habit|hered|hyst|homage|hypot|hypn|hyper|halluc|hom)",
    re.IGNORECASE,
)
_LETTERS_AN = frozenset(
    "FDA MRI SSRI SSRIS SNRI SNRIS NSAID NSAIDS NHS MHRA HIV EEG ECG EKG EMA ICU IUD MAOI MAOIS LSD FAQ RCT SOS X-RAY"
    " XR ER".split()
)
_LETTERS_A = frozenset("UK US USA UTI UTIS EU UN".split())
_A = re.compile(
    r"(?<![\w.'-])a\s(?P<next>[aeiouAEIOU][A-Za-z-]*|8[0-9]?(?![0-9])|1[18](?![0-9,])"
    r"|[FHLMNRSX][A-Z-]{1,5}s?\b)(?![.)])"
)
_AN = re.compile(
    r"(?<![\w.'-])[aA]n\s(?P<next>[bcdfgjklmnpqrstvwxyzBCDGJKPQTVWYZ][a-z][A-Za-z-]*|[uU][a-zA-Z-]+|[eE]u[a-z]+"
    r"|[oO]n(?:e|ce)\b[a-z-]*|h[a-z]+|UK\b|US\b)"
)
# "a is", "an or" are holes or letters, not articles.
_NO_NOUN = frozenset("a an and are as at i if in into is it of off on or our out over under up us am e o u".split())
_DOUBLE = re.compile(
    r"\b(the|a|an|and|of|to|with|for|or|your|you|are|be|can|may|not|by|from|at|should|will|have|this)\s\1\b(?![-'])"
)
# In any case of letters the ones above; other words where both are small, since headings run into lines.
_ANY_DOUBLE = re.compile(r"(?<![\w'.-])([a-z]{4,20})\s\1(?![\w'-])")
_MAY_BE_DOUBLE = frozenset("that really much many more again very long".split())
_PLURAL = re.compile(
    r"(?<![\w.,-])(?P<years>(?:1[89]|20)[0-9]0)'s\b"
    r"|\b(?P<word>[A-Z]{2,6}|[a-z]{3,20})'s(?=\s(?:are|were|have(?!\sto\b)|such\sas|including|like)\b)"
    r"|\b(?P<short>NSAID|SSRI|SNRI|MAOI|TCA|AED|PPI|DOAC|NOAC|BZD|BDZ|GP|CD|ODT|benzo|opioid|opiate|pill|med)'s(?=\s(?:and|or|can|may"
    r"|should|must|do|with|for|in|to)\b|[.,;:)]|$)"
    r"|\b(?P<noun>[Pp]atient|[Dd]octor|[Tt]ablet|[Dd]rug|[Mm]edication|[Mm]edicine|[Ss]ymptom|[Ss]eizure"
    r"|[Bb]enzodiazepine)'s(?=\s(?:should|must|may|who|often)\b)"
)
_NOT_PLURAL = frozenset(
    "who what it that there here he she let one where how everyone everybody someone anyone nobody this everything"
    " something nothing which why when".split()
)
_ITS = re.compile(
    r"\bit's(?=\s(?:own|effects?|use|uses|side\seffects?|half-life|brand\sname|generic|manufacturer|ability|potential"
    r"|dosage|maker|label|active\singredient|effectiveness"
    r"|safety|onset|action)\b)|\bits'"
)
_DET = (
    r"(?:the|your|you|how|their|his|her|our|my|people|patients|someone|everyone|anyone|mood|sleep|memory"
    r"|judgement|judgment|breathing|driving|children|them|him|us|me|a\sperson|an?\s(?:baby|child|unborn)|each|every"
    r"|many|both|women|men|adults|brain|other|different|daily)"
)
_VERB_BEFORE = (
    r"(?:can|could|may|might|will|would|should|does|do|did|not|also|to|cannot|can't|doesn't|don't|won't"
    r"|that|which|and|or|negatively|adversely|directly|greatly|strongly|badly)"
)
_MADE = r"(?:change|cure|recovery|transition|repair|improvement|release|removal|entry|escape|reform|sale)"
# The slip, and what is meant.
_CONFUSED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<=\b)(?:{_VERB_BEFORE})\seffect(?=\s{_DET}\b(?!\s(?:\w+\s)?{_MADE}))"), "affect"),
    (re.compile(r"\b(?:it|drug|medicine|medication|dose|alcohol|tablets?|this|which"
        r"|that)\seffects(?=\s(?:the|you|me|him|her|us|them|your|how|people|everyone|each|mood|sleep"
        r"|memory)\b)"), "affects"),
    (re.compile(r"\b(?:badly|adversely|negatively|most|not|severely|people|patients|those|be|being|are|is"
        r"|was|were)\seffected(?=\sby\b|\.|,)"), "affected"),
    (re.compile(r"\bside[\s-]affects?\b"), "side effect"),
    (re.compile(r"\b(?:an|the|no|any|this|that|its|some|little|such|adverse|bad|good|same|calming|sedative"
        r"|sedating|lasting)\saffects?(?=\s(?:on|of|is|are|was|were|can|may)\b|[.,;])"), "effect"),
    (re.compile(r"\b(?:could|should|would|might|must|may)\sof(?=\s(?:been|had|taken|caused|done|gone|known"
        r"|a\sbad)\b)"), "have"),
    (re.compile(r"\b(?:more|less|rather|longer|shorter|higher|lower|greater|better|worse|other|stronger"
        r"|weaker|sooner|later|older|younger|fewer)\sthen(?=\s(?:the|a|an|[0-9]|one|two|three|four|usual|prescribed"
        r"|you|your|it|that|this|any|others|most|once|normal)\b)"), "than"),
    (re.compile(r"\b(?:cannot|can't|not|to|hard\sto|you|they|people|could)\sbreath(?=\s(?:well|properly"
        r"|normally|or|and|in|out|at|while|deeply|easily|slowly)\b|[.,;])"), "breathe"),
    (re.compile(r"\b(?:shortness\sof|short\sof|out\sof|bad|catch\syour|hold\syour)\sbreathe\b"), "breath"),
    (re.compile(r"\b(?:to|may|can|you|will|they|not|might|could)\sloose(?=\s(?:weight|consciousness|control"
        r"|interest|your|their|his|her|its|sleep|hair|memory|balance)\b)"), "lose"),
    (re.compile(r"\bdependant(?=\s(?:on|upon)\b)"), "dependent"),
    (re.compile(r"\byour(?=\s(?:allergic\sto|going\sto|unsure|not|currently)\b)"), "you're"),
    (re.compile(r"\b(?:ask|tell|call|see|with|from|by|take)\syou(?=\s(?:doctor|pharmacist|prescriber|dose"
        r"|tablets?|medicine|medication|nurse)\b)"), "your"),
    (re.compile(r"\b(?:should|does|do|did|is|are|was|were|has|have|had|could|would|must)'nt\b"), "n't"),
    (re.compile(r"\b(?:tell|ask|see|call|take|with|to|of|from|stop|lower|keep|on)\sthere(?=\s(?:doctors?"
        r"|pharmacists?|own|doses?|medicines?|medications?|tablets|family|symptoms|prescribers?|lives)\b)"), "their"),
    (re.compile(r"\b(?:for|after)\salong(?=\s(?:time|while|period)\b)"), "a long"),
    (re.compile(r"(?<![\w'])its(?=\s(?:a|an|the|not|important\sto|best\sto|possible\sto)\s)"), "it's"),
    (re.compile(r"\b(?:a|any|an|other)\sprescribe(?=\s(?:drugs?|medications?"
        r"|medicines?)\b)"), "prescription"),
)  # fmt: skip
_CONFUSED_GATES = tuple((Gate(pattern), right) for pattern, right in _CONFUSED)
_NEITHER = re.compile(
    r"\bneither\s(?!of\b)(?P<first>(?:(?!\bnor\b)[^.;:!?]){2,40}?)\sor\b(?!\s(?:two|three|more|less|so|later)\b)"
)
_SYMPTOM = (
    r"(?:anxiety|insomnia|irritability|nausea|vomiting|dizziness|drowsiness|sleepiness|confusion|tremors?|sweating"
    r"|headaches?|fatigue|depression|agitation|restlessness"
    r"|hallucinations|seizures|diarrh(?:o)?ea|constipation|aggression|rage|palpitations|nightmares|hostility"
    r"|unsteadiness)"
)
_NO_COMMA = re.compile(rf",\s(?:and\s)?(?P<first>{_SYMPTOM})\s(?P<second>{_SYMPTOM})(?=\s?(?:,|and\b|or\b))")
_PLURAL_GATE, _ITS_GATE, _NEITHER_GATE, _NO_COMMA_GATE = map(Gate, (_PLURAL, _ITS, _NEITHER, _NO_COMMA))


@cache
def _split() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:"
        + "|".join(re.escape(words) for words in sorted(load_word_list("split-words"), key=len, reverse=True))
        + r")(?![\w-])"
    )


@rule(
    "TXT-003",
    Severity.INFO,
    "A slip of grammar",
    why="Slips make readers doubt the figures too, and some change the meaning.",
    hint="Put the word right.",
    triggers=[
        "Take an dose at night. It was a overdose.",
        "NSAID's are painkillers.",
        "It can effect your sleep.",
        "The side affects wear off.",
        "Neither tea or coffee helps.",
        "Talk to the the nurse, and never go with out advice.",
        "Swallow the tablet tablet in stead of chewing it; the out comes differ.",
        "It came in the 1980's, as other BZD's did.",
        "If you cannot breath, call. It lasts longer then a day.",
        "It's effects wear off slowly. Its a long day.",
        "Patient's should tell there doctor; one should'nt drive for along time.",
        "Expect shaking, anxiety insomnia, and seizures.",
    ],
    does_not_trigger=[
        "Take a dose at night. An hour later it was an overdose of a useful drug, for a European, in a unit, once a"
        " one-off.",
        "An SSRI, an MRI, a UTI, an 18-hour day, a history, an historic day, a usual dose.",
        "The CNS's role is large. The FDA's decision stands. The tablet's score line helps. Who's there? It's late.",
        "The effect can affect you. To effect a change, act. The effect your medicine has lasts.",
        "Neither tea nor coffee helps. Neither of the two or three tablets is yours.",
        "What it is is unclear; he had had that that day. Breathe in; take a breath. Then rest, later then sleep.",
        "Vitamin A is stored. Hepatitis A and B are not. Loose stools can follow.",
        "The recognised behaviour of coloured tablets, recognized behavior.",
        "He thanks you, doctor. Your taking it helps us.",
    ],
    source="English usage",
    version=3,
)
@each
def slip(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = prose(passage.text)
    low = lowered(text)
    for match in _split().finditer(low):
        yield _hit(passage, match.span(), "is one word", match[0].replace(" ", ""))
    yield from _articles(text, passage)
    others = (match for match in _ANY_DOUBLE.finditer(text) if match[1] not in _MAY_BE_DOUBLE)
    for match in (*_DOUBLE.finditer(low), *(match for match in others if not _DOUBLE.match(match[0]))):
        yield _hit(passage, match.span(), "stands twice", text[match.start() : match.end(1)])
    yield from _apostrophes(text, passage)
    yield from _confused(low, passage, _open_to(subject))


def _hit(passage: Passage, span: tuple[int, int], wrong: str, fix: str | None) -> Hit:
    return Hit(f"“{passage.text[slice(*span)]}” {wrong}.", passage, *span, fix=fix)


def _articles(text: str, passage: Passage) -> Iterator[Hit]:
    for match in _A.finditer(text):
        word = match["next"]
        letters = word.upper().rstrip("-")
        spoken = word in _LETTERS_A or _A_SOUND.match(word) or word.lower() in _NO_NOUN
        if (
            not spoken
            and (letters in _LETTERS_AN or not word[1:].isupper())
            and (word[0] not in "FHLMNRSX" or letters in _LETTERS_AN)
        ):
            yield _hit(passage, match.span(), "needs “an”", f"an {word}")
    for match in _AN.finditer(text):
        word = match["next"]
        consonant = word[0].lower() not in "aeiou" and not (word[0] == "h" and _AN_SOUND.match(word))
        if (
            (consonant or _A_SOUND.match(word) or word in _LETTERS_A)
            and word.lower() not in _NO_NOUN
            and word.upper() not in _LETTERS_AN
        ):
            yield _hit(passage, match.span(), "needs “a”", f"{match[0][0]} {word}")


def _apostrophes(text: str, passage: Passage) -> Iterator[Hit]:
    for match in () if _PLURAL_GATE.closed(text) else _PLURAL.finditer(text):
        word = match["years"] or match["word"] or match["short"] or match["noun"]
        if word not in _NOT_PLURAL:
            yield _hit(passage, match.span(), "is a plural and needs no apostrophe", f"{word}s")
    for match in () if _ITS_GATE.closed(text) else _ITS.finditer(lowered(text)):
        yield _hit(passage, match.span(), "means “it is”; here it should be “its”", f"{text[match.start()]}ts")


@identity_cache()
def _open_to(subject: Subject) -> tuple[tuple[Gate, str], ...]:
    low = lowered(subject.text)
    return tuple((gate, right) for gate, right in _CONFUSED_GATES if not gate.closed(low))


def _confused(low: str, passage: Passage, confused: tuple[tuple[Gate, str], ...]) -> Iterator[Hit]:
    for gate, right in confused:
        for match in gate.finditer(low):
            start = match.start() + match[0].rfind(" ") + 1 if right != "side effect" else match.start()
            fix = match[0].replace("'nt", right) if right == "n't" else right
            fix = fix + ("s" if match[0].endswith("affects") and not right.endswith("s") else "")
            fix = fix.capitalize() if passage.text[start].isupper() else fix
            yield _hit(passage, (start, match.end()), f"should be “{fix}”", fix)
    for match in () if _NEITHER_GATE.closed(low) else _NEITHER.finditer(low):
        yield _hit(passage, match.span(), "needs “nor” in place of “or”", None)
    for match in () if _NO_COMMA_GATE.closed(low) else _NO_COMMA.finditer(low):
        span = match.start("first"), match.end("second")
        yield Hit(
            f"“{passage.text[slice(*span)]}” runs two symptoms together without a comma.", passage, *span,
            fix=f"{match['first']}, {match['second']}", severity=Severity.WARNING,
        )  # fmt: skip
