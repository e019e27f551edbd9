"""SAF-009: a sign of danger is made harmless, or help for it is put off."""

from collections.abc import Iterator

from articles.clinical.prose.soothed import soothed
from articles.clinical.rule import Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity


@rule(
    "SAF-009",
    Severity.BLOCKING,
    "A sign of danger made harmless, or help put off",
    why="Who reads that the sign is nothing stays at home, and the hour in which help would have helped is over.",
    hint="Say what the sign means and whom to call at once.",
    triggers=[
        "Dark stools show that the medicine is at work.",
        "A swollen tongue is normal in the first days and passes.",
        "If breathing becomes slow, wait until morning.",
        "There is no need to see a doctor for a yellow skin.",
        "After too many tablets take a nap and see.",
        "Your lips may turn blue. This is nothing to worry about.",
    ],
    does_not_trigger=[
        "Dark stools can be a sign of bleeding: call your doctor at once.",
        "A swollen tongue is never normal.",
        "If breathing becomes slow, call 911 (US). Do not wait until morning.",
        "Nausea is normal in the first days and passes.",
        "Is slow breathing normal? No.",
        "Even if the bleeding seems harmless, tell your doctor.",
        "Some people think that slow breathing is a sign of deep sleep.",
    ],
    source="CDC Clear Communication Index, call to action; labels, boxed warnings",
)
def danger_soothed(subject: Subject) -> Iterator[Hit]:
    for one in soothed(subject):
        words = one.passage.text[one.start : one.end]
        what = "makes a sign of danger harmless" if one.how == "harmless" else "puts help off for a sign of danger"
        yield Hit(f"“{words}” {what}: {one.sign}.", one.passage, one.start, one.end)
