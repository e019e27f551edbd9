"""The speller alone: what it knows, and what it takes a slip for."""

from collections.abc import Iterator
from threading import Barrier, Thread
from time import process_time

import pytest

from articles.clinical.api import RULES
from articles.clinical.lexicon import DICTIONARIES, load_word_list, words_of
from articles.clinical.rules.misspelt import MOST
from articles.clinical.spelling import Speller, american_form, speller
from tests.clinical.texts import findings, fragments

KNOWN = """
tablet Tablets TABLETS colour color realise realize anaemia anemia hypoglycaemia hypoglycemia oesophagitis
esophagitis paraesthesia leucopenia sulphonylurea thrombocytosis leukapheresis nephropathy angioedema
anti-inflammatory non-drowsy light-headedness light-headed gastro-oesophageal tic-like steroid-induced
doctor's it's isn't tirzepatide carphenazine meclocycline mcg mmol sympathomimetics website prefilled
hyperreactive subtherapeutic odourless
"""
SLIPS = {
    "tabelt": "tablet", "tblet": "tablet", "tabllet": "tablet", "tavlet": "tablet", "docotr": "doctor",
    "pharmcist": "pharmacist", "seziure": "seizure", "siezures": "seizures", "tounge": "tongue", "opoid": "opioid",
    "excersise": "exercise", "dont": "don't", "wasnt": "wasn't", "youre": "you're", "diahrrea": "diarrhea",
    "withdrawl": "withdrawal", "vomitting": "vomiting", "recieve": "receive", "temporay": "temporary",
}  # fmt: skip
UNKNOWN = "diarrhooea anaaemia ooedema thyrooid mediciness provised procider soeed telease hte teh".split()


@pytest.mark.parametrize("word", KNOWN.split())
def test_knows(word: str) -> None:
    assert speller().is_known(word)


@pytest.mark.parametrize("word", UNKNOWN)
def test_does_not_know(word: str) -> None:
    assert not speller().is_known(word)


@pytest.mark.parametrize(("slip", "meant"), SLIPS.items())
def test_a_slip_is_of_the_likeliest_word(slip: str, meant: str) -> None:
    assert not speller().is_known(slip)
    assert meant in speller().meant(slip)


def test_joined_words_come_apart() -> None:
    assert speller().apart("themouth") == "the mouth"
    assert speller().apart("zworgish") is None


@pytest.mark.parametrize(
    ("british", "american"), [("hypoglycaemia", "hypoglycemia"), ("oedema", "edema"), ("tea", "tea")]
)
def test_american_letters(british: str, american: str) -> None:
    assert american_form(british) == american


@pytest.mark.parametrize("name", ["medical", "health", "word-parts"])
def test_words_of_a_list_are_small_and_stand_once(name: str) -> None:
    words = [word for line in load_word_list(name) for word in line.split()]
    assert len(words) == len(set(words))
    assert all(word.removeprefix("-").isalpha() and word.islower() for word in words)


def test_every_word_that_can_be_meant_is_known() -> None:
    words = speller()
    assert [word for word in words_of("health") if not words.is_known(word)] == []
    common = [word for line in load_word_list("common", DICTIONARIES) if not line.isdigit() for word in line.split()]
    assert [word for word in common[::50] if not words.is_known(word)] == []


def test_slips_that_are_listed_say_what_is_meant() -> None:
    pairs = [line.split(maxsplit=1) for line in load_word_list("slips")]
    assert all(len(pair) == 2 for pair in pairs)
    assert [right for _, right in pairs if not all(map(speller().is_known, right.split()))] == []


def test_a_word_is_reported_once_and_counted() -> None:
    (finding,) = findings(RULES["TXT-007"], "The tabelt is white.\n\nA tabelt is small. Tabelt or not, rest.")
    assert finding.start == 4
    assert "3 times" in finding.message
    assert finding.fix and finding.fix.text == "tablet"


def test_no_fix_where_two_words_could_be_meant() -> None:
    (finding,) = findings(RULES["TXT-007"], "Take the tablte.")
    assert "“table” or “tablet”" in finding.message
    assert finding.fix is None


def test_a_text_of_rubbish_ends() -> None:
    words = (f"{first}{second}zzq{third}v" for first in "abcdefgh" for second in "bcdfghjk" for third in "bdfg")
    rubbish = "\n\n".join(f"All the {word} rest of it helps you to sleep well." for word in words)
    assert len(fragments(RULES["TXT-007"], rubbish)) <= MOST + 1


def test_cost_is_linear() -> None:
    """Of words that no dictionary has, each another one."""

    def seconds(many: int) -> float:
        words = ("".join(chr(98 + number * step % 23) for step in (1, 3, 7, 11, 13, 17, 19)) for number in range(many))
        text = " ".join(f"the {word.capitalize()}" for word in words)
        began = process_time()
        fragments(RULES["TXT-007"], text)
        return process_time() - began

    seconds(50)
    assert seconds(2_000) < 12 * max(seconds(500), 0.01)


def test_threads_share_one_speller() -> None:
    words = speller()
    fresh = Speller(words.american, words.british, words.special, words.parts, words.ranks)
    together, results = Barrier(4), list[list[bool]]()
    asked = [*KNOWN.split(), *UNKNOWN, *SLIPS] * 20

    def ask() -> None:
        together.wait()
        results.append([fresh.is_known(word) for word in asked])

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [[words.is_known(word) for word in asked]] * 4


def of_house(text: str, spelling: str) -> Iterator[str]:
    yield from (finding.message for finding in findings(RULES["TXT-008"], text, spelling=spelling))


def test_what_the_text_has_less_of_is_remarked_on() -> None:
    (message,) = of_house("The colour and the flavour of a tumor.", "")
    assert "“tumor” (tumour)" in message
    (message,) = of_house("The color and the flavor of a tumour.", "")
    assert "“tumour” (tumor)" in message


def test_the_house_decides() -> None:
    assert list(of_house("The colour and the flavour of it.", "british")) == []
    (message,) = of_house("The colour and the flavour of it.", "american")
    assert "“colour” (color), “flavour” (flavor)" in message
