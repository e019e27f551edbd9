"""The record of a medicine as rules read it: plain values from the content of its edition."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from articles.content.article import MedicationFacts
from articles.content.fact_kinds import FactRow, schema
from articles.content.quantities import Quantity, amount, find
from articles.content.record import RecordContent
from articles.content.rows import Row

_IN_VOLUME = re.compile(r"\s?/\s?([0-9]{1,4}(?:\.[0-9]{1,3})?)\s?mL\b", re.IGNORECASE)


@dataclass(frozen=True)
class Name:
    """`role` is brand, discontinued, other, misspelling or look-alike."""

    name: str
    role: str
    country: str = ""


@dataclass(frozen=True)
class Known:
    """A name that some record gives. `role` is as in `Name`, or generic, or class; `of` is the record's own name."""

    name: str
    role: str
    of: str


@dataclass(frozen=True)
class Topic:
    """Of the boxed warning."""

    topic: str
    heading: str = ""
    text: str = ""


@dataclass(frozen=True)
class Product:
    form: str
    strength: Quantity
    country: str = ""


@dataclass(frozen=True)
class Indication:
    """`status` is labelled or off-label: whether the label of the country names this use."""

    name: str
    status: str = "labelled"
    country: str = ""

    @property
    def labelled(self) -> bool:
        return self.status == "labelled"


@dataclass(frozen=True)
class Dose:
    """Amounts are a day's where the interval says nothing else."""

    indication: str
    population: str = ""
    route: str = ""
    start: Quantity | None = None
    start_limit: Quantity | None = None
    step: Quantity | None = None
    maximum: Quantity | None = None
    interval: str = ""
    duration: str = ""


@dataclass(frozen=True)
class Interaction:
    """`direction` is what the partner does to this medicine's level or effect: raises, lowers, adds or none. `severity`
    is fatal, serious or mild.
    """

    partner: str
    effect: str = ""
    direction: str = ""
    action: str = ""
    severity: str = ""


@dataclass(frozen=True)
class Effect:
    """`seriousness` is minor, serious or emergency."""

    name: str
    band: str = ""
    seriousness: str = ""
    action: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Population:
    """`group` is pregnancy, breastfeeding, children, older-people, liver or kidney."""

    group: str
    advice: str = ""


@dataclass(frozen=True)
class Kinetic:
    """`measure` is onset, peak, half-life or duration: four different quantities. An end can be left open."""

    measure: str
    low: Quantity | None
    high: Quantity | None


@dataclass(frozen=True)
class Record:
    slug: str = ""
    name: str = ""
    drug_class: str = ""
    country: str = ""
    controlled: str = ""
    names: tuple[Name, ...] = ()
    boxed: tuple[Topic, ...] = ()
    products: tuple[Product, ...] = ()
    indications: tuple[Indication, ...] = ()
    doses: tuple[Dose, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    effects: tuple[Effect, ...] = ()
    contraindications: tuple[str, ...] = ()
    populations: tuple[Population, ...] = ()
    kinetics: tuple[Kinetic, ...] = ()
    flags: frozenset[str] = frozenset()
    """For example "no-sudden-stop" and "controlled"."""

    @classmethod
    def from_content(cls, facts: RecordContent | MedicationFacts) -> "Record":
        """From a record, with what comes from its class, or from the facts that an article has pinned."""
        facts = facts.complete if isinstance(facts, RecordContent) else facts
        rows: dict[str, Any] = {key: _claims(model, getattr(facts, key, ())) for key, model in _CLAIMS.items()}
        # A row that holds a range is two, so that a text is held against both of its ends.
        greatest = _claims(Dose, getattr(facts, "doses", ()), _greatest)
        pairs = zip(rows["doses"], greatest, strict=True)
        rows["doses"] = tuple(dose for low, high in pairs for dose in dict.fromkeys((low, high)))
        return cls(
            **{name: getattr(facts, name) for name in ("slug", "name", "drug_class", "country", "controlled")},
            **rows,
            contraindications=tuple(row.name for row in getattr(facts, "contraindications", ())),
            flags=frozenset(_flags(facts)),
        )

    @cached_property
    def brands(self) -> tuple[str, ...]:
        return tuple(name.name for name in self.names if name.role == "brand")

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """The generic name first; misspellings and look-alikes are not among them."""
        return (self.name, *(name.name for name in self.names if name.role in ("brand", "discontinued", "other")))

    @cached_property
    def own_words(self) -> frozenset[str]:
        """In small letters, with the parts of names of several words, "insulin" and "glargine"."""
        names = [name.lower() for name in self.own_names if name]
        return frozenset(names).union(part for name in names for part in name.split() if len(part) > 3)


_CLAIMS: dict[str, type[Any]] = {
    "names": Name,
    "boxed": Topic,
    "products": Product,
    "indications": Indication,
    "doses": Dose,
    "interactions": Interaction,
    "effects": Effect,
    "populations": Population,
    "kinetics": Kinetic,
}


def quantity(written: str) -> Quantity | None:
    """The one quantity that a field of the record holds. None where it is empty."""
    return next(iter(ends(written)), None)


def ends(written: str) -> tuple[Quantity, ...]:
    """The quantities that a field holds, the least first: one, or the two ends of a range."""
    return tuple(sorted((match.quantity for match in find(written)), key=_size))


def concentration(written: str) -> Quantity | None:
    """Of "120 mg/5 mL", in so much a millilitre. None where no volume other than one is named."""
    match = _IN_VOLUME.search(written)
    first = quantity(written[: match.start()]) if match else None
    volume = Decimal(match[1]) if match else Decimal(0)
    return Quantity(first.value / volume, f"{first.unit}/mL") if first and volume else None


def _size(quantity: Quantity) -> Fraction:
    """Of "500 mg to 1 g/day" only one end names the time of both."""
    return amount(Quantity(quantity.value, quantity.unit.split("/")[0]))[0]


def _greatest(written: str) -> Quantity | None:
    return next(reversed(ends(written)), None)


Parse = Callable[[str], Quantity | None]


def names_of(record: RecordContent) -> Iterator[Known]:
    """All names that a record gives."""
    yield Known(record.name, "class" if record.is_class else "generic", record.name)
    yield from (Known(row.name, row.role, record.name) for row in record.names)


def _flags(facts: RecordContent | MedicationFacts) -> Iterator[str]:
    if getattr(facts, "stopping", "") == "gradual":
        yield "no-sudden-stop"
    if facts.controlled:
        yield "controlled"


def _claims(model: type[Any], rows: Iterable[Row], parse: Parse = quantity) -> tuple[Any, ...]:
    """One value a row, its quantities parsed; fields that the value does not have (a row's reference, say) stay
    behind.
    """
    known = [one.name for one in fields(model)]
    return tuple(model(**{name: _parsed(row, name, parse) for name in known}) for row in rows)


def _parsed(row: Row, name: str, parse: Parse) -> Any:
    words = getattr(row, name)
    if name == "strength" and (liquid := concentration(words)):
        return liquid
    return parse(words) if isinstance(row, FactRow) and schema(type(row))[name].is_quantity else words
