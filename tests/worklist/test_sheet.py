import re

import pytest

from articles.compare.parts import parts
from articles.models import Version
from articles.worklist.sheet import Block, cut, sheet, texts
from tests.factory import make_article, make_medication, submit

WRAPPED = '<div class="fragment">\n  <div class="sections">{}</div>\n</div>'


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_article, make_medication])
def test_every_word_of_the_page_is_in_a_block(make: type) -> None:
    version: Version = submit(make())
    blocks = cut(version.fragment)
    assert len(blocks) > 3
    left = version.fragment
    for block in blocks:
        assert block.html in left
        left = left.replace(block.html, "", 1)
    assert not re.sub(r"<[^>]+>|\s", "", left)


@pytest.mark.django_db
def test_each_section_stands_beside_its_own_part() -> None:
    version = submit(make_article())
    known = parts(version.content)
    blocks = sheet(version.fragment, known, {"dosing"}, ())
    labels = {block.key: block.label for block in blocks if block.key}
    assert labels == {
        "title": "Title and address",
        "boxed": "Boxed warning",
        "uses": "What it is for",
        "dosing": "How to take it",
        "questions": "Common questions",
        "references": "References",
        "author": "Author and review",
    }
    assert [block.key for block in blocks if block.changed and block.key] == ["dosing"]


@pytest.mark.django_db
def test_words_copied_from_the_page_are_found() -> None:
    version = submit(make_article(body="## Doses {: dosing }\n\nTake 0.5 mg & rest.[^label] Do not stop."))
    found = " ".join(texts(version.fragment, parts(version.content))["dosing"].split())
    assert "0.5 mg & rest.1 Do not stop" in found
    assert "0.5 mg & rest.[1] Do not stop" in found


def test_what_fits_no_block_is_shown_in_one_piece() -> None:
    odd = WRAPPED.format("<section>Known.</section><p>Unknown.</p>")
    assert cut(odd) == (Block(odd, ("title", "short", "facts")),)


def test_wrapping_is_no_block() -> None:
    assert [block.html for block in cut(WRAPPED.format("<section>Known.</section>"))] == ["<section>Known.</section>"]
