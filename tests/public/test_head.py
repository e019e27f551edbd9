"""What every readers' page tells of itself to whoever links to it."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from articles.models import Medication
from articles.templatetags.klonoinfo import DESCRIPTION, apart_from, first_sentences
from tests import factory
from tests.remembered import remembered
from tests.urls import readers_paths

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def shelf() -> None:
    article, _ = factory.make_live_article(title="Full guide")
    factory.edit(article, article.author, short_answer='It "calms" <the> brain[^label]. And more.')
    factory.publish(article)
    factory.make_live_article(medication=article.medication, title="Doses and more")
    factory.make_withdrawn_article()
    factory.make_live_article(title="Full guide")
    share_titles(article.medication, factory.make_live_medication())


def share_titles(record: Medication, other: Medication) -> None:
    """Pages that have a title in common: of one medicine and of two, with and without their names, up and down."""
    both = f"{record.name} and {other.name}"
    for medicine in (record, other):
        for title in ("Full guide", f"{medicine.name}: Full guide", both, f"{medicine.name} (brandex)"):
            factory.make_live_article(medication=medicine, title=title)
    for _ in range(2):
        _, edition = factory.make_live_article(medication=record)
        factory.withdraw(edition)
        factory.publish(factory.make_article(), factory.make_pharmacist(name="Jo Smith"))


def heads(client: Client) -> dict[str, BeautifulSoup]:
    """Of each page that search engines may keep, by its address."""
    answers = {path: client.get(path) for path in readers_paths()}
    return {
        path: BeautifulSoup(answer.content, "html.parser")
        for path, answer in answers.items()
        if answer.status_code == 200 and "<html" in answer.text and "noindex" not in answer.text
    }


def content(page: BeautifulSoup, selector: str) -> str:
    [element] = page.select(selector)
    return str(element.get("content") or element.get("href") or element.get_text())


@pytest.mark.slow
@pytest.mark.once
def test_every_page_names_itself_as_no_other_does(client: Client, shelf: None) -> None:
    pages = heads(client)
    titles = Counter(content(page, "head > title") for page in pages.values())

    assert len(pages) > 8
    assert [title for title, times in Counter(map(str.casefold, titles.elements())).items() if times > 1] == []
    assert {path for path, page in pages.items() if content(page, "title").startswith("klonoinfo")} == {"/"}
    for path, page in pages.items():
        address = f"{settings.BASE_URL}{path}"
        assert content(page, "link[rel=canonical]") == content(page, 'meta[property="og:url"]') == address
        assert content(page, 'meta[property="og:title"]') == content(page, "head > title")
        description = content(page, "meta[name=description]")
        assert 10 <= len(description) <= DESCRIPTION + 2
        assert content(page, 'meta[property="og:description"]') == description
        assert page.select('link[type="application/atom+xml"]')
        image = content(page, 'meta[property="og:image"]').removeprefix(f"{settings.BASE_URL}/static/")
        assert finders.find(image)


@pytest.mark.slow
@pytest.mark.once
def test_a_page_that_is_down_or_missing_is_for_no_index(client: Client, shelf: None) -> None:
    answers = {path: client.get(path) for path in [*readers_paths(), "/nothing/"]}
    down = {path: answer for path, answer in answers.items() if answer.status_code in (404, 410)}

    assert {answer.status_code for answer in down.values()} == {404, 410}
    for answer in down.values():
        page = BeautifulSoup(answer.content, "html.parser")
        assert content(page, "meta[name=robots]") == "noindex"
        assert not page.select("link[rel=canonical], meta[name=description], [property^=og]")


def test_medicine_and_topic_stand_first(client: Client) -> None:
    article, edition = factory.make_live_article(title="Full guide")
    record = article.medication
    brand, name = record.names.get(role="brand").name, record.name.capitalize()
    own = reverse("article", args=[record.slug, article.slug])
    titles = {
        own: f"{name}: Full guide: klonoinfo",
        f"{own}history/1/": f"{name}: Full guide, edition 1: klonoinfo",
        reverse("medicine", args=[record.slug]): f"{name} ({brand}): klonoinfo",
    }
    for path, title in titles.items():
        assert content(BeautifulSoup(client.get(path).content, "html.parser"), "title") == title


def test_the_description_is_the_signed_summary_without_its_marks(client: Client) -> None:
    article, _ = factory.make_live_article(short_answer='It **calms** "the" brain & <more>.[^label]')
    page = BeautifulSoup(client.get(f"/medicines/{article.medication.slug}/{article.slug}/").content, "html.parser")
    assert content(page, "meta[name=description]") == 'It calms "the" brain & <more>.'


@pytest.mark.once
def test_old_editions_are_kept_out_of_search_engines(client: Client) -> None:
    article, _ = factory.make_live_article()
    base = f"/medicines/{article.medication.slug}/{article.slug}/history/1/"
    for path in (base, f"{base}changes/"):
        page = BeautifulSoup(client.get(path).content, "html.parser")
        assert content(page, "meta[name=robots]") == "noindex"
        assert content(page, "link[rel=canonical]") == f"{settings.BASE_URL}{path}"
        assert not page.select('script[type="application/ld+json"]')


@pytest.mark.once
def test_pages_of_the_staff_tell_nothing_of_themselves(client: Client) -> None:
    page = BeautifulSoup(client.get("/accounts/sign-in/").content, "html.parser")
    assert not page.select("link[rel=canonical], meta[name=description], [property^=og]")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Short.", "Short."),
        (f"One. Two? {'x' * 290}.", "One. Two?"),
        (f"{'word ' * 80}.", f"{'word ' * 60}…"),
        ("x" * 400, f"{'x' * DESCRIPTION} …"),
    ],
)
def test_a_long_summary_is_cut_between_sentences_or_else_between_words(text: str, cut: str) -> None:
    assert first_sentences(text) == cut


@pytest.mark.parametrize(
    ("name", "other", "shown"),
    [
        ("Clonazepam", "clobazam", "Clo<b>nazep</b>am"),
        ("Clonidine", "Clonazepam", "Clon<b>idine</b>"),
        ("Same", "same", "Same<b></b>"),
        ("<i>", "<b>", "&lt;<b>i</b>&gt;"),
        ("İx", "ix", "<b>İx</b>"),
    ],
)
def test_letters_that_differ_stand_out(name: str, other: str, shown: str) -> None:
    assert apart_from(name, other) == shown
