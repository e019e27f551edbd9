"""DOSE: strengths of tablets and other forms against the record's products."""

import re
from collections.abc import Iterator

from articles.clinical.prose.around import walk
from articles.clinical.prose.concentrations import concentrations
from articles.clinical.prose.dosewords import DAILY, prose
from articles.clinical.prose.often import OF_UNITS
from articles.clinical.prose.spoken import other_medicine
from articles.clinical.record import Product, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.sentences import Span, sentences
from articles.clinical.subject import Subject
from articles.content.fact_kinds import Product as ProductRow
from articles.content.quantities import Quantity, QuantityMatch, amount
from articles.content.record import RecordContent
from articles.content.worded import amounts
from articles.lifecycle import Severity

_FORM = r"(?:tablet|capsule|caplet|pill|wafer|patch|lozenge|suppositor|ampoule|ampule|vial|strip|pen)(?:s|es|y|ies)?\b"
# "a 7 mg tablet", "0.5 mg, 1 mg and 2 mg orally disintegrating tablets". A number is taken whole: cut into six in every
# way, a long one would take hours.
_FORM_AFTER = re.compile(
    rf"(?:,?\s?(?:-|/|,|to|or|and)?\s?[0-9.]++\s?-?(?:mg|mcg|g|micrograms?|milligrams?)?){{0,6}}[\s-](?:(?!of\b|as\b"
    rf"|in\b|a\b|per\b|and\b"
    rf"|or\b|for\b|with\b|from\b|using\b|by\b|than\b|may\b|can\b|is\b|are\b|taken\b)[a-z®-]+\s){{0,3}}{_FORM}",
    re.IGNORECASE,
)
# "tablets of 0.5 mg", "Tablets: 0.5 mg, 1 mg", "comes in strengths of 0.5 and 1 mg".
_FORM_BEFORE = re.compile(
    rf"(?:{_FORM}(?:\s(?:that|which|contain\w*|come|comes|are|is|for|melt\w*|dissolv\w*|disintegrat\w*|in|the|your"
    rf"|mouth|tongue|under"
    r"|on|sold|available|have|has|with|made|as)\b){0,10}(?:\s(?:of|as|in|containing|contains?|contain|holds?)|\s?:|\s?\()"
    r"|\bstrengths?\b[^.;]{0,30}|\b(?:available|sold|supplied|comes?|made|dispensed)\s(?:in|as)\b(?:\s[a-z-]+){0,3})"
    r"\s?(?:[0-9.]+\s?(?:mg|mcg|g|micrograms?|milligrams?)?\s?(?:,|-|/|to|or|and|,\sand|,\sor)\s?){0,8}$",
    re.IGNORECASE,
)
_ANY_FORM = re.compile(_FORM, re.IGNORECASE)
_SPEAKS = re.compile(rf"{_FORM}|\b(?:strength|available|sold|supplied|comes?|made|dispensed)", re.IGNORECASE)
_DOSED = re.compile(rf"[^.;,0-9]{{0,15}}?\s?{DAILY}", re.IGNORECASE)
_OTHER_USE = re.compile(
    r"\b(?:halv\w+|half|quarter|split\w*|cut|cutting|broken|together|worth|total|pieces?)\b", re.IGNORECASE
)
_MASS = frozenset(("mg", "mcg", "g", "units"))


_LIQUID = Record.from_content(RecordContent(products=(ProductRow(form="oral suspension", strength="120 mg/5 mL"),)))
_PATCH = Record.from_content(RecordContent(products=(ProductRow(form="patch", strength="25 mcg/hour"),)))


@rule(
    "DOSE-010",
    Severity.WARNING,
    "A strength that no product has",
    why="A reader who looks for a strength that does not exist can end up with the wrong number of tablets.",
    hint="Compare with the products in the record. A new product belongs there first.",
    triggers=[
        "Swallow a 7 mg tablet with water.",
        "Swallow a seven-milligram tablet with water.",
        "It comes in strengths of 0.5 mg, 1 mg and 3 mg.",
        "Tablets: 0.25 mg, 0.5 mg and 5 mg.",
        "Klonopin is sold as 0.5, 1.5 and 2 mg tablets.",
        "Tablets that melt in the mouth hold 0.125 mg, 2.5 mg or 1 mg.",
        Example("The oral solution contains 50 mg in every millilitre.", {"record": _LIQUID}),
        Example("The suspension provides 120 micrograms per 5 mL.", {"record": _LIQUID}),
    ],
    does_not_trigger=[
        "Swallow a 2 mg tablet with water, or two 500 microgram tablets.",
        "It comes in strengths of 0.5 mg, 1 mg and 2 mg.",
        "She takes 3 mg a day as tablets.",
        "A 10 mg diazepam tablet is not the same. Valium comes as 5 mg tablets.",
        "Half of a 0.5 mg tablet gives 0.25 mg. Tablets hold 0.5 mg, 1 mg or 2 mg.",
        "Take 1.5 mg, which is three tablets.",
        "The tablets are taken in doses of 3 mg a day.",
        Example("Swallow a 7 mg tablet with water.", {"record": Record()}),
        Example("The suspension provides 120 mg per 5 mL, or 24 mg/mL. Drink a bottle of water.", {"record": _LIQUID}),
        Example("The blood level should be 10 to 20 mg per mL of serum.", {"record": _LIQUID}),
        Example(
            "Change the 25 microgram patch after 3 days.",
            {
                "record": Record.from_content(
                    RecordContent(products=(ProductRow(form="patch", strength="25 mcg/hour"),))
                )
            },
        ),
    ],
    source="The medicine's record",
    version=3,
)
def unknown_strength(subject: Subject) -> Iterator[Hit]:
    yield from _unknown_concentrations(subject)
    known = {amount(strength) for product in subject.record.products for strength in _written(product.strength)}
    for around in walk(subject) if known else ():
        passage = around.passage
        text = prose(passage.text)
        for span in sentences(text) if _SPEAKS.search(text) else ():
            for match in _strengths(text, span, subject):
                if amount(match.quantity) not in known:
                    written = text[match.start : match.end]
                    message = f"The record has no product of “{written}”. It has {_listed(subject.record.products)}."
                    yield Hit(message, passage, match.start, match.end)


def _unknown_concentrations(subject: Subject) -> Iterator[Hit]:
    known = {amount(product.strength) for product in subject.record.products if product.strength.unit.endswith("/mL")}
    for around in walk(subject) if known else ():
        for one in concentrations(around.passage.text, subject):
            if amount(one.quantity) not in known:
                written = around.passage.text[one.start : one.end]
                message = f"The record has no product of “{written}”. It has {_listed(subject.record.products)}."
                yield Hit(message, around.passage, one.start, one.end)


def _written(strength: Quantity) -> tuple[Quantity, ...]:
    """A patch of 25 mcg/hour is called one of 25 mcg too."""
    first, *per = strength.unit.split("/")
    without_time = Quantity(strength.value, "/".join([first, *(one for one in per if one not in OF_UNITS)]))
    return strength, without_time


def _strengths(text: str, span: Span, subject: Subject) -> Iterator[QuantityMatch]:
    for match in amounts(text, *span):
        if match.quantity.unit in _MASS and not _DOSED.match(text, match.end):
            before = text[max(span[0], match.start - 120) : match.start]
            names_form = _ANY_FORM.search(text, match.end, min(span[1], match.end + 80))
            names_form = names_form and _FORM_AFTER.match(text, match.end, span[1])
            names_form = names_form or (_SPEAKS.search(before) and _FORM_BEFORE.search(before))
            if names_form and not _OTHER_USE.search(before[-30:]) and not _of_another(text, match, span, subject):
                yield match


def _of_another(text: str, match: QuantityMatch, span: Span, subject: Subject) -> bool:
    return other_medicine(text, match.start, match.end, span, subject.record)


def _listed(products: tuple[Product, ...]) -> str:
    strengths = sorted({product.strength for product in products}, key=amount)
    return ", ".join(f"{strength.value.normalize():f} {strength.unit}" for strength in strengths)
