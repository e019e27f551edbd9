"""What visitors and advertisers say on a page is no article, whatever it names; it waits in the quarantine, flagged."""

import pytest

from articles.importing import lost, read
from tests.importing.html.test_article import ARTICLE, page

SAID = "I take 40 mg a day and it never did me any harm, do not believe what doctors say."
PARTS = {
    "comment form": [
        '<div class="comments">', '<ol class="commentlist">', '<section class="user-comments">', "<form>",
        '<div id="disqus_thread">', '<div class="reader-reviews">', '<section class="discussion">',
        '<article class="comment">', '<div itemprop="comment">', '<ul class="comment-replies">',
    ],
    "advertisement": ['<div class="ad-slot">', '<div class="advertisement">', '<div class="promo-box">'],
    "poll": ['<div class="poll-widget">'],
    "related links": ['<div class="related-articles">', '<ul class="relatedContent">'],
}  # fmt: skip


@pytest.mark.parametrize(("reason", "opening"), [(reason, one) for reason, all_ in PARTS.items() for one in all_])
def test_what_others_say_goes_to_the_quarantine_whatever_it_names(reason: str, opening: str) -> None:
    name = opening[1:].split(maxsplit=1)[0].rstrip(">")
    reading = read("a.html", page(f"{opening}<p>{SAID}</p></{name}>"))
    assert SAID not in reading.body
    assert [scrap.reason for scrap in reading.quarantine if scrap.text == SAID] == [f"{reason}: a dose or danger"]
    assert lost(reading) == []


@pytest.mark.parametrize("opening", [one for all_ in PARTS.values() for one in all_ if "class" in one])
def test_a_part_that_holds_the_article_is_it_whatever_it_is_called(opening: str) -> None:
    name = opening[1:].split(maxsplit=1)[0]
    inner = "".join(f"<p>{text}</p>" for text in (*ARTICLE, SAID))
    reading = read(
        "a.html", f"<html><body><h1>T</h1>{opening}{inner}</{name}><p>Contact us.</p></body></html>".encode()
    )
    assert ARTICLE[0] in reading.body
    assert SAID in reading.body


def test_comments_longer_than_the_article_are_none() -> None:
    comments = "".join(f"<p>{SAID} It was number {at}, and there is more.</p>" for at in range(12))
    reading = read("a.html", page(f'<div class="comments">{comments}</div>'))
    assert "40 mg" not in reading.body
    assert ARTICLE[-1] in reading.body


@pytest.mark.parametrize(
    "teaser",
    [
        '<div><h3><a href="/x">Our test of pens</a></h3><div>Never inject it without your doctor.</div></div>',
        "<div><div>Call an ambulance when somebody cannot be woken up, and then… Read more</div></div>",
    ],
)
def test_the_beginning_of_another_page_is_set_aside_with_a_flag(teaser: str) -> None:
    reading = read("a.html", page(teaser))
    assert reading.body == "\n\n".join(ARTICLE)
    assert "outside the article: a dose or danger" in [scrap.reason for scrap in reading.quarantine]


def test_of_several_main_headings_the_page_s_own_title_is_the_title() -> None:
    source = "<title>Sleep tablets | Site</title><h1>The Site</h1><h1>Sleep tablets</h1><p>Take one at night.</p>"
    assert read("a.html", source.encode()).title == "Sleep tablets"
