"""What the page of a record shows, ordered as readers ask: one topic in one place, rows of the class among its own.

Each row stands on the page once, at an id of its own: "interactions-2", or "class-interactions-1" for a class.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..content import markup
from ..content.countries import country_name
from ..content.escaping import inline
from ..content.fact_kinds import FACT_KINDS, FactRow, schema
from ..content.facts import ADVICE, BANDS
from ..content.quantities import Quantity, parse, spoken, written
from ..content.record import RecordContent
from .sources import Sources

PLACED = {
    "products": ("form", "strength", "country"),
    "indications": ("name", "status", "country"),
    "doses": tuple(schema(FACT_KINDS["doses"].row)),
    "interactions": ("partner", "effect", "direction", "action", "severity"),
    "effects": ("name", "band", "seriousness", "action", "sign"),
    "contraindications": ("name",),
    "populations": ("group", "advice"),
    "kinetics": ("measure", "low", "high"),
    "advice": ("topic", "text"),
    "questions": ("question", "answer"),
}
"""The fields for which a template has a place. Others are shown at the end of their row, with their label."""
ASK_FIRST = ("children", "older-people", "liver", "kidney")
DOSE_COLUMNS = (
    ("start", "Start"),
    ("step", "Steps"),
    ("maximum", "At most"),
    ("interval", "How often"),
    ("duration", "How long"),
    ("country", "Country"),
)
NOT_STATED = "Not stated"
SEVERITY_ORDER = ("fatal", "serious", "", "mild")
"""One that is left open, as a class signed long ago may have it, is not taken for mild."""
RESULTS = {
    "adds": "Add to the effect of {}",
    "raises": "Can make {} too strong",
    "lowers": "Can make {} work less well",
    "none": "Can be changed by {}",
}
"""What partners do to a medicine or to a class, by their direction."""
OTHER_RESULTS = {
    "adds": "Others that add to the effect",
    "raises": "Others that can make the effect too strong",
    "lowers": "Others that can weaken the effect",
    "none": "Others that can be changed by it",
}
"""Beside partners of the same direction that can be fatal."""
FAMILY = ("pregnancy", "breastfeeding")
PLANNING = ("fertility", "contraception")


@dataclass(frozen=True)
class ShownRow:
    """A row as HTML. `of_class` is the name of the class that it comes from, or ""."""

    id: str
    key: str
    row: Any
    sources: Sources
    of_class: str

    @cached_property
    def words(self) -> dict[str, str]:
        """Its fields by name, safe to be shown."""
        return {name: self._shown(name) for name in schema(type(self.row))}

    @cached_property
    def cite(self) -> str:
        return self.sources.inline(f"[^{self.row.source}]") if self.row.source else ""

    @property
    def span(self) -> str:
        """From its low to its high end: "1 to 4 hours", or with both units where these differ."""
        if self.row.low == self.row.high:
            return self.words["low"]
        low, high = _quantity(self.row.low), _quantity(self.row.high)
        start = written(low).partition(" ")[0] if low and high and low.unit == high.unit else self.words["low"]
        return f"{start} to {self.words['high']}"

    def dose_words(self, name: str) -> str:
        """Of a dose, a cell of the table. The most to start with stands with the start, and is not taken for it."""
        if name == "country":
            return self.words[name].removeprefix("the ")
        if name != "start" or not self.words["start_limit"]:
            return self.words[name]
        return f"{self.words['start'] and self.words['start'] + ', '}no more than {self.words['start_limit']}"

    @property
    def about(self) -> str:
        """What the row is about, in its first words."""
        return self.words[FACT_KINDS[self.key].about[0]]

    @property
    def more(self) -> tuple[tuple[str, str], ...]:
        fields = schema(type(self.row)).values()
        others = (one for one in fields if one.name not in (*PLACED[self.key], "source"))
        return tuple((one.label, self.words[one.name]) for one in others if self.words[one.name])

    def _shown(self, name: str) -> str:
        described, value = schema(type(self.row))[name], str(getattr(self.row, name))
        if described.choices:
            value = described.choices.get(value, value)
        elif name == "country":
            value = country_name(value) if value else ""
        elif described.is_quantity or self.key == "doses":
            value = spoken(value)
        return markup.inline(inline(value, link=False), {})


@dataclass(frozen=True)
class Group:
    """Rows under a heading. `names` says what is in it, so that nobody takes what is open for all there is."""

    heading: str
    rows: tuple[ShownRow, ...]
    key: str = ""

    @property
    def names(self) -> str:
        return ", ".join(row.about for row in self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def cite(self) -> str:
        """The references of all its rows, each once."""
        return "".join(dict.fromkeys(row.cite for row in self.rows))


@dataclass(frozen=True)
class RecordPage:
    content: RecordContent

    @cached_property
    def sources(self) -> Sources:
        return Sources(self.content.references)

    @cached_property
    def class_sources(self) -> Sources:
        """The class's references are numbered after the record's own."""
        of_class = self.content.of_class
        return Sources(of_class.references if of_class else (), 1 + len(self.content.references))

    def rows(self, key: str) -> tuple[ShownRow, ...]:
        """The record's own, then those of its class."""
        own = _shown(key, getattr(self.content, key), "", self.sources, "")
        of_class = self.content.of_class
        if of_class is None:
            return tuple(own)
        shared: Iterable[FactRow] = getattr(of_class, key, ())
        return (*own, *_shown(key, shared, "class-", self.class_sources, of_class.name))

    # What it is for, and key facts

    @cached_property
    def uses(self) -> tuple[tuple[str, Group, Group], ...]:
        """By country: those on its label, and those that are not."""
        rows = self.rows("indications")
        countries = dict.fromkeys(row.row.country for row in rows)
        return tuple((_where(code), *_by_label(row for row in rows if row.row.country == code)) for code in countries)

    @property
    def times(self) -> tuple[ShownRow, ...]:
        return self.rows("kinetics")

    # Who, and how

    @property
    def contraindications(self) -> tuple[ShownRow, ...]:
        return self.rows("contraindications")

    @cached_property
    def ask_first(self) -> tuple[ShownRow, ...]:
        return self._groups(ASK_FIRST)

    @cached_property
    def family(self) -> tuple[ShownRow, ...]:
        return self._groups(FAMILY)

    @cached_property
    def planning(self) -> tuple[ShownRow, ...]:
        return self._groups(PLANNING)

    @property
    def family_heading(self) -> str:
        """It names the part, and fertility where the record speaks of it or of contraception."""
        return "Pregnancy, breastfeeding, fertility" if self.planning else "Pregnancy and breastfeeding"

    def _groups(self, groups: tuple[str, ...]) -> tuple[ShownRow, ...]:
        rows = {row.row.group: row for row in self.rows("populations")}
        return tuple(rows[group] for group in groups if group in rows)

    @property
    def doses(self) -> tuple[ShownRow, ...]:
        return self.rows("doses")

    @property
    def dose_uses(self) -> str:
        """What there are doses for, each once."""
        return ", ".join(dict.fromkeys(row.words["indication"] for row in self.doses))

    @cached_property
    def dose_columns(self) -> tuple[tuple[str, str], ...]:
        """Name and heading of the columns in which any dose says something."""
        return tuple(column for column in DOSE_COLUMNS if any(row.dose_words(column[0]) for row in self.doses))

    @cached_property
    def dose_table(self) -> tuple[tuple[ShownRow, tuple[tuple[str, str], ...]], ...]:
        """Each dose with the heading and the words of its cells. An empty cell could be read as "no limit"."""
        return tuple(
            (row, tuple((heading, row.dose_words(name) or NOT_STATED) for name, heading in self.dose_columns))
            for row in self.doses
        )

    @cached_property
    def advice(self) -> dict[str, ShownRow]:
        """By topic, with "_" for "-"."""
        return {row.row.topic.replace("-", "_"): row for row in self.rows("advice")}

    @cached_property
    def advice_headings(self) -> dict[str, str]:
        return {topic.replace("-", "_"): heading for topic, heading in ADVICE.items()}

    # Side effects: each stands either on a card that says whom to call, or among those of its frequency

    @cached_property
    def call_now(self) -> tuple[ShownRow, ...]:
        return self._effects("emergency")

    @cached_property
    def call_today(self) -> tuple[ShownRow, ...]:
        return self._effects("serious")

    def _effects(self, *seriousness: str) -> tuple[ShownRow, ...]:
        return tuple(row for row in self.rows("effects") if row.row.seriousness in seriousness)

    @cached_property
    def other_effects(self) -> tuple[ShownRow, ...]:
        return self._effects("minor", "")

    @cached_property
    def bands(self) -> tuple[Group, ...]:
        """The others by how often they happen, the most frequent first. In a draft, open ones come last."""
        rows = self.other_effects
        named = ((band, words.partition(": ")[2]) for band, words in (*BANDS.items(), ("", ": how often is left open")))
        groups = (Group(words, tuple(row for row in rows if row.row.band == band), band) for band, words in named)
        return tuple(group for group in groups if group)

    # With other medicines

    @cached_property
    def grave(self) -> tuple[Group, ...]:
        """What can be fatal, by what it does to the medicine: never folded."""
        return self._by_result([row for row in self.rows("interactions") if row.row.severity == "fatal"])

    @cached_property
    def by_result(self) -> tuple[Group, ...]:
        """The other partners by what they do to the medicine, the gravest first."""
        others = [row for row in self.rows("interactions") if row.row.severity != "fatal"]
        groups = self._by_result(sorted(others, key=lambda row: SEVERITY_ORDER.index(row.row.severity)))
        fatal = {group.key for group in self.grave}
        return tuple(
            replace(group, heading=OTHER_RESULTS[group.key]) if group.key in fatal else group for group in groups
        )

    def _by_result(self, rows: Iterable[ShownRow]) -> tuple[Group, ...]:
        known, name = tuple(rows), self.content.name
        groups = (
            Group(words.format(name), tuple(row for row in known if row.row.direction == direction), direction)
            for direction, words in RESULTS.items()
        )
        return tuple(group for group in groups if group)

    # Questions, strengths

    @property
    def questions(self) -> tuple[ShownRow, ...]:
        return self.rows("questions")

    @property
    def forms(self) -> str:
        return ", ".join(words for words, _ in self.strengths)

    @cached_property
    def strengths(self) -> tuple[tuple[str, tuple[Group, ...]], ...]:
        """By form, then by country."""
        rows = self.rows("products")
        forms = {row.row.form: row.words["form"] for row in rows}
        return tuple((words, _by_country(row for row in rows if row.row.form == form)) for form, words in forms.items())


def _quantity(text: str) -> Quantity | None:
    try:
        return parse(text)
    except ValueError:
        return None


def _shown(key: str, rows: Iterable[FactRow], prefix: str, sources: Sources, of_class: str) -> Iterator[ShownRow]:
    for number, row in enumerate(rows, 1):
        yield ShownRow(f"{prefix}{key}-{number}", key, row, sources, of_class)


def _where(code: str) -> str:
    return f"In {country_name(code)}" if code else "Anywhere"


def _by_label(rows: Iterable[ShownRow]) -> tuple[Group, Group]:
    known = tuple(rows)
    labelled = tuple(row for row in known if row.row.status != "off-label")
    return Group("", labelled), Group("", tuple(row for row in known if row.row.status == "off-label"))


def _by_country(rows: Iterable[ShownRow]) -> tuple[Group, ...]:
    known = tuple(rows)
    named = ((country_name(code) if code else "", code) for code in dict.fromkeys(row.row.country for row in known))
    return tuple(Group(name, tuple(row for row in known if row.row.country == code), code) for name, code in named)
