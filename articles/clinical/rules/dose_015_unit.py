"""DOSE-015: what an amount is counted in, against the record: milligrams for micrograms are a thousandfold dose."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.prose.ages import weights
from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.dosing import dose_statements
from articles.clinical.prose.rates import rates, single
from articles.clinical.prose.spoken import is_medicine, is_own
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.record import Dose, Product, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.rules.dosefacts import outside_record
from articles.clinical.sentences import denied
from articles.clinical.subject import Subject
from articles.content.quantities import Quantity, parse
from articles.lifecycle import Severity

_TOO_MUCH = 20
"""So many times the greatest dose of the record, an amount cannot be meant."""
_TOO_LITTLE = 8
"""So small a part of the record's smallest amount, it cannot be either."""
_POUND = re.compile(
    r"\s?(?:/|per |for (?:each|every) )\s?(?:pounds?|lbs?|stones?)\b(?: of body ?weight)?", re.IGNORECASE
)
_CONTAINER = re.compile(
    r"[\s-](?:\w+\s)?(?:vials?|pens?|cartridges?|bottles?|syringes?|spoons?|cups?)\b", re.IGNORECASE
)
_DOSING = re.compile(
    r"\b(?:tak(?:e|es|ing)|gets?|inject\w*|us(?:e|es|ing)|giv(?:e|es|en|ing)|dose (?:is|of)|needs?"
    r"|doses? are)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_NEAR = 40
_HOLDS = re.compile(r"\b(?:vial|pen|cartridge|bottle|box|pack|tube)s?\b[^.;]{0,40}\b(?:holds?|contains?)\b")
"""All that is in it is no dose."""
_NO_ADVICE = re.compile(
    r"\b(?:not|never|instead of|rather than|mistak\w+|wrong\w*|confus\w+|misread\w*|overdos\w+"
    r"|(?<!is )(?<!are )(?<!be )swallowed|poison\w*|died"
    r"|same as|equals?|equivalent|blood|level|water|fluid|total|lifetime|pack|box|supply)\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:not|never|nobody|no one|n't)(?: \w+){0,4}? (?:exceed\w*|more|above|over|higher|beyond)\b", re.IGNORECASE
)
_IN_POUNDS = re.compile(r"\b(?P<weight>[0-9]{1,3})\s?(?:pounds?|lbs?|stones?)\b", re.IGNORECASE)
_WEIGHS = re.compile(
    r"\b(?:weigh\w*|child\w*|patients?|people|adults?|bod(?:y|ies)|anyone|who(?:ever)?)\b", re.IGNORECASE
)
_KILOGRAMS = re.compile(r"\bk(?:g|ilos?|ilograms?)\b", re.IGNORECASE)
_TURNED = re.compile(
    r"\b[0-9.]{1,6}\s?(?:mL|millilit(?:re|er)s?)(?:\sof\s[\w-]{1,30})?\s(?:in|per|to)\s(?:each\s|every\s|a\s)?(?:[0-9.]{1,6}\s?)?"
    r"(?:mL|millilit(?:re|er)s?|mg|mcg|micrograms?|milligrams?)\b",
    re.IGNORECASE,
)
"""A volume in a volume, or in a mass: the two were swapped."""
_MCG = Record(
    name="digoxin",
    doses=(Dose("atrial fibrillation", "adults", start=parse("125 mcg/day"), maximum=parse("250 mcg/day")),),
    products=(Product("tablet", parse("62.5 mcg")),),
)
_UNITS = Record(
    name="insulin glargine",
    doses=(Dose("type 2 diabetes", "adults", start=parse("10 units/day")),),
    products=(Product("vial", parse("100 units/mL")),),
)
_BY_WEIGHT = Record(name="levothyroxine", doses=(Dose("hypothyroidism", "adults", start=parse("1.6 mcg/kg/day")),))


_MG = Record(name="zolpidem", doses=(Dose("insomnia", "adults", start=parse("5 mg/day"), maximum=parse("10 mg/day")),))
_UNDER_40 = Record(name="amoxicillin", doses=(Dose("infections", "children under 40 kg", start=parse("20 mg/kg/day")),))


def _mcg(text: str) -> Example:
    return Example(text, {"record": _MCG})


def _units(text: str) -> Example:
    return Example(text, {"record": _UNITS})


@rule(
    "DOSE-015",
    Severity.WARNING,
    "A unit in which the medicine cannot be meant",
    why="Milligrams for micrograms are a thousand times the dose, and millilitres for units a hundred times.",
    hint="Look the unit up in the record.",
    triggers=[
        _mcg("She was put on digoxin 125 mg once a day."),
        _mcg("Mine is 0.125 micrograms."),
        _mcg("He takes 125 units of digoxin."),
        _units("Inject 10 mL under the skin."),
        _units("She was on 20 mg of insulin glargine."),
        Example("You need 1.6 micrograms for every pound of body weight.", {"record": _BY_WEIGHT}),
        _units("The usual start is 0.2 units per pound of body weight."),
        Example("Older people should not exceed 5 micrograms of it at night.", {"record": _MG}),
        _mcg("He gets 125 mL of digoxin at night."),
        _mcg("The liquid has 5 mL in each 250 micrograms."),
        Example("Children under 40 pounds get less.", {"record": _UNDER_40}),
    ],
    does_not_trigger=[
        _mcg("They put me on digoxin 125 micrograms once a day, which is 0.125 mg."),
        _mcg("It is 125 micrograms, not 125 milligrams. Is it 125 milligrams?"),
        _mcg("He swallowed 10 mg of digoxin, an overdose. Take paracetamol 500 mg."),
        _units("Inject 10 units under the skin. It comes in a 10 mL vial."),
        Example("You need 1.6 micrograms for every kilogram of body weight.", {"record": _BY_WEIGHT}),
        Example("They put me on digoxin 125 mg once a day.", {"record": Record()}),
        Example("Older people should not exceed 5 mg of it at night.", {"record": _MG}),
        _mcg("The liquid has 250 micrograms in each 5 mL."),
        Example("Children under 88 pounds (40 kg) get less.", {"record": _UNDER_40}),
    ],
    version=2,
    source="The medicine's record; ISMP on micrograms and milligrams",
)
def odd_unit(subject: Subject) -> Iterator[Hit]:
    record = subject.record
    if not record.doses:
        return
    for statement in statements(subject.passages):
        yield from _odd_weight(statement, record)
        for match in _TURNED.finditer(statement.text) if _names_own(statement, record) else ():
            start, end = statement.start + match.start(), statement.start + match.end()
            yield Hit(f"“{match[0]}”: the units are swapped.", statement.passage, start, end)
    # What takes longest to ask comes last: a sentence can hold thousands of amounts.
    odd = [(dose, message) for dose in dose_statements(subject) if dose.is_mass and (message := _odd(dose, record))]
    # What is above the record's maximum is reported as such.
    known = {(id(hit.passage), hit.start, hit.end) for hit in outside_record.find(subject)} if odd else set()
    for dose, message in odd:
        passage, start, end = dose.around.passage, dose.start, dose.end
        if (id(passage), start, end) not in known and not _is_no_advice(dose):
            pound = _pound(dose)
            end = pound.end() if pound else end
            yield Hit(f"“{passage.text[start:end]}”: {message}", passage, start, end)


def _is_no_advice(dose: DoseStatement) -> bool:
    if dose.role == "maximum":
        # "Not more than" sets a limit and denies nothing.
        return _warns(_NO_MORE.sub("", dose.sentence))
    return _warns(dose.sentence) or denied(dose.around.passage.text, dose.start)


# A sentence is asked for each of its amounts.
@lru_cache(maxsize=16)
def _warns(sentence: str) -> bool:
    return _HOLDS.search(sentence) is not None or _NO_ADVICE.search(sentence) is not None


def _odd_weight(statement: Statement, record: Record) -> Iterator[Hit]:
    """A weight of the record with pounds for kilograms."""
    for match in _IN_POUNDS.finditer(statement.text) if _WEIGHS.search(statement.text) else ():
        if Fraction(match["weight"]) in weights(record) and not _KILOGRAMS.search(statement.text):
            start, end = statement.start + match.start(), statement.start + match.end()
            yield Hit(f"“{match[0]}”: the record has {match['weight']} kg.", statement.passage, start, end)


def _names_own(statement: Statement, record: Record) -> bool:
    words = [word for word in statement.text.split() if is_medicine(word, record)]
    return all(is_own(word, record) for word in words) and not statement.asks


def _odd(dose: DoseStatement, record: Record) -> str:
    value, unit = single(dose.high)
    sizes = _sizes(record)
    if _pound(dose) and not _KILOGRAMS.search(dose.sentence):
        return "doses go by the kilogram."
    if unit not in sizes:
        return _other_kind(dose, unit, record)
    least, most = sizes[unit]
    if value >= most * _TOO_MUCH and not dose.rhythm.body:
        return f"the record's amounts are at most {_short(most, unit)}."
    if unit == "ng" and dose.role != "step" and not dose.rhythm.body and 0 < value * _TOO_LITTLE <= least:
        return f"the record's amounts are at least {_short(least, unit)}."
    return ""


def _pound(dose: DoseStatement) -> re.Match[str] | None:
    return _POUND.match(dose.around.passage.text, dose.end)


def _other_kind(dose: DoseStatement, unit: str, record: Record) -> str:
    """Volumes can be right where a liquid holds milligrams; what is counted in units is never drawn up by volume."""
    text, sizes = dose.around.passage.text, _sizes(record)
    if unit == "mL" and "ng" in sizes:
        return _volume_for_mass(dose, record)
    if unit not in ("ng", "units", "mL") or not sizes or (unit == "mL" and "units" not in sizes):
        return ""
    if unit == "mL" and (_CONTAINER.match(text, dose.end) or not (_is_dosed(dose) or dose.rhythm.body)):
        return ""
    if unit == "ng" and dose.high.unit.startswith("g"):
        return ""
    return f"the record counts in {' and '.join(sorted(_NAMES.get(one, one) for one in sizes))}."


def _volume_for_mass(dose: DoseStatement, record: Record) -> str:
    """The number of one of the record's amounts, where no product of it is a liquid."""
    is_solid = record.products and all(one.strength and "/mL" not in one.strength.unit for one in record.products)
    written = {one.value for row in record.doses for one in (row.start, row.start_limit, row.maximum) if one}
    written |= {one.strength.value for one in record.products if one.strength}
    known = is_solid and dose.high.value in written and _is_dosed(dose)
    return "the record counts in milligrams or micrograms." if known else ""


def _is_dosed(dose: DoseStatement) -> bool:
    text = dose.around.passage.text
    return dose.role in ("start", "maximum") or _DOSING.search(text, max(dose.start - _NEAR, 0), dose.start) is not None


_NAMES = {"ng": "milligrams or micrograms"}


@identity_cache()
def _sizes(record: Record) -> dict[str, tuple[Fraction, Fraction]]:
    """The smallest and the greatest amount of the record in each kind of unit."""
    amounts = [
        (one.value * (one.days or 1), one.unit) for row in record.doses for one in rates(row).values() if not one.body
    ]
    amounts += [single(one.strength) for one in record.products if one.strength and "/" not in one.strength.unit]
    kinds = {unit for _, unit in amounts}
    return {
        unit: (min(value for value, of in amounts if of == unit), max(value for value, of in amounts if of == unit))
        for unit in kinds
    }


def _short(value: Fraction, unit: str) -> str:
    if unit != "ng":
        return f"{float(value):g} {unit}"
    mass = Quantity(parse("1 mg").value, "mg") if value >= 10**6 else Quantity(parse("1 mcg").value, "mcg")
    size = 10**6 if mass.unit == "mg" else 10**3
    return f"{float(value / size):g} {mass.unit}"
