"""What is true of a medicine, row by row, each with the reference that says so. Tracked and signed like the text."""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property

from ..content.fact_kinds import FACT_KINDS, schema
from ..content.facts import ADVICE, BANDS, DIRECTIONS, GROUPS, MEASURES, SERIOUSNESS, SEVERITIES, STATUSES
from ..content.quantities import Quantity, parse_range, written_range
from .medication import Medication, country_is_code
from .rows import Row, label_is_short
from .tracked import Drafting, trail

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
else:
    TextField = models.CharField


def quantity_ends(text: str) -> tuple[Quantity, ...]:
    try:
        return parse_range(text)
    except ValueError as error:
        raise ValidationError(f"“{text}” is no quantity: write a number and its unit, for example 0.5 mg.") from error


class QuantityField(TextField):
    """A quantity in safe notation, "0.5 mg": never ".5 mg" or "1.0 mg"."""

    can_be_range = False
    """Whether it takes "0.01 to 0.03 mg/kg/day" too. The column is the same, so no migration knows of it."""

    @cached_property
    def validators(self) -> list[Any]:
        return [*super().validators, self.refuse_other]

    def refuse_other(self, text: str) -> None:
        if len(quantity_ends(text)) > 1 and not self.can_be_range:
            raise ValidationError(f"“{text}” is a range and no quantity: write one number and its unit.")


def column(key: str, name: str, **options: Any) -> TextField:
    """The column of a field of `FACT_KINDS`, with the label and the choices that stand there. A choice that takes a
    judgement is `blank`: a draft can be saved so, and not submitted.
    """
    described = schema(FACT_KINDS[key].row)[name]
    if described.is_quantity:
        words = "A number and its unit, for example 0.5 mg/day."
        field = QuantityField(described.label, max_length=40, help_text=words, **options)
        field.can_be_range = described.can_be_range
        return field
    if described.choices:
        choices = list(described.choices.items())
        return models.CharField(described.label, max_length=20, choices=choices, **options)
    # Of its name alone Django makes the same label, and migrations know it so.
    return models.CharField(described.label if described.label != name else None, **options)


def country(key: str, **options: Any) -> TextField:
    words = "Two capital letters; empty for anywhere."
    return column(key, "country", max_length=2, blank=True, validators=[country_is_code], help_text=words, **options)


def known(name: str, field: str, choices: Iterable[str]) -> models.CheckConstraint:
    """Of a judgement, `choices` begin with the empty one."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": list(choices)}), name=name)


class Fact(Row):
    medication_id: int
    """Of its key, which each kind of fact declares with a name of its own."""
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
        return self.medication_id

    def normalise(self) -> None:
        """Quantities take their safe notation, however they were typed. What is none stays as it is typed."""
        super().normalise()
        for field in self._quantities():
            with suppress(ValueError):
                setattr(self, field.attname, written_range(parse_range(getattr(self, field.attname))))

    def prepare(self, opened: Drafting) -> None:
        for field in self._quantities():
            field.refuse_other(getattr(self, field.attname))
        super().prepare(opened)

    def _quantities(self) -> list[QuantityField]:
        """Those that are filled in."""
        fields = (field for field in self._meta.concrete_fields if isinstance(field, QuantityField))
        return [field for field in fields if getattr(self, field.attname)]


class Product(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="products")
    form = column("products", "form", max_length=80, help_text="For example tablet.")
    strength = column("products", "strength")
    country = country("products")

    history = trail()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.form} {self.strength}"


class Indication(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="indications")
    name = column("indications", "name", max_length=120)
    status = column("indications", "status", blank=True)
    country = country("indications")

    history = trail()

    class Meta(Fact.Meta):
        constraints = (known("indication_status_is_known", "status", ("", *STATUSES)),)

    def __str__(self) -> str:
        return self.name


class Dose(Fact):
    """Amounts are a day's unless the interval says otherwise."""

    medication = models.ForeignKey(Medication, models.PROTECT, related_name="doses")
    indication = column("doses", "indication", max_length=120, help_text="As in the row of that use.")
    population = column("doses", "population", max_length=80, blank=True, help_text="For example adults.")
    route = column("doses", "route", max_length=60, blank=True, help_text="For example by mouth.")
    start = column("doses", "start", blank=True)
    start_limit = column("doses", "start_limit", blank=True, default="")
    step = column("doses", "step", blank=True)
    maximum = column("doses", "maximum", blank=True)
    interval = column("doses", "interval", max_length=80, blank=True, help_text="For example twice a day.")
    duration = column(
        "doses", "duration", max_length=80, blank=True, help_text="How long it is taken, where that is limited."
    )
    country = country("doses", default="")

    history = trail()

    class Meta(Fact.Meta):
        constraints = (models.CheckConstraint(condition=~models.Q(indication=""), name="dose_has_an_indication"),)

    def __str__(self) -> str:
        most = f": {self.maximum} at most" if self.maximum else ""
        return f"{self.indication}, {self.population or 'anybody'}{most}"


class Interaction(Fact):
    """`direction` is what the partner does to this medicine."""

    medication = models.ForeignKey(Medication, models.PROTECT, related_name="interactions")
    partner = column("interactions", "partner", max_length=120, help_text="A medicine, or a class of them.")
    effect = column("interactions", "effect", max_length=200)
    direction = column("interactions", "direction")
    action = column("interactions", "action", max_length=200)
    severity = column(
        "interactions",
        "severity",
        blank=True,
        default="",
        help_text="The worst that the source names. It gives the order.",
    )

    history = trail()

    class Meta(Fact.Meta):
        constraints = (
            known("interaction_direction_is_known", "direction", DIRECTIONS),
            known("interaction_severity_is_known", "severity", ("", *SEVERITIES)),
        )

    def __str__(self) -> str:
        return f"{self.partner}: {self.effect}"


class SideEffect(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="effects")
    name = column("effects", "name", max_length=120)
    band = column("effects", "band", blank=True)
    seriousness = column("effects", "seriousness", blank=True)
    action = column("effects", "action", max_length=200, blank=True)
    sign = column(
        "effects",
        "sign",
        max_length=120,
        blank=True,
        default="",
        help_text="It ends the sentence “Call now if …”, for example: someone cannot be woken.",
    )

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
    name = column("contraindications", "name", max_length=200)

    history = trail()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class Population(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="populations")
    group = column("populations", "group")
    advice = column("populations", "advice", max_length=300)

    history = trail()

    class Meta(Fact.Meta):
        constraints = (known("population_group_is_known", "group", GROUPS),)

    def __str__(self) -> str:
        return f"{GROUPS[self.group]}: {self.advice}"


class Kinetic(Fact):
    """One of four times that are easily mixed up."""

    medication = models.ForeignKey(Medication, models.PROTECT, related_name="kinetics")
    measure = column("kinetics", "measure")
    low = column("kinetics", "low")
    high = column("kinetics", "high")

    history = trail()

    class Meta(Fact.Meta):
        constraints = (known("kinetic_measure_is_known", "measure", MEASURES),)

    def __str__(self) -> str:
        return f"{MEASURES[self.measure]} {self.low} to {self.high}"


class Advice(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="advice")
    topic = column("advice", "topic")
    text = column("advice", "text", max_length=600, help_text="A few plain sentences, as a pharmacist would say them.")

    history = trail()

    class Meta(Fact.Meta):
        verbose_name_plural = "advice"
        constraints = (known("advice_topic_is_known", "topic", ADVICE),)

    def __str__(self) -> str:
        return ADVICE[self.topic]


class CommonQuestion(Fact):
    medication = models.ForeignKey(Medication, models.PROTECT, related_name="questions")
    question = column("questions", "question", max_length=160, help_text="As people ask it.")
    answer = column("questions", "answer", max_length=600, help_text="A short answer first.")

    history = trail()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return self.question


FACTS: dict[str, type[Fact]] = {
    "products": Product,
    "indications": Indication,
    "doses": Dose,
    "interactions": Interaction,
    "effects": SideEffect,
    "contraindications": Contraindication,
    "populations": Population,
    "kinetics": Kinetic,
    "advice": Advice,
    "questions": CommonQuestion,
}
"""By their key in a record's content."""
