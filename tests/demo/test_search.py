"""Worries as people type them, over the demo: the first result is the right paragraph."""

from typing import NamedTuple

import pytest
from django.test import TestCase, override_settings

from articles import published
from articles.content.paragraphs import paragraphs
from articles.models import Edition, clock
from articles.models.state import live_editions
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
    Worry("klonopin hallucinations", "Clonazepam", "call|doctor|side effects", "not there|hallucination"),
    Worry("metformin hypo", "Metformin", "", "low blood sugar"),
    Worry("metformin fatigue", "Metformin", "", "tired|sleepy|weak"),
    Worry("metformin cramps", "Metformin", "", "pain|cramp"),
    Worry("klonopin doseage", "Clonazepam", "dose", "mg"),
    Worry("klonopin detox", "Clonazepam", "stop|withdrawal", "withdrawal|stop"),
    Worry("klonopin and pregnancy test positive", "Clonazepam", "pregnan"),
    Worry("klonopin sex drive", "Clonazepam", "", "interest in sex|sex"),
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
    Worry("is rivotril the same as klonopin", "Clonazepam", "same as klonopin", "both are brand names"),
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
    Worry("metformin low blood sugar", "Metformin", "blood sugar", "insulin|emergency number"),
    Worry("contrast dye metformin", "Metformin", "contrast", "kidneys"),
)
DANGER = (
    *(
        Worry(typed, "", "too much", "call the emergency number or poison advice")
        for typed in (
            "took to many xanax|took way to many ativan|I took to much metformin|taken to much valium|to many pills"
            "|toomany klonopin|tok too many klonopins|toook too many pills|popped 5 klonopins|2mg klonopin too much?"
            "|took 20mg clonazepam|took 4 mg klonopin|took my pill twice|how much xanax is fatal|lethal xanax|OD'd"
            "|deadly dose klonopin|how much xanax would kill|my baby drank metformin|took my dads pills"
            "|took someone elses xanax|dog ate my klonopin|my toddler got into the valium"
        ).split("|")
    ),
    *(
        Worry(typed, "", "call for help now if")
        for typed in (
            "tongue swollen|chest pain|cant breathe|not waking|gurgling snoring xanax|foaming at mouth|fainted"
            "|passed out|lips blue|very weak and cold metformin|seizure now|convulsions|911|999|112|000|emergency"
            "|seizure after stopping clonazepam|help|help me|call ambulance"
        ).split("|")
    ),
    *(Worry(typed, "", "suicid") for typed in ("suicide", "kill myself", "self harm", "988", "116 123")),
    Worry("kill myself clobazam", "Clobazam", "suicidal thoughts"),
    Worry("sleeping 20 hours klonopin", "Clonazepam", "sleep"),
    Worry("very sleepy xanax and wine", "Alprazolam", "sleep|alcohol"),
    Worry("mixed xanax with alcohol cant stay awake", "Alprazolam", "alcohol", "cannot be woken"),
    Worry("drank vodka on valium", "Diazepam", "alcohol", "cannot be woken"),
    Worry("seizure ativan", "Lorazepam", "stop", "emergency number"),
    Worry("stopped ativan shaking", "Lorazepam", "shaking", "emergency number"),
    Worry("hallucinating after stopping valium", "Diazepam", "stop"),
)
"""Whoever types them gets the numbers to call as well."""
PLAIN = (
    Worry("rivotril dose child", "Clonazepam", "doses that the sources give", "mg per kg"),
    Worry("how much clonazepam for child 20kg", "Clonazepam", "doses that the sources give", "mg per kg"),
    *(
        Worry(typed, about, "suddenly", "seizure")
        for typed, about in (
            ("cold turkey klonopin", "Clonazepam"),
            ("i ran out of klonopin", "Clonazepam"),
            ("ran out of xanax pharmacy closed", "Alprazolam"),
            ("can i stop ativan", "Lorazepam"),
            ("stop suddenly", "Benzodiazepines"),
        )
    ),
    *(
        Worry(f"{name} xanax", "Alprazolam", "opioids", "emergency number")
        for name in "suboxone buprenorphine oxy oxycodone lean codeine tramadol percocet fentanyl heroin".split()
    ),
    *(
        Worry(f"{name} xanax", "Alprazolam", "other sedatives", "sleepy")
        for name in ("benadryl", "antihistamine", "ambien", "zopiclone", "melatonin", "sleeping pill")
    ),
    Worry("clonazepam and lorazepam together", "", "other sedatives", "sleepy"),
    Worry("who should not take diazepam", "Diazepam", "who can and cannot take it", "allergy"),
    Worry("is klonopin safe", "Clonazepam", "who can and cannot take it", "allergy"),
    Worry("klono\u00adpin alcohol", "Clonazepam", "alcohol", "alcohol"),
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
        for worry in (*TEN, *MORE, *DANGER, *PLAIN):
            results = published.search(worry.typed)
            if not is_right(results, worry) or (worry in DANGER and not results.calls):
                wrong[worry.typed] = texts(results.best) if results.best else "nothing"
        assert wrong == {}

    def test_of_a_medicine_that_has_no_page_nothing_is_the_answer(self) -> None:
        assert {typed: texts(hit) for typed in NOT_HERE if (hit := published.search(typed).best)} == {}

    @pytest.mark.slow
    def test_the_signs_that_a_record_has_are_known_in_its_own_words(self) -> None:
        unknown = []
        for edition in live_editions(clock.now()).filter(kind="medication"):
            signs = next(one for one in paragraphs(edition.fragment) if one.anchor == "help")
            for line in signs.lines:
                results = published.search(f"{edition.medication_name} {line}")
                if not results.calls or not results.best:
                    unknown.append((edition.medication_name, line))
        assert unknown == []

    def test_one_thing_that_is_asked_of_no_medicine_leads_to_that_of_each(self) -> None:
        topic = published.search("side effects").topic
        assert topic and (topic.path, len(topic.medicines)) == ("/topics/side-effects/", 6)
        others = ("klonopin side effects", "took too many", "benzos")
        assert [typed for typed in others if published.search(typed).topic] == []

    def test_a_word_of_the_class_is_another_name_for_it(self) -> None:
        assert [one.naming.name for one in published.search("benzos").named] == ["benzos"]

    def test_a_medicine_that_a_record_is_mixed_up_with_is_another_one(self) -> None:
        results = published.search("clonidine dose")
        assert (results.not_the_same, results.strangers) == ((("clonidine", "clonazepam"),), ())

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
