"""What of a whole page is its article. The library that tells it is measured elsewhere; here is what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import Reading, lost, read
from articles.importing.model import FLAG

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
        f"<div class='disclaimer'><p>{DANGER}</p></div>",
        f"<table><tr><th>When</th><th>What</th></tr><tr><td>Not woken</td><td>{DANGER}</td></tr></table>",
    ],
)
def test_a_sentence_on_which_safety_hangs_stays_within_the_article(safe: str) -> None:
    reading = read("a.html", page(between=safe))
    assert DANGER in reading.body
    assert outside(reading) == TEASERS


@pytest.mark.parametrize(
    "around",
    [
        "<p>{}</p>",
        "<ul><li>{}</li></ul>",
        "<aside><p>{}</p></aside>",
        "<footer><p>{}</p></footer>",
        "<nav>{}</nav>",
        "<div class='menu'>{}</div>",
        "<figure><figcaption>{}</figcaption></figure>",
        "<table><tr><th>When</th><th>What</th></tr><tr><td>Not woken</td><td>{}</td></tr></table>",
    ],
)
def test_one_that_stands_behind_the_article_waits_with_a_flag(around: str) -> None:
    """A site says "Call your doctor" on each page, so a person has to say whether this one is the article's."""
    reading = read("a.html", page(around.format(DANGER)))
    assert reading.body == "\n\n".join(ARTICLE)
    assert [scrap.reason.partition(": ")[2] for scrap in reading.quarantine if DANGER in scrap.text] == [
        "a dose or danger"
    ]
    assert lost(reading) == []


ELSEWHERE = [
    f"In the garden of {name} the roses open early in May, and the bees come when the morning is warm and dry."
    for name in ("the old castle", "our neighbours", "the school", "a poet")
]


def boxes(heading: str) -> Reading:
    """An article in one box, and another one with a text that the library takes along."""
    text = "".join(f"<p>{one} {at} people said so.</p>" for at, one in enumerate(ARTICLE * 5))
    more = "".join(f"<p>{one}</p>" for one in ELSEWHERE)
    source = f"<div><h1>Sleep tablets</h1>{text}</div><div><h2>{heading}</h2>{more}</div>"
    return read("a.html", f"<html><body><main>{source}</main></body></html>".encode())


def test_nothing_behind_the_box_of_the_article_belongs_to_it() -> None:
    reading = boxes("Elsewhere")
    assert "19 people said so." in reading.body
    assert "garden" not in reading.body
    assert outside(reading) == ["Elsewhere", *ELSEWHERE]


@pytest.mark.parametrize("heading", ["Side effects", "If you take too much", "Storage"])
def test_an_article_goes_on_in_the_next_box_with_a_section_of_its_own(heading: str) -> None:
    assert all(one in boxes(heading).body for one in (heading, *ELSEWHERE))


def test_a_link_that_stands_alone_leads_away() -> None:
    link = "<p><a href='/fall'>How not to fall at night when the light is off</a></p>"
    reading = read("a.html", page(between=link))
    assert reading.body == "\n\n".join(ARTICLE)
    assert "How not to fall at night when the light is off" in [scrap.text for scrap in reading.quarantine]


def test_a_link_that_says_what_to_do_stays() -> None:
    link = "<p><a href='tel:112'>Call an ambulance at once.</a></p>"
    text = "".join(f"<p>{one}</p>" for one in ARTICLE)
    reading = read("a.html", f"<article><h1>Sleep tablets</h1>{text}{link}{text}</article>".encode())
    assert "Call an ambulance at once" in reading.body


def test_a_label_that_the_library_leaves_out_is_none_of_the_article() -> None:
    assert "Compare prices" not in read("a.html", page(between="<div><span>Compare prices</span></div>")).body


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


def test_what_the_library_finds_at_its_second_look_stays_within_the_article() -> None:
    """It leaves lists of short items out at its first look."""
    items = [f"Point {at} of it" for at in range(6)]
    middle = f"<div class='list'><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></div>"
    assert all(item in read("a.html", page(between=middle)).body for item in items)


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
def test_no_word_of_a_whole_page_is_lost_and_no_danger_set_aside_without_a_flag(pieces: list[str]) -> None:
    reading = read("a.html", "".join(pieces).encode())
    assert lost(reading) == []
    weighty = [one.reason for one in reading.quarantine if DANGER in one.text or "2 mg" in one.text]
    assert all(reason == "duplicate title" or reason.endswith(FLAG) for reason in weighty)
