"""The one table of a record's rows. Models, forms, comparison, pages, placeholders, class records, drafts and the
claims of a record are derived from it. A new field of a row is a line here, a column of its model and a migration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from articles.content.facts import ADVICE, BANDS, DIRECTIONS, GROUPS, MEASURES, SERIOUSNESS, SEVERITIES, STATUSES
from articles.content.rows import Row


@dataclass(frozen=True)
class FactField:
    """`label` is what forms call it, `short` what a headline calls it, `line` how a comparison writes it."""

    name: str
    label: str
    short: str
    line: str = "{}"
    choices: Mapping[str, str] | None = None
    is_quantity: bool = False
    can_be_range: bool = False
    """The quantity can be a range, such as 0.01 to 0.03 mg."""
    is_prose: bool = False
    """It holds words of the writer's own, which the clinical checks read as sentences."""


def fact(label: str, *, short: str = "", later: bool = False, **options: Any) -> Any:
    """A field of a row. `later`: it came after rows of its kind had been signed, so a content leaves it out while it is
    empty.
    """

    def described(name: str) -> FactField:
        return FactField(name, label, short or name, **options)

    return field(default="", metadata={"later": later, "described": described})


@dataclass(frozen=True)
class FactRow(Row):
    """`source` is the label of the reference that says so."""

    source: str = fact("reference", line="[^{}]")


_SCHEMAS: dict[type[FactRow], Mapping[str, FactField]] = {}
# No functools.cache: mypy holds the class of a dataclass to be unhashable.


def schema(row: type[FactRow]) -> Mapping[str, FactField]:
    """The fields of a kind of row by name, in the order in which they are read; the reference is the last."""
    if row not in _SCHEMAS:
        ordered = sorted(fields(row), key=lambda one: one.name == "source")
        _SCHEMAS[row] = {one.name: one.metadata["described"](one.name) for one in ordered}
    return _SCHEMAS[row]


@dataclass(frozen=True)
class Product(FactRow):
    form: str = fact("form")
    strength: str = fact("strength", is_quantity=True)
    country: str = fact("country")


@dataclass(frozen=True)
class Indication(FactRow):
    """`status` says whether the label of the country names this use."""

    name: str = fact("used for")
    status: str = fact("status", choices=STATUSES)
    country: str = fact("country")


@dataclass(frozen=True)
class Dose(FactRow):
    """Amounts are a day's unless the interval says otherwise. `start_limit` is the most that a treatment may begin
    with, where the source names that beside the usual start, or in place of it.
    """

    indication: str = fact("used for")
    population: str = fact("for whom")
    route: str = fact("route")
    start: str = fact("start", line="Start: {}", is_quantity=True, can_be_range=True)
    start_limit: str = fact("start at most", line="Start at most: {}", is_quantity=True, later=True)
    step: str = fact("step", line="Step: {}", is_quantity=True, can_be_range=True)
    maximum: str = fact("maximum", line="Maximum: {}", is_quantity=True, can_be_range=True)
    interval: str = fact("interval", is_prose=True)
    duration: str = fact("duration", line="For: {}", is_prose=True)
    country: str = fact("country", line="Country: {}", later=True)


@dataclass(frozen=True)
class Interaction(FactRow):
    """`direction` is what the partner does to this medicine's level or effect."""

    partner: str = fact("with")
    effect: str = fact("what happens", short="what happens", is_prose=True)
    direction: str = fact("what it does to this medicine", line="Direction: {}", choices=DIRECTIONS)
    action: str = fact("what to do", short="what to do", is_prose=True)
    severity: str = fact("how bad it can be", short="how bad", line="How bad: {}", later=True, choices=SEVERITIES)


@dataclass(frozen=True)
class SideEffect(FactRow):
    name: str = fact("side effect")
    band: str = fact("how often", short="frequency", choices=BANDS)
    seriousness: str = fact("how serious", choices=SERIOUSNESS)
    action: str = fact("what to do", short="what to do", is_prose=True)
    sign: str = fact("how people notice it", short="sign", line="Sign: {}", later=True, is_prose=True)


@dataclass(frozen=True)
class Contraindication(FactRow):
    name: str = fact("who must not take it", is_prose=True)


@dataclass(frozen=True)
class Population(FactRow):
    group: str = fact("group", choices=GROUPS)
    advice: str = fact("advice", is_prose=True)


@dataclass(frozen=True)
class Kinetic(FactRow):
    """One of four times that are easily mixed up."""

    measure: str = fact("what is measured", choices=MEASURES)
    low: str = fact("from", short="from", line="from {}", is_quantity=True)
    high: str = fact("to", short="to", line="to {}", is_quantity=True)


@dataclass(frozen=True)
class Advice(FactRow):
    """What people ask of every medicine, in a few sentences."""

    topic: str = fact("topic", choices=ADVICE)
    text: str = fact("advice", is_prose=True)


@dataclass(frozen=True)
class CommonQuestion(FactRow):
    question: str = fact("question")
    answer: str = fact("answer", is_prose=True)


@dataclass(frozen=True)
class FactKind:
    """`label` names the part in a comparison."""

    row: type[FactRow]
    label: str
    about: tuple[str, ...]
    """The fields that say what a row is about; the first is its handle."""
    is_shared: bool = False
    """A class has such rows. A record's own row about the same thing takes the place of the class's."""
    once: str = ""
    """The field of which no two rows may have the same value."""


FACT_KINDS = {
    "products": FactKind(Product, "Strengths", ("form", "strength")),
    "indications": FactKind(Indication, "Used for", ("name",)),
    "doses": FactKind(Dose, "Doses", ("indication", "population", "route")),
    "interactions": FactKind(Interaction, "Interactions", ("partner",), is_shared=True),
    "effects": FactKind(SideEffect, "Side effects", ("name",), is_shared=True, once="name"),
    "contraindications": FactKind(Contraindication, "Who must not take it", ("name",), is_shared=True),
    "populations": FactKind(Population, "Groups", ("group",), is_shared=True, once="group"),
    "kinetics": FactKind(Kinetic, "Times", ("measure",), once="measure"),
    "advice": FactKind(Advice, "Advice", ("topic",), is_shared=True, once="topic"),
    "questions": FactKind(CommonQuestion, "Common questions", ("question",), once="question"),
}
"""By their key in a record's content."""

SHARED_ROWS = {"boxed": "topic"} | {key: kind.about[0] for key, kind in sorted(FACT_KINDS.items()) if kind.is_shared}
"""The rows that a class shares, each with the field that says what a row is about."""


def prose_fields(key: str) -> tuple[str, ...]:
    return tuple(one.name for one in schema(FACT_KINDS[key].row).values() if one.is_prose)


def quantity_fields(key: str) -> tuple[str, ...]:
    return tuple(one.name for one in schema(FACT_KINDS[key].row).values() if one.is_quantity)
