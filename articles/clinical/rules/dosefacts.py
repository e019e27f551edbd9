"""DOSE: amounts against the medicine's record."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.dosing import dose_statements
from articles.clinical.prose.rates import Rate, days_of, most_at_once, rates, row_body, single
from articles.clinical.prose.uses import doses_for, rows_of_people, uses_of
from articles.clinical.record import Dose, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.sentences import denied
from articles.clinical.subject import Subject
from articles.content.quantities import Quantity, amount, parse
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
_TO = re.compile(r"\s?(?:-|to)\s?(?=[0-9.])")
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
_AT_MOST = Record(
    name="paracetamol",
    doses=(Dose("pain", maximum=parse("4000 mg/day"), interval="500 mg to 1000 mg each dose; at least 4 hours apart"),),
)
_WIDE = 20
"""Nobody starts with, or goes up by, an amount in a range as wide as this."""


@rule(
    "DOSE-008",
    Severity.WARNING,
    "A starting dose or a maximum without its use",
    why="Limits differ by use: what is right for one illness can be five times the limit for another.",
    hint="Name the use beside the amount, in its table row, or in the heading or lead-in above it.",
    triggers=[
        "Never exceed 60 mg a day.",
        "Adults start at 0.5 mg twice a day.",
        "## Epilepsy and panic disorder\n\nThe maximum dose is 4 mg.",
        "| For | Maximum |\n| --- | --- |\n| Adults | 20 mg a day |",
        "20 mg a day is the limit, as more can cause seizures.",
    ],
    does_not_trigger=[
        "For panic disorder, never exceed 4 mg a day.",
        "## Fits\n\nThe maximum dose is 20 mg a day.",
        "When it is taken for panic attacks:\n\n- start at 0.25 mg twice a day\n- no more than 4 mg a day",
        "| Use | Maximum |\n| --- | --- |\n| Epilepsy | 20 mg a day |",
        "It calms panic disorder. The maximum is 4 mg a day.",
        "Do not take more than your label says. Limit alcohol to 14 units a week at most.",
        "No more than 400 mg of caffeine a day. Never take more than 4 g of paracetamol in a day.",
        "He was started on 2 mg a day. The legal limit for drivers is 50 micrograms per litre of blood.",
        "The prescriber lowers it by no more than 0.25 mg a week.",
        "The maximum effect comes after 4 hours, and the maximum supply is 30 days.",
        "If your weekly dose is 25 mg or less, you may be able to breastfeed.",
    ],
    source="The record holds no maximum without its indication; ISMP on complete dose instructions",
    version=6,
)
def use_missing(subject: Subject) -> Iterator[Hit]:
    for dose in dose_statements(subject):
        if _is_limit(dose) and not dose.uses and not _is_one_for_all(dose, subject.record):
            passage, start, end = dose.around.passage, dose.start, dose.end
            kind = "starting dose" if dose.role == "start" else "maximum"
            message = f"“{passage.text[start:end]}” gives a {kind} without saying for which use."
            yield Hit(message, passage, start, end)


def _is_one_for_all(dose: DoseStatement, record: Record) -> bool:
    """Whether the record has one use alone for such doses, or one limit for all of its uses: then none is mixed up."""
    rows = [row for row in record.doses if row_body(row) == dose.rhythm.body]
    limits = {row.start if dose.role == "start" else row.maximum for row in rows} - {None}
    uses = {use for row in rows for use in uses_of(row.indication)}
    return bool(rows) and (len(uses) == 1 or len(limits) == 1)


# Whose dose it is, not what anybody may take: "If your dose is 25 mg or less, you can breastfeed".
_IF_YOURS = re.compile(r"\W*(?:if|when) (?:your|the) (?:\w+ )?dose\b", re.IGNORECASE)


def _is_limit(dose: DoseStatement) -> bool:
    if _IF_YOURS.match(dose.sentence):
        return False
    return dose.role in ("start", "maximum") and dose.strong and bool(dose.is_mass or dose.times)


@rule(
    "DOSE-009",
    Severity.BLOCKING,
    "An amount that the record does not give",
    why="A wrong amount is the most dangerous mistake that a text about a medicine can hold.",
    hint="Compare with the record and its source. If the record is wrong, have it changed first.",
    triggers=[
        "For panic disorder, the maximum is 40 mg a day.",
        "For panic disorder, the maximum is forty milligrams a day.",
        "Adults with epilepsy start at 15 mg a day.",
        "The usual dose for panic disorder is 10 mg daily.",
        "For panic disorder, take 2 mg three times a day.",
        "Children with seizures get at most 2 mg per kg a day.",
        "| Use | Start | Maximum |\n| --- | --- | --- |\n| Panic disorder | 2.5 mg twice a day | 4 mg a day |",
        "For seizures, the limit is 2 mg a day.",
        "Doses above 1 mg a day make people very sleepy.",
        "In epilepsy the dose goes up by 5 mg every 3 days.",
        "In epilepsy the dose goes up by 5 to 1 mg every 3 days.",
        "For panic disorder, the dose goes up by 0.0125 mg every 3 days.",
        "For panic disorder, the dose is raised to 0.1 mg a day after 3 days.",
        "For panic disorder, take 1 mg every 4 hours. Never take more than 5 mg in 24 hours.",
        "For panic disorder, take 1 mg every 4 hours. Children must not take more than 4 mg in 24 hours.",
        "For panic disorder, take 1 mg. Repeat the dose every 4 hours.",
        "For panic disorder, take ten 0.5 mg tablets a day.",
        "For panic disorder, take four dozen tablets a day.",
        "For panic disorder, a dose of five milligrams is swallowed.",
        Example("For pain, three 500 mg tablets are swallowed at once.", {"record": _AT_MOST}),
        "For panic disorder, adults seldom need more than 8 mg a day.",
    ],
    does_not_trigger=[
        "For panic disorder, start with 0.25 mg twice a day. The maximum is 4 mg a day.",
        "Adults with seizure disorders start at no more than 1.5 mg a day, in 3 doses, up to 20 mg a day.",
        "For panic disorder, start with half a milligram a day, and take two and a half milligrams a day later.",
        "Adults with fits start with 500 micrograms three times a day.",
        "Children with seizures start with 0.01 to 0.03 mg per kg a day, and get 0.1 to 0.2 mg/kg/day later.",
        "For panic disorder, 1 mg four times a day is the most that anyone should take.",
        "He took an overdose of 60 mg. Taking 30 mg a day for panic disorder is misuse.",
        "For panic disorder, 80 mg of propranolol a day was tried before.",
        "Older people with panic disorder: no more than 1 mg a day.",
        "For panic disorder, the dose goes up by 0.125 to 0.25 mg twice a day every 3 days.",
        "Doses above 4 mg a day did not help panic disorder more.",
        "For panic disorder, the dose falls from 2 to 1 mg a day, and ends with 0.1 mg a day.",
        "For panic disorder, take 1 mg every 4 hours, at most 4 mg a day.",
        "For panic disorder, take eight 0.5 mg tablets a day.",
        "For panic disorder, take 16 tablets a day.",
        "For seizures, people take 1.5 to 20 mg a day. In epilepsy, a tablet holds 1 or 0.5 mg.",
        Example("For pain, two 500 mg tablets are swallowed at once.", {"record": _AT_MOST}),
        "For panic disorder, it comes in packs that hold 30 mg, and 5 mg is not a dose for panic.",
        Example("For panic disorder, the maximum is 40 mg a day.", {"record": Record()}),
    ],
    source="The medicine's record",
    version=5,
)
def outside_record(subject: Subject) -> Iterator[Hit]:
    for dose in dose_statements(subject) if subject.record.doses else ():
        disagreement = _disagreement(dose, subject.record)
        if disagreement is not None:
            severity, why = disagreement
            passage, start, end = dose.around.passage, dose.start, dose.end
            yield Hit(f"“{passage.text[start:end]}”: {why}", passage, start, end, severity=severity)


def _disagreement(dose: DoseStatement, record: Record) -> tuple[Severity, str] | None:
    """How grave, and why. A range is too high with its upper end, and too low with both."""
    rows = rows_of_people(doses_for(dose.uses, record), dose.sentence)
    doses = [row for row in rows if row_body(row) == dose.rhythm.body]
    if not doses or not dose.strong or _is_daily_for_weekly(dose, doses):
        return None
    if not dose.is_mass:
        return _too_many(dose, doses, record)
    return _odd_range(dose) or _against(dose, doses)


def _too_many(dose: DoseStatement, doses: list[Dose], record: Record) -> tuple[Severity, str] | None:
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
    return Severity.BLOCKING, f"the record gives at most {_written(max(limits)[1])}{_for(dose, doses)}."


def _is_daily_for_weekly(dose: DoseStatement, doses: list[Dose]) -> bool:
    """Which is DOSE-011's, whatever the amount."""
    return days_of(doses) > 1 and dose.rhythm.days is not None and dose.rhythm.days <= 2


def _against(dose: DoseStatement, doses: list[Dose]) -> tuple[Severity, str] | None:
    high = dose.daily(dose.high, days_of(doses))
    if dose.role == "step":
        return _step(dose, high, doses)
    limits = _known(dose, doses, "maximum", high[1])
    if dose.role == "threshold":
        return _threshold(dose, high[0], limits)
    if limits and high[0] > max(limits)[0] and (dose.times or dose.role != "usual"):
        return Severity.BLOCKING, f"the record gives at most {_written(max(limits)[1])}{_for(dose, doses)}."
    if beyond := _beyond(dose, high[0], limits, doses):
        return beyond
    if dose.role == "usual":
        return _low_target(dose, doses)
    return _start(dose, doses) if dose.role == "start" else _low_maximum(dose, limits, doses)


def _beyond(
    dose: DoseStatement, high: Fraction, limits: list[tuple[Fraction, Quantity]], doses: list[Dose]
) -> tuple[Severity, str] | None:
    """One dose that is more than that of a day, or than the record gives at once."""
    if dose.role != "usual" or dose.times > 1 or dose.rhythm.body or _is_strength(dose):
        return None
    is_above = not dose.times and bool(limits) and high > max(limits)[0] and not _goes_down(dose.sentence)
    singles = [one for row in doses if (one := most_at_once(row)) and one.unit == single(dose.high)[1]]
    most = max(singles, key=attrgetter("value")) if len(singles) == len(doses) and _is_at_once(dose.sentence) else None
    # What takes longest to ask comes last: a sentence can hold thousands of amounts.
    is_too_much = is_above or (most is not None and single(dose.high)[0] > most.value)
    if not is_too_much or _is_no_dose(dose.sentence) or denied(dose.around.passage.text, dose.start):
        return None
    if is_above or most is None:
        return Severity.WARNING, f"the record gives at most {_written(max(limits)[1])}{_for(dose, doses)}."
    return Severity.WARNING, f"the record gives at most {_written(most.written)} at once{_for(dose, doses)}."


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


def _odd_range(dose: DoseStatement) -> tuple[Severity, str] | None:
    """A range whose first number is the greater one, or one too wide for what it is said of."""
    (low, unit), (high, other) = amount(dose.low), amount(dose.high)
    text = dose.around.passage.text
    if unit != other or not _TO.search(text, dose.start, dose.end):
        return None
    if low > high and not _GOES_DOWN.search(dose.sentence, 0, 600):
        return Severity.WARNING, "the range begins with the greater number."
    if dose.role in ("start", "step") and not dose.starting and 0 < low * _WIDE <= high:
        return Severity.WARNING, "one end of the range is many times the other."
    return None


def _low_target(dose: DoseStatement, doses: list[Dose]) -> tuple[Severity, str] | None:
    """A day's dose for a use far below what people start it with."""
    high, unit = dose.daily(dose.high, days_of(doses))
    starts = _known(dose, doses, "start", unit)
    if not (starts and dose.uses and dose.times) or dose.rhythm.part or high * 4 >= min(starts)[0]:
        return None
    if _has_other_limit(dose.sentence) or _goes_down(dose.sentence) or _goes_down(*dose.around.columns):
        return None
    return Severity.WARNING, f"the record starts with {_written(min(starts)[1])}{_for(dose, doses)}."


# A sentence is asked for each of its amounts.
@lru_cache(maxsize=16)
def _has_other_limit(sentence: str) -> bool:
    return _OTHER_LIMIT.search(sentence) is not None


@lru_cache(maxsize=16)
def _goes_down(*texts: str) -> bool:
    return any(map(_GOES_DOWN.search, texts))


def _start(dose: DoseStatement, doses: list[Dose]) -> tuple[Severity, str] | None:
    (low, unit), (high, _) = (dose.daily(one, days_of(doses)) for one in (dose.low, dose.high))
    starts = _known(dose, doses, "start", unit)
    if not starts or (dose.starting and dose.rhythm.body):
        return None
    gives = f"the record starts with {_written(max(starts)[1])}{_for(dose, doses)}."
    if low > max(starts)[0]:
        return Severity.BLOCKING, gives
    # Without "twice a day" it may be one of several doses.
    most = high if dose.times and not dose.rhythm.part else high * 4
    if most >= min(starts)[0] or _has_other_limit(dose.sentence):
        return None
    return (Severity.BLOCKING if most * _NO_MORE <= min(starts)[0] else Severity.WARNING), gives


def _low_maximum(
    dose: DoseStatement, limits: list[tuple[Fraction, Quantity]], doses: list[Dose]
) -> tuple[Severity, str] | None:
    if dose.role != "maximum" or dose.weak or not dose.uses or not limits or _has_other_limit(dose.sentence):
        return None
    high, lowest = dose.daily(dose.high, days_of(doses))[0], min(limits)
    most = high if dose.times and not dose.rhythm.part else high * 4
    if most >= lowest[0]:
        return None
    gives = f"the record gives up to {_written(lowest[1])}{_for(dose, doses)}."
    return (Severity.BLOCKING if most * _NO_MORE <= lowest[0] else Severity.WARNING), gives


def _step(dose: DoseStatement, high: tuple[Fraction, str], doses: list[Dose]) -> tuple[Severity, str] | None:
    steps = _known(dose, doses, "step", high[1])
    if steps and high[0] >= max(steps)[0] * _NO_MORE:
        return Severity.BLOCKING, f"the record has steps of {_written(max(steps)[1])}."
    once = single(dose.high)[0] / days_of(doses)
    if steps and dose.uses and once * _NO_MORE <= min(steps)[0]:
        return Severity.WARNING, f"the record has steps of {_written(min(steps)[1])}."
    return None


def _threshold(
    dose: DoseStatement, high: Fraction, limits: list[tuple[Fraction, Quantity]]
) -> tuple[Severity, str] | None:
    """Harm said to begin at an amount that the record recommends, and no source beside it."""
    passage = dose.around.passage
    if not limits or passage.cites or not dose.times or high >= min(limits)[0]:
        return None
    return Severity.WARNING, f"the record gives up to {_written(min(limits)[1])}, and no source stands beside this."


def _known(dose: DoseStatement, doses: Iterable[Dose], name: str, unit: str) -> list[tuple[Fraction, Quantity]]:
    """A day's amounts in this unit, the least first."""
    named = (one for row in doses if (one := rates(row).get(name)) and one.unit == unit)
    known = ((one.a_day if one.days else one.value * _times(dose, one), one.written) for one in named)
    return sorted(known, key=lambda pair: pair[0])


def _times(dose: DoseStatement, one: Rate) -> Fraction:
    """How many single doses of the record a text's amount can be: as many as both say. What a text gives for "a day"
    can be all of them together; what it gives "once" is one.
    """
    if dose.rhythm.once or not one.times:
        return dose.times or Fraction(1)
    return min(dose.times, one.times) if dose.times > 1 else one.times


def _for(dose: DoseStatement, doses: list[Dose]) -> str:
    return f" for {doses[0].indication}" if dose.uses and doses else ""


def _written(quantity: Quantity) -> str:
    value = f"{quantity.value.normalize():f}" if quantity.value < Decimal(1000) else f"{quantity.value:,}"
    return f"{value} {quantity.unit}"
