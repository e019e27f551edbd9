"""CLM: uses that the label does not name."""

from collections.abc import Iterator

from articles.clinical.prose.facts import facts
from articles.clinical.rule import Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity


@rule(
    "CLM-004",
    Severity.WARNING,
    "A use that is not on the label and not marked off-label",
    why="Whoever reads that it treats something takes that for tested and approved.",
    hint="Say that the use is off-label in which country, and cite a source, or take it out.",
    triggers=[
        "It is used to treat seizures, mania and insomnia.",
        "It is prescribed for panic disorder and for restless legs.",
        "Doctors may prescribe it for several conditions, including:\n\n- Seizure disorders\n- Anxiety",
        "In the UK it is licensed for panic disorder.",
    ],
    does_not_trigger=[
        "It is used to treat seizures and panic disorder, with or without agoraphobia.",
        "It is used off-label for restless legs.",
        "## Off-label uses\n\n- It is used for restless legs.",
        "It is not a treatment for depression.",
        "Antidepressants are used to treat depression.",
        "Tell your prescriber if you take medicines for depression.",
        "Do not take it for sleep unless it was prescribed for that.",
        "Ask before you take antihistamines or medicine for colds, sedatives or prescription pain medicine with it.",
        "Tell your prescriber if you take diazoxide (for high blood pressure).",
    ],
    source="21 CFR 208.20; QRD template, section 1",
    version=3,
)
def unlabelled_use(subject: Subject) -> Iterator[Hit]:
    if not subject.record.indications:
        return
    for fact in facts(subject):
        if fact.measure == "use" and fact.value == "treats" and not fact.labelled and not fact.marked:
            message = f"“{fact.words}” is not on the label, and the text does not call this use off-label."
            yield Hit(message, fact.passage, fact.start, fact.end)
