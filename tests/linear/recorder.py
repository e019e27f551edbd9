"""Every regular expression of the project, told by a process that notes each one that `re` is given.

`python -m tests.linear.recorder` imports every module, reads and checks texts of all formats, and prints the patterns
as JSON. Nothing is found by looking for names: what is made inside a function, or of words from a file, is there too.
"""

import importlib
import json
import os
import pkgutil
import re
import sys
from dataclasses import asdict, dataclass
from typing import Any

PROJECT = ("articles", "klonoinfo")
NOT_LOADED = ("migrations", "asgi", "wsgi")


@dataclass(frozen=True)
class Made:
    """A pattern, where it stands in the source, and the function of `re` that it was given to."""

    pattern: str
    flags: int
    module: str
    line: int
    function: str


def main() -> None:
    made: dict[Made, None] = {}
    compiled = re._compile  # type: ignore[attr-defined]  # all functions of `re` come through it

    def noting(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        function = frame.f_code.co_name
        caller = frame.f_back
        module = caller.f_globals.get("__name__", "") if caller else ""
        if caller and module.split(".")[0] in PROJECT and isinstance(pattern, str):
            made[Made(pattern, int(flags), module, caller.f_lineno, function)] = None
        return compiled(pattern, flags)

    re._compile = noting  # type: ignore[attr-defined]
    import_everything()
    read_texts()
    json.dump([asdict(one) for one in made], sys.stdout)


def import_everything() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    importlib.import_module("django").setup()
    for name in PROJECT:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not any(word in module.name for word in NOT_LOADED):
                importlib.import_module(module.name)


def read_texts() -> None:
    clinical = importlib.import_module("articles.clinical.api")
    texts = importlib.import_module("tests.clinical.texts")
    jobs = importlib.import_module("tests.linear.jobs")
    for rule in clinical.RULES.values():
        for example in (*rule.triggers, *rule.does_not_trigger):
            clinical.check(texts.subject(example.body, **dict(example.content or {})))
    for job in jobs.JOBS.values():
        job(jobs.ORDINARY)


if __name__ == "__main__":
    main()
