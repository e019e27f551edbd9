"""TXT: characters that make readers see another text than the checks read."""

from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.rule import Hit, each, rule
from articles.clinical.subject import Subject
from articles.content.unseen import signs
from articles.lifecycle import Severity


@rule(
    "TXT-006",
    Severity.BLOCKING,
    "A sign that nobody sees, or a digit that is read otherwise",
    why="With signs that turn the order of digits, “05” reads “50”; raised or foreign digits make another amount.",
    hint="Take the sign out, or type the digits anew.",
    triggers=[
        "Take \u202e05\u202c mg at night.",
        "It treats seiz\u00adures.",
        "Take 4⁰ mg at night.",
        "Take ٤٠ mg at night.",
        "Take 𝟒𝟎 mg at night.",
        "Take 4\u03360 mg at night.",
        "| Use | Dose |\n| --- | --- |\n| Panic | 1\u200b0 mg |",
    ],
    does_not_trigger=[
        "It was 10⁻⁹ mol, or 2 mg/m² a day.",
        "Take ½ tablet, or 500 µg, at night.",
        "Good sleep ❤️ helps 👩\u200d⚕️.",
        "Take 5\u00a0mg at night, in a café.",
    ],
    source="Unicode Technical Report 36, Unicode Security Considerations",
)
@each
def unseen(passage: Passage, subject: Subject) -> Iterator[Hit]:
    if passage.source.isascii():
        return
    written = "".join(
        sign if len(sign) == 1 and not sign.isascii() else read
        for sign, read in zip((passage.source[at : at + 1] for at in passage.offsets), passage.text, strict=True)
    )
    for sign in signs(written):
        yield Hit(f"{sign.name} stands here.", passage, sign.start, sign.end, fix=sign.instead)
