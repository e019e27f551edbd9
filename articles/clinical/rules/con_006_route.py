"""CON-006: by which way, and in which form, the medicine is taken, against the record."""

from collections.abc import Iterator
from operator import attrgetter

from articles.clinical.passage import Passage
from articles.clinical.prose.around import walk
from articles.clinical.prose.routes import Way, Ways, recorded, ways, ways_of_row
from articles.clinical.prose.statements import statements
from articles.clinical.record import Dose, Product, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.content.quantities import find
from articles.lifecycle import Severity

_INSULIN = Record(
    name="insulin glargine",
    doses=(Dose("diabetes", "adults", "under the skin"),),
    products=(Product("pre-filled pen", next(find("300 units")).quantity),),
)


def _pen(text: str) -> Example:
    return Example(text, {"record": _INSULIN})


@rule(
    "CON-006",
    Severity.BLOCKING,
    "A way of taking it, or a form, that the record does not have",
    why="What is meant for the stomach can kill in a vein, and what is meant for the skin fails in the stomach.",
    hint="Write the way and the form as the record has them. If the record is wrong, have it changed first.",
    triggers=[
        "Inject it once a day.",
        "Clonazepam is given as an injection.",
        "The tablets are taken by the rectum.",
        "It comes as a cream.",
        "Apply it to the skin twice a day.",
        "Inject the tablets into a muscle.",
        _pen("Swallow the insulin pen's content with water."),
        _pen("It is taken by mouth before breakfast."),
        _pen("Insulin glargine comes as tablets."),
    ],
    does_not_trigger=[
        "Swallow the tablet with water. It is taken by mouth.",
        "Do not inject it. It is not available as an injection.",
        "In hospital it can be given as an injection.",
        "Can I inject it? Rub your eyes if you feel tired.",
        "Diazepam is given as an injection.",
        "Put the tablet on your tongue and let it melt. Take it with food on a full stomach.",
        _pen("Inject it under the skin of your belly. It comes in a pen."),
        Example("It comes as a cream.", {"record": Record()}),
    ],
    source="The medicine's record",
)
def other_route(subject: Subject) -> Iterator[Hit]:
    known = recorded(subject.record)
    if not known.routes:
        return
    for passage, way in _first_wrong(subject, known):
        words = passage.text[way.start : way.end]
        if way.odd:
            yield Hit(f"“{words}”: this form is not taken so.", passage, way.start, way.end)
        elif not known.has_route(way.route):
            message = f"“{words}”: the record has it {' or '.join(sorted(known.routes))}."
            yield Hit(message, passage, way.start, way.end)
        else:
            message = f"“{words}”: the record has no such form."
            yield Hit(message, passage, way.start, way.end, severity=Severity.WARNING)


def _first_wrong(subject: Subject, known: Ways) -> Iterator[tuple[Passage, Way]]:
    """One of each sentence and of each row."""
    for statement in statements(subject.passages):
        stated = ways(statement, subject.record) if statement.passage.kind != "row" else ()
        if wrong := [way for way in stated if _is_wrong(way, known)]:
            yield statement.passage, min(wrong, key=attrgetter("start"))
    for around in walk(subject):
        if way := next((way for way in ways_of_row(around) if _is_wrong(way, known)), None):
            yield around.passage, way


def _is_wrong(way: Way, known: Ways) -> bool:
    return way.odd or not known.has_route(way.route) or not known.has_form(way.form)
