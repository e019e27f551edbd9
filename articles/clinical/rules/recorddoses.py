"""REC: the doses of a record held against themselves."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from articles.clinical.prose.often import COUNT
from articles.clinical.prose.people import people
from articles.clinical.prose.portions import can_go, is_made_of
from articles.clinical.prose.rates import Rate, interval_days, rates
from articles.clinical.record import Dose, ends
from articles.clinical.rows import field, folded, hit, record
from articles.clinical.rule import Hit, rule
from articles.clinical.subject import Subject
from articles.content.fact_kinds import Dose as DoseRow
from articles.content.quantities import written
from articles.content.record_values import AMOUNTS
from articles.lifecycle import Severity

Amounts = dict[str, Rate]
_LOOSE = re.compile(
    r"\b(?:needed|required|up to|at (?:least|most)|no more)\b"
    rf"|\b{COUNT} ?(?:-|–|to|or) ?{COUNT}\b",
    re.IGNORECASE,
)
"""How often a dose can be taken, and need not."""


def _rows(subject: Subject) -> Iterator[tuple[int, DoseRow, Amounts, Amounts]]:
    """With the number of each, and with its amounts as far as they are filled in: of ranges their lesser, then their
    greater ends.
    """
    for number, row in enumerate(subject.own.doses, 1):
        both = {name: ends(getattr(row, name)) for name in AMOUNTS}
        low, high = (_rates(row, {name: pair[at] for name, pair in both.items() if pair}) for at in (0, -1))
        yield number, row, low, high


def _rates(row: DoseRow, amounts: Mapping[str, Any]) -> Amounts:
    """`amounts` are quantities by the names of their fields."""
    return rates(Dose(row.indication, interval=row.interval, **amounts))


def _describe(name: str, one: Rate) -> str:
    return f"the {name.replace('_', ' ')} of {written(one.written)}"


@rule(
    "REC-001",
    Severity.BLOCKING,
    "Start, step and maximum that contradict each other",
    why="Texts are compared with the record, and a start above the maximum lets wrong numbers through.",
    hint="Look all three up in the source. No start and no step can be greater than the maximum.",
    triggers=[
        record("dose: start 10,000 mg/day; maximum 2,550 mg/day"),
        record("dose: step 5 g/day; maximum 40 mg/day"),
        record("dose: start 15 mg/day; step 10 mg/day; maximum 20 mg/day"),
        record("dose: start 600 mg/dose; maximum 500 mg/day"),
        record("dose: start 500 mg/dose; maximum 1 g/day; interval every 6 hours"),
        record("dose: start 400 mg/dose; maximum 1.2 g/day; interval every 4 to 6 hours"),
        record("dose: start 3 g/day; maximum 500 mg/dose; interval 4 times a day"),
        record("dose: start 500–1,000 mg/day; maximum 600 mg/day"),
        record("dose: start 500 mg/day; step 500 mg to 1 g/day; maximum 800 mg/day"),
        record("dose: start 0.01 to 0.03 mg/kg/day; start_limit 0.02 mg/kg/day"),
        record("dose: start_limit 30 mg/day; maximum 20 mg/day"),
    ],
    does_not_trigger=[
        record("dose: start 500 mg/day; step 500 mg/day; maximum 2,550 mg/day"),
        record("dose: start 500 mcg/day; maximum 4 mg/day"),
        record("dose: start 40 mg/day; step 5 mg/day; maximum 40 mg/day"),
        record("dose: start 7.5 mg/week; step 2.5 mg/week; maximum 20 mg/week"),
        record("dose: start 10 mg/kg/day; maximum 300 mg/day"),
        record("dose: start 400 mg/dose; maximum 1.2 g/day"),
        record("dose: start 500 mg/dose; maximum 2 g/day; interval every 6 hours"),
        record("dose: start 500 mg/dose; maximum 3 g/day; interval every 4 to 6 hours"),
        record("dose: start 2 g/day; maximum 500 mg/dose; interval 4 times a day"),
        record("dose: start 500–1,000 mg/day; maximum 600–1,000 mg/day"),
        record("dose: start 0.01 to 0.03 mg/kg/day; start_limit 0.05 mg/kg/day; maximum 0.2 mg/kg/day"),
        record("dose: start_limit 1.5 mg/day; maximum 20 mg/day"),
    ],
    version=3,
)
def out_of_order(subject: Subject) -> Iterator[Hit]:
    for number, row, _, amounts in _rows(subject):
        pairs = [*((name, "maximum") for name in amounts), ("start", "start_limit")]
        known = ((name, limit) for name, limit in pairs if name in amounts and limit in amounts)
        above = [(name, limit) for name, limit in known if amounts[name].is_more(amounts[limit])]
        for name, limit in above:
            one, most = amounts[name], amounts[limit]
            message = f"{_describe(name, one)}{_times(one)} is above {_describe(limit, most)}{_times(most)}."
            certain = one.value > most.value or not _LOOSE.search(row.interval)
            yield hit(message, field("doses", number, row, name), None if certain else Severity.WARNING)
        if not above and _is_past(amounts):
            step, maximum = (_describe(name, amounts[name]) for name in ("step", "maximum"))
            message = f"{step} leads from the start past {maximum}."
            yield hit(message, field("doses", number, row, "step"), Severity.WARNING)


def _times(one: Rate) -> str:
    return f", {float(one.times):g} times a day," if one.times else ""


def _is_past(amounts: Amounts) -> bool:
    """Where the start is the maximum, steps only come down."""
    start, step, most = map(amounts.get, ("start", "step", "maximum"))
    if start is None or step is None or most is None:
        return False
    return start.is_like(step) and start.is_like(most) and start.value < most.value < start.value + step.value


@rule(
    "REC-002",
    Severity.BLOCKING,
    "One row of doses in two measures",
    why="A start by the day beside a maximum by the week is read in one breath, and seven times too much is taken.",
    hint="Write start and maximum for the same time and in the same unit, and let the interval say the same.",
    triggers=[
        record("dose: start 10 mg/day; maximum 20 mg/week"),
        record("dose: start 5 mg/day; maximum 10 mL/day"),
        record("dose: start 10 mg/kg/day; maximum 300 mg/day"),
        record("dose: start 7.5 mg/week; maximum 20 mg"),
        record("dose: maximum 20 mg/week; interval twice a day"),
        record("dose: maximum 20 mg/day; interval once a week"),
    ],
    does_not_trigger=[
        record("dose: start 7.5 mg/week; maximum 20 mg/week; interval once a week, on one day"),
        record("dose: start 0.05 mg/kg/day; step 0.25 mg/day; maximum 0.2 mg/kg/day"),
        record("dose: start 400 mg/dose; maximum 1.2 g/day; interval up to 3 times a day"),
        record("dose: start 10 mg; maximum 20 mg; interval once a week"),
        record("dose: start 7.5 mg/week; step 2.5 mg; maximum 20 mg/week"),
        record("dose: step 5 mg/day; interval down by 5 to 10 mg/day each week"),
    ],
)
def two_measures(subject: Subject) -> Iterator[Hit]:
    for number, row, _, amounts in _rows(subject):
        (first, one), *others = amounts.items() if amounts else ((("", None),))
        for name, other in others:
            if one and (wrong := _mixed(one, other, "step" in (first, name))):
                message = f"{_describe(first, one)} and {_describe(name, other)} {wrong[1]}."
                yield hit(message, field("doses", number, row, name), wrong[0])
        if days := _other_time(row, amounts):
            message = f"“{row.interval}” does not go with an amount by the {days}."
            yield hit(message, field("doses", number, row, "interval"))


def _mixed(one: Rate, other: Rate, with_step: bool) -> tuple[Severity, str] | None:
    if one.unit != other.unit:
        return Severity.BLOCKING, "cannot be compared"
    if one.days != other.days and one.days and other.days:
        return Severity.BLOCKING, "are for different times"
    if one.days > 1 and one.names_time != other.names_time and not with_step and other.days:
        return Severity.WARNING, "do not both say for which time they are"
    # Labels give steps in milligrams where the dose goes by weight, and a child's maximum in milligrams too.
    if one.body != other.body and not with_step:
        return Severity.WARNING, "are not both by weight"
    return None


def _other_time(row: DoseRow, amounts: Amounts) -> str:
    """The time that the units name, where the interval says another."""
    by_interval = interval_days(row.interval)
    for one in amounts.values():
        if by_interval and one.names_time and (one.days >= 7) != (by_interval >= 7):
            return "week" if one.days >= 7 else "day"
    return ""


@rule(
    "REC-003",
    Severity.WARNING,
    "An amount that no listed strength makes",
    why="What cannot be made of whole tablets, or of halves, was mistyped, or its strength is missing in the record.",
    hint="Look up the amount and the strengths. Where a tablet can be cut into quarters, let its form say so.",
    triggers=[
        record("dose: start 0.3 mg/day; maximum 4 mg/day", "product: form tablet; strength 0.5 mg"),
        record("dose: step 8 mg/day", "product: form tablet; strength 5 mg", "product: form tablet; strength 10 mg"),
        record("dose: start 5 mg/day", "product: form capsule; strength 10 mg"),
        record("dose: start 5–10 mg/day", "product: form capsule; strength 10 mg"),
    ],
    does_not_trigger=[
        record("dose: start 7.5 mg/week", "product: form tablet; strength 2.5 mg"),
        record("dose: start 5 mg/day", "product: form tablet; strength 10 mg"),
        record("dose: start 7 mg/day", "product: form capsule; strength 2 mg", "product: form capsule; strength 5 mg"),
        record("dose: start 0.03 mg/kg/day", "product: form tablet; strength 0.5 mg"),
        record("dose: start 0.3 mg/day"),
        record("dose: start 3 mg/day", "product: form tablet; strength 10 mg", "product: form syrup; strength 1 mg/mL"),
        record("dose: start 2.5 mg/day", "product: form tablet, scored into quarters; strength 10 mg"),
    ],
)
def out_of_reach(subject: Subject) -> Iterator[Hit]:
    products = subject.own.products
    for number, row, least, most in _rows(subject):
        fitting = [one for one in products if can_go(one.form, row.route)]
        for name, one in dict.fromkeys((*least.items(), *most.items())):
            if name != "maximum" and not one.body and not is_made_of(one, fitting):
                strengths = ", ".join(dict.fromkeys(product.strength for product in fitting))
                message = f"{_describe(name, one)} cannot be made of the strengths that the record lists: {strengths}."
                yield hit(message, field("doses", number, row, name))


@rule(
    "REC-004",
    Severity.BLOCKING,
    "Two doses for the same people",
    why="Who is of both ages, or of both weights, has two starts or two maximums, and nobody knows which one holds.",
    hint="Let ages and weights of one use follow each other without meeting, or say what else tells the rows apart.",
    triggers=[
        record("dose: population children 2 to 12 years; maximum 10 mg/day",
               "dose: population children 10 to 17 years; maximum 20 mg/day"),
        record("dose: population adults; start 5 mg/day", "dose: population Adults; start 10 mg/day"),
        record("dose: population up to 30 kg; start 10 mg/day", "dose: population from 20 kg; start 20 mg/day"),
        record("dose: population adults; start 10 mg/day", "dose: population from 12 years; start 20 mg/day"),
        record("dose: population 6-12 years; start 10 mg/day", "dose: population 10+ years; start 20 mg/day"),
        record("dose: population under 12; start 10 mg/day", "dose: population children 6 to 18; start 20 mg/day"),
        record("dose: population adults; start 5–10 mg/day", "dose: population adults; start 5–20 mg/day"),
    ],
    does_not_trigger=[
        record("dose: population children 2 to 12 years; maximum 10 mg/day",
               "dose: population children 12 to 17 years; maximum 20 mg/day"),
        record("dose: population from 2 years, 30 kg or less; maximum 20 mg/day",
               "dose: population from 2 years, over 30 kg; maximum 40 mg/day"),
        record("dose: population adults; maximum 10 mg/day", "dose: population older people; maximum 5 mg/day",
               "dose: population adults with kidney disease; maximum 2 mg/day"),
        record("dose: route by mouth; maximum 10 mg/day", "dose: route into a vein; maximum 5 mg/day"),
        record("dose: maximum 40 mg/day; duration the first day", "dose: maximum 20 mg/day"),
        record("dose: population adults; start 5 mg/day", "dose: population adults; maximum 20 mg/day"),
        record("dose: population adults; start 1 g/day", "dose: population adults; start 1,000 mg/day"),
        record("dose: population adults; start 1–2 g/day", "dose: population adults; start 1,000 to 2,000 mg/day"),
    ],
)  # fmt: skip
def same_people(subject: Subject) -> Iterator[Hit]:
    seen: dict[tuple[str, str], list[tuple[DoseRow, tuple[Amounts, Amounts]]]] = {}
    for number, row, *both in _rows(subject):
        case = seen.setdefault((folded(row.indication), folded(row.duration)), [])
        for other, before in case:
            shared = zip(before, both, strict=True) if _share_people(other, row) else ()
            differing = next(((*pair, name) for pair in shared if (name := _differing(*pair))), None)
            if differing:
                one, amounts, name = differing
                message = f"{_describe(name, one[name])} and {_describe(name, amounts[name])} are for the same people."
                certain = None if _is_certain(other, row) else Severity.WARNING
                yield hit(message, field("doses", number, row, name), certain)
        case.append((row, (both[0], both[1])))


def _share_people(one: DoseRow, other: DoseRow) -> bool:
    routes = {folded(row.route) for row in (one, other)} - {""}
    return len(routes) < 2 and people(one.population).meet(people(other.population))


def _differing(before: Amounts, after: Amounts) -> str:
    """The first amount of which both rows say something, and not the same."""
    both = (name for name in before if name in after)
    return next((name for name in both if _value(before[name]) != _value(after[name])), "")


def _value(one: Rate) -> tuple[Fraction, str, str]:
    return one.a_day, one.unit, one.body


def _is_certain(one: DoseRow, other: DoseRow) -> bool:
    """A word for an age group is no number of years, and another interval can go with another amount."""
    if folded(one.interval) != folded(other.interval):
        return False
    words, others = one.population, other.population
    return folded(words) == folded(others) or (people(words).is_numbered and people(others).is_numbered)
