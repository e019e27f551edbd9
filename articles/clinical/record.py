"""What is true of a medicine: the reviewed record as plain values, read from its edition's content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.content.quantities import Quantity, find
from articles.content.shared import merged


@dataclass(frozen=True)
class Name:
    """`role` is brand, other, misspelling or look-alike."""

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
    step: Quantity | None = None
    maximum: Quantity | None = None
    interval: str = ""
    duration: str = ""


@dataclass(frozen=True)
class Interaction:
    """`direction` is what the partner does to this medicine's level or effect: raises, lowers, adds or none."""

    partner: str
    effect: str = ""
    direction: str = ""
    action: str = ""


@dataclass(frozen=True)
class Effect:
    """`seriousness` is minor, serious or emergency."""

    name: str
    band: str = ""
    seriousness: str = ""
    action: str = ""


@dataclass(frozen=True)
class Population:
    """`group` is pregnancy, breastfeeding, children, older-people, liver or kidney."""

    group: str
    advice: str = ""


@dataclass(frozen=True)
class Kinetic:
    """`measure` is onset, peak, half-life or duration: four different quantities."""

    measure: str
    low: Quantity
    high: Quantity


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

    @cached_property
    def brands(self) -> tuple[str, ...]:
        return tuple(name.name for name in self.names if name.role == "brand")

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """The generic name first; misspellings and look-alikes are not among them."""
        return (self.name, *(name.name for name in self.names if name.role in ("brand", "other")))


def quantity(written: str) -> Quantity | None:
    """The one quantity that a field of the record holds. None where it is empty."""
    found = next(find(written), None)
    return found.quantity if found else None


def of_content(content: Mapping[str, Any]) -> Record:
    """From the content of a record's version, with what comes from its class, or from the facts that an article's
    version has pinned.
    """
    content = merged(content)
    rows = _Rows(content)
    return Record(
        **{key: content.get(key, "") for key in ("slug", "name", "drug_class", "country", "controlled")},
        names=rows.made(Name, "names"),
        boxed=rows.made(Topic, "boxed"),
        products=rows.made(Product, "products", strength=quantity),
        indications=rows.made(Indication, "indications"),
        doses=rows.made(Dose, "doses", start=quantity, step=quantity, maximum=quantity),
        interactions=rows.made(Interaction, "interactions"),
        effects=rows.made(Effect, "effects"),
        contraindications=tuple(row["name"] for row in content.get("contraindications", ())),
        populations=rows.made(Population, "populations"),
        kinetics=rows.made(Kinetic, "kinetics", low=quantity, high=quantity),
        flags=frozenset(_flags(content)),
    )


def names_of(content: Mapping[str, Any]) -> Iterator[Known]:
    """All names that the content of a record's version gives."""
    of = content["name"]
    yield Known(of, "class" if content.get("is_class") else "generic", of)
    yield from (Known(row["name"], row["role"], of) for row in content.get("names", ()))


def _flags(content: Mapping[str, Any]) -> Iterator[str]:
    if content.get("stopping") == "gradual":
        yield "no-sudden-stop"
    if content.get("controlled"):
        yield "controlled"


class _Rows:
    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content

    def made(self, model: Any, key: str, **read: Any) -> tuple[Any, ...]:
        """One value a row; fields that the value does not have (a row's reference, say) stay behind."""
        known = model.__dataclass_fields__
        return tuple(
            model(**{name: read.get(name, _same)(value) for name, value in row.items() if name in known})
            for row in self.content.get(key, ())
        )


def _same(value: Any) -> Any:
    return value
