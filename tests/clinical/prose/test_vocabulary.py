import pytest

from articles.clinical.lexicon import listed
from articles.clinical.prose.vocabulary import Near, Vocabulary, of_record
from articles.clinical.record import Name, Record
from tests.clinical.texts import CLONAZEPAM


@pytest.fixture
def words() -> Vocabulary:
    return of_record(CLONAZEPAM)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("klonipin", "klonopin"),
        ("Kolnopin", "klonopin"),
        ("clonazepan", "clonazepam"),
        ("sertaline", "sertraline"),
        ("anticholonergic", "anticholinergic"),
        ("benzodiazapines", "benzodiazepines"),
        ("Xanex", "xanax"),
        ("opiods", "opioid"),
    ],
)
def test_a_slip_of_the_pen_shows_what_was_meant(words: Vocabulary, written: str, meant: str) -> None:
    near = words.near(written)
    assert near and near.names == (meant,)


def test_no_right_word_is_near_a_name(words: Vocabulary) -> None:
    right = words.names | words.others
    assert [word for word in right if words.near(word)] == []
    assert [word for word in right if words.near(word + "s")] == []


def test_the_limit_is_one_letter_below_nine_and_two_from_there(words: Vocabulary) -> None:
    assert words.near("klonipan") is None
    assert words.near("clonazipan") == Near(("clonazepam",), 2)
    assert words.near("clonozipan") is None


def test_a_misspelling_of_the_record_is_no_name_of_it(words: Vocabulary) -> None:
    assert words.near("Klonazepam") == Near(("clonazepam",), 0)


def test_the_records_own_names_are_known() -> None:
    record = Record(name="examplamine", names=(Name("Examplex", "brand"), Name("exemplamide", "look-alike")))
    words = of_record(record)
    assert words.brands["examplex"] == {"examplamine"}
    assert all(words.is_known(word) for word in ("Examplamine", "Examplex's", "exemplamides"))
    assert words.near("examplanine") == Near(("examplamine",), 1)


def test_short_brands_are_compared_because_they_are_brands(words: Vocabulary) -> None:
    short = {word.lower() for line in listed("short-brands") for word in line.split()}
    assert short <= words.brands.keys()
