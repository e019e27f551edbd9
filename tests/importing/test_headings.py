import pytest

from articles.importing.headings import like_heading, like_title


@pytest.mark.parametrize(
    "text",
    [
        "Possible Side Effects",
        "Is it safe to drive?",
        "Final thoughts",
        "Side effects in older people",
        "STORAGE",
        "Taking Your Tablets",
        "How it works in the body",
        "The Risks of Dependence",
    ],
)
def test_what_could_head_a_section(text: str) -> None:
    assert like_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It helps people sleep.",
        "Common ones include:",
        "some round tablets",
        "Brand Tablets",
        "Not suitable with pregnancy or while feeding a small baby",
        "Sleepwell may be harmful to people under 18, above all children",
        "It is not for children",
        "Two\nLines",
        "Word " * 15 + "End",
        "…",
    ],
)
def test_what_could_not(text: str) -> None:
    assert not like_heading(text)


def test_a_title_may_be_longer_than_a_heading() -> None:
    text = "Sleepwell: what a person who takes it for the first time should know about doses, driving and the rest"
    assert like_title(text)
    assert not like_heading(text)
