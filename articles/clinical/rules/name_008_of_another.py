"""NAME-008: a brand or a family of medicines that belongs to another one."""

from collections.abc import Iterator

from articles.clinical.prose.branded import brandings
from articles.clinical.prose.called import Called, miscalled
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity


@rule(
    "NAME-008",
    Severity.WARNING,
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
        "Valium is simply clonazepam by another name.",
        "Klonopin and Xanax are the same medicine.",
        "The clonazepam in Ativan works for a day.",
        "If the packet says Ativan, it is still clonazepam.",
        "What is clonazepam called abroad? Rivotril, Valium or Antelepsin.",
        "Is Xanax the same as clonazepam? Yes, only the box differs.",
        "| Generic name | Brand names |\n| --- | --- |\n| clonazepam | Klonopin, Ativan |",
        "Valium, known generically as clonazepam, is a tablet.",
        "Abroad clonazepam is called lorazepam.",
        "Clonazepam falls into the group of the barbiturates.",
        "As with all opioids, clonazepam slows the breath.",
        "Drug class: antidepressant",
        "What sort of medicine is it? A statin.",
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
        "Is Xanax the same as clonazepam? No, it is alprazolam.",
        "Klonopin and Xanax are not the same medicine.",
        "If the packet says Ativan, you do not have clonazepam.",
        "| Brand | Medicine |\n| --- | --- |\n| Klonopin | clonazepam |\n| Ativan | lorazepam |",
        "Lorazepam came first. It is sold as Ativan.",
        "Clonazepam works like an opioid on sleep. A statin is no problem with it.",
        "Combined tablets hold clonazepam too, with brand names such as Ativan and Zoloft.",
    ],
    source="ISMP list of confused drug names; labels, description",
    version=2,
)
def of_another(subject: Subject) -> Iterator[Hit]:
    seen: set[tuple[int, str]] = set()
    claims = list(miscalled(subject))
    claims += [one for one in brandings(subject) if not any(_overlap(one, other) for other in claims)]
    for called in claims:
        if (id(called.passage), called.name.lower()) not in seen:
            seen.add((id(called.passage), called.name.lower()))
            truth = f"is {' or '.join(called.of)}" if called.of else "is something else"
            yield Hit(f"“{called.name}” {truth}, not {called.medicine}.", called.passage, called.start, called.end)


def _overlap(one: Called, other: Called) -> bool:
    return one.passage is other.passage and one.start < other.end and other.start < one.end
