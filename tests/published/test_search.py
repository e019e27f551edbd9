"""Search, from what is typed to what readers get."""

from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import published
from articles.models import Edition, Medication, Name, clock, drafting
from articles.published.entries import Address
from articles.published.results import Line, SearchResults
from articles.search import search_index
from tests import factory
from tests.classes import make_live_class, make_member
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
MISSED = (
    "## If you miss a dose {: missed-dose }\n\nTake it when you remember.\n\n## Driving {: driving }\n\nNot at first."
)


def text(line: Line) -> str:
    return "".join(part.text for part in line)


def marks(line: Line) -> list[str]:
    return [part.text for part in line if part.is_marked]


def paths(results: SearchResults) -> set[str]:
    best = [results.best] if results.best else []
    return {hit.path.partition("#")[0] for hit in (*best, *results.more, *results.questions, *results.others)}


def medicine(name: str, *names: tuple[str, str], **fields: Any) -> Medication:
    record = factory.make_medication(name=name, slug=name, **fields)
    with drafting(record, by=record.author, reason="Names."):
        for number, (role, other) in enumerate(names, 3):
            Name(medication=record, position=number, role=role, name=other, source="label").save()
    factory.publish(record)
    return record


@pytest.fixture
@remembered
def calmapam() -> Medication:
    record = medicine("calmapam", ("brand", "Restora"), ("misspelling", "calmapan"), ("look-alike", "calmidine"))
    factory.make_live_article(medication=record, body=MISSED, title="Calm guide")
    return record


@pytest.fixture
@remembered
def sedapam() -> Medication:
    record = medicine("sedapam")
    factory.make_live_article(medication=record, body=MISSED, title="Seda guide")
    return record


@pytest.mark.usefixtures("calmapam")
class TestNames:
    def test_a_brand_is_its_medicine(self) -> None:
        results = published.search("restora missed dose")
        [named] = results.named
        assert (named.naming.name, named.naming.role, results.about) == ("Restora", "brand", "calmapam")
        assert results.best and text(results.best.heading) == "If you miss a dose"
        assert marks(results.best.heading) == ["miss a dose"]
        assert [text(line) for line in results.best.lines] == ["Take it when you remember."]
        assert results.best.path.endswith("#missed-dose")
        assert results.best.signers and results.best.page == "Calm guide"

    def test_a_recorded_misspelling_is_used_and_told(self) -> None:
        results = published.search("calmapan driving")
        assert [named.naming.role for named in results.named] == ["misspelling"]
        assert results.best and text(results.best.heading) == "Driving"

    def test_a_name_alone_leads_to_its_page(self) -> None:
        results = published.search("Restora")
        assert results.best and results.best.path == "/medicines/calmapam/"

    @pytest.mark.parametrize("typed", ["calmidine", "calmadin", "Calmidine missed dose"])
    def test_what_only_looks_like_a_name_gives_no_page_but_names_to_compare(self, typed: str) -> None:
        results = published.search(typed)
        assert (results.best, results.places) == (None, 0)
        assert "calmapam" in [alike.name for alike in results.alikes]
        assert any(part.is_marked for alike in results.alikes for part in alike.parts)

    @pytest.mark.parametrize("typed", ["calmapame", "calmapamer", "calmapaming", "restoraed"])
    def test_a_form_of_a_name_that_is_not_recorded_is_another_word(self, typed: str) -> None:
        """The databases cut its ending off, and find what has the name."""
        for asked in (typed, f"{typed} driving"):
            results = published.search(asked)
            assert (results.best, results.places, results.strangers) == (None, 0, (typed,))
            assert results.alikes

    def test_what_was_asked_is_asked_of_the_name_that_is_chosen(self) -> None:
        [alike] = (one for one in published.search("driving, calmadin").alikes if one.name == "calmapam")
        assert alike.path == "/search/?q=driving+calmapam"
        [alike] = (one for one in published.search("calmadin").alikes if one.name == "calmapam")
        assert alike.path == "/medicines/calmapam/"

    def test_a_word_that_no_page_has_may_be_a_medicine(self) -> None:
        results = published.search("zzyxol missed dose")
        assert (results.best, results.missing, results.alikes) == (None, ("zzyxol",), ())
        assert [text(hit.heading) for hit in results.others] == ["If you miss a dose"]

    def test_a_medicine_of_a_known_class_without_a_page_gives_nothing_about_another(self) -> None:
        results = published.search("sertraline missed dose")
        assert (results.best, results.places, results.strangers) == (None, 0, ("sertraline",))

    def test_a_word_that_is_typed_wrongly_is_said(self) -> None:
        results = published.search("restora drivng")
        assert results.corrected == (("drivng", "driving"),)
        assert results.best and text(results.best.heading) == "Driving"


@pytest.mark.usefixtures("calmapam", "sedapam")
class TestOtherMedicines:
    def test_they_stand_apart_and_last(self) -> None:
        results = published.search("missed dose restora")
        assert results.best and results.best.page == "Calm guide"
        assert [hit.page for hit in results.others] == []  # the same words were shown already
        edited = Edition.objects.get(title="Seda guide")
        article = edited.document.as_article
        factory.edit(article, article.author, body=MISSED.replace("remember", "wake"))
        factory.publish(article)
        results = published.search("missed dose restora")
        assert [hit.page for hit in results.others] == ["Seda guide"]
        assert "Seda guide" not in {hit.page for hit in (results.best, *results.more) if hit}

    def test_two_that_are_named_are_no_others(self) -> None:
        results = published.search("calmapam sedapam")
        assert {"/medicines/calmapam/", "/medicines/sedapam/"} <= paths(results)


def test_a_class_answers_by_its_name_and_for_its_members() -> None:
    of_class, _ = make_live_class(name="calmers", slug="calmers")
    member = make_member(of_class, name="calmapam", slug="calmapam")
    factory.publish(member)
    for typed in ("calmers", "calmer", "CALMERS alcohol"):
        results = published.search(typed)
        assert results.best and results.best.path.startswith("/medicines/calmers/"), typed
    assert [named.means for named in published.search("calmers").named] == ["calmers"]
    results = published.search("alcohol")
    assert results.best and results.best.page == "Calmers"
    assert published.search("calmapam alcohol").others == ()


def test_the_class_of_medicines_without_a_record_is_all_of_them() -> None:
    for name in ("calmapam", "sedapam"):
        medicine(name, drug_class="calmer")
    assert published.search("calmers").about == "calmapam or sedapam"


def withdrawn(edition: Edition) -> AbstractContextManager[object]:
    factory.withdraw(edition)
    return nullcontext()


def superseded(edition: Edition) -> AbstractContextManager[object]:
    article = edition.document.as_article
    factory.edit(article, article.author, body="## Uses {: uses }\n\nIt calms.")
    factory.publish(article)
    return nullcontext()


def expired(_: Edition) -> AbstractContextManager[object]:
    return time_machine.travel(clock.now() + timedelta(days=2000))


@pytest.mark.parametrize("take_down", [withdrawn, superseded, expired])
def test_what_is_down_is_in_no_result(take_down: object) -> None:
    _, edition = factory.make_live_article(body="## Pangolins {: other }\n\nPangolins sleep.")
    assert published.search("pangolins").places == 1
    assert callable(take_down)
    with take_down(edition):
        assert published.search("pangolins").places == 0
        assert all("angolin" not in suggestion.text for suggestion in published.suggestions("pangolin"))


def test_the_names_of_a_record_that_is_down_lead_to_its_notice_alone() -> None:
    record = medicine("calmapam", ("brand", "Restora"))
    factory.withdraw(Edition.objects.get(document=record.pk))
    results = published.search("restora driving")
    assert (results.named, results.best, results.places, results.strangers) == ((), None, 0, ())
    assert results.down == (("restora", "/medicines/calmapam/"),) and results.is_no_name_here
    assert published.suggestions("rest") == ()


def test_a_medicine_whose_record_is_down_is_known_by_what_its_articles_show(
    calmapam: Medication, sedapam: Medication
) -> None:
    """Whoever types one of its names gets nothing about another medicine in place of it."""
    article = calmapam.articles.get()
    factory.withdraw(Edition.objects.get(document=calmapam.pk))
    for typed in ("calmapam missed dose", "restora missed dose"):
        results = published.search(typed)
        assert results.about == "calmapam" and results.best
        assert results.best.path.startswith(f"/medicines/calmapam/{article.slug}/")
    assert published.search("calmapan").named == ()  # no article shows it
    assert published.suggestions("rest") == ()
    assert published.elsewhere("restora") == Address("calmapam", "")
    assert published.elsewhere("restora", article.slug) == Address("calmapam", article.slug)


def test_no_word_of_a_draft_is_in_the_index() -> None:
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, body="## Pangolins {: other }\n\nPangolins sleep.")
    factory.submit(article)
    assert published.search("pangolins").places == 0


def test_an_entry_shows_nothing_that_nobody_signed() -> None:
    """Whoever can write to the index moves readers to another place of a signed page at most."""
    _, edition = factory.make_live_article()
    search_index().clear()
    search_index().add(edition.pk, [("pangolins", "", "")] * 50)
    results = published.search("pangolins")
    assert (results.best, results.places) == (None, 0)


@pytest.mark.parametrize("typed", ["", "   ", "can i", "the", "\x00", "...", '"', "%", "\u202e\u202c"])
def test_nothing_is_asked_for(typed: str) -> None:
    factory.make_live_article()
    results = published.search(typed)
    assert (results.best, results.places, results.missing) == (None, 0, ())


HARD = [
    "NEAR(a b)",
    "a AND b OR NOT",
    '"',
    "'; DROP TABLE x;--",
    "(((",
    "a*",
    "^b",
    "col:x",
    "\ud800",
    "x" * 10_000,
    "a " * 5000,
]


class TestAnyInput(TestCase):
    """Whatever is typed gives results or none, and what is shown of it can be written into a page."""

    @classmethod
    def setUpTestData(cls) -> None:
        medicine("calmapam", ("brand", "Restora"), ("look-alike", "calmidine"))

    @pytest.mark.slow
    @given(st.text(alphabet=st.characters()))
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @example("\u202ecalmapam\u202c AND \x00 (sleep*")
    def test_is_no_error(self, typed: str) -> None:
        for words in (typed, f"{typed} restora", f"calm{typed}"):
            results = published.search(words)
            assert len(results.text) <= 200
            results.text.encode()
            published.suggestions(words)

    def test_operators_and_endless_words(self) -> None:
        for typed in HARD:
            assert published.search(typed).best is None or "calm" in typed, typed[:20]
            published.suggestions(typed)


def test_suggestions_are_names_then_headings() -> None:
    record = medicine("calmapam", ("brand", "Restora"), ("misspelling", "restorra"))
    factory.make_live_article(medication=record, body=MISSED, title="Calm guide")
    [first] = published.suggestions("rest")
    assert (first.text, first.note, first.path) == ("Restora", "Brand of calmapam", "/medicines/calmapam/")
    assert published.suggestions("rest m") == (first,)
    assert "If you miss a dose" in [one.text for one in published.suggestions("restora mis")]
    assert published.suggestions("calm")[0].text == "calmapam"
    medicine("restamine")
    assert [one.text for one in published.suggestions("rest")] == ["restamine", "Restora"]
    medicine("sedapam", ("brand", "Sedana"))
    assert published.suggestions("seda")[0].text == "sedapam", "Both lead to its page."
    assert published.suggestions("restora dri")[0].text == "Driving"
    medicine("drinkapam")
    assert published.suggestions("restora dri")[0].text == "Driving", "A medicine is named already."
    assert published.suggestions("dri")[0].text == "drinkapam"
    assert published.suggestions("m") == published.suggestions("") == ()
