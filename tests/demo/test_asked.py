"""What a reader asks of any medicine, asked of each in the demo: the section about it comes first."""

from typing import NamedTuple

import pytest
from django.test import TestCase, override_settings
from django.utils.text import slugify

from articles import published
from articles.demo.shelf import MEMBERS
from articles.published.names import MEANT, read_shelf
from klonoinfo import settings as of_the_project
from tests.demo.test_demo import demo
from tests.demo.test_search import has_any, texts


class Asked(NamedTuple):
    typed: str
    place: str
    """Words of which one stands in the section or in the heading; separated by |."""
    words: str
    """Words of which one stands in the paragraph."""


MEDICINES = (*MEMBERS, "metformin")
ASKED = (
    Asked("{} side effects", "side effects", "confusion|drows|sleepi|diarrhoea"),
    Asked("{} dose", "dose", "mg"),
    Asked("{} missed dose", "miss", "missed dose"),
    Asked("{} overdose", "overdose|too much", "call"),
    Asked("{} too much", "overdose|too much", "call"),
    Asked("{} pregnancy", "pregnancy", "do not stop|birth defects"),
    Asked("{} breastfeeding", "breastfeeding", "milk|baby|labels"),
    Asked("{} alcohol", "alcohol", "do not drink|can be fatal"),
    Asked("{} driving", "driving", "drive|blood sugar"),
    Asked("{} stopping", "stopped", "prescriber|before you stop"),
    Asked("{} storage", "stor", "keep it"),
    Asked("{} children", "children", "years|months"),
    Asked("{} older people", "older people", "start|kidneys"),
    Asked("{} with other medicines", "effect of|too strong|other medicines", "can be fatal"),
    Asked("what is {} for", "what it is for", "anxiety|seizure|diabetes"),
)


def is_answered(typed: str, asked: Asked, slug: str) -> bool:
    best = published.search(typed).best
    if best is None:
        return False
    _, place, paragraph = texts(best)
    return best.path.split("/")[2] == slug and has_any(place, asked.place) and has_any(paragraph, asked.words)


@pytest.mark.django_db
@override_settings(DEMO=True, FIRST_RECORD_SIGNATURES=of_the_project.FIRST_RECORD_SIGNATURES)
class TestAsked(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        demo()

    @pytest.mark.slow
    def test_the_section_about_it_comes_first_by_every_name(self) -> None:
        brands = {one.slug: one.brands for one in read_shelf().medicines}
        typed = {
            asked.typed.format(name): (asked, slug)
            for slug in MEDICINES
            for name in (slug, brands[slug][0])
            for asked in ASKED
        }
        assert len(typed) == 2 * len(MEDICINES) * len(ASKED)
        assert [words for words, (asked, slug) in typed.items() if not is_answered(words, asked, slug)] == []

    def test_every_brand_leads_to_the_record_that_has_it(self) -> None:
        """Few have a page of their own, and boxes bear them."""
        shelf = read_shelf()
        rows = [(row.name, one) for one in shelf.medicines for row in one.signed.names if row.role in MEANT]
        astray = []
        for name, medicine in rows:
            best, address = published.search(name).best, f"/medicines/{slugify(name)}/"
            answer = self.client.get(address, follow=True)
            paths = [best.path if best else "", answer.request["PATH_INFO"]]
            if len(shelf.meant_by(name.casefold())) == 1 and paths != [medicine.path] * 2:
                astray.append((name, paths))
        assert len(rows) > 20 and astray == []

    def test_birth_control_is_not_control_by_law(self) -> None:
        assert published.search("ativan birth control").best is None
        for name in ("metformin", "klonopin"):
            answer = published.search(f"{name} birth control").best
            assert answer and texts(answer)[1].endswith("contraception")
        for typed in ("klonopin seizure control", "klonopin bladder control"):
            results = published.search(typed)
            hits = [hit for hit in (results.best, *results.more) if hit]
            assert [hit.path for hit in hits if texts(hit)[1].endswith("controlled")] == []
