"""What a browser posted, before any form looks at it: text as it would be stored, and no number that breaks one."""

from django.http import QueryDict

from ..content.canonical import normalise
from ..content.unseen import without

REDRAW = "_redraw"
"""The button that shows what was typed again: for the preview, with another row, or brought back."""
TAKE_OUT = "_take_out"
"""The button that takes out what nobody sees, and shows what was typed again."""
MOST_DIGITS = 9
"""So many fit into every integer column."""


def normalised(data: QueryDict) -> QueryDict:
    """A changeable copy, so that what is asked of a text (that it is there, its length, that it is no other's) is
    asked of the text that would be stored.
    """
    copied = data.copy()
    for name, values in data.lists():
        copied.setlist(name, [normalise(str(value)) for value in values])
    return copied


def without_unseen(data: QueryDict) -> QueryDict:
    """A changeable copy without the signs for which a draft is refused, but for digits that only a person can judge."""
    copied = data.copy()
    for name, values in data.lists():
        copied.setlist(name, [without(str(value)) for value in values])
    return copied


def whole_number(text: str) -> int | None:
    """The number that was posted; None for what is none, or is longer than any that a page of ours sends."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None
