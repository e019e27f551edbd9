"""Remembers what was read from a text: many rules read the same text."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

Params = ParamSpec("Params")
Result = TypeVar("Result")


def identity_cache(maxsize: int = 8) -> Callable[[Callable[Params, Result]], Callable[Params, Result]]:
    """Remember the last `maxsize` results of a function.

    The key is the `id()` of each argument, because hashing a long text is slow: an argument that is equal but another
    object is read again. Safe under threads; two threads that ask for the same result at once may both compute it.
    """

    def decorate(function: Callable[Params, Result]) -> Callable[Params, Result]:
        results: OrderedDict[tuple[object, ...], tuple[tuple[Any, ...], Result]] = OrderedDict()
        lock = Lock()

        @wraps(function)
        def cached(*args: Params.args, **kwargs: Params.kwargs) -> Result:
            key = (*map(id, args), *kwargs, *map(id, kwargs.values()))
            # Without the lock, which most calls would only wait for: another thread may push it out meanwhile.
            try:
                _, result = results[key]
                results.move_to_end(key)
                return result
            except KeyError:
                pass
            # Nor under the lock: a text takes long to read.
            result = function(*args, **kwargs)
            with lock:
                # The references to the arguments prevent that another object gets the id of one of them.
                results[key] = ((args, kwargs), result)
                results.move_to_end(key)
                while len(results) > maxsize:
                    results.popitem(last=False)
            return result

        return cached

    return decorate
