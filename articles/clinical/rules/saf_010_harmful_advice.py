"""SAF-010: advice that does harm with any medicine. Of those that end in withdrawal SAF-008 knows more."""

from collections.abc import Iterator

from articles.clinical.prose.advised import harmful
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.rules.affirmed import self_adjustment
from articles.clinical.rules.danger import minimised
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_WHAT = {
    "double": "asks readers to double a dose",
    "stop": "ends the treatment before its time",
    "course": "ends the treatment before its time",
    "abrupt": "lets readers stop at once or by themselves",
    "more": "lets readers take more, or more often, than was prescribed",
    "skip": "lets readers leave out doses or tests",
    "share": "asks readers to share the medicine",
    "keep": "asks readers to keep what is left for another illness",
    "crush": "breaks what has to stay whole, so that all is released at once",
    "drink": "lets readers drink alcohol with it",
    "drive": "lets readers drive with what makes them sleepy",
}


@rule(
    "SAF-010",
    Severity.BLOCKING,
    "Advice that does harm when somebody follows it",
    why="A doubled dose, a course that ends too soon, a crushed slow-release tablet: each has harmed people.",
    hint="Say what is right instead, and whom to ask before anything is changed.",
    triggers=[
        "If you forget one, take two next time.",
        "A missed tablet is made up for by doubling the next one.",
        "As soon as you feel fine, you may simply stop.",
        "There is no need to taper it.",
        "You can drive as normal from the first day.",
        "If half a tablet does not help, take a whole one.",
        "Give what is left to a friend.",
        "Yesterday's tablet is still in the box? Swallow it along with today's.",
        "When you miss an injection, draw up twice the usual amount.",
        "Feel free to tinker with the number of tablets.",
        "A strong pain justifies three tablets.",
        "Taking an extra dose usually speeds things up.",
        "Lend her your pen for a night.",
        "Quit it on the spot.",
        "My uncle skips a dose now and then. Do likewise.",
        Example(
            "Wash it down with a large brandy.",
            {"record": {"name": "zolpidem", "interactions": [{"partner": "alcohol", "effect": "sleepiness"}]}},
        ),
        Example("Chew the slow-release tablets for faster relief.", {"record": {"name": "morphine"}}),
    ],
    does_not_trigger=[
        "Never take two doses at once to catch up.",
        "Do not stop when you feel better.",
        "Your doctor may raise the dose.",
        "Can I stop when I feel better? No.",
        "The plain tablets may be crushed.",
        "Do not drive until you know how it affects you.",
        "Some people take a second tablet at night.",
        Example("Stop taking it when the pain has gone.", {"record": {"name": "paracetamol"}}),
        "If it keeps you awake, take it earlier in the day.",
        "If you forget one, take the next at the usual time.",
        "Throw away what is left of the bottle.",
        "Wash it down with a glass of water.",
        "Your doctor may go up from 15 mg to 20 mg.",
        "Never lend her your pen.",
    ],
    source="Labels, patient information; ISMP list of oral forms that must not be crushed",
    version=2,
)
def harmful_advice(subject: Subject) -> Iterator[Hit]:
    several = list(harmful(subject))
    marked = [hit for other in (self_adjustment, minimised) for hit in other.find(subject)] if several else []
    for advice in several:
        if not any(hit.meets(advice.passage, advice.start, advice.end) for hit in marked):
            words = advice.passage.text[advice.start : advice.end]
            yield Hit(f"“{words}” {_WHAT[advice.kind]}.", advice.passage, advice.start, advice.end)
