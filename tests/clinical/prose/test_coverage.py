import pytest

from articles.clinical.prose.coverage import Coverage
from tests.clinical.texts import subject

NO_COVERAGE = [
    ("alcohol", "People who depend on alcohol need special care."),
    ("alcohol", "Tell your prescriber about alcohol use disorder or a history of drinking problems with alcohol."),
    ("opioids", "I was given it while coming off oxycodone, and fear took my breath away."),
    ("opioids", "It is not an opioid."),
    ("pregnancy", "Xanax and Pregnancy: Understanding Risks"),
    ("driving", "It can lower your sex drive."),
    ("driving", "Anxiety is a driving force in many lives."),
    ("overdose", "The risk of overdose grows with the dose."),
    ("contraindications", "Liver damage is a rare side effect."),
    ("contraindications", "It is not recommended for long use in people who take benzodiazepines."),
    ("misuse", "Anyone with a history of drug abuse should say so."),
    ("breastfeeding", "She works in a nursing home."),
    ("no sudden stop", "Sudden withdrawal has harmed people."),
    ("dependence", "Dependence is possible, and withdrawal can be hard."),
    ("suicidal thoughts", "Low mood is common."),
    ("suicidal thoughts", "Suicide was the subject of a film of that year."),
    ("opioids", "People who are dying get opioids with other medicines."),
    ("opioids", "Take it with codeine. Breathing exercises help."),
    ("opioids", "With codeine at hand, she had a fear of death."),
    ("opioids", "Some take codeine and it. A dying relative was visited."),
    ("pregnancy", "The pharmacy sells pregnancy tests."),
    ("misuse", "Child abuse leaves scars."),
    ("dependence", "It is used to treat fits, and withdrawal is another thing."),
]
COVERAGE = [
    ("alcohol", "Do not drink wine or beer while you take it."),
    ("alcohol", "Alcohol with this medicine can be fatal."),
    ("opioids", "Together with codeine it can cause coma."),
    ("opioids", "Never take it with opioids: people have died."),
    ("opioids", "Opioids make it stronger. Both together can stop your breathing."),
    ("opioids", "Opioids with it can cause:\n\n- slow breathing\n- coma"),
    ("opioids", "| With | What happens |\n| --- | --- |\n| opioids | very deep sleep and death |"),
    ("pregnancy", "Tell your midwife if you are pregnant."),
    ("driving", "It can affect your ability to drive."),
    ("overdose", "If you took too many tablets, go to hospital at once."),
    ("contraindications", "You should not take it if you have liver disease."),
    ("contraindications", "Who should not take it\n\n- people with glaucoma"),
    ("misuse", "It can be misused, and some become addicted."),
    ("breastfeeding", "It passes into breast milk."),
    ("no sudden stop", "The dose must be reduced gradually."),
    ("dependence", "Dependence can follow, and sudden withdrawal can be fatal."),
    ("suicidal thoughts", "Some people have had suicidal thoughts."),
]


@pytest.mark.parametrize(("topic", "text"), NO_COVERAGE)
def test_a_keyword_is_no_coverage(topic: str, text: str) -> None:
    assert not Coverage(subject(text)).has(topic)


@pytest.mark.parametrize(("topic", "text"), COVERAGE)
def test_a_plain_sentence_is(topic: str, text: str) -> None:
    assert Coverage(subject(text)).has(topic)


def test_a_typed_section_covers_its_topic() -> None:
    body = "## Wine and beer {: alcohol }\n\nThey make it stronger."
    assert Coverage(subject(body)).has("alcohol")
    assert not Coverage(subject(body, foreign=True)).has("alcohol")


def test_an_empty_section_covers_nothing() -> None:
    assert not Coverage(subject("## Wine and beer {: alcohol }\n\nSee below.")).has("alcohol")


def test_a_topic_that_no_pattern_knows_is_looked_for_by_its_words() -> None:
    covers = Coverage(subject("Severe liver injury has been reported."))
    assert covers.mentions(("severe", "liver", "injury"))
    assert not covers.mentions(("heart", "valve", "damage"))
