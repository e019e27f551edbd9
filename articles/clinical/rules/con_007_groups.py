"""CON-007: advice for pregnancy and for other groups of people that says the opposite of the record."""

from collections.abc import Iterator

from articles.clinical.comparing.differences import difference_hits
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
        Population("contraception", "During treatment and for 6 months after"),
    ),
    contraindications=("severe liver disease",),
)
_GOES_ON = Record(name="levothyroxine", populations=(Population("pregnancy", "Go on with it; the dose may rise"),))


def _harms(text: str) -> Example:
    return Example(text, {"record": _HARMS})


@rule(
    "CON-007",
    Severity.BLOCKING,
    "Advice for a group of people that is the opposite of the record's",
    why="Who is pregnant, or has ill kidneys, looks for this one sentence and acts on it.",
    hint="Write what the record advises for this group, and who decides.",
    triggers=[
        _harms("It has never been found to hurt the baby in the womb, so go on taking it."),
        _harms("Methotrexate is completely safe in pregnancy."),
        _harms("You can keep taking it while you are breastfeeding."),
        _harms("It does not pass into breast milk."),
        _harms("People with liver disease can take it as usual."),
        _harms("Men taking methotrexate have no need for contraception."),
        "It is perfectly harmless to the unborn child.",
        "It is harmful to children.",
        Example("Pregnant? Bin the tablets until after the birth.", {"record": _GOES_ON}),
        Example("In pregnancy the need for it falls.", {"record": _GOES_ON}),
    ],
    does_not_trigger=[
        _harms("It is not safe in pregnancy. Is it safe in pregnancy?"),
        _harms("Do not take it if you are pregnant. Keep taking folic acid."),
        _harms("Ask your doctor whether you can keep taking it while you are breastfeeding."),
        _harms("Paracetamol is safe in pregnancy."),
        _harms("They may switch you to another medicine that is safe in pregnancy."),
        _harms("Nobody knows whether it is safe in pregnancy. It is a myth that it is safe in pregnancy."),
        "Weigh benefit and risk in pregnancy with your prescriber.",
        Example("It is completely safe in pregnancy.", {"record": Record()}),
        Example("In pregnancy the dose may have to rise. Do not stop it.", {"record": _GOES_ON}),
    ],
    source="The medicine's record",
    version=3,
)
def turned_round(subject: Subject) -> Iterator[Hit]:
    yield from difference_hits(subject, "population")
