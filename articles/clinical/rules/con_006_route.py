"""CON-006: by which way, and in which form, the medicine is taken, against the record."""

from collections.abc import Iterator

from articles.clinical.comparing.differences import difference_hits
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
    version=2,
)
def other_route(subject: Subject) -> Iterator[Hit]:
    yield from difference_hits(subject, "way")
