"""What is true of a medicine, row by row, each with the reference that says so. Tracked and signed like the text."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property

from ..content.facts import BANDS, DIRECTIONS, GROUPS, MEASURES, SERIOUSNESS, STATUSES
from ..content.quantities import parse, written
from .medication import Medication, country_is_code
from .rows import Row, label_is_short
from .tracked import Drafting, trail

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
else:
    TextField = models.CharField


def is_quantity(text: str) -> None:
    try:
        parse(text)
    except ValueError as error:
        raise ValidationError(f"“{text}” is no quantity: write a number and its unit, for example 0.5 mg.") from error


class QuantityField(TextField):
    """A quantity in safe notation, "0.5 mg": never ".5 mg" or "1.0 mg"."""

    @cached_property
    def validators(self) -> list[Any]:
        return [*super().validators, is_quantity]


def quantity(words: str, **options: Any) -> QuantityField:
    return QuantityField(words, max_length=40, help_text="A number and its unit, for example 0.5 mg/day.", **options)


def chosen(words: str, choices: Mapping[str, str], **options: Any) -> TextField:
    return models.CharField(words, max_length=20, choices=list(choices.items()), **options)


def judged(words: str, choices: Mapping[str, str]) -> TextField:
    """Empty until somebody has chosen. A draft can be saved so, and not submitted."""
    return chosen(words, choices, blank=True)


def country() -> TextField:
    words = "Two capital letters; empty for anywhere."
    return models.CharField(max_length=2, blank=True, validators=[country_is_code], help_text=words)


def known(name: str, field: str, choices: Iterable[str]) -> models.CheckConstraint:
    """Of a judgement, `choices` begin with the empty one."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": list(choices)}), name=name)


class Fact(Row):
    source = models.CharField(
        "reference",
        max_length=40,
        validators=[label_is_short],
        help_text="The label of the reference that says so.",
    )

    class Meta(Row.Meta):
        abstract = True

    @property
    def trail_document(self) -> int:
        key: int = self.medication_id  # type: ignore[attr-defined]  # each fact names its key, with a name of its own
        return key

    def normalise(self) -> None:
        """Quantities take their safe notation, however they were typed. What is none stays as it is typed."""
        super().normalise()
        for name in self._quantities():
            with suppress(ValueError):
                setattr(self, name, written(parse(getattr(self, name))))

    def prepare(self, opened: Drafting) -> None:
        for name in self._quantities():
            is_quantity(getattr(self, name))
        super().prepare(opened)

    def _quantities(self) -> list[str]:
        """The names of those that are filled in."""
        fields = (field.attname for field in self._meta.concrete_fields if isinstance(field, QuantityField))
        return [name for name in fields if getattr(self, name)]


class Product(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="products")
    form = models.CharField(max_length=80, help_text="For example tablet.")
    strength = quantity("strength")
    country = country()

    history = trail()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.form} {self.strength}"


class Indication(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="indications")
    name = models.CharField("used for", max_length=120)
    status = judged("status", STATUSES)
    country = country()

    history = trail()

    class Meta(Fact.Meta):
        constraints = (known("indication_status_is_known", "status", ("", *STATUSES)),)

    def __str__(self) -> str:
        return self.name


class Dose(Fact):
    """Amounts are a day's unless the interval says otherwise."""

    medication = models.ForeignKey(Medication, models.PROTECT, related_name="doses")
    indication = models.CharField("used for", max_length=120, help_text="As in the row of that use.")
    population = models.CharField("for whom", max_length=80, blank=True, help_text="For example adults.")
    route = models.CharField(max_length=60, blank=True, help_text="For example by mouth.")
    start = quantity("start", blank=True)
    step = quantity("step", blank=True)
    maximum = quantity("maximum", blank=True)
    interval = models.CharField(max_length=80, blank=True, help_text="For example twice a day.")
    duration = models.CharField(max_length=80, blank=True, help_text="How long it is taken, where that is limited.")

    history = trail()

    class Meta(Fact.Meta):
        constraints = (models.CheckConstraint(condition=~models.Q(indication=""), name="dose_has_an_indication"),)

    def __str__(self) -> str:
        most = f": {self.maximum} at most" if self.maximum else ""
        return f"{self.indication}, {self.population or 'anybody'}{most}"


class Interaction(Fact):
    """`direction` is what the partner does to this medicine."""

    medication = models.ForeignKey(Medication, models.PROTECT, related_name="interactions")
    partner = models.CharField("with", max_length=120, help_text="A medicine, or a class of them.")
    effect = models.CharField("what happens", max_length=200)
    direction = chosen("what it does to this medicine", DIRECTIONS)
    action = models.CharField("what to do", max_length=200)

    history = trail()

    class Meta(Fact.Meta):
        constraints = (known("interaction_direction_is_known", "direction", DIRECTIONS),)

    def __str__(self) -> str:
        return f"{self.partner}: {self.effect}"


class SideEffect(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="effects")
    name = models.CharField("side effect", max_length=120)
    band = judged("how often", BANDS)
    seriousness = judged("how serious", SERIOUSNESS)
    action = models.CharField("what to do", max_length=200, blank=True)

    history = trail()

    class Meta(Fact.Meta):
        constraints = (
            known("side_effect_band_is_known", "band", ("", *BANDS)),
            known("side_effect_seriousness_is_known", "seriousness", ("", *SERIOUSNESS)),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.band}" if self.band else self.name


class Contraindication(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="contraindications")
    name = models.CharField("who must not take it", max_length=200)

    history = trail()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class Population(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="populations")
    group = chosen("group", GROUPS)
    advice = models.CharField(max_length=300)

    history = trail()

    class Meta(Fact.Meta):
        constraints = (known("population_group_is_known", "group", GROUPS),)

    def __str__(self) -> str:
        return f"{GROUPS[self.group]}: {self.advice}"


class Kinetic(Fact):
    """One of four times that are easily mixed up."""

    medication = models.ForeignKey(Medication, models.PROTECT, related_name="kinetics")
    measure = chosen("what is measured", MEASURES)
    low = quantity("from")
    high = quantity("to")

    history = trail()

    class Meta(Fact.Meta):
        constraints = (known("kinetic_measure_is_known", "measure", MEASURES),)

    def __str__(self) -> str:
        return f"{MEASURES[self.measure]} {self.low} to {self.high}"


FACTS: dict[str, type[Fact]] = {
    "products": Product,
    "indications": Indication,
    "doses": Dose,
    "interactions": Interaction,
    "effects": SideEffect,
    "contraindications": Contraindication,
    "populations": Population,
    "kinetics": Kinetic,
}
"""By their key in a record's content."""
