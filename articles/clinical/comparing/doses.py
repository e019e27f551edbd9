"""What the medicine's record says of an amount."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter, itemgetter

from articles.clinical.comparing.comparison import Comparison
from articles.clinical.identity_cache import identity_cache
from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.rates import Rate, days_of, most_at_once, rates, row_body, single
from articles.clinical.prose.uses import doses_for, rows_of_people
from articles.clinical.record import Dose, Record
from articles.clinical.sentences import denied
from articles.content.quantities import Quantity, amount
from articles.lifecycle import Severity

# Other limits than those of a healthy adult, or than a day's.
_OTHER_LIMIT = re.compile(
    r"\b(?:child\w*|infants?|bab(?:y|ies)|teenagers?|older|elderly|frail|liver|kidney|renal|hepatic|weigh\w*|kg"
    r"|at one time|at once"
    r"|at a time|(?:single|each|per|every|one|first|night|bedtime|evening|morning) dose|first (?:day|week)|in one go"
    r"|taper\w*|stopp\w+"
    r"|driv\w+|pregnan\w+|with opioids|increase|step)\b",
    re.IGNORECASE,
)
_NO_MORE = 10
_AT_ONCE = re.compile(
    r"\b(?:at once|at a time|at one time|in one (?:go|time|sitting|swallow)|(?:as a|a|one|each|per|single) dose"
    r"|each time|all together)\b",
    re.IGNORECASE,
)
_NO_DOSE = re.compile(
    r"\b(?:packs?|packets?|box(?:es)?|bottles?|supply|weeks?|weekly|months?|strengths?|comes? (?:in|as)|available"
    r"|vials?|pens?|(?:tablets?|capsules?) (?:holds?|contains?)|total|loading|hospital|drip|infusion|trials?"
    r"|stud(?:y|ies)|overdos\w+|too much|poison\w*"
    r"|danger\w*|harm\w*|kill\w*|destroy\w*|fatal\w*|deadly|damag\w*|instead of|errors?|mistak\w+|specialist|rarely"
    r"|(?:extended|slow|prolonged|modified|controlled)[- ]release|er|xr|cr|sr)\b|^\W*(?:if|when)\b",
    re.IGNORECASE,
)
_FORM = re.compile(r"[\s-](?:[a-z-]+\s){0,3}(?:tablet|capsule|pill|patch|pen|vial|suppositor)", re.IGNORECASE)
_GOES_DOWN = re.compile(
    r"\b(?:from|lower\w*|reduc\w+|decreas\w+|down|cut\w*|drop\w*|f[ae]ll\w*|taper\w*|stop\w*|com\w+ off|withdraw\w*"
    r"|half|halv\w+|tak\w+ off|end\w*|less|last)\b",
    re.IGNORECASE,
)


def compare_dose(dose: DoseStatement, record: Record) -> Comparison | None:
    """A range is too high with its upper end, and too low with both. None where the record has no such dose."""
    doses = _rows(dose.uses, dose.sentence, dose.rhythm.body, record)
    if not doses or not dose.strong or _is_daily_for_weekly(dose, doses):
        return None
    if not dose.is_mass:
        return _too_many(dose, doses, record)
    return _against(dose, doses) or _agreement(dose, doses)


# A sentence is asked for each of its amounts.
@identity_cache()
def _rows(uses: frozenset[str], sentence: str, body: str, record: Record) -> tuple[Dose, ...]:
    return tuple(row for row in rows_of_people(doses_for(uses, record), sentence) if row_body(row) == body)


def _agreement(dose: DoseStatement, doses: tuple[Dose, ...]) -> Comparison | None:
    name = dose.role if dose.role in ("start", "step") else "maximum"
    unit = single(dose.high)[1]
    known = _known(dose, doses, name, unit) or (_known(dose, doses, "start_limit", unit) if name == "start" else [])
    return Comparison(True, f"gives a {name} of {_written(max(known)[1])}{_for(dose, doses)}") if known else None


def _too_many(dose: DoseStatement, doses: tuple[Dose, ...], record: Record) -> Comparison | None:
    """More tablets than the record allows, be they the smallest that there are."""
    form = dose.high.unit.removesuffix("s")
    sizes = [product.strength for product in record.products if form in product.form.lower() and product.strength]
    if not sizes or not dose.times or dose.role not in ("start", "usual", "maximum"):
        return None
    least = min(sizes, key=amount)
    high = dose.daily(Quantity(dose.high.value * least.value, least.unit), days_of(doses))
    limits = _known(dose, doses, "maximum", high[1])
    if not limits or high[0] <= max(limits)[0]:
        return None
    return Comparison(False, f"gives at most {_written(max(limits)[1])}{_for(dose, doses)}", Severity.BLOCKING)


def _is_daily_for_weekly(dose: DoseStatement, doses: tuple[Dose, ...]) -> bool:
    """Which is DOSE-011's, whatever the amount."""
    return days_of(doses) > 1 and dose.rhythm.days is not None and dose.rhythm.days <= 2


def _against(dose: DoseStatement, doses: tuple[Dose, ...]) -> Comparison | None:
    high = dose.daily(dose.high, days_of(doses))
    if dose.role == "step":
        return _step(dose, high, doses)
    limits = _known(dose, doses, "maximum", high[1])
    if dose.role == "threshold":
        return _threshold(dose, high[0], limits)
    if limits and high[0] > max(limits)[0] and (dose.times or dose.role != "usual"):
        return Comparison(False, f"gives at most {_written(max(limits)[1])}{_for(dose, doses)}", Severity.BLOCKING)
    if beyond := _beyond(dose, high[0], limits, doses):
        return beyond
    if dose.role == "usual":
        return _low_target(dose, doses)
    return _start(dose, doses) if dose.role == "start" else _low_maximum(dose, limits, doses)


def _beyond(
    dose: DoseStatement, high: Fraction, limits: list[tuple[Fraction, Quantity]], doses: tuple[Dose, ...]
) -> Comparison | None:
    """One dose that is more than that of a day, or than the record gives at once."""
    if dose.role != "usual" or dose.times > 1 or dose.rhythm.body or _is_strength(dose):
        return None
    is_above = not dose.times and bool(limits) and high > max(limits)[0] and not goes_down(dose.sentence)
    singles = [one for row in doses if (one := most_at_once(row)) and one.unit == single(dose.high)[1]]
    most = max(singles, key=attrgetter("value")) if len(singles) == len(doses) and _is_at_once(dose.sentence) else None
    # What takes longest to ask comes last: a sentence can hold thousands of amounts.
    is_too_much = is_above or (most is not None and single(dose.high)[0] > most.value)
    if not is_too_much or _is_no_dose(dose.sentence) or denied(dose.around.passage.text, dose.start):
        return None
    if is_above or most is None:
        return Comparison(False, f"gives at most {_written(max(limits)[1])}{_for(dose, doses)}", Severity.WARNING)
    return Comparison(False, f"gives at most {_written(most.written)} at once{_for(dose, doses)}", Severity.WARNING)


# A sentence is asked for each of its amounts.
@lru_cache(maxsize=16)
def _is_at_once(sentence: str) -> bool:
    return _AT_ONCE.search(sentence) is not None


@lru_cache(maxsize=16)
def _is_no_dose(sentence: str) -> bool:
    return _NO_DOSE.search(sentence) is not None


def _is_strength(dose: DoseStatement) -> bool:
    """Whether it is that of a tablet, and no count of tablets."""
    text = dose.around.passage.text
    return text[dose.start : dose.start + 1].isdigit() and _FORM.match(text, dose.end) is not None


def _low_target(dose: DoseStatement, doses: tuple[Dose, ...]) -> Comparison | None:
    """A day's dose for a use far below what people start it with."""
    high, unit = dose.daily(dose.high, days_of(doses))
    starts = _known(dose, doses, "start", unit)
    if not (starts and dose.uses and dose.times) or dose.rhythm.part or high * 4 >= min(starts)[0]:
        return None
    if _has_other_limit(dose.sentence) or goes_down(dose.sentence) or goes_down(*dose.around.columns):
        return None
    return Comparison(False, f"starts with {_written(min(starts)[1])}{_for(dose, doses)}", Severity.WARNING)


# A sentence is asked for each of its amounts.
@lru_cache(maxsize=16)
def _has_other_limit(sentence: str) -> bool:
    return _OTHER_LIMIT.search(sentence) is not None


@lru_cache(maxsize=16)
def goes_down(*texts: str) -> bool:
    """Whether one of them speaks of an amount that gets less."""
    return any(map(_GOES_DOWN.search, texts))


def _start(dose: DoseStatement, doses: tuple[Dose, ...]) -> Comparison | None:
    (low, unit), (high, _) = (dose.daily(one, days_of(doses)) for one in (dose.low, dose.high))
    starts, limits = (_known(dose, doses, name, unit) for name in ("start", "start_limit"))
    if not (starts or limits) or (dose.starting and dose.rhythm.body):
        return None
    allowed, written = max((*starts, *limits), key=itemgetter(0))
    if low > allowed:
        says = f"starts with {'at most ' if limits else ''}{_written(written)}{_for(dose, doses)}"
        return Comparison(False, says, Severity.BLOCKING)
    if not starts:
        return None
    says = f"starts with {_written(max(starts)[1])}{_for(dose, doses)}"
    # Without "twice a day" it may be one of several doses.
    most = high if dose.times and not dose.rhythm.part else high * 4
    if most >= min(starts)[0] or _has_other_limit(dose.sentence):
        return None
    return Comparison(False, says, Severity.BLOCKING if most * _NO_MORE <= min(starts)[0] else Severity.WARNING)


def _low_maximum(
    dose: DoseStatement, limits: list[tuple[Fraction, Quantity]], doses: tuple[Dose, ...]
) -> Comparison | None:
    if dose.role != "maximum" or dose.weak or not dose.uses or not limits or _has_other_limit(dose.sentence):
        return None
    high, lowest = dose.daily(dose.high, days_of(doses))[0], min(limits)
    most = high if dose.times and not dose.rhythm.part else high * 4
    if most >= lowest[0]:
        return None
    says = f"gives up to {_written(lowest[1])}{_for(dose, doses)}"
    return Comparison(False, says, Severity.BLOCKING if most * _NO_MORE <= lowest[0] else Severity.WARNING)


def _step(dose: DoseStatement, high: tuple[Fraction, str], doses: tuple[Dose, ...]) -> Comparison | None:
    steps = _known(dose, doses, "step", high[1])
    if steps and high[0] >= max(steps)[0] * _NO_MORE:
        return Comparison(False, f"has steps of {_written(max(steps)[1])}", Severity.BLOCKING)
    once = single(dose.high)[0] / days_of(doses)
    if steps and dose.uses and once * _NO_MORE <= min(steps)[0]:
        return Comparison(False, f"has steps of {_written(min(steps)[1])}", Severity.WARNING)
    return None


def _threshold(dose: DoseStatement, high: Fraction, limits: list[tuple[Fraction, Quantity]]) -> Comparison | None:
    """Harm said to begin at an amount that the record recommends, and no source beside it."""
    passage = dose.around.passage
    if not limits or passage.cites or not dose.times or high >= min(limits)[0]:
        return None
    says = f"gives up to {_written(min(limits)[1])}, and no source stands beside this"
    return Comparison(False, says, Severity.WARNING)


def _known(dose: DoseStatement, doses: tuple[Dose, ...], name: str, unit: str) -> list[tuple[Fraction, Quantity]]:
    """A day's amounts in this unit, the least first."""
    named = _rates(doses, name, unit)
    known = ((one.a_day if one.days else one.value * _times(dose, one), one.written) for one in named)
    return sorted(known, key=lambda pair: pair[0])


@identity_cache()
def _rates(doses: tuple[Dose, ...], name: str, unit: str) -> tuple[Rate, ...]:
    return tuple(one for row in doses if (one := rates(row).get(name)) and one.unit == unit)


def _times(dose: DoseStatement, one: Rate) -> Fraction:
    """How many single doses of the record a text's amount can be: as many as both say. What a text gives for "a day"
    can be all of them together; what it gives "once" is one.
    """
    if dose.rhythm.once or not one.times:
        return dose.times or Fraction(1)
    return min(dose.times, one.times) if dose.times > 1 else one.times


def _for(dose: DoseStatement, doses: tuple[Dose, ...]) -> str:
    return f" for {doses[0].indication}" if dose.uses and doses else ""


def _written(quantity: Quantity) -> str:
    value = f"{quantity.value.normalize():f}" if quantity.value < Decimal(1000) else f"{quantity.value:,}"
    return f"{value} {quantity.unit}"
