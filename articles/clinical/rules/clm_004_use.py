"""CLM-004: uses that the label does not name."""

from collections.abc import Iterator

from articles.clinical.comparing.differences import differences
from articles.clinical.prose.treats import Use
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
        "Restless legs are an approved use of clonazepam.",
        "Got the flu? Clonazepam sorts that out.",
        "| Use | Status in the US |\n| --- | --- |\n| Panic disorder | approved |\n| Migraine | approved |",
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
        "Is it approved for migraine? No. Migraine is not an approved use.",
        "| Use | Status |\n| --- | --- |\n| Panic disorder | approved |\n| Migraine | off-label |",
    ],
    source="21 CFR 208.20; QRD template, section 1",
    version=5,
)
def unlabelled_use(subject: Subject) -> Iterator[Hit]:
    for claim, comparison in differences(subject, "use"):
        is_approved = isinstance(claim.reading, Use) and claim.reading.approved
        calls = "calls it approved" if is_approved else "does not call it off-label"
        message = f"“{claim.words}”: the record {comparison.recorded}, and the text {calls}."
        yield Hit(message, claim.passage, claim.start, claim.end)
