"""CON-005: from which age or weight people may take the medicine, against the record."""

from collections.abc import Iterator

from articles.clinical.comparing.differences import difference_hits
from articles.clinical.record import Dose, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

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
    yield from difference_hits(subject, "age", "weight")
