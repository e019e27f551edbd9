"""Worries as people type them, over the demo: the first result is the right paragraph."""

from typing import NamedTuple

import pytest
from django.test import TestCase, override_settings

from articles import published
from articles.models import Edition
from articles.published.results import SearchHit, SearchResults
from klonoinfo import settings as of_the_project
from tests.demo.test_demo import demo


class Worry(NamedTuple):
    typed: str
    about: str
    """The medicine; "" where any will do."""
    place: str
    """Words of which one stands in the section or in the heading; separated by |."""
    words: str = ""
    """Words that stand in the paragraph; separated by |."""


TEN = (
    Worry("can i drink on klonopin", "Clonazepam", "alcohol|drink", "alcohol"),
    Worry("rivotril dose child", "Clonazepam", "child|dose", "child|dose"),
    Worry("stopped ativan shaking", "Lorazepam", "stop|withdrawal", "withdrawal"),
    Worry("xanax and codeine", "Alprazolam", "opioid", "breathing"),
    Worry("pregnant diazepam", "Diazepam", "pregnan", "advice"),
    Worry("clonazapam side effects", "Clonazepam", "side effects", "sleepy|sleepiness"),
    Worry("metformin stomach pain", "Metformin", "stomach", "stomach"),
    Worry("missed pill valium", "Diazepam", "miss", "next dose"),
    Worry("is it addictive", "Benzodiazepines", "addict|dependence", "addiction"),
    Worry("took too many", "", "overdose|too much", "breathing|call"),
)
MORE = (
    Worry("missed dose rivotril", "Clonazepam", "miss a dose", "dose"),
    Worry("missed dose", "", "miss a dose", "dose"),
    Worry("forgot my xanax", "Alprazolam", "miss|forg"),
    Worry("klonopin and wine", "Clonazepam", "alcohol|drink", "alcohol"),
    Worry("BEER VALIUM", "Diazepam", "alcohol|drink", "alcohol"),
    Worry("benzos and alcohol", "Benzodiazepines", "alcohol", "alcohol"),
    Worry("can i drive on valium", "Diazepam", "driving", "drive"),
    Worry("driving ativan", "Lorazepam", "driving", "drive"),
    Worry("what is rivotril", "Clonazepam", "clonazepam", "seizure"),
    Worry("clonazepam what is it for", "Clonazepam", "for|use", "uses|label|seizure"),
    Worry("klonopin oxycodone", "Clonazepam", "opioid", "breathing"),
    Worry("tramadol lorazepam", "Lorazepam", "opioid", "breathing"),
    Worry("klonopin fluconazole", "Clonazepam", "antifungal", "levels|pharmacist"),
    Worry("phenytoin rivotril", "Clonazepam", "phenytoin", "30"),
    Worry("rivotril weed", "Clonazepam", "cannabis", "sleepiness"),
    Worry("klonopin weight gain", "Clonazepam", "weight", "weigh"),
    Worry("is klonopin addictive", "Clonazepam", "addict|dependence", "addiction|pull"),
    Worry("hooked on ativan", "Lorazepam", "addict|dependence", "addiction|dependence"),
    Worry("quit xanax cold turkey", "Alprazolam", "stop", "withdrawal|stopping"),
    Worry("how do i come off clonazepam", "Clonazepam", "stop", "stop"),
    Worry("klonopin breast milk", "Clonazepam", "breastfeeding", "labels|breastfeed"),
    Worry("lorazepam breastfeeding", "Lorazepam", "breastfeeding", "milk"),
    Worry("trying for a baby clonazepam", "Clonazepam", "baby|pregnan", "advice|prescriber"),
    Worry("elderly diazepam", "Diazepam", "older people", "start"),
    Worry("how long does klonopin stay in my system", "Clonazepam", "how long", "half-life|hours"),
    Worry("klonopin drug test", "Clonazepam", "drug test", "prescription"),
    Worry("can i take clonazepam abroad", "Clonazepam", "abroad", "country"),
    Worry("where do i store rivotril", "Clonazepam", "stor", "locked"),
    Worry("suicidal thoughts klonopin", "Clonazepam", "suicid", "call|help"),
    Worry("clonazepam overdose", "Clonazepam", "overdose|too much", "coma|breathing"),
    Worry("took double dose of valium", "Diazepam", "overdose|too much", "breathing"),
    Worry("klonopin kids", "Clonazepam", "child", "child|dose"),
    Worry("pregnent lorazepam", "Lorazepam", "pregnan", "advice"),
    Worry("clonazepam 2 mg", "Clonazepam", "strengths", "tablets:"),
    Worry("clonazepam 0.5", "Clonazepam", "strengths", "tablets:"),
    Worry("xanax 0.5 mg", "Alprazolam", "doses that the sources give", "adults"),
    Worry("valium 5mg", "Diazepam", "dose", "dose"),
    Worry("ativan 1mg", "Lorazepam", "dose", "adults"),
    Worry("metformin 500", "Metformin", "dose", "adults"),
    Worry("metformin 1000 mg", "Metformin", "dose", "2,550"),
    Worry("clonazepam 2 mg child", "Clonazepam", "child", "child"),
    Worry("lorazepam 2 mg for my 8 year old", "Lorazepam", "child", "not under"),
    Worry("does metformin cause b12", "Metformin", "side effects|tired", "b12"),
    Worry("seizure", "", "call for help|seizure", "call the emergency number"),
    Worry("how long does it stay in my system", "", "stay|left the body", "half"),
    Worry("valium withdrawal how long", "Diazepam", "stop", "withdrawal"),
    Worry("how long can i take diazepam", "Diazepam", "how long can i take", "4"),
    Worry("gave my child valium by accident", "Diazepam", "too much", "call"),
    Worry("is valium a benzo", "", "benzodiazepines|diazepam", "family"),
    Worry("is rivotril the same as klonopin", "Clonazepam", "clonazepam", "sold as klonopin"),
    Worry("klonopin wafers", "Clonazepam", "clonazepam", "klonopin"),
    Worry("took klonopin twice today", "Clonazepam", "too much", "call"),
    Worry("ate too many metformin", "Metformin", "too much", "call"),
    Worry("how much valium is too much", "Diazepam", "too much", "call"),
    Worry("metformin low b12 tingling", "Metformin", "pins and needles", "b12"),
    Worry("metformin diarrhea", "Metformin", "diarrhoea", "meals"),
    Worry("metformin eating", "Metformin", "food", "meals"),
    Worry("klonopin half life", "Clonazepam", "left the body", "hours"),
    Worry("how long until xanax wears off", "Alprazolam", "left the body", "hours"),
    Worry("how fast does ativan work", "Lorazepam", "highest level", "hours"),
    Worry("clonazepam sleep", "Clonazepam", "sleepiness", "drive"),
    Worry("clonazapam alcohol", "Clonazepam", "alcohol", "alcohol"),
    Worry("lorazepams alcohol", "Lorazepam", "alcohol", "alcohol"),
    Worry("is clonazepam the same as lorazepam", "", "lorazepam|clonazepam", "not to be confused|not the same"),
    Worry("clonazepam vs lorazepam", "", "lorazepam|clonazepam", "not to be confused|not the same"),
    Worry("how many xanax to die", "Alprazolam", "too much", "call"),
    Worry("can klonopin kill you", "Clonazepam", "too much", "call"),
    Worry("valium for back pain", "Diazepam", "muscle spasms|what it is for"),
    Worry("crush metformin", "Metformin", "how to take it", "crush"),
    Worry("panic attack", "", "panic disorder", "panic"),
    Worry("feeling weird on clonazepam", "Clonazepam", "side effects", "sleepiness"),
    Worry("refill klonopin", "Clonazepam", "stop", "prescriber"),
    Worry("withdrawal symptoms", "Benzodiazepines", "stop", "withdrawal"),
    Worry("can i take two", "", "dose", "dose|mg"),
    Worry("clobazam rash", "Clobazam", "skin", "rash"),
    Worry("metformin kidney", "Metformin", "kidney", "egfr"),
    Worry("metformin low blood sugar", "Metformin", "blood sugar", "insulin"),
    Worry("contrast dye metformin", "Metformin", "contrast", "kidneys"),
)
NOT_HERE = (
    *("sertraline missed dose", "prozac", "clonidine", "clonazidine", "lisinopril dose"),
    *("ranitidine missed dose", "zantac", "ranitadine dose"),
    *("metformine", "diazepame", "diazepamer alcohol", "clonazepem alcohol"),
    *("mogadon", "tafil", "urbanyl", "lexotanil", "mogadon alcohol", "tafil 2 mg"),
)
"""Of a medicine that has no page, or one that was taken down, nothing about another one is the answer."""


def texts(hit: SearchHit) -> tuple[str, str, str]:
    heading = "".join(part.text for part in hit.heading)
    lines = "\n".join("".join(part.text for part in line) for line in hit.lines)
    return hit.page, f"{hit.section} {heading}".casefold(), f"{heading} {lines}".casefold()


def has_any(text: str, words: str) -> bool:
    return any(word in text for word in words.split("|"))


def is_right(results: SearchResults, worry: Worry) -> bool:
    if results.best is None:
        return False
    _, place, paragraph = texts(results.best)
    is_about = worry.about.lower() in results.best.path.partition("#")[0].split("/") or not worry.about
    return is_about and has_any(place, worry.place) and has_any(paragraph, worry.words)


@pytest.mark.django_db
@override_settings(DEMO=True, FIRST_RECORD_SIGNATURES=of_the_project.FIRST_RECORD_SIGNATURES)
class TestSearch(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        demo()

    @pytest.mark.slow
    def test_the_first_result_is_the_right_paragraph(self) -> None:
        wrong = {}
        for worry in (*TEN, *MORE):
            results = published.search(worry.typed)
            if not is_right(results, worry):
                wrong[worry.typed] = texts(results.best) if results.best else "nothing"
        assert wrong == {}

    def test_of_a_medicine_that_has_no_page_nothing_is_the_answer(self) -> None:
        assert {typed: texts(hit) for typed in NOT_HERE if (hit := published.search(typed).best)} == {}

    def test_what_is_about_another_medicine_stands_apart(self) -> None:
        results = published.search("missed dose rivotril")
        own = [hit for hit in (results.best, *results.more, *results.questions) if hit]
        assert {hit.path.split("/")[2] for hit in own} <= {"clonazepam", "benzodiazepines"}
        assert results.others and not any("/clonazepam/" in hit.path for hit in results.others)

    @pytest.mark.slow
    def test_every_hit_is_a_piece_of_a_signed_fragment(self) -> None:
        for worry in TEN:
            results = published.search(worry.typed)
            for hit in filter(None, (results.best, *results.more, *results.questions, *results.others)):
                _, medication, *slug = hit.path.partition("#")[0].strip("/").split("/")
                edition = Edition.objects.filter(medication_slug=medication, slug="".join(slug)).latest("number")
                for line in hit.lines:
                    words = "".join(part.text for part in line).partition(": ")[2] or line[0].text
                    assert words.split()[0].strip(".,;:") in edition.fragment
