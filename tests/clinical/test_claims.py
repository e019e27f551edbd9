import pytest

from articles.clinical.claims import Claim, claims, claims_of_others
from articles.clinical.prose.periods import Period
from tests.clinical.texts import subject


def read(text: str) -> list[tuple[str, str, str]]:
    return [(claim.measure, claim.about, claim.words) for claim in claims(subject(text)) if claim.measure != "dose"]


def only(text: str) -> Claim:
    (claim,) = (claim for claim in claims(subject(text)) if claim.measure not in ("dose", "how often"))
    return claim


@pytest.mark.parametrize(
    ("text", "measure", "words"),
    [
        ("It has a half-life of about 35 hours.", "half-life", "half-life of about 35 hours"),
        ("The level is highest after 1 to 4 hours.", "peak", "highest after 1 to 4 hours"),
        ("It starts to work within 20 to 60 minutes.", "onset", "starts to work within 20 to 60 minutes"),
        ("One dose lasts for 8 hours.", "duration", "lasts for 8 hours"),
        ("It should not be used for longer than 4 weeks.", "longest use", "used for longer than 4 weeks"),
        ("Dependence can develop within 2 weeks.", "dependence", "Dependence can develop within 2 weeks"),
        ("Withdrawal can last for 6 weeks.", "withdrawal", "Withdrawal can last for 6 weeks"),
        ("For panic disorder the maximum is 4 mg a day.", "maximum dose", "maximum is 4 mg a day"),
        ("In panic disorder adults start at 0.5 mg in a day.", "starting dose", "start at 0.5 mg in a day"),
        ("Tablets come as 0.5 mg, 1 mg and 2 mg.", "strengths", "0.5 mg, 1 mg and 2 mg"),
        ("Fluconazole raises its level.", "interaction", "Fluconazole raises its level"),
        ("It is used to treat mania.", "use", "mania"),
        ("Drowsiness is common.", "frequency", "Drowsiness is common"),
        ("It is unsafe in pregnancy.", "population", "unsafe in pregnancy"),
        ("Take it twice a day.", "how often", "it twice a day"),
        ("Children over 12 years can take it.", "age", "over 12 years"),
        ("It is only for people who weigh more than 40 kg.", "weight", "more than 40 kg"),
        ("It is injected.", "way", "is injected"),
    ],
)
def test_reads_each_kind_of_claim(text: str, measure: str, words: str) -> None:
    assert [(measure_read, words_read) for measure_read, _, words_read in read(text)] == [(measure, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The half-life of diazepam is 100 hours.",
        "Short-acting benzodiazepines have a half-life of 6 hours.",
        "After five half-lives, about 9 days, it has gone.",
        "A urine test can find it for 30 days.",
        "A panic attack lasts 20 minutes.",
        "If a seizure lasts longer than 5 minutes, call 911 (US) or 999 (UK).",
        "Memory can stay poor for eight months.",
        "People who took it for more than five weeks had more trouble.",
        "Does it start to work within 20 minutes?",
    ],
)
def test_leaves_what_is_said_of_something_else(text: str) -> None:
    assert read(text) == []


def test_who_it_holds_for_is_part_of_a_claim() -> None:
    assert only("In older people the half-life is 60 hours.").about == "older people"
    assert only("For panic disorder the maximum is 4 mg a day.").about == "panic disorder, adults"


def test_amounts_are_a_days() -> None:
    once, twice = (
        only("For panic disorder the maximum is 0.5 mg a day."),
        only("For panic disorder the maximum is 0.25 mg twice a day."),
    )
    assert once.value == twice.value


def test_uses_know_whether_they_are_labelled_and_marked() -> None:
    assert [claim.labelled for claim in claims(subject("It is used for epilepsy and mania."))] == [True, False]
    assert only("It is used off-label for mania.").marked
    assert [claim.labelled for claim in claims(subject("In the UK it is licensed for panic disorder."))] == [False]


def test_reads_other_articles_too() -> None:
    other = subject("The half-life is 20 hours.").passages
    ((title, (claim,)),) = claims_of_others(subject("", others={"Another page": other}))
    assert title == "Another page"
    assert isinstance(claim.value, Period)


def test_a_text_is_read_once() -> None:
    text = subject("The half-life is 20 hours.")
    assert claims(text) is claims(text)
