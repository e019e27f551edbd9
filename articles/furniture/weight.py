"""Sentences that an article cannot do without: they name a dose, how often something happens, a danger, or an act."""

import re

_COUNT = r"(?:\d|[½¼¾]|one|two|three|four|five|six|eight|ten|half an?|a quarter of an?)"
_DOSE = (
    r"(?:\d|[½¼¾])\s?"
    r"(?:mg|mcg|[µμ]g|ng|g|ml|iu|mmol|millimol\w*|meq|units?|micrograms?|milligrams?|millilit(?:er|re)s?)\b"
    rf"|{_COUNT}[\s-]?(?:tablets?|tabs?|capsules?|caps|pills?|drops?|puffs?|sprays?|patch(?:es)?|lozenges?|sachets?|doses?"
    r"|(?:tea)?spoon(?:ful)?s?|inhalations?|injections?|suppositor(?:y|ies)|ampoules?)\b"
    r"|\d\s?%|\b(?:\d[\d,]*|one) in (?:every )?\d"
    r"|\b(?:once|twice|(?:two|three|four|\d) times) (?:a|an|each|every|per|daily|weekly)\b"
    r"|\bevery (?:other day|\d{1,3} (?:hours?|days?|weeks?))\b"
    r"|\bchildren (?:under|over|below|above|younger than|older than|aged) (?:the age of )?\d"
)
_PEOPLE = (
    r"(?:(?:your|a|the|my) )?(?:own |family |local )?(?:doctor|gp|physician|pharmacist|nurse|midwife|dentist|prescriber"
    r"|clinician|health ?care (?:provider|professional))"
)
# What a page says of itself, its data and its contents, and not of a medicine.
_OF_THE_PAGE = (
    r"constitute|replace|rely|endorse|accept|represent|warrant|guarantee|intend|disregard|necessarily|sell|own|claim"
    r"|provide|miss\b(?!.{0,30}\bdos)|hesitate|forget to (?:share|like|subscribe)|post|spam|track|show|publish"
    r"|share (?:my|your|personal|this (?:page|article|post|story))"
)
_ACT = (
    r"\b(?:do not|don['’]t|never|must not|mustn['’]t|should not|shouldn['’]t|should never|must never|cannot|can['’]t)"
    rf" (?!(?:{_OF_THE_PAGE})\b)[a-z]"
    r"|\b(?:stop|avoid|without) (?:tak|us|drink|driv|giv|exceed|mix|swallow|crush|chew)(?:e|es|ing|ping)?\b"
    r"|\b(?:take|swallow|chew|dissolve|inject|inhale|apply|use|give)\b.{0,40}"
    r"\b(?:tablets?|capsules?|doses?|water|food|meals?|alcohol|daily|day|night|morning|evening|bedtime)\b"
    r"|\b(?:double|skip|missed?|miss) (?:a|the|your|that|any) doses?\b|\bskip it\b|\bout of the (?:reach|sight)\b"
    rf"|\b(?:tell|ask|see|talk to|speak (?:to|with)|call|contact|ring|go to|show) {_PEOPLE}\b"
    r"|\b(?:call|ring|dial|phone)(?: us)?(?: on)? (?:999|911|112|000|111|your|a|the|for)\b"
    r"|\b(?:seek|get|need(?:s|ed)?) (?:urgent |emergency |immediate |medical ){1,2}"
    r"(?:help|attention|care|advice|treatment)\b"
    r"|\b(?:ambulance|hospital|casualty|emergency (?:room|department|services?|help))\b"
    r"|\bpoison (?:control|cent(?:er|re)|line)\b"
    r"|\ba&e\b|\b(?:at once|straight ?(?:away|off)|right away|immediately)\b"
)
_DANGER = (
    r"\boverdos|\b(?:too much|more than (?:the|your|you)\b|poison|antidote|intensive care|danger|toxic|unsafe)"
    r"|\b(?:breath(?:e|ing|less\w*)|seizures?|convulsions?|suicid\w*|swelling|faint(?:ing|ed)?|collaps(?:e|es|ed|ing))\b"
    r"|\b(?:unconscious\w*|coma|deaths?|dies?|died|dying|fatal\w*|kill(?:s|ed)?|life-threatening)\b"
    r"|\bharm(?:s|ed|ful|ing)?\b|\b(?:anaphyla|allerg|bleed|haemorrhag|hemorrhag|addict|jaundice|overheat)\w*"
    r"|\b(?:pregnan|breast-?\s?feed)\w*|\bunborn\b|\b(?:severe|serious)(?:ly)?\b|\bblister\w*"
    r"|\b(?:heart|liver|kidney) (?:attacks?|failure|damage|problems|disease)\b|\b(?:strokes?|chest pain)\b"
    r"|\b(?:serotonin|neuroleptic malignant|stevens-johnson) syndrome\b|\bwithdrawal\b"
)
_INSTRUCTS = re.compile(f"{_DOSE}|{_ACT}", re.IGNORECASE)
_ENDANGERS = re.compile(_DANGER, re.IGNORECASE)


def weighty(text: str) -> bool:
    return instructs(text) or _ENDANGERS.search(text) is not None


def instructs(text: str) -> bool:
    """Whether it names a dose or an act. A picture's caption may name a danger and yet be only that."""
    return _INSTRUCTS.search(text) is not None
