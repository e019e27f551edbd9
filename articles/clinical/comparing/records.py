"""What the medicine's record says of a claim."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import get_args

from articles.clinical.claims import Claim, Measure
from articles.clinical.comparing.comparison import Comparison
from articles.clinical.comparing.doses import compare_dose
from articles.clinical.prose.ages import ADULT, Limit, bands, least_age, weights
from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.frequency import ORDER, Share, effect_of, numbers_of
from articles.clinical.prose.group_advice import GroupAdvice, contradicts, recorded_stance, recorded_words
from articles.clinical.prose.groups import allows
from articles.clinical.prose.partners import against, partners_in, same
from articles.clinical.prose.people import Range
from articles.clinical.prose.periods import MONTH, Period
from articles.clinical.prose.routes import Way, recorded
from articles.clinical.prose.taking import Taking
from articles.clinical.prose.taking import recorded as recorded_intakes
from articles.clinical.prose.timing import TimeMeasure
from articles.clinical.prose.treats import Use
from articles.clinical.prose.uses import named
from articles.clinical.record import Dose, Effect, Kinetic, Record
from articles.content.quantities import Quantity, amount
from articles.lifecycle import Severity

NAMES: dict[str, str] = {
    "half-life": "the half-life",
    "peak": "when the level is highest",
    "onset": "how soon it works",
    "duration": "how long it works",
    "longest use": "how long it may be taken",
    "dependence": "when dependence begins",
    "withdrawal": "how long withdrawal lasts",
    "maximum dose": "the maximum dose",
    "starting dose": "the starting dose",
    "strengths": "the strengths",
    "use": "a use",
    "interaction": "what happens together with another medicine",
    "frequency": "how often an effect comes",
    "population": "who may take it",
    "advice": "what to do",
}
_DIRECTIONS = {
    "raises": "this medicine's level or effect goes up",
    "lowers": "this medicine's level or effect goes down",
    "adds": "the effects of both add up",
    "none": "nothing changes",
}
# People get less alert, and a medicine can slow the nerves: neither is a level that falls.
_OF_PEOPLE = re.compile(
    r"\b(?:make|makes|making) (?:you|people|them) (?:\w+ )?(?:less|more)\b|\bslows? down the\b", re.IGNORECASE
)
_NEAR = Fraction(1, 2)
"""Years within which two ages are one: "from 6" and "from five and a half"."""
_ONLY = re.compile(
    r"\b(?:only|must have|minimum|earliest|ha(?:s|ve) to wait|once|not before"
    r"|until|at the earliest|before (?:treatment|it|they))\b"
)
_FORM = re.compile(
    r"\b(?:release|retard|liquid|solution|suspension|syrup|suppositor\w+|injection|tablets?|capsules?|pens?|brand|[A-Z]R|for"
    r" (?!children|people|those|patients|any)\w+)\b"
)


def compare(claim: Claim, record: Record) -> Comparison | None:
    """None where the record says nothing of it."""
    comparer = _COMPARERS.get(claim.measure)
    return comparer(claim, record) if comparer else None


def _dose(claim: Claim, record: Record) -> Comparison | None:
    return compare_dose(claim.reading, record) if isinstance(claim.reading, DoseStatement) else None


def _time(claim: Claim, record: Record) -> Comparison | None:
    rows = [row for row in record.kinetics if row.measure == claim.measure and (row.low or row.high)]
    if not rows or claim.about or not isinstance(claim.value, Period):
        return None
    # Labels of two countries can differ; either is right.
    agrees = any(_within(claim.value, row) for row in rows)
    return Comparison(agrees, f"gives {NAMES[claim.measure]} as {_range(rows[0])}")


def _within(period: Period, row: Kinetic) -> bool:
    """An end that the record leaves empty sets no limit."""
    low = _minutes(row.low) if row.low else Fraction(0)
    if row.high is None:
        return period.open or period.high >= low
    high = _minutes(row.high)
    return period.low <= high if period.open else period.within(low, high)


def _minutes(quantity: Quantity) -> Fraction:
    value, unit = amount(quantity)
    return value * MONTH if unit == "months" else value


def _range(row: Kinetic) -> str:
    if row.low is None or row.high is None:
        end = row.high or row.low
        return f"{'up to' if row.high else 'at least'} {end.value} {end.unit}" if end else ""
    if row.low == row.high:
        return f"{row.low.value} {row.low.unit}"
    low = f"{row.low.value}" if row.low.unit == row.high.unit else f"{row.low.value} {row.low.unit}"
    return f"{low} to {row.high.value} {row.high.unit}"


def _interaction(claim: Claim, record: Record) -> Comparison | None:
    if _OF_PEOPLE.search(claim.words):
        return None
    for row in record.interactions:
        names = [name for name, _ in partners_in(row.partner)] or [row.partner.lower()]
        if any(same(claim.about, name) for name in names):
            says = f"says of {claim.about} that {_DIRECTIONS[row.direction]}" if row.direction in _DIRECTIONS else ""
            return Comparison(not against(str(claim.value), row.direction), says)
    return None


def _use(claim: Claim, record: Record) -> Comparison | None:
    use = claim.reading
    if not isinstance(use, Use) or use.how != "treats" or not record.indications:
        return None
    recorded_use = "calls this use off-label" if use.standing else "does not have this use"
    return Comparison(use.labelled or use.marked, "has this use" if use.labelled else recorded_use)


def _frequency(claim: Claim, record: Record) -> Comparison | None:
    row = next((row for row in record.effects if _is_of(claim.about, row) and row.band in ORDER), None)
    if row is None or not isinstance(claim.value, Share):
        return None
    says = f"gives {row.name} as {row.band} ({numbers_of(row.band)})"
    return Comparison(not claim.value.contradicts(row.band), says)


def _is_of(effect: str, row: Effect) -> bool:
    return effect_of(row.name) == effect


def _population(claim: Claim, record: Record) -> Comparison | None:
    if isinstance(claim.reading, GroupAdvice):
        return _group_advice(claim.reading, record)
    if claim.value != "avoid" or claim.marked or named(claim.passage.text):
        return None
    advice = next((row.advice for row in record.populations if row.group == claim.about), "it can be used")
    return Comparison(not allows(record, claim.about), f"says “{advice}”", Severity.WARNING)


def _group_advice(advice: GroupAdvice, record: Record) -> Comparison | None:
    stance, written = recorded_stance(record, advice.group), recorded_words(record, advice.group)
    if not record.populations or not (stance or written):
        return None
    is_mild = stance == "careful" or advice.stance in ("rises", "falls")
    says = f"says “{written}”" if written else "names these people among those who must not take it"
    return Comparison(not contradicts(advice, record), says, Severity.WARNING if is_mild else None)


def _how_often(claim: Claim, record: Record) -> Comparison | None:
    taking = claim.reading
    spans = [recorded_intakes(row) for row in taking.rows] if isinstance(taking, Taking) else []
    known = [span for span in spans if span is not None]
    if not isinstance(taking, Taking) or not known or len(known) < len(spans):
        return None
    # Where rows differ, any of them is right.
    least, most = min(low for low, _ in known), max(high for _, high in known)
    stated_least, stated_most = taking.intakes.least, taking.intakes.most
    too_often = (stated_least or stated_most or Fraction(0)) > most
    too_seldom = stated_most is not None and stated_most < least and not taking.beginning
    return Comparison(not (too_often or too_seldom), f"has it {_intervals(taking.rows)}")


def _intervals(rows: tuple[Dose, ...]) -> str:
    return " or ".join(f"“{interval}”" for interval in dict.fromkeys(row.interval for row in rows))


def _age(claim: Claim, record: Record) -> Comparison | None:
    limit = claim.reading
    if not isinstance(limit, Limit) or not (record.doses or record.populations):
        return None
    text = f"{claim.beside} {claim.sentence}"
    least = least_age(record, text)
    severity = None if limit.allows and limit.high is None else Severity.WARNING
    if least is not None and (_is_too_early(limit, least) or _is_too_late(limit, least, text)):
        return Comparison(False, f"has a dose from {_years(least)} on", severity)
    if _is_outside(limit, bands(record)):
        return Comparison(False, "has no dose for this age band", severity)
    return Comparison(True, f"has a dose from {_years(least)} on") if least is not None else None


def _is_too_early(limit: Limit, least: Fraction) -> bool:
    """The young differ by months, older children by years."""
    return limit.low < least - min(_NEAR, least / 4)


def _is_too_late(limit: Limit, least: Fraction, text: str) -> bool:
    """Children who are kept from a medicine that the record has for them. One form or brand can begin later."""
    is_limit = not limit.allows or (limit.high is None and _ONLY.search(text) is not None)
    return is_limit and limit.low > max(least * Fraction(5, 4), least + 2) and not _FORM.search(text)


def _is_outside(limit: Limit, known: tuple[Range, ...]) -> bool:
    """An age band with a dose that is none of the record's, nor inside one. "6 to 11" and "6 to 12" are one band."""
    if limit.high is None or not known or limit.high > ADULT or _spans(limit, known):
        return False
    return not any(band.low <= limit.low and limit.high <= band.high + 1 for band in known)


def _spans(limit: Limit, known: tuple[Range, ...]) -> bool:
    """Whether it is several bands of the record together."""
    lows, highs = {band.low for band in known}, {band.high for band in known}
    return limit.low in lows and any(abs(high - (limit.high or 0)) <= 1 for high in highs)


def _years(age: Fraction) -> str:
    return f"{float(age):g} years" if age >= 1 else f"{round(age * 12)} months"


def _weight(claim: Claim, record: Record) -> Comparison | None:
    limit, known = claim.reading, weights(record)
    if not isinstance(limit, Limit) or not known:
        return None
    kilograms = " and ".join(f"{float(one):g} kg" for one in sorted(known))
    return Comparison(limit.low in known, f"names {kilograms}", Severity.WARNING)


def _way(claim: Claim, record: Record) -> Comparison | None:
    way, known = claim.reading, recorded(record)
    if not isinstance(way, Way) or not known.routes:
        return None
    if not way.odd and known.has_route(way.route) and not known.has_form(way.form):
        return Comparison(False, "has no such form", Severity.WARNING)
    return Comparison(not way.odd and known.has_route(way.route), f"has it {' or '.join(sorted(known.routes))}")


_COMPARERS: Mapping[Measure, Callable[[Claim, Record], Comparison | None]] = {
    **dict.fromkeys(get_args(TimeMeasure), _time),
    "dose": _dose,
    "interaction": _interaction,
    "use": _use,
    "frequency": _frequency,
    "population": _population,
    "how often": _how_often,
    "age": _age,
    "weight": _weight,
    "way": _way,
}
