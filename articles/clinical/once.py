"""Remembers what was read from a text, for one text is asked by many rules."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def once(read: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Keeps the last answers. What is asked about is told apart by being the very same: texts are dear to compare."""
    return keeping(8)(read)


def keeping(most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """As `once`, with so many answers kept."""

    def kept(read: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        answers: OrderedDict[tuple[int, ...], tuple[tuple[Any, ...], Answer]] = OrderedDict()

        @wraps(read)
        def remembered(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
            about = (*asked, *named.values())
            key = tuple(map(id, about))
            if key in answers:
                answers.move_to_end(key)
                return answers[key][1]
            answer = read(*asked, **named)
            # What is kept here keeps its identity: nothing else can have it.
            answers[key] = (about, answer)
            while len(answers) > most:
                answers.popitem(last=False)
            return answer

        return remembered

    return kept
