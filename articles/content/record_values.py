"""What can be pulled from a record into prose, by the words that ask for it."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import partial

from articles.content.fact_kinds import Dose, Product, quantity_fields
from articles.content.facts import MEASURES
from articles.content.quantities import parse, parse_range, spoken, written, written_range
from articles.content.record import RecordContent

Words = frozenset[str]

AMOUNTS = quantity_fields("doses")
DOSE_FIELDS = (*AMOUNTS, "interval", "duration")
_WORD = re.compile(r"[^\W_]+")


class Unpullable(ValueError):
    """Says what is wrong with the words, and which the record has."""


def value(words: str, record: RecordContent) -> str:
    """As it reads in a sentence: "4 mg a day", "30 to 40 hours". The record is signed: its
    quantities can be parsed. Raises Unpullable.
    """
    wanted = " ".join(_words(words))
    for kind, read in _KINDS.items():
        if f"{wanted} ".startswith(f"{kind} "):
            return read(wanted.removeprefix(kind).split(), record)
    raise Unpullable(_there_is(record))


def offers(record: RecordContent) -> Iterator[tuple[str, str]]:
    """Everything that can be pulled: the fewest words that do it, and the value."""
    for words in (*_dose_offers(record.doses), *_measures(record), *_strength_offers(record)):
        with suppress(Unpullable):
            yield words, value(words, record)


def _words(text: str) -> tuple[str, ...]:
    """Without the sign of the plural, so that "seizure disorders" and "seizure disorder" are one."""
    return tuple(word.removesuffix("s") if len(word) > 3 else word for word in _WORD.findall(text.casefold()))


def _there_is(record: RecordContent) -> str:
    kinds = [*(["dose"] if record.doses else []), *_measures(record)]
    kinds += ["strengths"] if record.products else []
    return f"There is: {', '.join(kinds)}." if kinds else "The record has nothing to pull."


def _measures(record: RecordContent) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.measure for row in record.kinetics))


# Doses


def _dose(words: Sequence[str], record: RecordContent) -> str:
    # "start limit" has two words, and no field is the end of another.
    by_words = {name: tuple(_named_field(name).split()) for name in DOSE_FIELDS}
    field = next((name for name, named in by_words.items() if tuple(words[-len(named) :]) == named), "")
    if not field:
        raise Unpullable(f"A dose names its use and ends with one of {', '.join(map(_named_field, DOSE_FIELDS))}.")
    row = _dose_row(frozenset(words[: -len(by_words[field])]), field, record.doses)
    return _amount(getattr(row, field)) if field in AMOUNTS else spoken(" ".join(getattr(row, field).split()))


def _named_field(name: str) -> str:
    """As it stands in a placeholder: "start limit"."""
    return name.replace("_", " ")


def _amount(text: str) -> str:
    return spoken(written_range(parse_range(text)))


def _dose_row(words: Words, field: str, rows: Sequence[Dose]) -> Dose:
    fits = _fitting(words, rows)
    if not fits:
        raise Unpullable(f"There is no such dose. There are doses for: {_listed(rows)}." if rows else _NO_DOSE)
    filled = [row for row in fits if getattr(row, field)]
    if not filled:
        raise Unpullable(f"The record gives no {_named_field(field)} for: {_listed(fits)}.")
    if len(filled) > 1:
        raise Unpullable(f"It can be one of: {_listed(filled)}. Add the words that tell them apart.")
    return filled[0]


_NO_DOSE = "The record has no dose."


def _fitting(words: Words, rows: Sequence[Dose]) -> list[Dose]:
    """Rows that have all the words, one of the use's name among them. A name or group said in full comes first."""
    fits = [row for row in rows if words & _use(row) and words <= _use(row) | _who(row) | _set(row.route)]
    fits = [row for row in fits if _use(row) <= words] or fits
    if len({_use(row) for row in fits}) > 1:
        return fits
    fully_named = [row for row in fits if _who(row) <= words]
    most = max((len(_who(row)) for row in fully_named), default=0)
    return [row for row in fully_named if len(_who(row)) == most] or fits


def _use(row: Dose) -> Words:
    return _set(row.indication)


def _who(row: Dose) -> Words:
    return _set(row.population)


def _set(text: str) -> Words:
    return frozenset(_words(text))


def _listed(rows: Sequence[Dose]) -> str:
    return "; ".join(dict.fromkeys(", ".join(_named(row)) for row in rows))


def _named(row: Dose) -> tuple[str, ...]:
    return tuple(filter(None, (row.indication, row.population, row.route)))


def _dose_offers(rows: Sequence[Dose]) -> Iterator[str]:
    for row in rows:
        for field in DOSE_FIELDS:
            tries = (" ".join(_named(row)[:count]) for count in (1, 2, 3)) if getattr(row, field) else ()
            fewest = next((about for about in tries if _pulls(about, field, row, rows)), None)
            if fewest is not None:
                yield f"dose {fewest} {_named_field(field)}"


def _pulls(about: str, field: str, row: Dose, rows: Sequence[Dose]) -> bool:
    with suppress(Unpullable):
        return _dose_row(_set(about), field, rows) is row
    return False


# Times


def _time(measure: str, words: Sequence[str], record: RecordContent) -> str:
    rows = [row for row in record.kinetics if row.measure == measure]
    if not rows:
        raise Unpullable(_there_is(record))
    if words or len(rows) > 1:
        raise Unpullable(f"“{measure}” takes no further words." if words else f"The record has “{measure}” twice.")
    low, high = parse(rows[0].low), parse(rows[0].high)
    if low == high:
        return written(low)
    return f"{written(low).split()[0] if low.unit == high.unit else written(low)} to {written(high)}"


# Strengths


def _strengths(words: Sequence[str], record: RecordContent) -> str:
    """Those sold in the record's own country."""
    rows = _at_home(record)
    forms, wanted = _forms(rows), frozenset(words)
    fits = [form for form in forms if wanted == _set(form)] or [form for form in forms if wanted <= _set(form)]
    if len(fits) != 1:
        raise Unpullable(f"Name one form. There are: {'; '.join(forms)}." if forms else _there_is(record))
    return _and(list(dict.fromkeys(_amount(row.strength) for row in rows if row.form == fits[0])))


def _strength_offers(record: RecordContent) -> Iterator[str]:
    forms = _forms(_at_home(record))
    yield from ("strengths",) if len(forms) == 1 else (f"strengths {form}" for form in forms)


def _at_home(record: RecordContent) -> list[Product]:
    return [row for row in record.products if row.country in ("", record.country)]


def _forms(rows: Collection[Product]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.form for row in rows))


def _and(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


_KINDS: dict[str, Callable[[Sequence[str], RecordContent], str]] = {
    "dose": _dose,
    "strength": _strengths,
    **{" ".join(_words(measure)): partial(_time, measure) for measure in MEASURES},
}
