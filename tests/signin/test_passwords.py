"""Which passwords are refused, and that every door asks."""

import time
from contextlib import suppress

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.lifecycle import Role
from articles.models import Person
from articles.signin.passwords import GuessablePasswordValidator, is_word_with_digits, repeated_unit
from articles.workflow import Incomplete
from articles.workflow.people import add_person
from tests import factory
from tests.management.commands import run, type_in
from tests.signin.mail import open_link

THREE = Person(username="w3", name="Writer Three", email="w.three@example.org")
WEAK = [
    *("writer three", "Three Writer", "Writ3rThr33!", "three writer 1", "w.three@example.org"),
    *("aaaaaaaaaaaa", "abcabcabcabc", "1-1-1-1-1-1-1", "aB3!aB3!aB3!aB3!", "Summer2026!Summer2026!Sum"),
    *("abcdefghijkl", "123456789012a", "qwertyuiop12", "987654321000"),
    *("Summer2026!", "2026Summer!", "Summer!2026x", "S0mm3r2026!", "$umm3r-2026", "Autumn2025??", "January2027!"),
    *("P@ssw0rd2024", "Pa$$w0rd!!", "Monday12345", "Pharmacy2026!", "Medicine#2026", "klonoinfo2026", "x" * 129),
]
FIT = [
    "a long pass phrase",
    "correct horse battery staple",
    "Xq9#vTr2Lm",
    "vier Pferde am Zaun",
    "kühle Nächte in Wien",
]
SEASONS = st.sampled_from(["spring", "summer", "autumn", "winter", "january", "december", "friday", "password"])
SUBSTITUTED = {"a": "@4", "e": "3", "i": "1!", "o": "0", "s": "$5", "t": "7", "l": "1"}


def is_refused(password: str) -> bool:
    try:
        validate_password(password, THREE)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("password", WEAK)
def test_weak_ones_are_refused(password: str) -> None:
    assert is_refused(password)


@pytest.mark.parametrize("password", FIT)
def test_fit_ones_are_not(password: str) -> None:
    assert not is_refused(password)


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """A common word in some disguise, with a year and marks before or behind it."""
    letters = [draw(st.sampled_from((one, one.upper(), *SUBSTITUTED.get(one, "")))) for one in draw(SEASONS)]
    word, year = "".join(letters), str(draw(st.integers(1950, 2035)))
    marks = draw(st.text("!?*#.-", max_size=3))
    return draw(st.sampled_from((f"{word}{year}{marks}", f"{year}{marks}{word}", f"{word}{marks}{year}")))


@given(disguised())
def test_a_word_in_any_disguise_is_still_one_word(password: str) -> None:
    assert is_word_with_digits(password, ())


@given(st.text("ab1!", min_size=1, max_size=6), st.integers(2, 9), st.integers(0, 5))
def test_a_repetition_is_no_more_than_what_it_repeats(unit: str, times: int, cut: int) -> None:
    password = unit * times + unit[: min(cut, len(unit) - 1)]
    said = repeated_unit(password)
    assert len(said) <= len(unit) and (said * 60).startswith(password)


@given(st.text(max_size=80))
def test_any_text_is_judged_and_one_sign_many_times_is_refused(password: str) -> None:
    assert is_refused(password) or len(set(password)) > 1


@pytest.mark.parametrize("unit", ["1-", "l1!", "a@4", "Summer2026!", "$5s", "x"])
def test_the_longest_input_is_judged_at_once(unit: str) -> None:
    for text in ((unit * 128)[:128], (unit * 128)[:71] + "Z", unit * 100_000):
        started = time.process_time()
        with suppress(ValidationError):
            GuessablePasswordValidator().validate(text, THREE)
        assert time.process_time() - started < 1


@pytest.mark.django_db
def test_every_door_asks(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    weak = "Summer2026!"
    with pytest.raises(Incomplete, match="guessed quickly"):
        add_person(username="new", role=Role.WRITER, name="New", password=weak)
    type_in(monkeypatch, f"{weak}\n")
    with pytest.raises(CommandError, match="guessed quickly"):
        run("add_person", "new", "--role", "writer", "--name", "New", "--password-stdin")
    person = factory.make_writer(email="writer@example.org")
    new = {"new_password1": weak, "new_password2": weak}
    assert "guessed quickly" in client.post(open_link(client, "writer@example.org"), new).text
    client.force_login(person)
    answer = client.post("/admin/password_change/", new | {"old_password": factory.PASSWORD})
    assert "guessed quickly" in answer.text
    person.refresh_from_db()
    assert person.check_password(factory.PASSWORD) and not Person.objects.filter(username="new").exists()
