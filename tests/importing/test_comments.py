"""What visitors wrote never enters a draft, whether or not a heading announces it, and a dose in it leaves a trace."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import Reading, read

ARTICLE = [
    f"The medicine calms the nerves, and it takes {weeks} weeks before people notice that it does anything at all."
    for weeks in ("two", "three", "four", "five", "six", "seven")
]
SURE = [
    "May 3, 2019 at 10:12 am", "Anna, 2 years ago", "2 days ago", "Anna on 3 May 2019 at 10:12",
    "bob87 | 03.05.2019 10:12", "Posted by Anna on 2019-05-03 at 10:12", "Commented by Anna an hour ago",
]  # fmt: skip
MAYBE = ["Anna 3 May 2019", "Bob says:", "bob87 wrote on 3 May 2019:", "Anna, 2019-05-03"]
BELOW = ["", "Reply", "Reply | Report", "Like (3) Reply", "Helpful"]
WORDS = [
    "I take 40 mg a day and it never helped me.", "You can take 60 mg, it is fine.", "Never take more than 90 mg.",
    "My doctor told me to stop it at once.", "Works well.", "It gave me seizures, so be careful!",
]  # fmt: skip
LAYOUTS = {
    "page.txt": "{}",
    "page.md": "{}",
    "page.html": "<div>{}</div>",
    "list.html": "<li>{}</li>",
    "paragraph.html": "<p>{}</p>",
}


def page(name: str, lines: list[str]) -> Reading:
    """An article with these lines behind it."""
    if name.endswith(".html"):
        text = "".join(f"<p>{line}</p>" for line in ARTICLE)
        behind = "".join(LAYOUTS[name].format(line) for line in lines)
        source = f"<html><body><div><h1>Sleep tablets</h1>{text}</div><div>{behind}</div></body></html>"
    else:
        source = "\n\n".join(["# Sleep tablets" if name == "page.md" else "Sleep tablets", *ARTICLE, *lines])
    return read(name.replace("list", "page").replace("paragraph", "page"), source.encode())


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(LAYOUTS)),
    st.sampled_from(SURE),
    st.lists(st.sampled_from(SURE + MAYBE), min_size=1, max_size=3),
    st.permutations(WORDS),
    st.sampled_from(BELOW),
)
def test_comments_without_a_heading_stay_out_of_the_draft(
    name: str, first: str, others: list[str], words: list[str], below: str
) -> None:
    comments = list(zip([first, *others], words, strict=False))
    reading = page(name, [line for comment in comments for line in (*comment, below) if line])
    aside = {scrap.text: scrap.reason for scrap in reading.quarantine}
    assert not [text for _, text in comments if text in f"{reading.title} {reading.body}"]
    assert all(text in aside for _, text in comments)
    assert not [text for text, why in aside.items() if "mg" in text and not why.endswith(": a dose or danger")]
    assert all(line in reading.body for line in ARTICLE)


@pytest.mark.parametrize("above", MAYBE)
@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_a_name_alone_tells_comments_where_somebody_speaks_of_themselves(name: str, above: str) -> None:
    reading = page(name, [above, "I take 40 mg a day.", "Carol says:", "You can take 60 mg."])
    assert "mg" not in reading.body


@pytest.mark.parametrize(
    "lines",
    [
        ["Your doctor says:", "Never take more than 40 mg.", "Your pharmacist says:", "Take it at night."],
        ["The label says:", "Never take more than 40 mg.", "The leaflet says:", "Take it at night."],
        ["Changed 3 May 2019", "The maximum is 40 mg a day.", "Checked 5 June 2020", "Take it at night."],
        ["3 May 2019", "The maximum is 40 mg a day.", "5 June 2020", "Take it at night."],
        ["Anna says:", "Never take more than 40 mg.", "Take it at night."],
        ["Within 2 days", "Never take more than 40 mg.", "3 weeks later", "Take it at night."],
    ],
)
def test_what_only_looks_like_comments_stays(lines: list[str]) -> None:
    body = page("page.md", lines).body
    assert all(line in body for line in lines if line.endswith("."))


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.html"])
def test_a_comment_above_its_reply_takes_no_article_along(name: str) -> None:
    lines = ["Anna", "I take 40 mg.", "Reply", "Bob", "You can take 60 mg.", "It is fine.", "Reply"]
    reading = page(name, lines)
    assert "mg" not in reading.body
    assert all(line in reading.body for line in ARTICLE)


def test_an_article_below_two_quotations_stays() -> None:
    lines = ["Sleep tablets", "Anna says:", "They help me.", "Bob says:", "They calm me.", *ARTICLE]
    reading = read("page.txt", "\n\n".join(lines).encode())
    assert all(line in reading.body for line in ARTICLE)


def test_a_section_below_comments_stays() -> None:
    lines = ["Anna, 2 days ago", "I took 40 mg.", "Bob, 3 days ago", "So did I.", "## Storage", "Keep it dry."]
    reading = page("page.md", lines)
    assert reading.body.endswith("## Storage {: storage }\n\nKeep it dry.")
    assert "40 mg" not in reading.body


@pytest.mark.parametrize("words", ["I take 40 mg a day.", "My doctor said to stop at once.", "It gave me seizures."])
def test_who_speaks_of_themselves_beside_an_article_wrote_no_part_of_it(words: str) -> None:
    reading = page("page.html", ["Anna", words])
    assert words not in reading.body
    assert (words, "outside the article: a dose or danger") in [(one.text, one.reason) for one in reading.quarantine]


LINKS = "<ul><li><a href=/light>Sleep and light</a></li><li><a href=/noise>Sleep and noise</a></li></ul>"


@pytest.mark.parametrize(
    "sentence", ["Do not drive if you feel sleepy.", "Never take more than 40 mg a day.", "Call an ambulance at once."]
)
@pytest.mark.parametrize("layout", ["<p>{}</p>" + LINKS, "<ul><li>{}</li></ul>" + LINKS, LINKS + "<p>{}</p>"])
def test_a_sentence_on_which_safety_hangs_stays_among_links(sentence: str, layout: str) -> None:
    more = "".join(f"<p>Then again, {line}</p>" for line in ARTICLE)
    reading = page("page.html", ["</div><h3>Related articles</h3>" + layout.format(sentence) + more + "<div>"])
    aside = [scrap.text for scrap in reading.quarantine]
    assert sentence in reading.body
    assert "Related articles" not in reading.body
    assert {"Related articles", "Sleep and light", "Sleep and noise"} <= set(aside)


def test_the_words_of_a_link_that_say_what_to_do_leave_a_trace() -> None:
    reading = page(
        "page.html", ["</div><h3>Related articles</h3><ul><li><a href=/b>Call an ambulance at once.</a></li></ul><div>"]
    )
    assert ("Call an ambulance at once.", "related links: a dose or danger") in [
        (one.text, one.reason) for one in reading.quarantine
    ]
