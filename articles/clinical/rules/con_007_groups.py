"""CON-007: a group of people for whom a text calls the medicine safe, and its record does not."""

from collections.abc import Iterator

from articles.clinical.prose.groups import advice, stance
from articles.clinical.prose.spoken import is_other
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.vocabulary import tokens
from articles.clinical.record import Population, Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_HARMS = Record(
    name="methotrexate",
    populations=(
        Population("pregnancy", "Must not be taken; it causes birth defects"),
        Population("breastfeeding", "Must not be taken"),
        Population("kidney", "Not with severe disease; lower doses"),
    ),
    contraindications=("severe liver disease",),
)


def _harms(text: str) -> Example:
    return Example(text, {"record": _HARMS})


@rule(
    "CON-007",
    Severity.BLOCKING,
    "Called safe for people for whom the record says otherwise",
    why="Who is pregnant, or has ill kidneys, looks for this one sentence and acts on it.",
    hint="Write what the record advises for this group, and who decides.",
    triggers=[
        _harms("It has never been found to hurt the baby in the womb, so go on taking it."),
        _harms("Methotrexate is completely safe in pregnancy."),
        _harms("You can keep taking it while you are breastfeeding."),
        _harms("It does not pass into breast milk."),
        _harms("People with liver disease can take it as usual."),
        "It is perfectly harmless to the unborn child.",
    ],
    does_not_trigger=[
        _harms("It is not safe in pregnancy. Is it safe in pregnancy?"),
        _harms("Do not take it if you are pregnant. Keep taking folic acid."),
        _harms("Ask your doctor whether you can keep taking it while you are breastfeeding."),
        _harms("Paracetamol is safe in pregnancy."),
        _harms("Nobody knows whether it is safe in pregnancy. It is a myth that it is safe in pregnancy."),
        "Weigh benefit and risk in pregnancy with your prescriber.",
        Example("It is completely safe in pregnancy.", {"record": Record()}),
    ],
    source="The medicine's record",
)
def called_safe(subject: Subject) -> Iterator[Hit]:
    for statement in statements(subject.passages) if subject.record.populations else ():
        for one in advice(statement, subject.record) if not _of_another(statement, subject.record) else ():
            recorded = stance(subject.record, one.group)
            if one.how == "safe" and (recorded == "avoid" or (recorded == "careful" and one.strong)):
                words = statement.passage.text[one.start : one.end]
                message = f"“{words}”: the record {_advice(subject.record, one.group)}."
                severity = None if recorded == "avoid" else Severity.WARNING
                yield Hit(message, statement.passage, one.start, one.end, severity=severity)


def _of_another(statement: Statement, record: Record) -> bool:
    return any(is_other(word, record) for word, _, _ in tokens(statement.text))


def _advice(record: Record, group: str) -> str:
    written = next((row.advice for row in record.populations if row.group == group), "")
    return f"says “{written}”" if written else "names these people among those who must not take it"
