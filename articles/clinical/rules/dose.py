"""DOSE: how the figures of an amount are written."""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import DAILY, DOSE_UNIT, figures
from articles.clinical.prose.spoken import is_own
from articles.clinical.rule import Example, Hit, each, rule
from articles.clinical.subject import NHS, Subject
from articles.content.quantities import NUMBER, UNIT
from articles.lifecycle import Severity

ISMP = "ISMP list of error-prone abbreviations, symbols and dose designations"

_RANGE = r"\s?(?:-|to|or|and|/)\s?"
# With its unit; else as the first of a range, with a garbled unit or none, or before "twice a day".
_NAKED = re.compile(
    rf"(?<![\w.,/:])\.[0-9]{{1,6}}(?![0-9.])"
    rf"(?:\s?-?{UNIT}|[a-z]{{0,2}}(?={_RANGE}{NUMBER}\s?-?{UNIT})|\s?[a-z]{{0,2}}(?=\s{DAILY}))",
    re.IGNORECASE,
)
_WITH_UNIT = re.compile(rf"[0-9]\s?-?{UNIT}$", re.IGNORECASE)
_TRAILING = re.compile(
    rf"(?<![\w.,/:])(?P<whole>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,6}})\.(?P<part>[0-9]{{0,5}}?)0{{1,6}}(?![0-9.])"
    rf"(?:(?P<unit>\s?-?(?!n)(?!mcg/ml){DOSE_UNIT})(?!\s?/\s?(?:dl|l)\b|\sper\s(?:litre|liter|decilit))"
    rf"|(?={_RANGE}{NUMBER}\s?-?{DOSE_UNIT})"
    rf"|(?=\s{DAILY})|(?=\s?%\s(?:\w{{1,20}}\s)?(?:cream|ointment|gel|lotion|solution|drops|shampoo)))",
    re.IGNORECASE,
)
# One-letter units only as they are properly written: "5G" is a telephone network.
_GLUED = re.compile(
    r"(?<![\w.,])(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})(?:[.,][0-9]{1,4})?|\.[0-9]{1,4})"
    r"(?P<unit>(?i:mg|mgs|mcg|[µμ]g|ug|milligrams?|micrograms?|grams?|kg|ml|mls|units?|iu|mmol|meq|tablets?|capsules?"
    r"|drops?|puffs?|minutes|hours|days|weeks|months|years)|g|L)(?![\w-])"
)
# What a house style may write without a space: 5mg, 10ml, and not 2weeks.
_MEASURE = re.compile(r"(?:m?c?g|[µμ]g|kg|ml|L|mmol)s?", re.IGNORECASE)
_NAME_GLUED = re.compile(
    rf"\b(?P<name>[a-z]{{4,30}})(?P<amount>\.?[0-9]{{1,5}}(?:[.,][0-9]{{1,4}})?\s?{DOSE_UNIT})", re.IGNORECASE
)
_GLUED_NAME = re.compile(
    r"(?<![\w.,])[0-9]{1,5}(?:\.[0-9]{1,4})?\s?(?:mg|mcg|g|ml)(?=[a-z]{5})([a-z]{5,30})\b", re.IGNORECASE
)
_THOUSANDS = re.compile(rf"(?<![\w.,/:])(?P<number>[0-9]{{4,7}})(?:\.[0-9]{{1,3}})?\s?-?{DOSE_UNIT}", re.IGNORECASE)
_COMMA = re.compile(
    rf"(?<![\w.,/:])(?P<whole>0|[0-9]{{1,3}}),(?P<part>[0-9]{{1,2}}|(?<=\b0,)[0-9]{{3,4}})(?![0-9.,])"
    rf"(?:\s?-?{UNIT}|(?=\s?(?:-|to)\s?{NUMBER}\s?-?{UNIT}))",
    re.IGNORECASE,
)


@rule(
    "DOSE-001",
    Severity.BLOCKING,
    "A decimal point without a zero before it",
    why="A point is easily overlooked: .5 mg is read as 5 mg, ten times as much.",
    hint="Write the zero: 0.5 mg.",
    triggers=[
        "Take warfarin .25 mg once a day.",
        "Doses over .5mg make people sleepy.",
        "Between .5m-2mg a day is usual.",
        "She takes .5 to 1 mg at night.",
        "Take .5 twice a day.",
    ],
    does_not_trigger=[
        "Take warfarin 0.25 mg once a day.",
        "See section 2.5 of the label.",
        "Read more at www.example.org/a.5 mg of nothing.",
        "The difference was small (p < .05) in both groups.",
        "Version 1.0.5 of the leaflet is out.",
    ],
    source=ISMP,
    reads_records=True,
)
@each
def naked_decimal(passage: Passage, subject: Subject) -> Iterator[Hit]:
    for match in _NAKED.finditer(figures(passage.text)):
        message = f"“{match[0]}” has no zero before the point and can be read as {match[0][1:]}."
        certain = match[0][-1].isdigit() or _WITH_UNIT.search(match[0])
        yield Hit(message, passage, *match.span(), fix=f"0{match[0]}" if certain else None)


@rule(
    "DOSE-002",
    Severity.BLOCKING,
    "A zero at the end of a decimal",
    why="A point is easily overlooked: 5.0 mg is read as 50 mg, ten times as much.",
    hint="Leave the zero out: 5 mg.",
    triggers=[
        "Take folic acid 5.0 mg once a day.",
        "From 1.0-2.5 mg a day.",
        "One 0.50 mg tablet is enough.",
        "Hydrocortisone 1.0 % cream is mild.",
    ],
    does_not_trigger=[
        "Take folic acid 5 mg once a day.",
        "Take 0.05 mg, then 10 mg, then 1,000 mg.",
        "A potassium level of 4.0 mmol/L is normal.",
        "In the trial, 12.0 % of people fell asleep.",
        "The half-life was 30.0 hours.",
    ],
    source=ISMP,
    reads_records=True,
)
@each
def trailing_zero(passage: Passage, subject: Subject) -> Iterator[Hit]:
    for match in _TRAILING.finditer(figures(passage.text)):
        part = f".{match['part']}" if match["part"] else ""
        message = f"“{match[0]}” ends in a zero behind the point and can be read as {match[0].replace('.', '', 1)}."
        # "1.000 mg" may be a thousand, written as in other countries.
        thousand = not part and match[0].count("0", match[0].index(".")) >= 3
        yield Hit(
            message, passage, *match.span(), fix=None if thousand else f"{match['whole']}{part}{match['unit'] or ''}"
        )


@rule(
    "DOSE-003",
    Severity.WARNING,
    "A number and its unit run together",
    why="The m of 10mg can be taken for zeros, and a digit can be lost beside a letter.",
    hint="Put a space between them: 75 mg.",
    triggers=[
        "Take 75mg after a meal.",
        "From 2.5 to 5mg.",
        "Between 1mg-2mg a day.",
        "Wait 2weeks.",
        Example("Wait 2weeks.", {"style": NHS}),
    ],
    does_not_trigger=[
        "Take 75 mg after a meal.",
        "One 5-mg tablet, and 20 % less later.",
        "Vitamin B12 is not in it, and nobody needs a 5G network for it.",
        "See www.example.org/10mg for the picture.",
        Example("Take 75mg after a meal.", {"style": NHS}),
    ],
    source=ISMP,
    version=2,
    reads_records=True,
)
@each
def run_together(passage: Passage, subject: Subject) -> Iterator[Hit]:
    for match in _GLUED.finditer(figures(passage.text)):
        if subject.style == NHS and _MEASURE.fullmatch(match["unit"]):
            continue
        message = f"“{match[0]}” has no space between the number and its unit."
        fix = None if match["number"].startswith(".") else f"{match['number']} {match['unit']}"
        yield Hit(message, passage, *match.span(), fix=fix)


@rule(
    "DOSE-006",
    Severity.WARNING,
    "A name and a dose run together",
    why="The last letter of a name can be taken for a digit: an l before 40 mg makes 140 mg.",
    hint="Put a space between the name and the dose.",
    triggers=["Propranolol40 mg is a common dose.", "Take klonopin.5 mg.", "Swallow 2 mgclonazepam at night."],
    does_not_trigger=[
        "Propranolol 40 mg is a common dose.",
        "Vitamin B12 50 mcg and CYP3A4 have digits in their names.",
        "Take two 5 mgs.",
        "It is sold as co-codamol 30/500 mg.",
    ],
    source=ISMP,
    reads_records=True,
)
@each
def name_and_dose(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = figures(passage.text)
    for match in _NAME_GLUED.finditer(text):
        fix = None if match["amount"].startswith(".") else f"{match['name']} {match['amount']}"
        yield Hit(f"“{match[0]}” has no space between the name and the dose.", passage, *match.span(), fix=fix)
    for match in _GLUED_NAME.finditer(text):
        if is_own(match[1], subject.record):
            yield Hit(f"“{match[0]}” has no space between the dose and the name.", passage, *match.span())


@rule(
    "DOSE-007",
    Severity.WARNING,
    "Thousands without a comma, or a comma for the point",
    why="Without commas, zeros are miscounted; with a comma for the point, 2,5 mg is read as 25 mg.",
    hint="Write 5,000 units, and 2.5 mg.",
    triggers=["Inject 5000 units.", "Take 2,5 mg.", "From 0,125 mg upwards.", "From 1,5 to 3 mg a day."],
    does_not_trigger=[
        "Inject 5,000 units, then 10,000 units.",
        "Take 2.5 mg.",
        "In 2024, units of blood were scarce.",
        "Take 1,2 or 3 tablets as told.",
        "About 1500 people took part, for up to 2000 hours.",
    ],
    source=ISMP,
    reads_records=True,
)
@each
def thousands(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = figures(passage.text)
    for match in _THOUSANDS.finditer(text):
        number = match["number"]
        grouped = None if number.startswith("0") else f"{int(number):,}{match[0][len(number) :]}"
        yield Hit(f"“{match[0]}” has no comma between the thousands.", passage, *match.span(), fix=grouped)
    for match in _COMMA.finditer(text):
        yield Hit(
            f"“{match[0]}” has a comma where a decimal point is meant.", passage, *match.span(), fix=_point(match)
        )


def _point(match: re.Match[str]) -> str | None:
    """With the point, where it is certain: "5,10 mg" can be a list of two doses, and 5,0 is better 5."""
    whole, part = match["whole"], match["part"]
    certain = len(part) != 2 or part in ("25", "75") or whole == "0"
    return f"{whole}.{match[0][len(whole) + 1 :]}" if certain and not part.endswith("0") else None
