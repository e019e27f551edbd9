"""Remembers what was read from a text, for one text is asked by many rules."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
_KEPT = 8


def once(read: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """Keeps the last answers. What is asked about is told apart by being the very same: texts are dear to compare."""
    kept: OrderedDict[int, tuple[Asked, Answer]] = OrderedDict()

    @wraps(read)
    def remembered(asked: Asked) -> Answer:
        found = kept.get(id(asked))
        if found and found[0] is asked:
            return found[1]
        answer = read(asked)
        kept[id(asked)] = (asked, answer)
        while len(kept) > _KEPT:
            kept.popitem(last=False)
        return answer

    return remembered
