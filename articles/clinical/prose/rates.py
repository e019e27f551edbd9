"""An amount of the record with its time and its weight: 20 mg a week is no 20 mg a day."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.prose.often import OF_UNITS, cycle, times_a_day
from articles.clinical.record import Dose
from articles.content.quantities import Quantity, amount, find

_BODY = ("kg", "m2")
_DAY = Fraction(1)
_CHANGES = re.compile(
    r"\b(?:up|down|by|steps?|chang\w+|increas\w+|rais\w+|reduc\w+|lower\w*|target|after|then)\b", re.IGNORECASE
)
_EACH_DOSE = re.compile(r"\beach dose\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;,(]")


@dataclass(frozen=True)
class Rate:
    """`value` in the smallest `unit` of its kind, for each `body` ("kg", "m2" or "" for the whole of a person), in so
    many days; 0 days where it is one dose's, of which there are so many `times` a day; 0 where nobody says so.
    """

    written: Quantity
    value: Fraction
    unit: str
    body: str
    days: Fraction
    times: Fraction = Fraction(0)

    @property
    def a_day(self) -> Fraction:
        """Of one dose without a word on how often, what it makes where it is taken once a day."""
        return self.value / self.days if self.days else self.value * (self.times or 1)

    @property
    def names_time(self) -> bool:
        """Whether its unit itself says for how many days it is."""
        return bool(_named(self.written))

    def is_like(self, other: "Rate") -> bool:
        """Whether the two numbers can be compared as they are."""
        return (self.unit, self.body, self.days) == (other.unit, other.body, other.days)

    def is_more(self, most: "Rate") -> bool:
        """Single doses are held against a day's maximum, as many as there are in a day, not against a week's."""
        if (self.unit, self.body) != (most.unit, most.body):
            return False
        if self.is_like(most):
            return self.value > most.value
        by_day = {self.days, most.days} == {0, 1} and (most.days or most.times)
        return bool(by_day) and self.a_day > most.a_day


@lru_cache(maxsize=1024)
def rate(quantity: Quantity, interval: str = "", beside: Fraction | None = None) -> Rate:
    """Of a quantity that names no time, the one beside it in its row tells it, or the row's interval. Without a word on
    days, it is a day's.
    """
    name, *per = quantity.unit.split("/")
    time = next((one for one in per if one in (*OF_UNITS, "dose")), "")
    body = next((one for one in per if one in _BODY), "")
    rest = [one for one in per if one not in (time, body)]
    value, unit = amount(Quantity(quantity.value, "/".join([name, *rest])))
    if time == "dose":
        return Rate(quantity, value, unit, body, Fraction(0), interval_times(interval))
    days = OF_UNITS[time] if time else beside or max(interval_days(interval) or _DAY, _DAY)
    # An hour's is told as a day's: drips and patches run all day.
    return Rate(quantity, value / min(days, _DAY), unit, body, max(days, _DAY))


def single(quantity: Quantity) -> tuple[Fraction, str]:
    """The amount itself, whatever stands behind its stroke."""
    return amount(Quantity(quantity.value, quantity.unit.split("/")[0]))


def interval_days(interval: str) -> Fraction | None:
    """How often an interval of the record begins by saying; None where it begins otherwise."""
    begins = _CLAUSE.split(interval, maxsplit=1)[0]
    return None if _CHANGES.search(begins) else cycle(begins)


def interval_times(interval: str) -> Fraction:
    """How many doses a day an interval of the record begins by saying, at the least; 0 where it says nothing of it."""
    days = interval_days(interval)
    return times_a_day(_CLAUSE.split(interval, maxsplit=1)[0], "") if days else Fraction(0)


@identity_cache(256)
def row_days(row: Dose) -> Fraction:
    """The days after which the doses of a row come again: 1, or 7 for a medicine taken once a week."""
    named = next((one.days for one in rates(row).values() if one.days), None)
    return named or max(interval_days(row.interval) or _DAY, _DAY)


@identity_cache(256)
def rates(row: Dose) -> dict[str, Rate]:
    """The amounts of a row that are filled in, by their names."""
    amounts = {"start": row.start, "start_limit": row.start_limit, "step": row.step, "maximum": row.maximum}
    named = {days for one in amounts.values() if one is not None for days in _named(one)}
    beside = max(*named, _DAY) if len(named) == 1 else None
    return {name: rate(one, row.interval, beside) for name, one in amounts.items() if one is not None}


def _named(quantity: Quantity) -> list[Fraction]:
    """The days of the time that its unit names."""
    return [OF_UNITS[one] for one in quantity.unit.split("/")[1:] if one in OF_UNITS]


@identity_cache()
def days_of(doses: tuple[Dose, ...]) -> Fraction:
    """What all the rows have in common; a day where they differ."""
    days = {row_days(row) for row in doses}
    return days.pop() if len(days) == 1 else _DAY


def row_body(row: Dose) -> str:
    """Whether the doses of a row go by weight; its step may not."""
    by_name = rates(row)
    return next((by_name[name].body for name in ("maximum", "start") if name in by_name), "")


@identity_cache(256)
def most_at_once(row: Dose) -> Rate | None:
    """The greatest single dose of a row, as its interval says; None where it says nothing of it."""
    if not _EACH_DOSE.search(row.interval):
        return None
    named = [rate(match.quantity, "each dose") for match in find(_CLAUSE.split(row.interval, maxsplit=1)[0])]
    doses = [one for one in named if one.unit in ("ng", "units", "mL") and not one.body]
    return max(doses, key=lambda one: one.value, default=None)
