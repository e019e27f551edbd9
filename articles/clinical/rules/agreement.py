"""CON: facts that do not agree, inside one text, with other articles, or with the medicine's record."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from articles.clinical.passage import Passage, template, text_passage
from articles.clinical.prose.facts import Amount, Fact, Measure, facts, facts_of_others
from articles.clinical.prose.frequency import Share
from articles.clinical.prose.groups import allows
from articles.clinical.prose.partners import against, partners_in, same
from articles.clinical.prose.periods import MONTH, Period
from articles.clinical.prose.uses import named
from articles.clinical.record import Kinetic, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.content.quantities import Quantity, amount
from articles.lifecycle import Severity

_NAMES: dict[Measure, str] = {
    "half-life": "the half-life",
    "peak": "when the level is highest",
    "onset": "how soon it works",
    "duration": "how long it works",
    "longest use": "how long it may be taken",
    "dependence": "when dependence begins",
    "withdrawal": "how long withdrawal lasts",
    "maximum dose": "the maximum dose",
    "starting dose": "the starting dose",
    "strengths": "the strengths",
    "use": "a use",
    "interaction": "what happens together with another medicine",
    "frequency": "how often an effect comes",
    "population": "who may take it",
    "advice": "what to do",
}
# An illness that the medicine brings on is no illness that it treats, unless its label says so.
_ENOUGH = 12
_HARMS = frozenset({"depression", "psychosis", "dementia"})


@rule(
    "CON-001",
    Severity.WARNING,
    "One fact with two values",
    why="Where a text says two things, a reader picks one of them, and nobody knows which.",
    hint="Look both up in the label, and write the same value in both places.",
    triggers=[
        "It starts to work within 10 minutes.\n\nThe onset of action is 1 hour.",
        "The half-life is 20 hours.\n\n## More\n\nIt has a half-life of 40 hours.",
        "For panic disorder the maximum is 4 mg a day.\n\nNever take more than 6 mg a day for panic disorder.",
        "For panic disorder the maximum of slow-release tablets is 4 mg a day.\n\nFor panic disorder the maximum of "
        "extended-release tablets is 6 mg a day.",
        "Fluconazole raises clonazepam levels.\n\nAntifungals can lower clonazepam levels.",
        "Pregnant women can use it with care.\n\nIt is unsafe in pregnancy.",
        "It is used to treat depression.\n\nLong use can cause depression.",
        "Take no more than 6 mg a day.\n\nThe limit is 10 mg daily.",
        "Take it with food.\n\nIt works best on an empty stomach.",
        "You can take ibuprofen for pain.\n\nDo not take ibuprofen.",
    ],
    does_not_trigger=[
        "Take it with or without food.\n\nIf you feel sick, take it with food.",
        "No more than 6 mg a day.\n\nOlder people take no more than 2 mg a day.",
        "Do not drive until you know how you react.\n\nYou can drive once you know.",
        "It starts to work within 20 to 60 minutes.\n\nThe onset of action is about 30 minutes.",
        "The half-life is 30 to 40 hours. In older people the half-life is 60 hours.",
        "The half-life is 35 hours. The half-life of diazepam is 100 hours.",
        "For panic disorder the maximum is 4 mg a day. For seizure disorders the maximum is 20 mg a day.",
        "For panic disorder the maximum is 4 mg a day. "
        "For panic disorder the maximum of the extended-release tablet is 6 mg a day.",
        "| Panic disorder in | Limit |\n| --- | --- |\n| Adults | No more than 4 mg a day |\n"
        "| Children | No more than 2 mg a day |\n| Adults, slow-release tablet | No more than 6 mg a day |",
        "The level is highest after 1 to 4 hours. The effect lasts 6 to 12 hours.",
        "It is not a treatment for depression. It can cause depression.",
        "It is for infections such as tonsillitis. It does not work for flu.",
        "It relieves nerve pain. It is not used for routine pain. It controls seizures, and cannot cure epilepsy.",
        "It is used to treat depression. Alcohol can worsen depression.",
        "Each 2.5 mg tablet contains 2.5 mg of it. Each 5 mg tablet contains 5 mg of it.",
    ],
    source="The Information Standard, evidence sources",
    version=6,
)
def two_values(subject: Subject) -> Iterator[Hit]:
    own_facts = [fact for fact in facts(subject) if not _is_anothers(fact)]
    differing = _differing(own_facts)
    for fact in own_facts:
        other = next((one for one in differing[fact.measure, fact.about] if not _agree(one, fact)), None)
        if other:
            where = _where(other.passage, subject)
            message = f"“{fact.words}” and “{other.words}” ({where}) give {_NAMES[fact.measure]} differently."
            yield Hit(message, fact.passage, fact.start, fact.end)


def _is_anothers(fact: Fact) -> bool:
    """Two bands for one effect are STR-005's; advice for one use may differ from that for another."""
    return fact.measure == "frequency" or (fact.measure == "population" and bool(named(fact.passage.text)))


def _differing(candidates: Iterable[Fact]) -> Mapping[tuple[str, str], list[Fact]]:
    """The first fact of each value, by what it is about. A few are enough to find one that does not agree."""
    values: dict[tuple[str, str], dict[object, Fact]] = {}
    for fact in candidates:
        known = values.setdefault((fact.measure, fact.about), {})
        if len(known) < _ENOUGH:
            known.setdefault((fact.value, fact.marked, fact.labelled), fact)
    return {key: list(known.values()) for key, known in values.items()}


def _where(passage: Passage, subject: Subject) -> str:
    heading = next(
        (one.text for one in subject.passages if one.section == passage.section and one.kind == "heading"), ""
    )
    return (
        f"in “{heading}”"
        if heading
        else "in the short answer"
        if passage.section == "short"
        else "elsewhere in the text"
    )


def _agree(one: Fact, other: Fact) -> bool:
    match one.value, other.value:
        case Period() as first, Period() as second:
            return _same_time(one.measure, first, second)
        case Amount() as first_amount, Amount() as second_amount:
            return _same_dose(one.measure, first_amount, second_amount)
        case frozenset() as sizes, frozenset() as others:
            return sizes <= others or others <= sizes
        case Share() as share, Share() as other_share:
            return share.agrees(other_share)
    return _agree_in_words(one, other)


def _same_time(measure: Measure, one: Period, other: Period) -> bool:
    if measure == "longest use":
        return one.high == other.high
    if measure in ("dependence", "withdrawal"):
        return one.open or other.open or (one.low <= other.high and other.low <= one.high)
    return one.agrees(other)


def _same_dose(measure: Measure, one: Amount, other: Amount) -> bool:
    if one.unit != other.unit:
        return True
    if measure == "maximum dose":
        return one.high == other.high
    return one.low <= other.high and other.low <= one.high


def _agree_in_words(one: Fact, other: Fact) -> bool:
    values = {str(one.value), str(other.value)}
    if one.measure == "interaction":
        return not against(str(one.value), str(other.value)) and not against(str(other.value), str(one.value))
    if one.measure == "population":
        return values != {"avoid", "careful"}
    if one.measure == "advice":
        return len(values) == 1
    treats = one if one.value == "treats" else other
    if values == {"treats", "not"}:
        # Words of one list can be two illnesses: it helps with tonsillitis, and not with flu.
        return treats.marked or one.words.lower() != other.words.lower()
    return values != {"treats", "causes"} or treats.labelled or treats.marked or one.about not in _HARMS


def _other(text: str) -> dict[str, tuple[Passage, ...]]:
    return {"Another article": (text_passage(text, template("body")),)}


@rule(
    "CON-002",
    Severity.WARNING,
    "A fact that the record or another article gives differently",
    why="Two pages of one site that disagree make both worthless, and the record is what a pharmacist signed.",
    hint="Look the value up in the record; where the other page is wrong, correct that one.",
    triggers=[
        "The half-life is 15 to 60 hours.",
        "One dose lasts for 20 to 30 hours.",
        "It starts to work within 3 hours.",
        "It is harmful to children.",
        Example(
            "It should not be taken for longer than 4 weeks.",
            {"others": _other("It should not be taken for longer than 9 weeks.")},
        ),
    ],
    does_not_trigger=[
        "The half-life is about 35 hours.",
        "The half-life of diazepam is 100 hours.",
        "It starts to work within an hour.",
        "Withdrawal symptoms last for 18 hours.",
        Example("The half-life is 30 to 40 hours.", {"others": _other("The half-life is around 35 hours.")}),
    ],
    source="The Information Standard; 21 CFR 208.20: not in conflict with the label",
    version=6,
)
def differs_elsewhere(subject: Subject) -> Iterator[Hit]:
    others = [(title, _differing(their_facts)) for title, their_facts in facts_of_others(subject)]
    for fact in facts(subject):
        message = _against_record(fact, subject.record) or _against_others(fact, others, subject.record)
        if message:
            yield Hit(message, fact.passage, fact.start, fact.end)


def _against_record(fact: Fact, record: Record) -> str:
    match fact.value:
        case Period() as period if not fact.about:
            rows = [row for row in record.kinetics if row.measure == fact.measure and (row.low or row.high)]
            # Labels of two countries can differ; either is right.
            row = rows[0] if rows else None
            if row and not any(_within(period, one) for one in rows):
                return f"“{fact.words}”: the record gives {_NAMES[fact.measure]} as {_range(row)}."
        case "avoid" if not fact.marked and allows(record, fact.about) and not named(fact.passage.text):
            advice = next((row.advice for row in record.populations if row.group == fact.about), "it can be used")
            return f"“{fact.words}”: the record says “{advice}”."
    return ""


def _within(period: Period, row: Kinetic) -> bool:
    """An end that the record leaves empty sets no limit."""
    low = _minutes(row.low) if row.low else Fraction(0)
    if row.high is None:
        return period.open or period.high >= low
    high = _minutes(row.high)
    return period.low <= high if period.open else period.within(low, high)


def _minutes(quantity: Quantity) -> Fraction:
    value, unit = amount(quantity)
    return value * MONTH if unit == "months" else value


def _range(row: Kinetic) -> str:
    if row.low is None or row.high is None:
        end = row.high or row.low
        return f"{'up to' if row.high else 'at least'} {end.value} {end.unit}" if end else ""
    if row.low == row.high:
        return f"{row.low.value} {row.low.unit}"
    low = f"{row.low.value}" if row.low.unit == row.high.unit else f"{row.low.value} {row.low.unit}"
    return f"{low} to {row.high.value} {row.high.unit}"


def _against_others(fact: Fact, others: list[tuple[str, Mapping[tuple[str, str], list[Fact]]]], record: Record) -> str:
    if fact.measure == "interaction" and _wrong_row(fact, record):
        return ""
    for title, their_facts in others:
        for other in their_facts.get((fact.measure, fact.about), ()):
            if not _agree(other, fact):
                return f"“{fact.words}” here, “{other.words}” in “{title}”."
    return ""


@rule(
    "CON-003",
    Severity.BLOCKING,
    "An interaction the wrong way round",
    why="Who believes that the other medicine weakens this one may take more of it, when less would be right.",
    hint="Turn the direction round, as the record has it, and cite the label.",
    triggers=[
        "Antifungal tablets can weaken the effect of clonazepam.",
        "Clonazepam levels may be lowered by ketoconazole.",
        "Carbamazepine slows the breakdown of clonazepam.",
        "Phenytoin: clonazepam levels rise.",
        "Alcohol does not increase its effects.",
        "Ketoconazole makes it wear off sooner.",
        "With carbamazepine you will need less of it.",
    ],
    does_not_trigger=[
        "Antifungal medicines taken by mouth can raise clonazepam levels.",
        "Fluconazole does not reduce the effect of clonazepam.",
        "Clonazepam may reduce the effectiveness of phenytoin.",
        "Ketoconazole slows the breakdown of clonazepam.",
        "If you stop carbamazepine, clonazepam levels can rise.",
        "Your prescriber may lower the dose of clonazepam while you take ketoconazole.",
        "Antifungal medicines: clonazepam levels can rise, not fall.",
        "It adds to alcohol. Alcohol is a drink that slows down the nerves, and can make you less alert.",
        "With ketoconazole you may need less of it.",
        "Clonazepam can make phenytoin stronger.",
    ],
    source="Labels: CYP3A inhibitors and inducers",
    version=4,
)
def wrong_way_round(subject: Subject) -> Iterator[Hit]:
    wrong = [fact for fact in facts(subject) if fact.measure == "interaction" and _wrong_row(fact, subject.record)]
    for several in _together(wrong):
        start, end = min(fact.start for fact in several), max(fact.end for fact in several)
        quoted, partners = (
            several[0].passage.text[start:end],
            " and ".join(dict.fromkeys(fact.about for fact in several)),
        )
        message = f"“{quoted}”: the record says of {partners} that {_wrong_row(several[0], subject.record)}."
        yield Hit(message, several[0].passage, start, end)


def _together(candidates: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Facts that one piece of a sentence states of several partners."""
    several: list[Fact] = []
    for fact in candidates:
        if several and (fact.passage is not several[-1].passage or fact.start >= several[-1].end):
            yield several
            several = []
        several.append(fact)
    if several:
        yield several


_RECORDED = {
    "raises": "this medicine's level or effect goes up",
    "lowers": "this medicine's level or effect goes down",
    "adds": "the effects of both add up",
    "none": "nothing changes",
}


# People get less alert, and a medicine can slow the nerves: neither is a level that falls.
_OF_PEOPLE = re.compile(
    r"\b(?:make|makes|making) (?:you|people|them) (?:\w+ )?(?:less|more)\b|\bslows? down the\b", re.IGNORECASE
)


def _wrong_row(fact: Fact, record: Record) -> str:
    """What the record says instead; "" where it agrees or says nothing."""
    if _OF_PEOPLE.search(fact.words):
        return ""
    for row in record.interactions:
        names = [name for name, _ in partners_in(row.partner)] or [row.partner.lower()]
        if any(same(fact.about, name) for name in names):
            if not against(str(fact.value), row.direction):
                return ""
            return _RECORDED[row.direction]
    return ""
