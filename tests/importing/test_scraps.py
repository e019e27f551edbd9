import pytest

from articles.furniture.lines import reason
from articles.importing import plain

INTRODUCTION = "Sleep tablets\n\nThey help people sleep.\n\n"
DISCLAIMER = (
    "What is published on the is meant to support the talk between you and your clinician. It is only for general"
    " information, and our website takes no responsibility for what follows from it. Please see our Legal Notice."
)


def aside(text: str) -> list[tuple[int, str]]:
    return [(scrap.line, scrap.reason) for scrap in plain.read(text).quarantine]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Total votes: 4120", "poll"),
        ("Do you sleep well?\nTotal votes: 12", "poll"),
        ("Your email address will not be published.", "comment form"),
        ("Name *", "comment form"),
        ("Home > Sleep > Tablets", "navigation"),
        ("« Previous article", "navigation"),
        ("Skip to content", "navigation"),
        ("www.example.org", "site name"),
        ("© 2021 Example Clinic. All rights reserved.", "site name"),
        ("Last updated: 3 May 2021", "byline or date"),
        ("By Some Writer, PharmD", "byline or date"),
        ("Share on Facebook", "share buttons"),
        ("Tweet Pin Email", "share buttons"),
        ("Sign up for our newsletter", "sign-up form"),
        ("Advertisement", "advertisement"),
        ("Photo: a box of tablets", "stray caption"),
        ("Smiling man at a desk, Shutterstock", "stray caption"),
        (DISCLAIMER, "disclaimer"),
    ],
)
def test_what_no_article_says_is_known_by_itself(text: str, why: str) -> None:
    assert reason(text) == why


@pytest.mark.parametrize(
    "text",
    [
        "Reviewed by your doctor every six months, the dose may change.",
        "As with any medicine, talk to a pharmacist before you start.",
        "(c) liver disease",
        "By mouth only",
        "the dose is\nreviewed by your doctor and then",
        "Share your worries with your pharmacist.",
        "It is not a substitute for sleep.",
        "Take 2 mg < 4 h before bed",
        "",
    ],
)
def test_what_an_article_says_stays(text: str) -> None:
    assert reason(text) == ""


def test_a_poll_takes_its_question_and_answers_along() -> None:
    text = INTRODUCTION + "SiteName Poll\n\nHave you ever taken sleep tablets?\n\n• Yes\n• No\nTotal votes: 4120"
    assert aside(text) == [(5, "poll"), (7, "poll"), (9, "poll"), (10, "poll"), (11, "poll")]


def test_a_vote_count_takes_the_question_above_it_along() -> None:
    assert aside(INTRODUCTION + "Do you sleep well?\n\nYes\n\nNo\n\n120 votes") == [(n, "poll") for n in (5, 7, 9, 11)]


def test_related_links_go_to_the_end_or_the_next_section() -> None:
    links = "Sleep articles for you\n\nTen Ways to Rest Without Tablets\n\nSleep and Light: What Helps\n\n"
    assert aside(INTRODUCTION + links) == [(n, "related links") for n in (5, 7, 9)]
    more = plain.read(INTRODUCTION + links + "Storage\n\nKeep it dry.")
    assert [scrap.line for scrap in more.quarantine] == [5, 7, 9]
    assert more.body.endswith("## Storage {: storage }\n\nKeep it dry.")


def test_a_heading_that_only_sounds_like_links_stays() -> None:
    text = INTRODUCTION + "Recommended Dosage\n\n• Adults: 5 mg\n• Others: 2 mg"
    assert aside(text) == []


def test_comments_go_to_the_end() -> None:
    text = INTRODUCTION + "3 Comments\n\nIt never worked for me.\n\nLeave a Reply\n\nName *"
    flagged = (7, "comment form: a dose or danger")
    assert aside(text) == [(5, "comment form"), flagged, (9, "comment form"), (11, "comment form")]


def test_a_contents_list_is_navigation() -> None:
    text = INTRODUCTION + "In this article\n\n• Uses\n• Doses\n\nUses\n\nIt helps people sleep."
    assert aside(text) == [(n, "navigation") for n in (5, 7, 8)]


def test_words_in_lower_case_alone_are_a_caption() -> None:
    assert aside("Sleep tablets\n\nwhite round tablets\n\nWhat are they for?\n\nFor sleep.") == [(3, "stray caption")]


def test_several_in_lower_case_are_a_list() -> None:
    assert aside(INTRODUCTION + "watch for\n\ndry mouth\n\nshaking hands\n\nCall for help.") == []


def test_what_a_colon_announces_is_no_caption() -> None:
    assert aside("Sleep tablets\n\nIt comes as:\n\nwhite tablets\n\nAsk for more.") == []


def test_the_title_told_again_is_set_aside() -> None:
    assert aside("Sleep tablets\n\nThey help.\n\nSLEEP TABLETS\n\nTake one.") == [(5, "duplicate title")]


def test_a_disclaimer_goes_with_its_heading() -> None:
    text = INTRODUCTION + "Medical Disclaimer\n\nThis page is no advice.\n\nStorage\n\nKeep it dry."
    assert aside(text) == [(5, "disclaimer"), (7, "disclaimer")]
