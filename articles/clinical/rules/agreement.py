"""CON: what a text says twice, and what the record and the medicine's other pages say of the same."""

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from articles.clinical.claims import Claim, claims, claims_of_others
from articles.clinical.comparing.differences import difference_hits
from articles.clinical.comparing.records import NAMES, compare
from articles.clinical.comparing.texts import agree
from articles.clinical.passage import Passage, template, text_passage
from articles.clinical.prose.timing import TimeMeasure
from articles.clinical.prose.uses import named
from articles.clinical.record import Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

ByTopic = Mapping[tuple[str, str], list[Claim]]
_ENOUGH = 12


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
    version=7,
)
def two_values(subject: Subject) -> Iterator[Hit]:
    own_claims = [claim for claim in claims(subject) if not _is_anothers(claim)]
    differing = _differing(own_claims)
    for claim in own_claims:
        other = next((one for one in differing[claim.measure, claim.about] if not agree(one, claim)), None)
        if other:
            where = _where(other.passage, subject)
            message = f"“{claim.words}” and “{other.words}” ({where}) give {NAMES[claim.measure]} differently."
            yield Hit(message, claim.passage, claim.start, claim.end)


def _is_anothers(claim: Claim) -> bool:
    """Two bands for one effect are STR-005's; advice for one use may differ from that for another."""
    return claim.measure == "frequency" or (claim.measure == "population" and bool(named(claim.passage.text)))


def _differing(candidates: Iterable[Claim]) -> ByTopic:
    """The first claim of each value, by what it is about. A few are enough to find one that does not agree."""
    values: dict[tuple[str, str], dict[object, Claim]] = {}
    for claim in candidates:
        known = values.setdefault((claim.measure, claim.about), {})
        if len(known) < _ENOUGH:
            known.setdefault((claim.value, claim.marked, claim.labelled), claim)
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
    version=7,
)
def differs_elsewhere(subject: Subject) -> Iterator[Hit]:
    others = [(title, _differing(their_claims)) for title, their_claims in claims_of_others(subject)]
    for claim in claims(subject):
        message = _against_record(claim, subject.record) or _against_others(claim, others, subject.record)
        if message:
            yield Hit(message, claim.passage, claim.start, claim.end)


def _against_record(claim: Claim, record: Record) -> str:
    """Where the measure has no rule of its own."""
    comparison = compare(claim, record) if claim.measure in get_args(TimeMeasure) else None
    return "" if comparison is None or comparison.agrees else f"“{claim.words}”: the record {comparison.recorded}."


def _against_others(
    claim: Claim, others: list[tuple[str, Mapping[tuple[str, str], list[Claim]]]], record: Record
) -> str:
    if claim.measure == "interaction" and (comparison := compare(claim, record)) and not comparison.agrees:
        return ""
    for title, their_claims in others:
        for other in their_claims.get((claim.measure, claim.about), ()):
            if not agree(other, claim):
                return f"“{claim.words}” here, “{other.words}” in “{title}”."
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
    version=5,
)
def wrong_way_round(subject: Subject) -> Iterator[Hit]:
    yield from difference_hits(subject, "interaction")
