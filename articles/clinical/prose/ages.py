"""From which age or weight a text says that people may take the medicine, and what the record allows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from articles.clinical.identity_cache import identity_cache
from articles.clinical.prose.people import Range, people
from articles.clinical.prose.polarity import refused
from articles.clinical.prose.spoken import names_other
from articles.clinical.prose.statements import Statement
from articles.clinical.prose.uses import named, uses_of
from articles.clinical.record import Record
from articles.gate import Gate

ADULT = Fraction(18)
_WORDS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen".split(),
        range(1, 19),
        strict=True,
    )
)
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth".split(),
        range(1, 19),
        strict=True,
    )
)
_N = rf"(?:[0-9]{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNIT = r"(?:years?|yrs?|months?|weeks?)"
_SMALL = (
    r"(?:child(?:ren)?(?:'s)?|kids?|infants?|toddlers?|bab(?:y|ies)|newborns?|neonates?|teenagers?|teens?|adolescents?"
    r"|youngsters?|sucklings?|nurslings?|boys?|girls?"
    r"|pa?ediatric|minors?|schoolchild(?:ren)?|youths?|young people|sons?|daughters?)"
)
_ANYBODY = r"(?:people|patients?|persons?|anyone|anybody|everyone|everybody|those|somebody|someone)"
_OLD = r"(?:[ -]?(?:of age|olds?|of life|old enough))"
_AGE = re.compile(
    r"\b(?:(?P<most>under|below|younger than|less than|up to|not yet)(?: the age of)?"
    r" |(?P<cue>aged?(?: of| from| between)?|ages|as young as|hits?|reach\w*|turn(?:s|ed)?"
    r"|(?:older than|over|above|from|after(?= the age))(?: the age of)?|starting at|at least"
    rf"|between|beyond|past|{_SMALL} of) )?(?P<low>{_N})\b(?![.,][0-9])(?: ?(?P<low_unit>{_UNIT}))?"
    rf"(?: ?(?:-|to|and|until|up to|through) ?(?P<high>{_N})\b)?(?:[ -]?(?P<unit>{_UNIT}))?(?P<old>{_OLD})?"
    r"(?P<up>,? (?:and|or) (?:over|above|older|up|upwards?|more|on)|\+| on(?:wards?)?\b)?"
    rf"|\b(?P<ordinal>{'|'.join(_ORDINALS)}) (?:year of life|birthday)"
)
_NO_AGE = re.compile(
    r" ?(?:mg|ml|g\b|%|kg|kilo|times|tab|caps|hour|day|minute|units?|micro|mcg|doses|puff|drop|in \d|out of|per"
    r"|stone|/)"
)
_CHILD = re.compile(rf"\b{_SMALL}\b")
_PERSON = re.compile(rf"\b(?:{_SMALL}|{_ANYBODY})\b")
_YOUNGEST = {"infant": 0, "bab": 0, "newborn": 0, "neonat": 0, "toddler": 1}
_BARE = re.compile(
    r"\b(?:give\w*|for|to|in|treat\w*|by|us(?:e[sd]?|ing)) (?:\w+ ){0,2}?(?P<to>infants|babies|newborns|neonates"
    r"|toddlers)\b"
    r"|\b(?P<who>infants?|bab(?:y|ies)|newborns?|neonates?|toddlers?)(?: \w+){0,2}? (?:can|may|gets?|receives?|takes?"
    r"|is given|are given)\b"
)
_OF_MOTHERS = re.compile(
    r"\b(?:pregnan\w+|unborn|birth|mothers?|milk|breast\w*|try(?:ing)? for|harm\w*|withdrawal|amount of)\b"
)
_DURATION = re.compile(
    r"\b(?:for|within|during|after|every|past|last|next|over the|in|about|than|by)(?: up to| about| at least)? $"
)
_WEIGHT = re.compile(
    r"\b(?:over|under|above|below|from|at least|less than|more than|than|up to|weight of|until"
    r"|hits?|past|beyond|reach\w*)"
    r" (?P<kg>[0-9]{1,3})"
    r" ?(?:kg|kilos?|kilograms?)\b(?! of)(?! a day)"
)
_OF_BODY = re.compile(rf"\b(?:weigh\w*|body|heavier|lighter|{_SMALL}|{_ANYBODY}|adults?|if you are|if they)\b")
_TAKES = re.compile(
    r"\b(?:tak(?:e[ns]?|ing)|us(?:e[sd]?|ing)|giv(?:e[ns]?|ing)|gets?|ha(?:s|ve)|suit\w*|licen[sc]\w*|approv\w*"
    r"|recommend\w*|safe\w*|prescri\w+|allow\w*|intended|meant|dos(?:e[sd]?|ing|age)|treat\w*|start\w*|begin\w*|swallow\w*"
    r"|for|receiv\w*|obtain\w*|works?|fine|ok|okay|indicated|authori[sz]ed|administer\w*|may|can|consider\w*|tablets?"
    r"|suspension|solution|mg|ml|forbid\w*|contra-?indicated)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:accident\w*|reach of|out of sight|trials?|stud(?:y|ies)|caus(?:e[sd]?|ing)|tested"
    r"|elderly|born|breast\w*|mothers? (?:who|took)"
    r"|ago|diagnos\w*|side effects?|sensitive|more likely|risks?|reye\w*|bought|buy|vaccin\w*|experience|stored?"
    r"|storage"
    r"|lock\w*|ask|consult|call|phone|wait\w*|stopping|talk|wonder\w*|whether|shelf|opened|expir\w*"
    r"|invented|market|since|known for)\b"
)
_GATE = Gate(_AGE, _BARE, _WEIGHT)
_YEARS = {"y": Fraction(1), "m": Fraction(1, 12), "w": Fraction(1, 52)}
_ADVISED = re.compile(
    rf"\b(?:from (?P<birth>birth)|(?:from|over|under|below|until|aged|age of)(?: the age of)? (?P<low>{_N})\b"
    rf"(?! ?kg)(?: (?P<unit>{_UNIT}))?)"
)
_RULED_OUT = re.compile(r"\b(?:not|never|avoid|no dose|adults only)\b")
_KG = re.compile(r"\b([0-9]{1,3})(?= ?(?:kg|kilo)| ?(?:-|to) ?[0-9]{1,3} ?kg)")
_CHILDREN = re.compile(rf"\b{_SMALL}\b|\b(?:under|below|up to|younger than) [0-9]")


@dataclass(frozen=True)
class Limit:
    """`low` is the least age in years, or weight in kilograms, of those who may take it, or below which they may not;
    `high` is the end of an age band, None without one. `start` and `end` are offsets in the passage.
    """

    measure: Literal["age", "weight"]
    low: Fraction
    allows: bool
    start: int
    end: int
    high: Fraction | None = None


_NOT_REFUSED = re.compile(
    r"\bnot (?:strictly |absolutely )?(?:contra-?indicated|forbidden|prohibited|ruled out|excluded|banned)\b"
)
_ALLOWING = re.compile(r"\b(?:forbidden|allowed|licen[sc]ed|contra-?indicated|suitable|may|must not|banned)\b")


def limits(statement: Statement, record: Record) -> Iterator[Limit]:
    """Whom a sentence lets take this medicine, by age and by weight."""
    text = statement.low
    if statement.asks or _GATE.closed(text) or not _TAKES.search(text):
        return
    if names_other(text, record):
        return
    if not _OTHERWISE.search(text):
        ages = [limit for match in _AGE.finditer(text) if (limit := _age(statement, match))]
        yield from ages or _youngest(statement)
    for match in _WEIGHT.finditer(text) if _OF_BODY.search(text) else ():
        start, end = statement.start + match.start(), statement.start + match.end()
        yield Limit("weight", Fraction(match["kg"]), not refused(text, *match.span()), start, end)


def _age(statement: Statement, match: re.Match[str]) -> Limit | None:
    text, unit = statement.low, match["unit"] or match["low_unit"] or ""
    in_table = statement.passage.kind == "row" and unit.startswith("y") and match["high"] is not None
    if not (in_table or _is_age(text, match, unit)) or _lasts(text, match.start()):
        return None
    low = _number(match["low"] or match["ordinal"]) * _YEARS[(match["low_unit"] or unit or "years")[0]]
    high = _number(match["high"]) * _YEARS[(unit or "years")[0]] if match["high"] else None
    span = statement.start + match.start(), statement.start + match.end()
    if refused(text, *match.span()) and not _NOT_REFUSED.search(text):
        return Limit("age", low, False, *span) if match["most"] else None
    return Limit("age", Fraction(0) if match["most"] else low, True, *span, high=high)


def _lasts(text: str, at: int) -> bool:
    """Whether it is a time and no age. "In children of six" is none."""
    return not _CHILD.match(text, at) and _DURATION.search(text, max(0, at - 20), at) is not None


def _is_age(text: str, match: re.Match[str], unit: str) -> bool:
    """A number of years, or one beside a word for age or for the young; weeks and months only of the young."""
    if match["ordinal"] or match["old"] or re.search("age|young", match["cue"] or ""):
        return True
    if unit.startswith(("m", "w")):
        return _CHILD.search(text, max(0, match.start() - 40), match.end() + 25) is not None
    if unit:
        return _PERSON.search(text) is not None or (match["most"] is not None and _ALLOWING.search(text) is not None)
    if not (match["cue"] or match["most"]) or _NO_AGE.match(text, match.end()):
        return False
    return bool(_PERSON.search(text, max(0, match.start() - 30), match.end()) or _CHILD.search(text))


def _youngest(statement: Statement) -> Iterator[Limit]:
    """ "Babies can have it" names an age as well."""
    for match in _BARE.finditer(statement.low) if not _OF_MOTHERS.search(statement.low) else ():
        group = "to" if match["to"] else "who"
        low = next(Fraction(age) for name, age in _YOUNGEST.items() if match[group].startswith(name))
        if not refused(statement.low, *match.span()):
            yield Limit("age", low, True, statement.start + match.start(group), statement.start + match.end(group))


def _number(words: str) -> Fraction:
    return Fraction(_WORDS.get(words) or _ORDINALS.get(words) or int(words))


def least_age(record: Record, text: str = "") -> Fraction | None:
    """In years, from which the record has a dose for the uses that the text names; None where it does not say."""
    wanted = named(text)
    rows = [row for row in record.doses if wanted & uses_of(row.indication)]
    spans = [(row, people(row.population).ages) for row in rows or record.doses]
    if rows and len(rows) < len(record.doses) and all(ages and ages.low >= ADULT for _, ages in spans):
        # Children have doses of it for other uses alone.
        return ADULT if _has_children(record) else None
    numbered = [ages.low for _, ages in spans if ages is not None and ages.is_number]
    if any(ages is None and _CHILDREN.search(row.population.lower()) for row, ages in spans):
        # "Up to 10 years or 30 kg" sets no age from which it holds.
        numbered.append(Fraction(0))
    advice = " ".join(row.advice.lower() for row in record.populations if row.group == "children")
    advised = [_advised(match) for match in _ADVISED.finditer(advice)]
    of_children = [*(age for age in numbered if age < ADULT), *advised]
    if of_children:
        return min(of_children)
    if any(ages is not None and ages.low < ADULT for _, ages in spans):
        return Fraction(0)
    return ADULT if _RULED_OUT.search(advice) else None


def _has_children(record: Record) -> bool:
    return any(_CHILDREN.search(row.population.lower()) for row in record.doses)


def _advised(match: re.Match[str]) -> Fraction:
    return Fraction(0) if match["birth"] else _number(match["low"]) * _YEARS[(match["unit"] or "years")[0]]


@identity_cache()
def bands(record: Record) -> tuple[Range, ...]:
    """The ages of children between two numbers for which the record has doses."""
    ages = [people(row.population).ages for row in record.doses]
    return tuple(span for span in ages if span is not None and span.is_number and span.low < ADULT and span.high < 100)


def weights(record: Record) -> frozenset[Fraction]:
    """All body weights that the record names."""
    texts = [row.population for row in record.doses] + [row.advice for row in record.populations]
    texts += [*record.contraindications, *(row.interval for row in record.doses)]
    return frozenset(Fraction(match[1]) for text in texts for match in _KG.finditer(text.lower()))
