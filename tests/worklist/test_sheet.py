import pytest

from articles.compare.parts import parts
from articles.content.blocks import split
from articles.models import Version
from articles.worklist.sheet import sheet, texts
from tests.factory import make_article, make_medication, submit


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_article, make_medication])
def test_every_block_of_the_page_stands_there_once(make: type) -> None:
    version: Version = submit(make())
    shown = [block.html for block in sheet(version.fragment, parts(version.content), (), ())]
    assert shown == [block.html for block in split(version.fragment) if block.key != "contents"]


@pytest.mark.django_db
def test_each_section_stands_beside_its_own_part() -> None:
    version = submit(make_article())
    known = parts(version.content)
    blocks = sheet(version.fragment, known, {"dosing"}, ())
    labels = {block.key: block.label for block in blocks if block.key}
    assert labels == {
        "title": "Title and address",
        "short": "Short answer",
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


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_article, make_medication])
def test_every_part_can_be_commented_beside_one_block(make: type) -> None:
    version: Version = submit(make())
    known = parts(version.content)
    keys = [key for block in sheet(version.fragment, known, (), ()) for key in block.keys]
    assert sorted(keys) == sorted({part.key for part in known})


@pytest.mark.django_db
def test_a_page_from_before_the_blocks_is_one_that_shows_all_parts() -> None:
    version = submit(make_article())
    known = parts(version.content)
    (block,) = sheet("<p>Old page.</p>", known, (), ())
    assert (block.html, block.keys) == ("<p>Old page.</p>", tuple(part.key for part in known))
