"""What of a whole page is its article. The library that tells it is measured elsewhere; here is what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import Reading, lost, read

ARTICLE = [
    "The medicine calms cells of the brain that fire too easily, and so it keeps seizures and panic away.",
    "Most people feel drowsy in the first week, and this gets better while the body becomes used to it.",
    "Doctors begin with a low amount, watch how it works, and go up in small steps over several weeks.",
    "Older people are more likely to fall, so their doctors often choose another medicine for them.",
]
TEASERS = ["Ten ways to sleep better tonight", "What your skin says about you", "Our readers and their gardens"]
DANGER = "Call an ambulance when somebody cannot be woken up."


def page(*after: str, between: str = "", before: str = "") -> bytes:
    """A page without class names, elements or words that tell what belongs to the article."""
    paragraphs = [f"<p>{text}</p>" for text in ARTICLE]
    article = "".join([*paragraphs[:2], between, *paragraphs[2:]])
    cards = "".join(f'<div><a href="/{at}">{text}</a></div>' for at, text in enumerate(TEASERS))
    source = f"<div>{before}</div><div><h1>Sleep tablets</h1>{article}</div><div>{cards}{''.join(after)}</div>"
    return f"<html><body>{source}</body></html>".encode()


def outside(reading: Reading) -> list[str]:
    return [scrap.text for scrap in reading.quarantine if scrap.reason == "outside the article"]


def test_what_stands_around_an_article_is_set_aside() -> None:
    reading = read("a.html", page())
    assert reading.title == "Sleep tablets"
    assert reading.body == "\n\n".join(ARTICLE)
    assert outside(reading) == TEASERS


@pytest.mark.parametrize(
    "safe",
    [
        f"<p>{DANGER}</p>",
        f"<ul><li>{DANGER}</li></ul>",
        f"<aside><p>{DANGER}</p></aside>",
        f"<footer><p>{DANGER}</p></footer>",
        f"<div class='disclaimer'><p>{DANGER}</p></div>",
        f"<table><tr><th>When</th><th>What</th></tr><tr><td>Not woken</td><td>{DANGER}</td></tr></table>",
    ],
)
def test_a_sentence_on_which_safety_hangs_stays(safe: str) -> None:
    reading = read("a.html", page(safe))
    assert DANGER in reading.body
    assert outside(reading) == TEASERS


def test_a_link_to_a_page_about_danger_is_no_such_sentence() -> None:
    reading = read("a.html", page('<div><a href="/o">What to do after an overdose of these tablets</a></div>'))
    assert "overdose" not in reading.body


def test_a_heading_stays_with_the_text_below_it() -> None:
    assert "## Storage" in read("a.html", page(between="<h2>Storage</h2>")).body


def test_a_few_words_within_the_article_stay() -> None:
    assert "Around 1 to 2 weeks." in read("a.html", page(between="<div><span>Around 1 to 2 weeks.</span></div>")).body


def test_what_belongs_to_the_article_stays_whatever_its_part_is_called() -> None:
    within = "".join(f"<p>{text}</p>" for text in ARTICLE)
    source = f"<html><body><h1>T</h1><div class='article-menu'>{within}</div></body></html>"
    assert read("a.html", source.encode()).body == "\n\n".join(ARTICLE)


def test_where_most_sentences_are_said_to_be_outside_all_stay() -> None:
    """Many short articles on one page: the library takes the longest of them."""
    more = [
        f"<section><p>{text} It goes on, and on, for part {at}.</p></section>" for at, text in enumerate(ARTICLE * 4)
    ]
    reading = read("a.html", page(*more))
    assert all(f"for part {at}." in reading.body for at in range(16))


def test_a_short_page_is_read_as_it_stands() -> None:
    source = b"<div><a href='/x'>Home of the tablets</a></div><h1>Sleep tablets</h1><p>They calm.</p>"
    assert "They calm." in read("a.html", source).body
    assert outside(read("a.html", source)) == []


PIECES = st.sampled_from(
    [
        *(f"<p>{text}</p>" for text in ARTICLE),
        *(f"<div><a href='/x'>{text}</a></div>" for text in TEASERS),
        f"<p>{DANGER}</p>",
        "<aside>Beside it all.</aside>",
        "<h2>Storage</h2>",
        "<ul><li>one point</li><li>two points</li></ul>",
        "<table><tr><td>a</td><td>2 mg</td></tr></table>",
        "<div><div>",
        "</div>",
        "<img alt='A blue box'>",
    ]
)


@given(st.lists(PIECES, min_size=8, max_size=40))
def test_no_word_of_a_whole_page_is_lost_and_no_danger_is_set_aside(pieces: list[str]) -> None:
    reading = read("a.html", "".join(pieces).encode())
    assert lost(reading) == []
    aside = "".join(scrap.text for scrap in reading.quarantine if scrap.reason != "duplicate title")
    assert DANGER not in aside
    assert "2 mg" not in aside
