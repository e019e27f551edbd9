"""Days, months and years that a text names."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from articles.gate import Gate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[89]|20|21)[0-9]{2}"
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12}
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? (?P<month>{_MONTH}),? (?P<year>{_YEAR})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>{_YEAR})"
    rf"|(?P<day3>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month3>{_MONTH})"
    rf"|(?P<month4>{_MONTH})(?: of)? (?P<year4>{_YEAR})"
    rf"|(?P<year5>{_YEAR})-(?P<month5>[0-9]{{2}})-(?P<day5>[0-9]{{2}})"
    rf"|(?P<first>[0-9]{{1,2}})(?P<mark>[/.])(?P<second>[0-9]{{1,2}})(?P=mark)(?P<year6>{_YEAR})"
    rf"|(?P<month7>[0-9]{{1,2}})/(?P<year7>{_YEAR})"
    rf"|(?P<season>(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)) (?:of )?(?P<year8>{_YEAR})"
    rf"|(?P<year9>{_YEAR}))(?![\w/]|[.,-][0-9]| ?(?:mg|mcg|ml|mL|g|units?|IU|people|patients|tablets?|kcal"
    rf"|calories)\b|%)"
)
_GATE = Gate(re.compile(r"[0-9]{2}"))
_LEAP_YEAR = 2000


@dataclass(frozen=True)
class WrittenDate:
    """`first` and `last` are the days that are meant; None where there is no such day. `start` and `end` are offsets
    in the text.
    """

    start: int
    end: int
    first: date | None
    last: date | None

    @property
    def is_possible(self) -> bool:
        return self.first is not None


def dates(text: str) -> Iterator[WrittenDate]:
    """A day without a year is one only where there is no such day in any year."""
    for match in () if _GATE.closed(text) else _DATE.finditer(text):
        parts = {name.rstrip("23456789"): value for name, value in match.groupdict().items() if value}
        year = int(parts.get("year", _LEAP_YEAR))
        span = _span(parts, year)
        if span is None or "year" in parts:
            yield WrittenDate(*match.span(), *(span or (None, None)))


def _span(parts: dict[str, str], year: int) -> tuple[date, date] | None:
    if "first" in parts:
        return _either_order(int(parts["first"]), int(parts["second"]), year)
    if "season" in parts:
        return date(year, 1, 1), date(year, _SEASONS[parts["season"].lower()], 28)
    if "month" not in parts:
        return date(year, 1, 1), date(year, 12, 31)
    written = parts["month"]
    month = int(written) if written.isdigit() else _MONTHS.index(written[:3].lower()) + 1
    if not 1 <= month <= len(_MONTHS):
        return None
    last = monthrange(year, month)[1]
    day = int(parts.get("day", 0))
    if "day" in parts:
        return (date(year, month, day),) * 2 if 1 <= day <= last else None
    return date(year, month, 1), date(year, month, last)


def _either_order(first: int, second: int, year: int) -> tuple[date, date] | None:
    """The earlier of both readings: what is to come in both is to come."""
    readings = [_day(day, month, year) for day, month in ((first, second), (second, first))]
    possible = sorted(one for one in readings if one)
    return (possible[0], possible[-1]) if possible else None


def _day(day: int, month: int, year: int) -> date | None:
    fits = 1 <= month <= len(_MONTHS) and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if fits else None
