"""DOSE-014: how often a day the medicine is taken, against the record."""

from collections.abc import Iterator

from articles.clinical.comparing.differences import difference_hits
from articles.clinical.record import Dose, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.rules.doserhythm import other_rhythm
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_ONCE = Record(name="digoxin", doses=(Dose("atrial fibrillation", "adults", interval="once a day"),))
_EIGHT = Record(name="amoxicillin", doses=(Dose("ear infections", "adults", interval="every 8 or 12 hours"),))
_NEEDED = Record(
    name="paracetamol",
    doses=(Dose("pain", "adults", interval="at least 4 hours apart, at most 4 doses in 24 hours"),),
)


def _once(text: str) -> Example:
    return Example(text, {"record": _ONCE})


def _eight(text: str) -> Example:
    return Example(text, {"record": _EIGHT})


def _needed(text: str) -> Example:
    return Example(text, {"record": _NEEDED})


@rule(
    "DOSE-014",
    Severity.WARNING,
    "Taken more or less often than the record says",
    why="The same tablet three times a day is three times the dose, and one that is left out protects nobody.",
    hint="Write how often as the record has it. If the record is wrong, have it changed first.",
    triggers=[
        _once("Take it three times a day."),
        _once("The tablet is swallowed each second hour."),
        _once("Digoxin for the heart: morning, noon and night."),
        _once("The dose is given on alternate days."),
        _once("Inject it before every meal."),
        _eight("Take one capsule once a day."),
        _eight("Adults swallow 500 mg every 4 hours."),
        _eight("The interval between two doses may extend up to 24 hours."),
        _needed("Take the tablets every 2 hours."),
        _needed("Wait 2 hours before the next dose. The dose may be repeated after 1 hour."),
    ],
    does_not_trigger=[
        _once("Take it once a day, in the evening. One tablet a day is enough."),
        _once("Take it every day. Check your pulse three times a day."),
        _once("Take folic acid twice a day. Your potassium is measured every 2 weeks."),
        _once("Do not take it three times a day. Is it taken twice a day?"),
        _once("If you take it twice a day by mistake, call your doctor."),
        _eight("Take it every 12 hours, or three times a day. Swallow 500 mg every morning."),
        _eight("On the first day you take it once a day."),
        _needed("Wait at least 4 hours before the next dose. Stay in bed for 8 hours before the next day."),
        _needed("Take a tablet every 4 to 6 hours, up to 4 times a day. Some people take it once a day."),
        Example("Take it three times a day.", {"record": Record()}),
    ],
    source="The medicine's record",
    version=2,
)
def other_frequency(subject: Subject) -> Iterator[Hit]:
    # Days taken for weeks are graver, and reported already.
    known = list(other_rhythm.find(subject)) if subject.record.doses else []
    for hit in difference_hits(subject, "how often"):
        if hit.passage and not any(one.meets(hit.passage, hit.start, hit.end) for one in known):
            yield hit
