"""What a Word file may grow to: refused with a sentence before it takes the server's time."""

from time import thread_time

import pytest

from articles.importing import Unreadable, read
from articles.importing.model import MAX_TEXT
from tests.importing.docx.files import packed, paragraphs, part


def notes(name: str, number: int) -> bytes:
    inner = "".join(f'<w:{name} w:id="{at}"><w:p/></w:{name}>' for at in range(number))
    return part(f"w:{name}s", inner)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (packed(paragraphs([str(at) for at in range(30_000)])), "more than 20,000 paragraphs"),
        (packed(paragraphs(["a"]), footnotes=notes("footnote", 30_000)), "more than 2,000 footnotes"),
        (packed(paragraphs(["a"]), comments=notes("comment", 50_000)), "more than 2,000 comments"),
        (packed(paragraphs([" ".join(map(str, range(MAX_TEXT // 5)))])), "1,000,000 characters of text"),
    ],
    ids=["paragraphs", "footnotes", "comments", "text"],
)
def test_more_than_an_article_holds(file: bytes, sentence: str) -> None:
    began = thread_time()
    with pytest.raises(Unreadable, match=sentence):
        read("a.docx", file)
    assert thread_time() - began < 3


def test_more_lines_set_aside_than_anybody_settles() -> None:
    page = "".join(f"<p>Take <s>{number} mg</s> a day.</p>" for number in range(2_500))
    with pytest.raises(Unreadable, match="no part of an article"):
        read("a.html", f"<p>It calms the brain.</p>{page}".encode())
