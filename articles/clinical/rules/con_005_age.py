"""CON-005: from which age or weight people may take the medicine, against the record."""

import re
from collections.abc import Iterator
from fractions import Fraction

from articles.clinical.prose.ages import ADULT, Limit, bands, least_age, limits, weights
from articles.clinical.prose.around import walk
from articles.clinical.prose.people import Range
from articles.clinical.prose.statements import statements
from articles.clinical.record import Dose, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_NEAR = Fraction(1, 2)
"""Years within which two ages are one: "from 6" and "from five and a half"."""
_ONLY = re.compile(
    r"\b(?:only|must have|minimum|earliest|ha(?:s|ve) to wait|once|not before"
    r"|until|at the earliest|before (?:treatment|it|they))\b"
)
_FORM = re.compile(
    r"\b(?:release|retard|liquid|solution|suspension|syrup|suppositor\w+|injection|tablets?|capsules?|pens?|brand|[A-Z]R|for"
    r" (?!children|people|those|patients|any)\w+)\b"
)
_FROM_10 = Record(
    name="metformin",
    doses=(Dose("diabetes", "adults", "by mouth"), Dose("diabetes", "children from 10 years", "by mouth")),
)
_BY_WEIGHT = Record(
    name="paracetamol",
    doses=(Dose("pain", "adults over 50 kg", "by mouth"), Dose("pain", "adults under 50 kg", "by mouth")),
)


_FOR_CHILDREN = Record(
    name="sertraline",
    doses=(
        Dose("depression", "adults", "by mouth"),
        Dose("obsessive-compulsive disorder", "adults", "by mouth"),
        Dose("obsessive-compulsive disorder", "children 6 to 12 years", "by mouth"),
    ),
)


def _from_10(text: str) -> Example:
    return Example(text, {"record": _FROM_10})


@rule(
    "CON-005",
    Severity.BLOCKING,
    "An age or weight that the record does not give",
    why="A dose that is right for a child of ten can kill a child of two.",
    hint="Give the age or weight as the record has it. If the record is wrong, have it changed first.",
    triggers=[
        _from_10("Children of 2 and over can take it."),
        _from_10("It is suitable for children from the age of six."),
        _from_10("Anyone over 5 years old may use these tablets."),
        _from_10("It can be given to babies and toddlers."),
        _from_10("Do not give it to children under 3 years."),
        _from_10("Under eight years metformin is forbidden."),
        _from_10("It is not contraindicated in children of six."),
        _from_10("It may be given only after the age of fifteen years to a young person."),
        Example("For depression it can be given to anyone over 12.", {"record": _FOR_CHILDREN}),
        Example("Is it an option in depression? Yes, patients aged 14 years may take it.", {"record": _FOR_CHILDREN}),
        Example("People who weigh less than 30 kg take a lower dose.", {"record": _BY_WEIGHT}),
    ],
    does_not_trigger=[
        _from_10("Children of 10 and over can take it. It is not for children under 10."),
        _from_10("It is not suitable for children of 2 years. Is it safe for babies?"),
        _from_10("Keep it out of the reach of children under 5 who could take it by accident."),
        _from_10("Children over 12 can take it too."),
        _from_10("Ask your doctor before you give it to a child under 12."),
        Example(
            "In obsessive-compulsive disorder it can be given from 6 years to children.", {"record": _FOR_CHILDREN}
        ),
        Example("People who weigh less than 50 kg take a lower dose.", {"record": _BY_WEIGHT}),
        Example("Children of 2 and over can take it.", {"record": Record(name="metformin")}),
        _from_10("The amount of it that your baby gets is small. In people under 8 it may cause harm."),
    ],
    source="The medicine's record",
    version=2,
)
def other_age(subject: Subject) -> Iterator[Hit]:
    record, before = subject.record, ""
    heads = {id(around.passage): " ".join(around.columns).lower() for around in walk(subject) if around.columns}
    for statement in statements(subject.passages) if record.doses or record.populations else ():
        context = f"{before} {statement.low}" if before.endswith("?") else statement.low
        context = f"{heads.get(id(statement.passage), '')} {context}"
        before = statement.low
        for limit in limits(statement, record):
            if message := _against(limit, record, context):
                words = statement.passage.text[limit.start : limit.end]
                is_grave = limit.allows and limit.measure == "age" and limit.high is None
                severity = None if is_grave else Severity.WARNING
                yield Hit(f"“{words}”: {message}", statement.passage, limit.start, limit.end, severity=severity)


def _against(limit: Limit, record: Record, text: str) -> str:
    if limit.measure == "weight":
        known = weights(record)
        return f"the record names {_list(known)}." if known and limit.low not in known else ""
    least = least_age(record, text)
    # The young differ by months, older children by years.
    if least is not None and limit.low < least - min(_NEAR, least / 4):
        return f"the record has a dose from {_years(least)} on."
    return _too_late(limit, least, text) or _outside_bands(limit, record)


def _too_late(limit: Limit, least: Fraction | None, text: str) -> str:
    """Children who are kept from a medicine that the record has for them. One form or brand can begin later."""
    is_limit = not limit.allows or (limit.high is None and _ONLY.search(text) is not None)
    if least is None or not is_limit or limit.low <= max(least * Fraction(5, 4), least + 2) or _FORM.search(text):
        return ""
    return f"the record has a dose from {_years(least)} on."


def _outside_bands(limit: Limit, record: Record) -> str:
    """An age band with a dose that is none of the record's, nor inside one. "6 to 11" and "6 to 12" are one band."""
    known = bands(record)
    if limit.high is None or not known or limit.high > ADULT:
        return ""
    if any(band.low <= limit.low and limit.high <= band.high + 1 for band in known) or _spans(limit, known):
        return ""
    return "the record has no dose for this age band."


def _spans(limit: Limit, known: tuple[Range, ...]) -> bool:
    """Whether it is several bands of the record together."""
    lows, highs = {band.low for band in known}, {band.high for band in known}
    return limit.low in lows and any(abs(high - (limit.high or 0)) <= 1 for high in highs)


def _list(known: frozenset[Fraction]) -> str:
    return " and ".join(f"{float(one):g} kg" for one in sorted(known))


def _years(age: Fraction) -> str:
    return f"{float(age):g} years" if age >= 1 else f"{round(age * 12)} months"
