"""Files in which a dose changed its value or a sentence went astray, each reduced to what did it."""

from pathlib import Path

import pytest

from articles.importing import Reading, Unreadable, read

CASES = Path(__file__).parent / "cases"


def case(name: str) -> Reading:
    return read(name, (CASES / name).read_bytes())


def aside(reading: Reading) -> list[tuple[str, str]]:
    return [(scrap.text, scrap.reason) for scrap in reading.quarantine]


STRUCK, HIDDEN = "struck-out text", "hidden text"


@pytest.mark.parametrize(
    ("name", "body", "quarantine"),
    [
        (
            "01-struck-out-glues-numbers.html",
            "Take 2 5 mg tablets at night.\n\nStart with 0.5 10 days later see your doctor.",
            [("or 3", STRUCK), ("mg.", STRUCK)],
        ),
        ("01-struck-out-glues-numbers.docx", "Take 2 5 mg tablets at night.", [("or 3", STRUCK)]),
        ("02-symbol-font-micro.html", "Give 50 μg by mouth.", []),
        ("02-symbol-font-micro.docx", "Give 50 μg by mouth.", []),
        (
            "03-superscript-flattened.html",
            "The half-life is 30 to 40\\[1,2\\] hours. It was 10^3–5 units, 10⁻⁹ mol and 10^5.5 cells.\n\n"
            "The dose is 4 mg\\[2\\] a day.",
            [],
        ),
        ("03-superscript-flattened.docx", "It was 10⁻⁹ mol and 40\\[1,2\\] hours.", []),
        (
            "04-math-and-svg-vanish.html",
            "Take 1/2 of a tablet.\n\nThe drawing says at night.",
            [("0.5 mg", "words in a drawing")],
        ),
        (
            "05-comment-link-takes-the-article.html",
            "Do not stop suddenly. Lower the dose slowly, with your prescriber.\n\n"
            "## What to watch for\n\nCall for help when a seizure happens.",
            [("12 comments", "comment form")],
        ),
        (
            "05b-leave-a-comment.md",
            "Do not stop suddenly. Lower the dose slowly.",
            [("Leave a comment", "comment form")],
        ),
        (
            "06-section-id-social-anxiety.html",
            "It treats seizures and panic disorder.\n\n"
            "## Social anxiety disorder\n\nSome doctors prescribe 0.5 mg twice a day.\n\n"
            "## Related conditions\n\nTell your doctor about sleep apnoea.",
            [],
        ),
        (
            "07-see-also-takes-references.html",
            "It treats seizures.\n\n## References\n\n1. Smith A. A trial. 2019.\n2. Jones B. A review. 2020.\n\n"
            "## Legal status\n\n- Schedule IV in the United States",
            [("See also", "related links"), ("Diazepam", "related links")],
        ),
        (
            "08-safety-words-as-disclaimer.txt",
            "It slows breathing when too much is taken.\n\nIf you take more than the recommended dose, go to a hospital"
            " at once. The information on this page does not replace the advice of your doctor.\n\n"
            "Keep it out of the reach of children.",
            [],
        ),
        (
            "09-short-facts-as-captions.txt",
            "Serious reactions are rare.\n\naround 1 in 10,000\n\nThe pharmacy has two kinds.\n\n0.5 mg tablets\n\n"
            "Tell your doctor about all that you take.",
            [],
        ),
        (
            "10-spanish-or-becomes-bullet.txt",
            "Tome la dosis que le haya indicado su medico. En general, un comprimido al dia\n"
            "o dos comprimidos por la noche, segun la respuesta de cada persona y sin pasar\nla dosis maxima.",
            [],
        ),
        (
            "11-table-with-list-in-cell.html",
            "| Who | Dose |\n| --- | --- |\n| Adults | • start with 0.25 mg • at most 4 mg |\n| Children | 0.1 mg |",
            [],
        ),
        (
            "11b-table-with-heading-in-cell.html",
            "| Use | Dose |\n| --- | --- |\n| Panic | 0.25 mg |\n| Seizures | 0.5 mg |",
            [],
        ),
        ("12-word-html-list.html", "- With water.\n  - Or with juice.\n- At night.", []),
        ("13-declared-charset.html", "Take 0.5 mg – 1 mg, or 500 µg.", []),
        (
            "14-css-line-through.html",
            "Take 4 tablets.",
            [("8", STRUCK), ("Old text that no page shows.", HIDDEN)],
        ),
        ("14b-strikethrough.md", "Take 4 tablets.", [("Take 8 tablets.", STRUCK)]),
        (
            "15-list-item-second-paragraph.html",
            "1. Take the tablet.\n\n   Use a full glass of water for it.\n2. Sit up for 30 minutes.",
            [],
        ),
        (
            "16-middle-dot-bullets.txt",
            "It shows in these places:\n\n- Eye: redness\n- Throat: pain\n- Skin: rash",
            [],
        ),
        (
            "17-generic-name-equals-title.md",
            "## Generic name\n\nClonazepam\n\n## Uses {: uses }\n\nIt treats seizures.",
            [],
        ),
        (
            "17b-generic-name-equals-title.html",
            "## Generic name\n\nClonazepam\n\n## Uses {: uses }\n\nIt treats seizures.",
            [],
        ),
        (
            "19-toml-front-matter.md",
            "Take it when you remember.",
            [("date = 2020-01-01", "front matter key")],
        ),
        (
            "22-tel-link.html",
            "Call [the poison line](tel:+15550100) at once when somebody has taken too much of it.",
            [],
        ),
        (
            "24-quoted-line-as-navigation.txt",
            "Le médecin a dit ceci :\n\n« Prenez un comprimé le soir »\n\nGardez la notice.",
            [],
        ),
        ("25-footnote-definition.md", "The dose is small.[^1]", []),
        (
            "26-picture-without-words.docx",
            "The doses are in this chart.\n\nAsk when you are not sure.",
            [("A picture without a description stands here.", "picture")],
        ),
        ("27-struck-out-by-style.docx", "Take 4 tablets.", [("8", STRUCK), ("Hidden note.", HIDDEN)]),
        (
            "28-table-in-table.docx",
            "| Who | Dose |\n| --- | --- |\n| By age | • Adults – 0.5 mg • Children – 0.1 mg |\n| Elderly | 0.25 mg |",
            [],
        ),
        (
            "29-html-in-markdown.md",
            "## When to call\n\n- High fever (> 39 degrees)\n- Rash",
            [],
        ),
    ],
)
def test_case(name: str, body: str, quarantine: list[tuple[str, str]]) -> None:
    reading = case(name)
    assert reading.body == body
    assert aside(reading) == quarantine


def test_the_note_of_a_footnote_is_a_reference() -> None:
    [reference] = case("25-footnote-definition.md").references
    assert (reference.label, reference.title) == ("1", "From the label of 2023.")


def test_the_title_of_other_front_matter_is_taken() -> None:
    assert case("19-toml-front-matter.md").title == "Missing a dose"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("20-front-matter-error-line.md", "at line 2"), ("21-iso-2022-jp.txt", "ISO-2022")],
)
def test_what_cannot_be_read_says_where_and_why(name: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        case(name)
