"""The page of search and the part of it that is loaded while somebody types."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from articles.content.emergency import NUMBERS
from articles.models import Edition, Medication, Name, drafting
from tests import factory
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
PATHS = ["/search/", "/search/suggestions/"]


@pytest.fixture
@remembered
def calmapam() -> Medication:
    record = factory.make_medication(name="calmapam", slug="calmapam")
    with drafting(record, by=record.author, reason="Names."):
        Name(medication=record, position=3, role="brand", name="Restora", source="label").save()
        Name(medication=record, position=4, role="look-alike", name="calmidine", source="label").save()
    factory.publish(record)
    body = "## If you miss a dose {: missed-dose }\n\nTake it when you remember & <b>wait</b>."
    factory.make_live_article(medication=record, title="Calm guide", body=body)
    return record


def page(client: Client, typed: str) -> str:
    answer = client.get(reverse("search"), {"q": typed})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_is_for_reading_only(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("path", PATHS)
def test_asks_for_nothing_without_words(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "public, no-cache")
    assert not answer.cookies and "Vary" not in answer


@pytest.mark.parametrize("typed", ["", '"', "%", "...", "💊"])
def test_without_words_it_has_a_form_and_examples(client: Client, typed: str) -> None:
    text = page(client, typed)
    assert '<form class="search" role="search" action="/search/">' in text
    assert "For example" in text and "What you can do" not in text


@pytest.mark.usefixtures("calmapam")
def test_shows_the_paragraph_with_its_marks_and_signature(client: Client) -> None:
    text = page(client, "missed dose restora")
    assert "<b>Restora</b> is a brand of <b>calmapam</b>, so these pages are about calmapam." in text
    assert "Take it when you remember &amp; wait." in text or "remember &amp; &lt;b&gt;wait" in text
    assert "<mark>miss a dose</mark>" in text
    assert "Signed by" in text and "Search looks only in pages that a pharmacist has signed." in text
    assert 'href="/medicines/calmapam/' in text and "#missed-dose" in text


@pytest.mark.usefixtures("calmapam")
def test_names_that_look_alike_stand_apart_with_a_warning(client: Client) -> None:
    text = page(client, "calmidine")
    assert "<h1>Nothing by that name</h1>" in text
    assert "<b>Calmidine</b> is another medicine, not calmapam. No page here is about it." in text
    assert "Did you mean" in text and "These may be other medicines." in text
    assert "More about" not in text and "<b>" in text.partition("Did you mean")[2]


@pytest.mark.usefixtures("calmapam")
def test_nothing_about_a_medicine_is_no_word_that_it_is_safe(client: Client) -> None:
    text = page(client, "restora pangolins")
    assert "That does not mean that it is safe." in text
    assert 'href="/medicines/calmapam/"' in text


def test_nothing_at_all_helps_on(client: Client) -> None:
    text = page(client, "pangolins")
    assert "No signed page has the word <b>“pangolins”</b>." in text
    assert "all medicines, A to Z" in text and 'href="tel:112"' in text


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("took too many", {"emergency", "poison"}),
        ("want to die", {"emergency", "crisis"}),
        ("lethal dose", {"emergency", "poison", "crisis"}),
        ("blue lips", {"emergency"}),
        ("911", {"emergency"}),
        ("988", {"emergency", "crisis"}),
        ("help", {"emergency"}),
        ("took to much", {"emergency", "poison"}),
        ("driving", set()),
    ],
)
@pytest.mark.usefixtures("calmapam")
def test_whoever_may_be_in_danger_gets_the_numbers_first(client: Client, typed: str, lines: set[str]) -> None:
    boxes = BeautifulSoup(page(client, typed), "html.parser").select(".results > :first-child")
    calls = {link["href"] for box in boxes for link in box.select('a[href^="tel:"]')}
    by_line = {
        "emergency": {one.number.tel for one in NUMBERS.values() if one.number},
        "poison": {one.poison.tel for one in NUMBERS.values() if one.poison},
        "crisis": {one.crisis.tel for one in NUMBERS.values() if one.crisis},
    }
    assert calls == {f"tel:{number}" for line in lines for number in by_line[line]}
    assert {"988", "116123"} <= by_line["crisis"] and {"18002221222", "111"} <= by_line["poison"]


@pytest.mark.parametrize("typed", ['"><script>alert(1)</script>', "{% load x %}{{ x }}", "\u202etfel", "a" * 10_000])
def test_what_was_typed_is_shown_as_text(client: Client, typed: str) -> None:
    text = page(client, typed)
    assert "<script>alert" not in text and "\u202e" not in text
    assert "a" * 500 not in text


@pytest.mark.usefixtures("calmapam")
def test_suggests_while_somebody_types(client: Client) -> None:
    text = client.get("/search/suggestions/", {"q": "rest"}).content.decode()
    assert '<a href="/medicines/calmapam/">Restora</a>' in text and "<html" not in text


@pytest.mark.usefixtures("calmapam")
def test_every_readers_page_leads_to_search(client: Client) -> None:
    for path in ("/", "/search/", "/medicines/calmapam/", "/about/how-we-review/", "/nothing/"):
        text = client.get(path).content.decode()
        assert 'role="search" action="/search/"' in text, path
        field, heads = BeautifulSoup(text, "html.parser").select_one('[role="search"] input'), text.count("htmx-2.min")
        assert field and field["data-hx-target"] == "#suggestions", path
        assert (heads, text.count('id="suggestions"')) == (1, 1), path


@pytest.mark.usefixtures("calmapam")
def test_one_word_that_no_page_has_may_be_a_name(client: Client) -> None:
    assert "<h1>Nothing by that name</h1>" in client.get("/search/?q=brumolac").content.decode()
    assert "<h1>Nothing for “" in client.get("/search/?q=brumolac+zzz").content.decode()


def test_a_page_that_was_taken_down_has_its_name(client: Client) -> None:
    record = factory.make_medication(name="calmapam", slug="calmapam")
    factory.publish(record)
    factory.withdraw(Edition.objects.get(document=record.pk))
    text = page(client, "calmapam")
    assert "<h1>This page was taken down</h1>" in text and "Nothing by that name" not in text


@pytest.mark.parametrize("typed", ["the", "what", "%27", "27"])
def test_a_word_that_asks_for_nothing_is_no_name(client: Client, typed: str) -> None:
    assert "<h1>Nothing for “" in page(client, typed)


@pytest.mark.usefixtures("calmapam")
def test_one_thing_of_no_medicine_leads_to_each(client: Client) -> None:
    [heading] = BeautifulSoup(page(client, "missed dose"), "html.parser").select("#topic-heading a")
    assert heading["href"] == "/topics/missed-dose/"
