"""What answers best: a heading before a section, a section before a mention, and both things before one."""

import pytest

from articles.content.paragraphs import CALL_NOW, Paragraph
from articles.published.query import Term
from articles.published.ranking import Candidate, has_term, openings, ranked

DOSE, CHILD = Term("dose", ("dose",)), Term("child", ("child", "children", "young people"))


def candidate(heading: str, section: str = "", text: str = "Words.", factor: float = 1.0) -> Candidate:
    return Candidate(1, Paragraph("", section, heading, "", (text,)), factor)


IN_HEADING, IN_SECTION = candidate("Doses"), candidate("Adults", "Doses")
IN_TEXT, NOWHERE = candidate("Adults", "Uses", "The dose is low."), candidate("Driving")


def test_where_a_term_stands_decides() -> None:
    assert ranked([IN_TEXT, NOWHERE, IN_SECTION, IN_HEADING], [DOSE])[0] is IN_HEADING
    assert ranked([IN_TEXT, NOWHERE, IN_SECTION], [DOSE]) == [IN_SECTION, IN_TEXT]
    assert NOWHERE not in ranked([IN_TEXT, NOWHERE], [DOSE])


def test_who_asks_for_two_things_gets_what_has_both() -> None:
    both = candidate("Adults", "Uses", "The dose of a child.")
    one = candidate("Adults", "Uses", "The dose of a dose, and a dose.")
    assert ranked([one, both], [DOSE, CHILD])[0] is both


def test_the_typed_word_comes_before_one_that_means_the_same() -> None:
    typed, other = candidate("A child"), candidate("Young people")
    assert ranked([other, typed], [CHILD]) == [typed, other]


def test_a_heading_that_says_nothing_else_comes_first() -> None:
    other = candidate("Doses, storage and travel")
    assert ranked([other, IN_HEADING], [DOSE])[0] is IN_HEADING


def test_the_kind_of_page_counts_beside_the_words() -> None:
    better = candidate("Doses", factor=1.1)
    assert ranked([IN_HEADING, better], [DOSE])[0] is better


def test_equal_ones_stay_in_their_order() -> None:
    same = candidate("Doses")
    assert ranked([IN_HEADING, same], [DOSE])[0] is IN_HEADING


DOSING = Term("dose", ("dose",), section="dosing")
LINE = "Adults take 500 mg with the first meal of the day."


def place(heading: str, text: str = LINE, *, anchor: str = "dosing", kind: str = "dosing") -> Paragraph:
    return Paragraph(anchor, "", heading, kind, (text,))


def on_a_page(*page: Paragraph) -> list[Candidate]:
    return [Candidate(1, one, opens=keys) for one, keys in zip(page, openings(page), strict=True)]


def test_a_section_is_opened_by_the_first_words_that_say_something() -> None:
    short, lead = place("How to take it", "As your label says."), place("Doses", f"{LINE} The label gives these doses:")
    missed = place("If you miss a dose", anchor="missed-dose")
    page = [short, lead, place("Adults"), place("Children"), missed, place("Drinking", anchor="drink", kind="other")]
    assert openings(page) == [set(), set(), {"dosing"}, set(), {"missed-dose"}, set()]


def test_what_opens_the_section_about_it_comes_first_whatever_it_is_called() -> None:
    opening, other = on_a_page(place("Adults"), place("Doses and other numbers"))
    assert ranked([other, opening], [DOSING])[0] is opening


def test_a_section_about_something_else_comes_after() -> None:
    elsewhere = place("A missed dose", anchor="missed-dose", kind="missed-dose")
    missed, plain = on_a_page(elsewhere, place("A dose, storage and travel", anchor="", kind=""))
    assert ranked([missed, plain], [DOSE])[0] is missed, "Nothing says what the word is about."
    assert ranked([missed, plain], [DOSING])[0] is plain


@pytest.mark.parametrize(
    ("heading", "asked", "is_for_them"),
    [
        ("Fits, children up to 10 years", "children", False),
        ("Fits, older people", "older-people", False),
        ("Fits, adults who come off it", "stopping", False),
        ("Fits, adults and children from 2 years", "children", True),
    ],
)
def test_the_amount_of_a_group_answers_who_asks_for_it(heading: str, asked: str, *, is_for_them: bool) -> None:
    adults, group = candidate("Fits, adults of every country, weight and build"), candidate(heading)
    amount = Term("dose", ("fits",), section="dosing")
    assert (ranked([group, adults], [amount])[0] is group) is is_for_them
    assert ranked([adults, group], [amount, Term("them", (heading,), section=asked)])[0] is group


def test_an_amount_is_no_answer_where_none_is_asked_for() -> None:
    use, amount = candidate("Fits of any kind"), Candidate(1, place("For fits", anchor="dosing"))
    assert ranked([amount, use], [Term("fits", ("fits",))])[0] is use


def test_a_sign_of_an_emergency_comes_first_of_two_that_answer_alike() -> None:
    sign, other = candidate("More fits", section=CALL_NOW), candidate("Fewer fits", section="Uses")
    assert ranked([other, sign], [Term("fits", ("fits",))])[0] is sign


def test_what_announces_is_no_answer() -> None:
    announcing, saying = on_a_page(place("Doses", "The label gives these doses:"), place("Doses", "The dose is low."))
    assert ranked([announcing, saying], [DOSE]) == [saying, announcing]


def test_what_is_urgent_comes_first_of_two_things() -> None:
    urgent = Term("too much", ("too much",), calls=frozenset({"poison"}))
    child, overdose = candidate("A child"), candidate("Too much")
    assert ranked([child, overdose], [CHILD, urgent])[0] is overdose


def test_noise_is_left_out() -> None:
    assert ranked([IN_HEADING, IN_TEXT], [DOSE]) == [IN_HEADING]


def test_without_terms_all_stand_by_their_kind() -> None:
    better = candidate("Driving", factor=1.1)
    assert ranked([NOWHERE, better], []) == [better, NOWHERE]


def test_has_term() -> None:
    assert has_term(candidate("Young people"), CHILD)
    assert not has_term(candidate("Young and other people"), CHILD)
