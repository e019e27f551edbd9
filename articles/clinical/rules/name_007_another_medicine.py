"""NAME-007: another medicine stands where the page's own is meant."""

from collections.abc import Iterator

from articles.clinical.prose.meant import others_meant
from articles.clinical.rule import Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity


@rule(
    "NAME-007",
    Severity.BLOCKING,
    "Another medicine where this one is meant",
    why="A name like its own slips in by one word, and readers take, stop or store the wrong medicine.",
    hint="Put the page's own medicine there; where the other one is meant, say what it is to this one.",
    triggers=[
        "Take clonidine with water at night.",
        "Your clonidine may be stopped slowly.",
        "If you miss a dose of clobazam, take it as soon as you remember.",
        "Clozapine is used to treat seizures.",
        "Clonidine must be swallowed with water.",
        "## How to take clonidine {: dosing }\n\nWith water.",
    ],
    does_not_trigger=[
        "Take clonazepam with water at night.",
        "Tell your doctor if you take clonidine or clozapine.",
        "Do not confuse clonazepam with clonidine.",
        "Clonidine is used for high blood pressure.",
        "If you take clobazam as well, your doctor may lower the dose.",
        "Do not take lorazepam together with it.",
        "Take paracetamol for a headache.",
    ],
    source="ISMP list of confused drug names",
)
def another_meant(subject: Subject) -> Iterator[Hit]:
    for meant in others_meant(subject):
        message = f"“{meant.name}” stands where {subject.record.name} is meant."
        yield Hit(message, meant.passage, meant.start, meant.end)
