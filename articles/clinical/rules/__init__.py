"""The rules. Each module here defines the rules of one family or of a part of it, and is found by itself; the name of
a module of helpers begins with an underscore.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules

from articles.clinical.rule import Rule


def load_rules(path: Iterable[str], package: str) -> dict[str, Rule]:
    """The rules of all modules of a package, by id. Raises ValueError for a module without a rule, and for two rules
    with one id.
    """
    rules: dict[str, Rule] = {}
    for name in sorted(module.name for module in iter_modules(path) if not module.name.startswith("_")):
        defined = [value for value in vars(import_module(f"{package}.{name}")).values() if isinstance(value, Rule)]
        if not defined:
            raise ValueError(f"{package}.{name} defines no rule. Begin its name with an underscore if it only helps.")
        for rule in defined:
            if rules.setdefault(rule.id, rule) is not rule:
                raise ValueError(f"{package}.{name} defines {rule.id}, which another rule is called already.")
    return rules


class Rules(Mapping[str, Rule]):
    """All rules by id. They are loaded by who first asks for one: their thousand patterns take most of the time in
    which a command starts, and few commands check a text.
    """

    @cached_property
    def loaded(self) -> dict[str, Rule]:
        return load_rules(__path__, __name__)

    def __getitem__(self, rule: str) -> Rule:
        return self.loaded[rule]

    def __iter__(self) -> Iterator[str]:
        return iter(self.loaded)

    def __len__(self) -> int:
        return len(self.loaded)


RULES = Rules()
