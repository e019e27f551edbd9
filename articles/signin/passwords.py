"""Which passwords are refused, at every door that sets one: what falls to somebody who knows the person, or tries lists
of words with a year behind them. Lists and guesses are zxcvbn's, offline.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

LONGEST = 128
JUDGED = 72  # characters; zxcvbn takes the square of the time for twice the length
SHORTEST_WORD = 4
MOST_BESIDE, MOST_LETTERS_BESIDE = 8, 2
"""So many digits and marks, so few other letters among them, make no password of one word."""
STRONG = 3
"""zxcvbn's score from which a password is not found in 10**8 guesses."""
LOOKALIKES = str.maketrans("@4830$57", "aabeosst")
EITHER = (str.maketrans("1!|", "iii"), str.maketrans("1!|", "lll"))
HOUSE = ("klonoinfo", "password", "passphrase")


class GuessablePasswordValidator:
    """Raises ValidationError for a password that is too long to be judged, repeats itself, is a word with some digits
    or marks, or falls to few guesses otherwise.
    """

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(f"This password is too long: at most {LONGEST} characters.", "password_too_long")
        if not password:
            return  # too short, as another validator says; zxcvbn takes none
        unit, known = repeated_unit(password)[:JUDGED], words_of(user)
        if is_word_with_digits(unit, known):
            raise ValidationError("One word or name with digits or marks is guessed quickly.", "password_is_a_word")
        if zxcvbn(unit, [*known, *HOUSE])["score"] < STRONG:
            raise ValidationError(
                "This password is guessed quickly. Take several words that do not belong together.",
                "password_guessable",
            )

    def get_help_text(self) -> str:
        return (
            "Several words that do not belong together are best. One word with a year or marks, a repetition, a row of "
            f"keys and your own name are refused. At most {LONGEST} characters."
        )


def repeated_unit(password: str) -> str:
    """What the password says again and again, cut off somewhere at its end; the password where it does not."""
    for length in range(1, len(password) // 2 + 1):
        if all(password[at] == password[at - length] for at in range(length, len(password))):
            return password[:length]
    return password


def words_of(user: Any) -> tuple[str, ...]:
    """What somebody knows of the person: each word of name, username and mail address, and all of each together."""
    own = [str(getattr(user, name, "") or "").casefold() for name in ("name", "username", "email")]
    words = [word for text in own for word in re.findall(r"[^\W_]+", text)]
    return tuple(dict.fromkeys(word for word in [*own, *words] if word))


def is_word_with_digits(password: str, known: tuple[str, ...]) -> bool:
    """Whether it is one word, spelled with lookalikes or not, among a few digits and marks."""
    names = {"".join(part) for part in _joined(known)}
    bare = re.sub(r"[\s_.,:;+-]", "", password.casefold())
    return any(
        word in _common_words() or word in names
        for first in range(len(bare))
        for last in range(first + SHORTEST_WORD, len(bare) + 1)
        if _is_beside(bare[:first] + bare[last:])
        for word in _spelled_out(bare[first:last])
    )


def _is_beside(rest: str) -> bool:
    return len(rest) <= MOST_BESIDE and sum(map(str.isalpha, rest)) <= MOST_LETTERS_BESIDE


def _spelled_out(text: str) -> Iterator[str]:
    for either in EITHER:
        yield text.translate(either).translate(LOOKALIKES)


def _joined(known: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every word of the person, and every two of them."""
    words = [re.sub(r"[\W_]", "", word) for word in known]
    for word in words:
        yield (word,)
        yield from ((word, other) for other in words)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for words in FREQUENCY_LISTS.values() for word in words if word.isalpha()) | set(HOUSE)
