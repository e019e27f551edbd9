"""Which elements the selectors of a style sheet choose, beside a browser's own answer where one is at hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.html.elements import Element, elements
from articles.importing.html.selectors import Verdict, fits, parse, split
from articles.importing.html.tags import ends, tokenize

PAGE = """<div id=a class="x y" data-k="One two-three"><p id=b>a<b id=c>b</b><i id=d lang=en>c</i><b id=e class=y>d</b>
<ul><li id=f>1<li id=g>2<li id=h class=last>3</ul></div><p id=i hidden>e<a id=j href=/>f</a></p>"""


def placed(page: str) -> dict[str, Element]:
    tokens = tokenize(page)
    made = elements(tokens, ends(tokens)).values()
    return {element.token.attributes["id"]: element for element in made if "id" in element.token.attributes}


def chosen(selectors: str, page: str = PAGE) -> str:
    """The ids of what is chosen for certain, and in brackets of what may be."""
    parts = [parse(one) for one in split(selectors)]
    verdicts: dict[str, list[Verdict]] = {
        name: [fits(one, element) for one in parts if one] for name, element in placed(page).items()
    }
    sure = "".join(name for name, verdict in verdicts.items() if True in verdict)
    doubt = "".join(name for name, verdict in verdicts.items() if True not in verdict and None in verdict)
    return f"{sure} ({doubt})" if doubt else sure


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        ("b", "ce"), ("#a", "a"), (".x.y", "a"), ("*", "abcdefghij"), ("p b", "ce"), ("div > b", ""), ("p > b", "ce"),
        ("b + i", "d"), ("b ~ b", "e"), ("i+b", "e"), ("p > b + i ~ b.y", "e"), ("div b, a", "cej"),
        ("[hidden]", "i"), ("[class~=y]", "ae"), ('[class="y"]', "e"), ("[data-k|=One]", ""), ("[data-k^=One]", "a"),
        ("[data-k$='three']", "a"), ("[data-k*='two-']", "a"), ("[data-k~='ONE' i]", "a"), ("[data-k~=ONE]", ""),
        ("li:nth-child(2)", "g"), ("li:nth-child(odd)", "fh"), ("li:nth-child(-n+2)", "fg"),
        ("li:nth-child(n+2)", "gh"),
        ("li:nth-last-child(1)", "h"), ("b:nth-of-type(2)", "e"), ("b:first-child", "c"), ("i:only-of-type", "d"),
        ("b:last-of-type", "e"), ("li:last-child", "h"), ("b:not(.y)", "c"), ("b:not(:first-child)", "e"),
        ("li:not(.last, :nth-child(2))", "f"), (":is(b, i).y", "e"), (":where(#c, #d)", "cd"), ("p :is(b)", "ce"),
        ("a:link", "j"), ("b:hover", ""), ("b::before", ""), ("b:not(:hover)", "ce"), ("*|b", "ce"),
        ("p:has(i)", " (bi)"), ("b:has(i), #c", "c (e)"), ("i:lang(en)", " (d)"), ("b:unheard-of", " (ce)"),
        ("li:nth-child(2 of .x)", " (fgh)"), ("b:not(:has(i))", " (ce)"), ("p b:has(i)", " (ce)"), ("ul b:has(i)", ""),
        ("b >", ""), ("> b", ""), ("b {", ""), ("", ""), ("b..c", ""), (".\\31 x", ""),
    ],
)  # fmt: skip
def test_selectors_choose(selector: str, names: str) -> None:
    assert chosen(selector) == names


def test_a_name_may_hold_signs_behind_a_backslash() -> None:
    assert chosen(r".md\:gone", '<p id=a class="md:gone">') == "a"


def test_all_ways_around_an_element_are_tried() -> None:
    assert chosen(".a > .b c", "<p class=a><q class=b><q class=b><c id=k>") == "k"


def test_beyond_what_is_looked_at_is_doubt() -> None:
    page = "<i class=a>" + "<u>" * 100 + "<b id=k>"
    assert chosen(".a b", page) == " (k)"
    assert chosen("u b", page) == "k"


@given(st.lists(st.sampled_from([*"ab.#*>+~ :[]()=,'\\-n1", "not(", ":nth-child("]), max_size=20).map("".join))
def test_any_text_is_read(selectors: str) -> None:
    assert set(chosen(selectors)) <= {*placed(PAGE), *" ()"}
