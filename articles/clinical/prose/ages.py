"""From which age or weight a text says that people may take the medicine, and what the record allows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from articles.clinical.prose.people import people
from articles.clinical.prose.spoken import is_other
from articles.clinical.prose.statements import Statement
from articles.clinical.prose.uses import named, uses_of
from articles.clinical.record import Dose, Record
from articles.gate import Gate

_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_NUMBER = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|sixteen|eighteen)"
_UNIT = r"(?:years?|yrs?|months?|weeks?)"
_SMALL = r"(?:child(?:ren)?|kids?|infants?|toddlers?|bab(?:y|ies)|newborns?|teenagers?|adolescents?|boys|girls)"
_SOME = rf"(?:{_SMALL}|people|patients|persons|anyone|anybody|everyone|everybody|those)"
_AGE = re.compile(
    r"(?<!\bfor )(?<!\bwithin )(?<!\bafter )(?<!\bin )(?<!\bduring )\b"
    rf"(?:(?P<who>{_SOME}),? (?:who are |as young as )?)?"
    r"(?:(?:of|at|from)? ?(?:the )?age(?:s|d)?(?: of)? |(?P<least>from|over|above|older than|at least|as young as|of)"
    r" (?:the age of )?|(?P<most>under|below|younger than|up to)(?: the age of)? )"
    rf"(?P<low>{_NUMBER})(?: ?(?:-|to|and) ?(?P<high>{_NUMBER}))?(?:[ -](?P<unit>{_UNIT}))?"
    r"(?:[ -]?(?:of age|old))?(?P<up>,? (?:and|or) (?:over|above|older|up|upwards?|more)|\+)?"
    rf"|\b(?P<low2>{_NUMBER})[ -](?P<unit2>{_UNIT})(?:[ -]?(?:of age|old))?(?P<up2>,? (?:and|or) (?:over|above|older|up"
    r"|upwards?)|\+)"
    rf"|\b(?P<low3>{_NUMBER})[ -](?P<unit3>{_UNIT})[ -]olds?\b"
)
_PEOPLE = re.compile(rf"\b{_SOME}\b")
_CHILDREN = re.compile(rf"\b{_SMALL}\b|\b(?:under|below|up to|younger than) [0-9]")
_NAMED = re.compile(rf"\b(?P<group>{_SMALL})\b(?! (?:with|whose|who (?:have|has|are)))")
_GROUP_AGES = {"infant": 0, "bab": 0, "newborn": 0, "toddler": 1}
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|body ?weight|heavier|lighter|people|patients|adults|children|anyone|those)\b[^.;,\n]{0,30}?"
    r"\b(?:over|under|above|below|from|at least|less than|more than|than|up to|of) (?P<kg>[0-9]{1,3}) ?(?:kg|kilos?"
    r"|kilograms?)\b(?! of)(?! a day)"
)
_TAKES = (
    r"take[ns]?|taking|uses?|used|using|given?|giving|gets?|have|suitable|licen[sc]ed|approved|recommended|safe"
    r"|prescribed|allowed|intended|meant|dos(?:e|es|age)|treat(?:ed|ment|s)?|start(?:s|ed)?|swallow\w*|for"
)
_MAY = re.compile(rf"\b(?:{_TAKES})\b")
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|cannot|without|avoid\w*|unsafe|unsuitable|dangerous|forbidden"
    r"|contra-?indicated|only for)\b|n't\b"
)
_OTHERWISE = re.compile(
    r"\b(?:accident\w*|reach of|out of sight|stud(?:y|ies|ied)|trials?|tested|older people|elderly|born|pregnan\w*"
    r"|breast\w*|mothers?|ago|diagnos\w*|begins?|began|side effects?|sensitive|likely|risk|reye\w*|sold|bought|buy"
    r"|vaccin\w*|experience|store|lock\w*|talk|ask|consult)\b"
)
_GATE = Gate(_AGE, _NAMED, _WEIGHT)
_WORDS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True),
    fourteen=14, sixteen=16, eighteen=18,
)  # fmt: skip
_YEARS = {"y": Fraction(1), "m": Fraction(1, 12), "w": Fraction(1, 52)}
ADULT = Fraction(18)


@dataclass(frozen=True)
class Limit:
    """`low` is the least age in years, or weight in kilograms, of those who may take it. `start` and `end` are offsets
    in the passage.
    """

    measure: str
    low: Fraction
    allows: bool
    start: int
    end: int


def limits(statement: Statement, record: Record) -> Iterator[Limit]:
    text = statement.low
    if statement.asks or _GATE.closed(text) or _OTHERWISE.search(text) or not _MAY.search(text):
        return
    if any(is_other(word[0], record) for word in _WORD.finditer(statement.text)):
        return
    ages = list(_AGE.finditer(text))
    for match in ages:
        if limit := _age(text, match, statement.start):
            yield limit
    for match in _NAMED.finditer(text) if not ages else ():
        low = next((Fraction(age) for name, age in _GROUP_AGES.items() if match[0].startswith(name)), None)
        if low is not None and not _NOT.search(text):
            yield Limit("age", low, True, statement.start + match.start(), statement.start + match.end())
    for match in _WEIGHT.finditer(text):
        yield Limit(
            "weight", Fraction(match["kg"]), not _NOT.search(text), statement.start + match.start(),
            statement.start + match.end(),
        )  # fmt: skip


def _age(text: str, match: re.Match[str], offset: int) -> Limit | None:
    unit = match["unit"] or match["unit2"] or match["unit3"]
    if not (match["who"] or "age" in match[0] or "old" in match[0] or (unit and _PEOPLE.search(text))):
        return None
    years = _YEARS[(unit or "years")[0]]
    low = _number(match["low"] or match["low2"] or match["low3"]) * years
    refused = _NOT.search(text) is not None
    start, end = offset + match.start() + (match[0][0] == " "), offset + match.end()
    if match["most"]:
        # Who may not take it "under 6" may take it from 6; who may, may do so from birth.
        return Limit("age", low, False, start, end) if refused else Limit("age", Fraction(0), True, start, end)
    return None if refused else Limit("age", low, True, start, end)


def _number(words: str) -> Fraction:
    return Fraction(_WORDS.get(words) or int(words))


def least_age(record: Record, text: str = "") -> Fraction | None:
    """In years, from which the record has a dose for the uses that the text names; None where it does not say."""
    named_uses = named(text)
    rows = [row for row in record.doses if not named_uses or named_uses & uses_of(row.indication)] or list(record.doses)
    ages = [age for row in rows if (age := _least(row)) is not None]
    advice = " ".join(row.advice.lower() for row in record.populations if row.group == "children")
    advised = list(map(_advised, _ADVISED.finditer(advice)))
    if advised:
        return min([*(age for age in ages if age < ADULT), *advised])
    if not _RULED_OUT.search(advice) and all(age >= ADULT for age in ages):
        return None
    return min(ages, default=None)


_ADVISED = re.compile(
    rf"\b(?:from (?P<birth>birth)|(?:from|over|under|below|until|aged|age of)(?: the age of)? (?P<low>{_NUMBER})\b"
    rf"(?! ?kg)(?: (?P<unit>{_UNIT}))?)"
)
_RULED_OUT = re.compile(r"\b(?:not|never|avoid|no dose|adults only)\b")


def _advised(match: re.Match[str]) -> Fraction:
    return Fraction(0) if match["birth"] else _number(match["low"]) * _YEARS[(match["unit"] or "years")[0]]


def _least(row: Dose) -> Fraction | None:
    ages = people(row.population).ages
    if ages is None:
        # "Up to 10 years or 30 kg" sets no age from which it holds.
        return Fraction(0) if _CHILDREN.search(row.population.lower()) else None
    return ages.low


def weights(record: Record) -> frozenset[Fraction]:
    """All body weights that the record names."""
    texts = [row.population for row in record.doses] + [row.advice for row in record.populations]
    texts += [*record.contraindications, *(row.interval for row in record.doses)]
    return frozenset(Fraction(match[1]) for text in texts for match in _KG.finditer(text.lower()))


_KG = re.compile(r"\b([0-9]{1,3})(?= ?(?:kg|kilo)| ?(?:-|to) ?[0-9]{1,3} ?kg)")
