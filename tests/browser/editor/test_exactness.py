"""What nobody touched does not change, and what is written anew reads as before: in the bundle that is served."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

import articles.demo
from articles.content.markup import to_html
from articles.content.sections import split
from tests.admin.pages import change_url
from tests.browser.conftest import Visit
from tests.browser.editor.markdown import ANY_TEXT, texts
from tests.factory import make_article

pytestmark = [pytest.mark.browser, pytest.mark.property]
DEMO = sorted((Path(articles.demo.__file__).parent / "texts").glob("*.md"))
KEEPS = """(text) => {
  try {
    const source = new editor.Source(text);
    const isKept = source.pieces(source.doc).every(({ number }) => number !== undefined);
    return isKept && source.textOf(source.doc) === text;
  } catch (error) {
    return error instanceof editor.Refused ? error.message : String(error.stack);
  }
}"""
ANEW = """(text) => {
  const blocks = [];
  new editor.Source(text).doc.forEach((node) => blocks.push(editor.write(node)));
  return blocks.every(({ isExact }) => isExact) ? blocks.map(({ text }) => text).filter(Boolean).join("\\n\\n") : null;
}"""
property_test = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def editor(visit: Visit) -> Page:
    article = make_article()
    page = visit(article.author)
    page.goto(change_url(article))
    address = page.locator("script[src*='articles/editor']").get_attribute("src")
    page.evaluate("async (address) => { window.editor = await import(address); }", address)
    return page


def body_of(file: Path) -> str:
    return file.read_text().split("\n---\n", 1)[1].strip("\n")


def as_read(text: str) -> list[tuple[str, str, str]]:
    """What readers get, but for where lines end in the text."""
    return [(one.kind, one.heading, " ".join(to_html(one.source, {}).split())) for one in split(text)]


@pytest.mark.parametrize("file", DEMO, ids=lambda file: file.stem)
def test_texts_of_the_demo(editor: Page, file: Path) -> None:
    text = body_of(file)
    assert editor.evaluate(KEEPS, text) is True
    assert editor.evaluate(ANEW, text) == text


@property_test
@given(text=texts())
def test_what_nobody_touched_keeps_its_letters(editor: Page, text: str) -> None:
    kept = editor.evaluate(KEEPS, text)
    assert kept is True or kept.startswith("What begins at line"), kept


@property_test
@given(text=st.one_of(texts(), ANY_TEXT))
def test_what_is_written_anew_reads_as_before(editor: Page, text: str) -> None:
    if editor.evaluate(KEEPS, text) is True:
        assert as_read(editor.evaluate(ANEW, text)) == as_read(text)


@property_test
@given(text=ANY_TEXT)
def test_any_text_is_kept_or_refused(editor: Page, text: str) -> None:
    kept = editor.evaluate(KEEPS, text)
    assert kept is True or (kept.endswith(".") and "\n" not in kept), kept
