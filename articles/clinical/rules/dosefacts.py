"""DOSE: amounts against the medicine's record."""

import re
from collections.abc import Iterator

from articles.clinical.claims import claims
from articles.clinical.comparing.doses import goes_down
from articles.clinical.comparing.records import compare
from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.dosing import dose_statements
from articles.clinical.prose.rates import row_body
from articles.clinical.prose.uses import uses_of
from articles.clinical.record import Dose, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.content.quantities import amount, parse
from articles.lifecycle import Severity

_TO = re.compile(r"\s?(?:-|to)\s?(?=[0-9.])")
_AT_MOST = Record(
    name="paracetamol",
    doses=(Dose("pain", maximum=parse("4000 mg/day"), interval="500 mg to 1000 mg each dose; at least 4 hours apart"),),
)
_WIDE = 20
"""Nobody starts with, or goes up by, an amount in a range as wide as this."""


@rule(
    "DOSE-008",
    Severity.WARNING,
    "A starting dose or a maximum without its use",
    why="Limits differ by use: what is right for one illness can be five times the limit for another.",
    hint="Name the use beside the amount, in its table row, or in the heading or lead-in above it.",
    triggers=[
        "Never exceed 60 mg a day.",
        "Adults start at 0.5 mg twice a day.",
        "## Epilepsy and panic disorder\n\nThe maximum dose is 4 mg.",
        "| For | Maximum |\n| --- | --- |\n| Adults | 20 mg a day |",
        "20 mg a day is the limit, as more can cause seizures.",
    ],
    does_not_trigger=[
        "For panic disorder, never exceed 4 mg a day.",
        "## Fits\n\nThe maximum dose is 20 mg a day.",
        "When it is taken for panic attacks:\n\n- start at 0.25 mg twice a day\n- no more than 4 mg a day",
        "| Use | Maximum |\n| --- | --- |\n| Epilepsy | 20 mg a day |",
        "It calms panic disorder. The maximum is 4 mg a day.",
        "Do not take more than your label says. Limit alcohol to 14 units a week at most.",
        "No more than 400 mg of caffeine a day. Never take more than 4 g of paracetamol in a day.",
        "He was started on 2 mg a day. The legal limit for drivers is 50 micrograms per litre of blood.",
        "The prescriber lowers it by no more than 0.25 mg a week.",
        "The maximum effect comes after 4 hours, and the maximum supply is 30 days.",
        "If your weekly dose is 25 mg or less, you may be able to breastfeed.",
    ],
    source="The record holds no maximum without its indication; ISMP on complete dose instructions",
    version=6,
)
def use_missing(subject: Subject) -> Iterator[Hit]:
    for dose in dose_statements(subject):
        if _is_limit(dose) and not dose.uses and not _is_one_for_all(dose, subject.record):
            passage, start, end = dose.around.passage, dose.start, dose.end
            kind = "starting dose" if dose.role == "start" else "maximum"
            message = f"“{passage.text[start:end]}” gives a {kind} without saying for which use."
            yield Hit(message, passage, start, end)


def _is_one_for_all(dose: DoseStatement, record: Record) -> bool:
    """Whether the record has one use alone for such doses, or one limit for all of its uses: then none is mixed up."""
    rows = [row for row in record.doses if row_body(row) == dose.rhythm.body]
    limits = {(row.start_limit or row.start) if dose.role == "start" else row.maximum for row in rows} - {None}
    uses = {use for row in rows for use in uses_of(row.indication)}
    return bool(rows) and (len(uses) == 1 or len(limits) == 1)


# Whose dose it is, not what anybody may take: "If your dose is 25 mg or less, you can breastfeed".
_IF_YOURS = re.compile(r"\W*(?:if|when) (?:your|the) (?:\w+ )?dose\b", re.IGNORECASE)


def _is_limit(dose: DoseStatement) -> bool:
    if _IF_YOURS.match(dose.sentence):
        return False
    return dose.role in ("start", "maximum") and dose.strong and bool(dose.is_mass or dose.times)


@rule(
    "DOSE-009",
    Severity.BLOCKING,
    "An amount that the record does not give",
    why="A wrong amount is the most dangerous mistake that a text about a medicine can hold.",
    hint="Compare with the record and its source. If the record is wrong, have it changed first.",
    triggers=[
        "For panic disorder, the maximum is 40 mg a day.",
        "For panic disorder, the maximum is forty milligrams a day.",
        "Adults with epilepsy start at 15 mg a day.",
        "The usual dose for panic disorder is 10 mg daily.",
        "For panic disorder, take 2 mg three times a day.",
        "Children with seizures get at most 2 mg per kg a day.",
        "| Use | Start | Maximum |\n| --- | --- | --- |\n| Panic disorder | 2.5 mg twice a day | 4 mg a day |",
        "For seizures, the limit is 2 mg a day.",
        "Doses above 1 mg a day make people very sleepy.",
        "In epilepsy the dose goes up by 5 mg every 3 days.",
        "In epilepsy the dose goes up by 5 to 1 mg every 3 days.",
        "For panic disorder, the dose goes up by 0.0125 mg every 3 days.",
        "For panic disorder, the dose is raised to 0.1 mg a day after 3 days.",
        "For panic disorder, take 1 mg every 4 hours. Never take more than 5 mg in 24 hours.",
        "For panic disorder, take 1 mg every 4 hours. Children must not take more than 4 mg in 24 hours.",
        "For panic disorder, take 1 mg. Repeat the dose every 4 hours.",
        "For panic disorder, take ten 0.5 mg tablets a day.",
        "For panic disorder, take four dozen tablets a day.",
        "For panic disorder, a dose of five milligrams is swallowed.",
        Example("For pain, three 500 mg tablets are swallowed at once.", {"record": _AT_MOST}),
        "For panic disorder, adults seldom need more than 8 mg a day.",
    ],
    does_not_trigger=[
        "For panic disorder, start with 0.25 mg twice a day. The maximum is 4 mg a day.",
        "Adults with seizure disorders start at no more than 1.5 mg a day, in 3 doses, up to 20 mg a day.",
        "For panic disorder, start with half a milligram a day, and take two and a half milligrams a day later.",
        "Adults with fits start with 500 micrograms three times a day.",
        "Children with seizures start with 0.01 to 0.03 mg per kg a day, and get 0.1 to 0.2 mg/kg/day later.",
        "For panic disorder, 1 mg four times a day is the most that anyone should take.",
        "He took an overdose of 60 mg. Taking 30 mg a day for panic disorder is misuse.",
        "For panic disorder, 80 mg of propranolol a day was tried before.",
        "Older people with panic disorder: no more than 1 mg a day.",
        "For panic disorder, the dose goes up by 0.125 to 0.25 mg twice a day every 3 days.",
        "Doses above 4 mg a day did not help panic disorder more.",
        "For panic disorder, the dose falls from 2 to 1 mg a day, and ends with 0.1 mg a day.",
        "For panic disorder, take 1 mg every 4 hours, at most 4 mg a day.",
        "For panic disorder, take eight 0.5 mg tablets a day.",
        "For panic disorder, take 16 tablets a day.",
        "For seizures, people take 1.5 to 20 mg a day. In epilepsy, a tablet holds 1 or 0.5 mg.",
        Example("For pain, two 500 mg tablets are swallowed at once.", {"record": _AT_MOST}),
        "For panic disorder, it comes in packs that hold 30 mg, and 5 mg is not a dose for panic.",
        Example("For panic disorder, the maximum is 40 mg a day.", {"record": Record()}),
    ],
    source="The medicine's record",
    version=6,
)
def outside_record(subject: Subject) -> Iterator[Hit]:
    for claim in claims(subject) if subject.record.doses else ():
        if not isinstance(claim.reading, DoseStatement):
            continue
        comparison = compare(claim, subject.record)
        if comparison and claim.reading.is_mass and (why := _odd_range(claim.reading)):
            yield Hit(f"“{claim.words}”: {why}", claim.passage, claim.start, claim.end, severity=Severity.WARNING)
        elif comparison and not comparison.agrees:
            message = f"“{claim.words}”: the record {comparison.recorded}."
            yield Hit(message, claim.passage, claim.start, claim.end, severity=comparison.severity)


def _odd_range(dose: DoseStatement) -> str:
    """A range whose first number is the greater one, or one too wide for what it is said of."""
    (low, unit), (high, other) = amount(dose.low), amount(dose.high)
    text = dose.around.passage.text
    if unit != other or not _TO.search(text, dose.start, dose.end):
        return ""
    if low > high and not goes_down(dose.sentence[:600]):
        return "the range begins with the greater number."
    if dose.role in ("start", "step") and not dose.starting and 0 < low * _WIDE <= high:
        return "one end of the range is many times the other."
    return ""
