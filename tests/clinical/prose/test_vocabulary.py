import pytest

from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.vocabulary import Near, Vocabulary, subject_vocabulary
from articles.clinical.record import Known, Name, Record, names_of
from articles.clinical.subject import Subject
from tests.clinical.texts import CLONAZEPAM
from tests.contents import record_of


def vocabulary(record: Record = CLONAZEPAM, *names: Known) -> Vocabulary:
    return subject_vocabulary(Subject((), record, names=frozenset(names)))


@pytest.fixture
def words() -> Vocabulary:
    return vocabulary()


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


@pytest.mark.parametrize("role", ["brand", "discontinued"])
def test_the_records_own_names_are_known(role: str) -> None:
    record = Record(name="examplamine", names=(Name("Examplex", role), Name("exemplamide", "look-alike")))
    assert record.own_names == ("examplamine", "Examplex")
    words = vocabulary(record)
    assert words.brands["examplex"] == {"examplamine"}
    assert all(words.is_known(word) for word in ("Examplamine", "Examplex's", "exemplamides"))
    assert words.near("examplanine") == Near(("examplamine",), 1)


def test_short_brands_are_compared_because_they_are_brands(words: Vocabulary) -> None:
    short = {word.lower() for line in load_word_list("short-brands") for word in line.split()}
    assert short <= words.brands.keys()


SHELF = tuple(
    names_of(
        record_of(
            {
                "name": "examplamine",
                "names": [
                    {"name": "Examplex XR", "role": "brand"},
                    {"name": "exampline", "role": "other"},
                    {"name": "exemplamide", "role": "look-alike"},
                    {"name": "Exemplara", "role": "look-alike"},
                    {"name": "egzamplex", "role": "misspelling"},
                ],
            }
        )
    )
)


def test_names_of_other_records_are_valid_and_compared_with() -> None:
    words = vocabulary(CLONAZEPAM, *SHELF)
    assert all(
        words.near(name) is None for name in ("Examplamine", "Examplex", "exampline", "Exemplamide", "Exemplara")
    )
    assert words.near("examplanine") == Near(("examplamine",), 1)
    assert words.near("examplix") == Near(("examplex",), 1)
    assert words.near("egzamplex") == Near(("examplex",), 0)
    assert vocabulary().near("examplanine") is None


def test_names_of_other_records_keep_their_roles() -> None:
    words = vocabulary(CLONAZEPAM, *SHELF)
    assert words.brands["examplex"] == {"examplamine"}
    assert "exemplara" in words.brands and "exemplamide" in words.generics
    assert words.written["exemplara"] == "Exemplara"


def test_a_short_brand_of_another_record_is_not_compared_for_it_can_be_near_any_word() -> None:
    words = vocabulary(CLONAZEPAM, Known("Lyrika", "brand", "pregabalin"))
    assert words.is_known("Lyrika") and words.near("lyriks") is None


def test_an_exact_valid_name_is_never_taken_for_a_misspelling() -> None:
    wrong = Known("klonopin", "misspelling", "colonopin"), Known("colonopin", "generic", "colonopin")
    assert vocabulary(CLONAZEPAM, *wrong).near("klonopin") is None


def test_the_name_of_a_class_is_a_class() -> None:
    words = vocabulary(CLONAZEPAM, *names_of(record_of({"name": "examplazines", "is_class": True})))
    assert "examplazines" in words.classes and words.near("exampalzines") == Near(("examplazines",), 1)
