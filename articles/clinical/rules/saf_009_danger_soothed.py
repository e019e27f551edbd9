"""SAF-009: a sign of danger is made harmless, or help for it is put off."""

from collections.abc import Iterator

from articles.clinical.prose.soothed import soothed
from articles.clinical.rule import Example, Hit, rule
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
        "If your tongue swells, suck an ice cube and put your feet up.",
        "Blueish lips? Warm socks will sort that out.",
        "Shallow breathing is how the body saves its strength.",
        "Chest pressure comes down to the weather, and a walk does the rest.",
        "Yellow eyes clear up once the body has settled in.",
        "| Sign | What to do |\n| --- | --- |\n| Skin that peels | Rub in some lotion |",
        "If she cannot be roused, ring the surgery after the weekend.",
        "Emergency services do not need to be called for a swollen throat.",
        Example("A pulse of 40 that stumbles is the mark of an athlete.", {"record": {"name": "digoxin"}}),
        Example(
            "Belly cramps with great weakness only mean that you slept badly.",
            {
                "record": {
                    "name": "metformin",
                    "effects": [
                        {
                            "name": "lactic acidosis",
                            "band": "very rare",
                            "seriousness": "emergency",
                            "sign": "you have belly cramps or great weakness",
                        }
                    ],
                }
            },
        ),
    ],
    does_not_trigger=[
        "Dark stools can be a sign of bleeding: call your doctor at once.",
        "A swollen tongue is never normal.",
        "If breathing becomes slow, call 911 (US). Do not wait until morning.",
        "Nausea is normal in the first days and passes.",
        "Is slow breathing normal? No.",
        "Even if the bleeding seems harmless, tell your doctor.",
        "Some people think that slow breathing is a sign of deep sleep.",
        "If your tongue swells, use your adrenaline pen and call 999 (UK).",
        "If breathing becomes slow, keep the person awake. Call 999 (UK).",
        "Yellow eyes can be a sign of liver damage.",
        "Seizures can come back, so take it every day.",
        "A small bruise is harmless; a blow to the head is an emergency.",
        "| Sign | What to do |\n| --- | --- |\n| Skin that peels | Call 999 (UK) |",
    ],
    source="CDC Clear Communication Index, call to action; labels, boxed warnings",
    version=2,
)
def danger_soothed(subject: Subject) -> Iterator[Hit]:
    for one in soothed(subject):
        words = one.passage.text[one.start : one.end]
        what = "makes a sign of danger harmless" if one.how == "harmless" else "puts help off for a sign of danger"
        severity = None if one.plain else Severity.WARNING
        yield Hit(f"“{words}” {what}: {one.sign}.", one.passage, one.start, one.end, severity=severity)
