"""One amount of a text with all that is said of it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from articles.clinical.prose.around import Around
from articles.clinical.prose.rates import single
from articles.clinical.prose.rhythm import Rhythm
from articles.content.quantities import Quantity

Role = Literal["start", "maximum", "step", "threshold", "usual"]

MASS = frozenset(("ng", "mcg", "mg", "g", "units", "mL", "mmol", "mEq"))


@dataclass(frozen=True)
class Cap:
    """The most that a text allows in a day, whatever its interval could add up to: so many doses, or so much in the
    smallest `unit` of its kind.
    """

    doses: Fraction | None = None
    amount: Fraction = Fraction(0)
    unit: str = ""

    def bound(self, dose: Fraction, times: Fraction, unit: str) -> Fraction:
        """What doses of this size make in a day. One dose is taken as a whole."""
        if self.doses is not None:
            return dose * min(times, self.doses)
        return max(dose, min(dose * times, self.amount)) if unit == self.unit else dose * times


@dataclass(frozen=True)
class DoseStatement:
    """One amount or range. `start` and `end` in the passage include the words that say its role and rhythm."""

    around: Around
    role: Role
    low: Quantity
    high: Quantity
    rhythm: Rhythm
    uses: frozenset[str]
    start: int
    end: int
    strong: bool = True
    """Whether it is said of what people should take, not of what somebody took or a trial gave."""
    weak: bool = False
    """A maximum that only "up to" makes one."""
    sentence: str = ""
    starting: bool = False
    """A maximum of the starting dose."""
    cap: Cap | None = None

    @property
    def is_mass(self) -> bool:
        return self.high.unit.split("/")[0] in MASS

    @property
    def times(self) -> Fraction:
        return self.rhythm.times

    def daily(self, quantity: Quantity, days: Fraction = Fraction(1)) -> tuple[Fraction, str]:
        """The amount of a day, in the smallest unit of its kind. Without a word on time, it is for `days`."""
        value, unit = single(quantity)
        if self.role == "step":
            # "By 5 mg every 3 days": a step is as large as it is, however seldom it comes.
            return value * max(self.times, Fraction(1)) / days, unit
        if days > 1 and self.rhythm.days is None:
            return value / days, unit
        times = self.times or Fraction(1)
        return (self.cap.bound(value, times, unit) if self.cap else value * times), unit
