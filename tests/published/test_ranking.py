"""What answers best: a heading before a section, a section before a mention, and both things before one."""

from articles.content.paragraphs import Paragraph
from articles.published.query import Term
from articles.published.ranking import Candidate, has_term, ranked

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


def test_noise_is_left_out() -> None:
    assert ranked([IN_HEADING, IN_TEXT], [DOSE]) == [IN_HEADING]


def test_without_terms_all_stand_by_their_kind() -> None:
    better = candidate("Driving", factor=1.1)
    assert ranked([NOWHERE, better], []) == [better, NOWHERE]


def test_has_term() -> None:
    assert has_term(candidate("Young people"), CHILD)
    assert not has_term(candidate("Young and other people"), CHILD)
