"""Words of a short article that is complete."""

BODY = """## What it is for {: uses }

It is for seizures.[^label]

## How to take it {: dosing }

Take 0.5 mg twice a day for panic disorder.[^label] Do not stop suddenly."""


ANSWER = (
    "Not at first. Do not drive while it makes you sleepy. Taken with an opioid, it can stop your breathing and kill."
)
"""With the short text, all that the checks ask of an article of no particular kind."""


def lettered(number: int) -> str:
    """A number in a title would be an amount, and every change of it a risky one."""
    # Of letters that are no abbreviation and no mark for later in any order, as "PRN", "TK" and "XXX" are.
    return "".join("BFJGNVRCWH"[int(digit)] for digit in str(number))
