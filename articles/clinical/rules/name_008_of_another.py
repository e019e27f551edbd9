"""NAME-008: a brand or a family of medicines that belongs to another one."""

from collections.abc import Iterator

from articles.clinical.prose.called import miscalled
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity


@rule(
    "NAME-008",
    Severity.BLOCKING,
    "A brand or a class that belongs to another medicine",
    why="Who has the other brand at home takes the wrong medicine, or one twice; a wrong class has wrong warnings.",
    hint="Look the brand and the class up in the record, and name those of this medicine.",
    triggers=[
        "Clonazepam, best known as Valium, is a tablet.",
        "Klonopin (lorazepam) is taken twice a day.",
        "It is sold as Ativan.",
        "Brand names include Klonopin, Rivotril and Zoloft.",
        "Glucophage is another name for it.",
        "Zoloft contains clonazepam.",
        "It is a statin.",
        "It belongs to the class of medicines called beta blockers.",
        "Like other opioids, clonazepam can be misused.",
        Example("Metformin is a statin that lowers blood sugar.", {"record": {"name": "metformin"}}),
    ],
    does_not_trigger=[
        "Clonazepam is sold as Klonopin and Rivotril.",
        "Lorazepam is sold as Ativan, and Valium (diazepam) is another medicine.",
        "Other benzodiazepines are sold as Valium and Xanax.",
        "It is not a statin.",
        "It is a benzodiazepine, as is diazepam (Valium).",
        "Tell your doctor if you take a statin.",
        "Is it an opioid?",
        "Percocet (oxycodone and acetaminophen) is an opioid.",
        "Combined tablets hold clonazepam too, with brand names such as Ativan and Zoloft.",
    ],
    source="ISMP list of confused drug names; labels, description",
)
def of_another(subject: Subject) -> Iterator[Hit]:
    for called in miscalled(subject):
        truth = f"is {' or '.join(called.of)}" if called.of else "is something else"
        yield Hit(f"“{called.name}” {truth}, not {called.medicine}.", called.passage, called.start, called.end)
