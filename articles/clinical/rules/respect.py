"""READ: words that shame the people they are about."""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.rule import Hit, each, rule
from articles.clinical.subject import Subject
from articles.gate import Gate
from articles.lifecycle import Severity

_SUBSTANCE = r"(?:(?:drug|substance|alcohol|opioid|benzo\w*|pill|prescription|medication)[- ])?"
_A = r"(?:an?|the|many|some|former|recovering|chronic|known|most|for|of|in|by|and|are|be)"
_NOT_A_PERSON = (
    r"(?! (?:seiz|fit|attack|drug|medi|patient|activ|disorder|syndrome|form|episode|brain|focus|cond|drink|bever|liver"
    r"|hepat|anon|solution|cirr|content|intox|ferment|extract|tincture|ketoac|neurop))"
)
_NOT_USING = r"(?:get|gets|got|getting|stay|stays|stayed|staying|been|years|months|days|weeks) clean"
# What shames, and what to say instead.
_HARMFUL = tuple(
    (re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE), better)
    for words, better in (
        (rf"{_SUBSTANCE}(?:abusers?|addicts?)", "person with addiction, person who misuses it"),
        (r"junk(?:ie|y|ies)|dope ?fiends?", "person who uses drugs"),
        (r"druggies?|crackheads?|stoners?|pillheads?", "person who uses drugs"),
        (r"pill[- ]poppers?|pill[- ]popping", "person who misuses medicines"),
        (r"(?:drug|pill|cocaine|heroin|benzo) habits?", "drug use disorder"),
        (r"doctor[- ]shop(?:ping|pers?)|(?:pill|drug)[- ]seek(?:ing|ers?)", "asking several prescribers"),
        (
            rf"{_NOT_USING}(?= (?:from|off|and sober|for \d|again)|[.,;!?]|$)|clean and sober",
            "not using, in recovery",
        ),
        (r"dirty (?:urine|drug (?:test|screen)|needles?)", "positive test, used needle"),
        (r"commit(?:s|ted|ting)? suicide", "die by suicide"),
        (
            r"(?:successful|failed|unsuccessful) suicides?(?: attempts?)?",
            "death by suicide, suicide attempt",
        ),
        (
            rf"{_A} (?:schizophrenic|epileptic|alcoholic)\b{_NOT_A_PERSON}",
            "person with …",
        ),
        (
            r"alcoholics(?! anonymous)|schizophrenics|epileptics|(?<!anti)psychotics|diabetics|asthmatics|(?:manic"
            r" )?depressives",
            "people with …",
        ),
        (
            r"crazy|insane|lunatics?|psychos?|nutcases?|madm[ae]n|deranged",
            "the name of the illness",
        ),
        (
            r"(?:the )?mentally ill(?: (?:people|patients|persons))?|mental patients?",
            "people with a mental illness",
        ),
        (
            r"the disabled|wheelchair-bound|cripples?|handicapped",
            "people with a disability",
        ),
        (
            r"suffer(?:s|ing|ers?)? (?:from|of)(?= (?:an?|the|severe|chronic|major)? ?(?:\w+ ){0,2}?(?:depression"
            r"|anxiety|panic"
            r"|epilepsy|diabetes|disorder|disease|illness|addiction|insomnia|asthma|schizophrenia|dementia|arthritis))"
            r"|(?:stroke|aids|cancer|epilepsy|depression) (?:victims?|sufferers?)",
            "have, live with",
        ),
        (r"retard(?:ed|s)", "with a learning disability"),
        (
            r"non-?complian(?:t|ce) patients?|who fail(?:ed|s)? (?:treatment|therapy)",
            "treatment did not work for …",
        ),
    )
)

_GATES = tuple(Gate(words) for words, _ in _HARMFUL)
_ANY = Gate(*(words for words, _ in _HARMFUL))


@rule(
    "READ-003",
    Severity.INFO,
    "A word that shames people",
    why="People who feel judged hide what they take, and stop asking for help.",
    hint="Name the person first, then the illness; say what happened without a verdict.",
    triggers=[
        "Abusers and addicts must not take it.",
        "She has been clean for 3 years.",
        "Signs are lost prescriptions and “doctor shopping”.",
        "He committed suicide.",
        "It is not for an alcoholic.",
    ],
    does_not_trigger=[
        "Abuse, misuse and addiction can end in overdose. People can become addicted.",
        "Keep the spoon clean, and stay clean-shaven. Do not take alcoholic drinks.",
        "People with alcoholic liver disease need lower doses. An epileptic seizure can follow.",
        "Alcoholics Anonymous and the crisis line can help.",
        "Thoughts of suicide are an emergency.",
    ],
    source="NIDA, Words Matter; AMA Manual of Style",
    version=2,
)
@each
def stigma(passage: Passage, subject: Subject) -> Iterator[Hit]:
    if _ANY.closed(passage.text):
        return
    for gate, (words, better) in zip(_GATES, _HARMFUL, strict=True):
        for match in () if gate.closed(passage.text) else words.finditer(passage.text):
            yield Hit(f"“{match[0]}” can shame people. Better: {better}.", passage, *match.span())
