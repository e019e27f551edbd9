"""How a query is read: names first, then topics, then words."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.emergency import NUMBERS
from articles.content.rows import Name
from articles.content.wordforms import words
from articles.published import query
from articles.published.extracts import Extract
from articles.published.names import Medicine, Shelf, differing
from articles.published.plain_words import CRISIS, DANGERS, EMERGENCY, MEMBERS, POISON, STOP_WORDS, TOPICS
from articles.published.query import Query, read, urgent


def medicine(number: int, name: str, *names: tuple[str, str], **fields: str | bool | tuple[str, ...]) -> Medicine:
    rows = tuple(Name(name=other, role=role) for role, other in names)
    signed = {"is_class": False, "drug_class": "", "of_class": "", "partners": ()} | fields
    return Medicine(number, f"/medicines/{name}/", name, Extract("", {}, (), name=name, names=rows, **signed))  # type: ignore[arg-type]


SHELF = Shelf(
    (
        medicine(1, "calmers", ("other", "downers"), is_class=True),
        medicine(
            2,
            "calmapam",
            ("brand", "Restora"),
            ("brand", "Restora XR"),
            ("discontinued", "Restorin"),
            ("spoken", "cal-MA-pam"),
            ("misspelling", "calmapan"),
            ("look-alike", "calmidine"),
            ("look-alike", "sedapam"),
            of_class="calmers",
            drug_class="calmer",
            partners=("warfarin", "alcohol"),
        ),
        medicine(3, "sedapam", ("brand", "Dormo"), ("other", "calmapam forte")),
    ),
    {},
)


def reading(typed: str) -> Query:
    return read(typed, SHELF)


@pytest.mark.parametrize(
    ("typed", "role", "means"),
    [
        ("Restora", "brand", "calmapam"),
        ("RESTORA-XR", "brand", "calmapam"),
        ("Restorin", "brand", "calmapam"),
        ("calmapam", "generic", "calmapam"),
        ("calmapan", "misspelling", "calmapam"),
        ("calmer", "class", "calmers"),
        ("calmers", "class", "calmers"),
        ("downers", "other", "calmers"),
        ("calmapam forte", "other", "sedapam"),
        ("sedapam", "generic", "sedapam"),
    ],
)
def test_names(typed: str, role: str, means: str) -> None:
    [named] = reading(f"missed dose {typed}").named
    assert (named.naming.role, named.means) == (role, means)


def test_a_role_of_a_later_release_is_a_name_too() -> None:
    shelf = Shelf((medicine(1, "calmapam", ("a later role", "Oldora")),), {})
    assert [named.naming.role for named in read("oldora", shelf).named] == ["other"]


def test_a_misspelling_is_not_what_a_medicine_is_called() -> None:
    assert [named.called for named in reading("calmapan dormo").named] == ["calmapam", "Dormo"]


def test_a_recorded_look_alike_is_a_stranger_and_its_own_medicine_where_it_has_a_page() -> None:
    assert (reading("calmidine").strangers, reading("calmidine").named) == (("calmidine",), ())
    assert reading("sedapam").strangers == ()


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("can i drink on restora", ["drink"]),
        ("took too many", ["took too many"]),
        ("missed pill restora", ["missed pill"]),
        ("what is it for", ["what is it for"]),
        ("is it addictive", ["addictive"]),
        ("what is restora for", ["what is for"]),
        ("birth control restora", ["birth control"]),
        ("restora", []),
        ("restora dormo", ["restora", "dormo"]),
        ("restora calmapam", []),
        ("restora calmers", []),
        ("restora and codeine", ["codeine"]),
        ("the tablet", []),
    ],
)
def test_terms(typed: str, terms: list[str]) -> None:
    assert [term.typed for term in reading(typed).terms] == terms


@pytest.mark.parametrize(
    "typed",
    [
        "took 5 lorazepam",
        "took restora 5",
        "restora too much",
        "is it too many",
        "my mum took 10 valium and won't wake up",
        "took whole bottle of klonopin",
        "took restora twice today",
        "my son ate too many",
        "how much restora is too much",
        "took all my ativan",
        "swallowed a handful of pills",
        "my daughter took my xanax",
        "toddler ate my ativan pills",
        "can i take 2 klonopin at once",
        "won't wake",
        "unconscious after xanax",
        "can't wake him up",
        "passed out",
        "having a seizure after stopping xanax",
        "anaphylaxis",
        "i want to end my life",
        "i don't want to live anymore",
        "how many xanax to die",
        "i wanna die",
        "everyone is better off dead",
        "blue lips",
        "face swelling",
        "he isn't responding",
        "overdose",
        "can't breathe",
        "took too many",
        "took 2 mg",
        "seizure",
        *("took to many restora", "took way to many restora", "to much restora", "toomany pills", "tooo many pills"),
        *("tok 5 restora", "toook 5 restora", "popped 5 restoras", "2mg restora too much?", "took 20mg calmapam"),
        *(
            "took my pill twice",
            "how much restora is fatal",
            "deadly dose",
            "how much would kill",
            "OD'd",
            "od’d on it",
        ),
        *("my baby drank restora", "took my dad's pills", "took someone elses restora", "the dog ate my tablets"),
        *("toddler got into the restora", "my kid has eaten one", "swollen tongue", "his tongue is swollen"),
        *("chest pain", "not waking", "cant stay awake", "sleeping 20 hours restora", "slept for 2 days", "gurgling"),
        *(
            "snoring strangely",
            "foaming at mouth",
            "fainted",
            "lips are going blue",
            "sleepy restora and wine",
            "took restora and very drowsy",
        ),
        *("mixed restora with alcohol", "drank vodka on restora", "drunk", "seizure now", "convulsions"),
        *("seizure restora", "seizures after stopping restora", "siezure", "unconcious", "stopped restora shaking"),
        *("hallucinating after stopping restora", "ambulance", "emergency", "help", "please help me", "help restora"),
        "i have a long question about this medicine that my doctor gave me for my sleep and now he is not waking up",
    ],
)
def test_who_may_need_help_first_is_known(typed: str) -> None:
    assert reading(typed).calls


@pytest.mark.parametrize(
    "typed",
    [
        "took restora two weeks ago",
        "sleeping too much",
        "restora too much sleep",
        "took it",
        "took my tablet late",
        "is it too early to take more",
        "does restora help with sleep",
        "dose for my child",
        "help with sleep",
        "restora 1000 mg",
        "112 mg restora",
        "rash",
        "is it for seizures",
        "wake up early",
        "2 a day",
    ],
)
def test_an_ordinary_question_is_no_emergency(typed: str) -> None:
    assert not reading(typed).calls


@pytest.mark.parametrize("typed", ["restora 2", "restora for 2 weeks", "restora 3 yrs", "a 30 year old on restora"])
def test_a_number_of_anything_else_asks_for_nothing(typed: str) -> None:
    assert reading(typed).terms == ()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("restora 2 mg", "2 mg"),
        ("restora 2mg", "2 mg"),
        ("restora 0.5", "0.5 mg"),
        ("restora 0,5 mg", "0.5 mg"),
        ("restora 500", "500 mg"),
        ("restora 1000 mg", "1,000 mg"),
        ("restora 1,000 milligrams", "1000 mg"),
        ("5µg restora", "5 micrograms"),
    ],
)
def test_an_amount_asks_for_doses(typed: str, written: str) -> None:
    amount, dose = reading(typed).terms
    assert written in amount.phrases and dose.section == "dosing"


@pytest.mark.parametrize(
    ("typed", "section"),
    [
        ("restora for an 8 year old", "children"),
        ("restora 8yo", "children"),
        ("restora 18-month-old", "children"),
        ("restora 80 years old", "older-people"),
    ],
)
def test_an_age_asks_for_its_group(typed: str, section: str) -> None:
    assert [term.section for term in reading(typed).terms] == [section]


@pytest.mark.parametrize(
    ("typed", "means"),
    [("two restoras", "calmapam"), ("restora's", "calmapam"), ("calmapams", "calmapam"), ("a downer", "calmers")],
)
def test_a_name_is_the_same_in_the_plural_and_in_the_singular(typed: str, means: str) -> None:
    assert [named.means for named in reading(typed).named] == [means]


def test_how_long_asks_for_little_beside_something_else() -> None:
    assert [term.typed for term in reading("restora withdrawal how long").terms] == ["withdrawal"]
    assert [term.typed for term in reading("how long can i take restora").terms] == ["how long"]


@pytest.mark.parametrize("between", ["vs", "versus", "or", "compared to", "and", "difference between"])
def test_what_stands_between_two_names_is_no_name(between: str) -> None:
    terms = reading(f"restora {between} dormo").terms
    assert [term.typed for term in terms] == ["restora", "dormo"]


@pytest.mark.parametrize(
    ("typed", "calls"),
    [
        ("overdose", POISON),
        ("took 20 restora", POISON),
        ("i feel suicidal", CRISIS),
        ("thoughts of ending your life", CRISIS),
        ("blue lips", EMERGENCY),
    ],
)
def test_whom_to_call_depends_on_what_happened(typed: str, calls: frozenset[str]) -> None:
    assert reading(typed).calls == calls


@pytest.mark.parametrize("country", NUMBERS)
@pytest.mark.parametrize(("line", "calls"), [("number", EMERGENCY), ("poison", POISON), ("crisis", CRISIS)])
def test_the_number_of_a_line_is_no_amount(country: str, line: str, calls: frozenset[str]) -> None:
    shown_line = getattr(NUMBERS[country], line)
    for number in (shown_line.number, shown_line.tel, f"call {shown_line.number}") if shown_line else ():
        read_as = reading(number)
        assert read_as.calls >= calls and "dosing" not in {term.section for term in read_as.terms}, number


def test_every_word_of_danger_is_in_the_form_in_which_words_are_compared() -> None:
    for danger in DANGERS:
        assert all(words(listed) == listed.split() for listed in danger.sets), danger
        assert not danger.topic or urgent()[query._stemmed(danger.topic)], danger


def test_words_of_danger_stand_in_any_order() -> None:
    for sets, _ in query.dangers():
        picked = [min(one) for one in sets]
        for order in permutations(picked):
            assert reading(" restora ".join(order)).calls, order


def test_whoever_took_too_much_asks_for_no_dose() -> None:
    for typed in ("took 20mg calmapam", "how much restora is fatal", "2 mg restora too much"):
        assert {term.section for term in reading(typed).terms} == {"overdose"}, typed


@pytest.mark.parametrize("typed", ["suicide", "suicidal", "kill myself", "self harm"])
def test_thoughts_of_suicide_are_one_thing_in_all_words(typed: str) -> None:
    [term] = reading(typed).terms
    assert {"suicide", "suicidal thoughts"} <= set(term.phrases)


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        *((name, "opioids") for name in "suboxone buprenorphine oxy lean tramadol percocet heroin".split()),
        *((name, "sedatives") for name in "benadryl antihistamine ambien melatonin zopiclone".split()),
        ("cold turkey", "stop suddenly"),
        ("ran out", "stop suddenly"),
        ("can i stop restora", "stop suddenly"),
        ("who should not take restora", "who can and cannot take"),
        ("is restora safe", "who can and cannot take"),
    ],
)
def test_what_people_call_it_is_what_pages_call_it(typed: str, phrase: str) -> None:
    [term] = reading(typed).terms
    assert phrase in term.phrases


def test_whether_two_names_are_the_same_is_asked_of_both() -> None:
    assert [term.typed for term in reading("is restora the same as restorin").terms] == ["restora", "restorin"]
    assert [term.typed for term in reading("is restora the same as dormo").terms] == ["restora", "dormo"]
    assert [term.typed for term in reading("the same as restora").terms] == ["the same as"]


@pytest.mark.parametrize(("typed", "is_medicine"), [("codeine", True), ("warfarin", True), ("alcohol", False)])
def test_a_medicine_without_a_page_is_known_as_one(typed: str, is_medicine: bool) -> None:
    [term] = reading(typed).terms
    assert (term.is_medicine, term.is_known) == (is_medicine, True)


def test_the_typed_word_comes_before_those_that_mean_the_same() -> None:
    [term] = reading("codeine").terms
    assert term.phrases == ("codeine", "opioids", "opioid")


@pytest.mark.parametrize(("typed", "meant"), [("alchohol", "alcohol"), ("pregnent", "pregnant"), ("drivng", "driving")])
def test_an_ordinary_word_is_corrected(typed: str, meant: str) -> None:
    assert reading(typed).corrected == ((typed, meant),)


@pytest.mark.parametrize("typed", ["calmapem", "restara", "dorma", "tramadox", "codeina"])
def test_what_may_be_a_name_is_never_corrected(typed: str) -> None:
    read_as = reading(typed)
    assert (read_as.corrected, read_as.named) == ((), ())


def test_a_pasted_page_costs_no_more_than_a_question() -> None:
    read_as = reading("word" + " restora alcohol pangolin" * 5000)
    assert len(read_as.terms) <= query.WORDS_AT_MOST and len(read_as.text) <= query.SIGNS_AT_MOST


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\n"])
def test_what_is_shown_again_has_no_unseen_sign(sign: str) -> None:
    assert reading(f"a{sign}b").text == "a b"


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200d", "\ufeff", "\u202e"])
def test_a_sign_without_width_cuts_no_name_in_two(sign: str) -> None:
    read_as = reading(f"resto{sign}ra")
    assert (read_as.text, [one.means for one in read_as.named]) == ("restora", ["calmapam"])


def test_every_topic_is_in_the_form_in_which_words_are_compared() -> None:
    for topic in (*TOPICS, *MEMBERS):
        for phrase in f"{topic.typed},{topic.written}".split(","):
            assert words(phrase), topic
            assert len(words(phrase)) <= query.TOPIC_WORDS_AT_MOST, phrase
    assert all(words(word) == [word] for word in STOP_WORDS)


def test_no_topic_is_made_of_stop_words_alone() -> None:
    """It would turn every question into one about it."""
    alone = {phrase for phrase in query.topics() if len(phrase) < 2}
    assert alone == set()


@pytest.mark.parametrize(
    ("typed", "name", "marked"),
    [
        ("clonazidine", "clonazepam", ["pam"]),
        ("clonazidine", "Clonidine", ["ni"]),
        ("clonidine", "clonazepam", ["az", "pam"]),
        ("xanax", "Zantac", ["Z", "t", "c"]),
    ],
)
def test_letters_that_differ(typed: str, name: str, marked: list[str]) -> None:
    parts = differing(typed, name)
    assert "".join(part.text for part in parts) == name
    assert [part.text for part in parts if part.is_marked] == marked


@given(st.text(), st.text())
def test_a_name_stays_what_it_is(typed: str, name: str) -> None:
    assert "".join(part.text for part in differing(typed, name)) == name
