"""The one table of a record's rows. Models, forms, comparison, fact sheet, placeholders, class records, drafts and the
claims of a record are derived from it. A new field of a row is a line here, a column of its model and a migration.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from articles.content.countries import country_name
from articles.content.facts import BANDS, DIRECTIONS, GROUPS, MEASURES, SERIOUSNESS, STATUSES
from articles.content.quantities import spoken
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
    is_prose: bool = False
    """It holds words of the writer's own, which the clinical checks read as sentences."""


def fact(label: str, *, short: str = "", later: bool = False, **options: Any) -> Any:
    """A field of a row. `later`: it came after rows of its kind had been signed, so a content leaves it out while it is
    empty, and its column is one of `later_columns`.
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
    """Amounts are a day's unless the interval says otherwise."""

    indication: str = fact("used for")
    population: str = fact("for whom")
    route: str = fact("route")
    start: str = fact("start", line="Start: {}", is_quantity=True)
    step: str = fact("step", line="Step: {}", is_quantity=True)
    maximum: str = fact("maximum", line="Maximum: {}", is_quantity=True)
    interval: str = fact("interval", is_prose=True)
    duration: str = fact("duration", line="For: {}", is_prose=True)

    @property
    def for_whom(self) -> str:
        return ", ".join(filter(None, (self.population, self.route)))

    @property
    def how_often(self) -> str:
        return ", ".join(filter(None, (self.interval, self.duration and f"for {self.duration}")))


@dataclass(frozen=True)
class Interaction(FactRow):
    """`direction` is what the partner does to this medicine's level or effect."""

    partner: str = fact("with")
    effect: str = fact("what happens", short="what happens", is_prose=True)
    direction: str = fact("what it does to this medicine", line="Direction: {}", choices=DIRECTIONS)
    action: str = fact("what to do", short="what to do", is_prose=True)

    @property
    def what_happens(self) -> str:
        return f"{self.effect}. {DIRECTIONS[self.direction]}"


@dataclass(frozen=True)
class SideEffect(FactRow):
    name: str = fact("side effect")
    band: str = fact("how often", short="frequency", choices=BANDS)
    seriousness: str = fact("how serious", choices=SERIOUSNESS)
    action: str = fact("what to do", short="what to do", is_prose=True)


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

    @property
    def how_long(self) -> str:
        return self.low if self.low == self.high else f"{self.low} to {self.high}"


Read = Callable[[Any], str]


def text(name: str) -> Read:
    return lambda row: str(getattr(row, name))


def amount(name: str) -> Read:
    """In words: "4 mg a day"."""
    return lambda row: spoken(getattr(row, name))


def chosen(name: str, words: Mapping[str, str]) -> Read:
    return lambda row: words.get(getattr(row, name), getattr(row, name))


def where(row: Product | Indication) -> str:
    return country_name(row.country) if row.country else "Anywhere"


@dataclass(frozen=True)
class FactKind:
    """`label` names the part in a comparison, `heading` stands on the page, `columns` are those of its table there."""

    row: type[FactRow]
    label: str
    heading: str
    columns: Mapping[str, Read]
    about: tuple[str, ...]
    """The fields that say what a row is about; the first is its handle."""
    is_shared: bool = False
    """A class has such rows. A record's own row about the same thing takes the place of the class's."""
    once: str = ""
    """The field of which no two rows may have the same value."""
    later_columns: Mapping[str, Read] = field(default_factory=dict)
    """Columns of fields that came after rows had been signed, shown only where a row fills them: the tables of versions
    from before stay as they were signed.
    """


FACT_KINDS = {
    "products": FactKind(
        Product,
        "Strengths",
        "Strengths",
        {"Form": text("form"), "Strength": text("strength"), "Country": where},
        ("form", "strength"),
    ),
    "indications": FactKind(
        Indication,
        "Used for",
        "What it is for",
        {"Used for": text("name"), "Status": chosen("status", STATUSES), "Country": where},
        ("name",),
    ),
    "doses": FactKind(
        Dose,
        "Doses",
        "Doses",
        {
            "Used for": text("indication"),
            "For whom": text("for_whom"),
            "Start": amount("start"),
            "Steps": amount("step"),
            "At most": amount("maximum"),
            "How often": text("how_often"),
        },
        ("indication", "population", "route"),
    ),
    "interactions": FactKind(
        Interaction,
        "Interactions",
        "With other medicines",
        {"With": text("partner"), "What happens": text("what_happens"), "What to do": text("action")},
        ("partner",),
        is_shared=True,
    ),
    "effects": FactKind(
        SideEffect,
        "Side effects",
        "Side effects",
        {
            "Side effect": text("name"),
            "How often": chosen("band", BANDS),
            "How serious": chosen("seriousness", SERIOUSNESS),
            "What to do": text("action"),
        },
        ("name",),
        is_shared=True,
        once="name",
    ),
    "contraindications": FactKind(
        Contraindication,
        "Who must not take it",
        "Who must not take it",
        {"Not for": text("name")},
        ("name",),
        is_shared=True,
    ),
    "populations": FactKind(
        Population,
        "Groups",
        "Groups",
        {"Group": chosen("group", GROUPS), "Advice": text("advice")},
        ("group",),
        is_shared=True,
        once="group",
    ),
    "kinetics": FactKind(
        Kinetic,
        "Times",
        "How fast and how long",
        {"What": chosen("measure", MEASURES), "How long": text("how_long")},
        ("measure",),
        once="measure",
    ),
}
"""By their key in a record's content."""

READING_ORDER = (
    "indications",
    "contraindications",
    "doses",
    "products",
    "effects",
    "interactions",
    "populations",
    "kinetics",
)
"""In which readers ask; pages and forms have it."""

SHARED_ROWS = {"boxed": "topic"} | {key: kind.about[0] for key, kind in sorted(FACT_KINDS.items()) if kind.is_shared}
"""The rows that a class shares, each with the field that says what a row is about."""


def prose_fields(key: str) -> tuple[str, ...]:
    return tuple(one.name for one in schema(FACT_KINDS[key].row).values() if one.is_prose)


def quantity_fields(key: str) -> tuple[str, ...]:
    return tuple(one.name for one in schema(FACT_KINDS[key].row).values() if one.is_quantity)
