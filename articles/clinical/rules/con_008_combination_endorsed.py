"""CON-008: a combination that the record says to avoid is called harmless or is recommended."""

from collections.abc import Iterator

from articles.clinical.prose.together import Endorsed, endorsed
from articles.clinical.rule import Hit, rule
from articles.clinical.rules.agreement import wrong_way_round
from articles.clinical.subject import Subject
from articles.lifecycle import Severity


@rule(
    "CON-008",
    Severity.BLOCKING,
    "A combination that the record warns of, allowed or called harmless",
    why="Readers ask one thing of a page: may I take both? A wrong yes can kill them tonight.",
    hint="Say what happens together and what to do, as the record has it.",
    triggers=[
        "You can safely have a glass of wine with it.",
        "Codeine and clonazepam go well together.",
        "Alcohol is no problem as long as you eat.",
        "For a better effect, take it together with an opioid.",
        "There is nothing against the combination with morphine.",
        "Morphine is no bother with clonazepam.",
        "Wine and clonazepam are a favourable pairing.",
        "Codeine on top of it is a clever way to sleep.",
        "My sister has codeine with her clonazepam, and it's a perfectly safe mix.",
    ],
    does_not_trigger=[
        "Do not drink alcohol while you take it.",
        "Is a glass of wine with it safe? No.",
        "There is no safe amount of alcohol with clonazepam.",
        "Take both only when one prescriber has planned it.",
        "It is not safe to take it with opioids.",
        "Paracetamol is safe to take with it.",
        "You can drink alcohol again once you have stopped.",
        "It is safe on its own and dangerous with opioids.",
        "Clonazepam is a benzodiazepine that can be taken for a short time.",
        "My sister was told that codeine with it is safe. It was not, and she needed an ambulance.",
        "Wine with it is no harmless thing.",
    ],
    source="Labels, drug interactions; FDA safety communication of 31 August 2016",
    version=2,
)
def combination_endorsed(subject: Subject) -> Iterator[Hit]:
    several = list(endorsed(subject))
    marked = list(wrong_way_round.find(subject)) if several else []
    for one in several:
        if any(hit.meets(one.passage, one.start, one.end) for hit in marked):
            continue
        words = one.passage.text[one.start : one.end]
        message = f"“{words}”: the record says of {one.row.partner}: {_recorded(one)}."
        yield Hit(message, one.passage, one.start, one.end, severity=_severity(one))


def _recorded(one: Endorsed) -> str:
    return "; ".join(filter(None, (one.row.effect, one.row.action.rstrip("."))))


def _severity(one: Endorsed) -> Severity | None:
    """Where the record warns without asking to avoid it, a page may know why it says so."""
    return Severity.WARNING if one.rank in ("known", "little", "apart") else None
