from dataclasses import replace

import pytest

from articles.compare.risk import Level, risk
from articles.content.article import ArticleContent
from articles.content.record import RecordContent
from articles.content.rows import Question
from tests.contents import article_of, record_of

BODY = """## Who can take it {: who }

Adults can take it. People with liver disease cannot.

## How to take it {: dosing }

Take 0.5 mg by mouth twice a day. Nobody takes more than 4 mg in a day.

## With other medicines {: interactions }

Ketoconazole raises its level.

## Storage {: storage }

Keep it in its box, below 25 degrees."""


def article(body: str = BODY, **facts: object) -> ArticleContent:
    record = {
        "name": "testazepam",
        "country": "US",
        "boxed": [{"topic": "opioids", "heading": "Opioids", "text": "No."}],
    }
    return article_of({"kind": "other", "title": "A", "slug": "a", "body": body, "medication": record | facts})


def record(**rows: object) -> RecordContent:
    return record_of({"name": "testazepam", "slug": "t", "summary": "Calms."} | rows)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("0.5 mg by", "5 mg by", "How to take it: 0.5 mg became 5 mg, 10 times larger."),
        ("4 mg in", "5 mg in", "How to take it: 4 mg → 5 mg."),
        ("0.5 mg by", "0.5 mcg by", "How to take it: 0.5 mg became 0.5 mcg, 1,000 times smaller."),
        ("by mouth", "under the tongue", "How to take it: route: by mouth → under the tongue."),
        ("twice a day", "every other day", "How to take it: frequency: twice a → every other."),
        ("disease cannot", "disease can", "Who can take it: negation: cannot → can."),
        ("raises", "lowers", "With other medicines: direction: raises → lowers."),
        ("Adults can", "Grown people can", "Who can take it: who must not take it: Adults → Grown people."),
    ],
)
def test_what_changes_how_a_medicine_is_taken_is_high(old: str, new: str, reason: str) -> None:
    result = risk(article(), article(BODY.replace(old, new)))
    assert (result.level, reason in result.reasons) == (Level.HIGH, True), result.reasons


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Take one tablet.", "Take two tablets."),
        ("Take half a tablet.", "Take a tablet."),
        ("Take five milligrams.", "Take ten milligrams."),
        ("Take 5 mg or less.", "Take 5 mg or more."),
        ("Adults take 1 mg. Children take 2 mg.", "Children take 1 mg. Adults take 2 mg."),
        ("| Age | Dose |\n|--|--|\n| a | 1 mg |\n| b | 2 mg |", "| Age | Dose |\n|--|--|\n| b | 1 mg |\n| a | 2 mg |"),
        ("### Adults\n\nTake 1 mg.", "### Children\n\nTake 1 mg."),
        ("Stop it if you get a rash.", "Continue it if you get a rash."),
        ("Grapefruit raises its level.", "Grapefruit lowers its level."),
        ("Withdraw it gradually.", "Withdraw it abruptly."),
        ("Skip the dose.", "Take the dose."),
        ("It is contraindicated in glaucoma.", "It is recommended in glaucoma."),
        ("Do not take it with opioids.", "Opioids do not matter."),
        ("Dont wait.", "Do wait."),
    ],
)
def test_words_that_turn_advice_round_are_high_wherever_they_stand(old: str, new: str) -> None:
    assert risk(article(old), article(new)).level is Level.HIGH
    was, now = (replace(article(), questions=(Question("What now?", answer),)) for answer in (old, new))
    assert risk(was, now).level is Level.HIGH


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It isn't a cure.", "It is not a cure."),
        ("Ask before you stop.", "Ask before stopping."),
        ("One of them is sleep.", "Sleep is one of them."),
        ("A lot of people sleep.", "Many people sleep."),
    ],
)
def test_other_words_for_the_same_are_low(old: str, new: str) -> None:
    assert risk(article(old), article(new)).level is Level.LOW


@pytest.mark.parametrize("heading", ["## With other medicines {: other }", "## Mixing {: other }"])
def test_a_section_that_changes_its_kind_keeps_its_weight_once_more(heading: str) -> None:
    moved = BODY.replace("## With other medicines {: interactions }", heading)
    assert risk(article(), article(moved)).level is Level.HIGH
    assert risk(article(moved), article()).level is Level.HIGH


def test_wording_alone_is_low() -> None:
    assert risk(article(), article(BODY.replace("in its box", "in the box that it came in"))).level is Level.LOW
    assert risk(article(), article(BODY.replace("Nobody", "*Nobody*"))).level is Level.LOW
    assert risk(article(), article()).level is Level.LOW


def test_a_first_text_is_new() -> None:
    assert risk(None, article()).level is Level.NEW


def test_a_section_that_goes_takes_its_warnings_with_it() -> None:
    result = risk(article(), article(BODY.partition("## With")[0]))
    gone = "“With other medicines Ketoconazole raises its level” taken out"
    assert f"With other medicines: direction and interactions: {gone}." in result.reasons


def test_the_records_warning_and_country_count_on_its_articles() -> None:
    warned = article(boxed=[{"topic": "opioids", "heading": "Opioids", "text": "Rarely."}])
    assert risk(article(), warned).reasons == ("Boxed warning: frequency and negation: No → Rarely.",)
    assert risk(article(), article(country="GB")).reasons == ("The country: US → GB.",)


def test_each_fact_of_a_record_is_high() -> None:
    row = {"partner": "opioids", "effect": "slow breathing", "direction": "adds", "action": "Ask.", "source": "l"}
    old, new = record(interactions=[row]), record(interactions=[row | {"direction": "lowers"}])
    assert risk(old, new).reasons == ("Interactions: opioids, direction: adds → lowers.",)
    assert risk(record(), record(stopping="gradual")).reasons[-1] == "How it is stopped: nothing → gradual."
    assert risk(record(), record(name="testopam")).reasons == ("The medicine's name: testazepam → testopam.",)
    assert risk(record(names=[]), record(names=[{"role": "brand", "name": "A", "country": "US"}])).level is Level.HIGH
    assert risk(record(), record(summary="It calms the brain.")).level is Level.LOW
