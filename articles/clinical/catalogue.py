"""The catalogue of rules as a page: `python -m articles.clinical.catalogue > docs/checks.md`."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.clinical.api import RULES, Rule
from articles.clinical.measured import measured, measured_on
from articles.clinical.rule import Example

FAMILIES = {
    "DOSE": "How doses are written",
    "NAME": "Names of medicines",
    "TXT": "Language",
    "SCR": "Scraps of another page",
    "STR": "Structure",
    "SAF": "Safety",
    "CLM": "Claims and sources",
    "CON": "Facts that do not agree",
    "REC": "Records held against themselves",
    "META": "Who wrote it, and when",
    "READ": "Reading",
    "A11Y": "For everybody",
}
_HEAD = f"""# The clinical checks

Made from the rules themselves; a test holds this page to them. **Blocking** findings are about to harm somebody,
**warning** ones want a reason to stay, **info** ones make a text better. A rule that finds nothing promises nothing:
what only a person can judge is the reviewer's.

**Measured** says how many of a rule's findings were right on {measured_on()}, judged one by one. A rule
without it found nothing there. One that was right in fewer than 95 of 100 may not block."""


@dataclass(frozen=True)
class Entry:
    rule: Rule
    triggers: str
    """An example in one line; "" where it takes more than a text to show one."""
    does_not_trigger: str
    measured: str
    """How many of its findings were right on texts from elsewhere; "" where it found nothing there."""


@dataclass(frozen=True)
class Family:
    code: str
    title: str
    entries: tuple[Entry, ...]


def families(rules: Iterable[Rule] = RULES.values()) -> tuple[Family, ...]:
    """In the order of reading."""
    order = list(FAMILIES)
    inside = sorted(rules, key=lambda rule: (order.index(rule.family), rule.id))
    grouped = groupby(inside, key=lambda rule: rule.family)
    return tuple(Family(code, FAMILIES[code], tuple(map(_entry, of_family))) for code, of_family in grouped)


def page(rules: Iterable[Rule]) -> str:
    """The same as Markdown."""
    parts = [_HEAD]
    for family in families(rules):
        parts += [f"## {family.title}", *map(_written, family.entries)]
    return "\n\n".join(parts) + "\n"


def _entry(rule: Rule) -> Entry:
    return Entry(rule, _example(rule.triggers), _example(rule.does_not_trigger), _measured(rule))


def _measured(rule: Rule) -> str:
    known = measured().get(rule.id)
    return known.written if known else ""


def _written(entry: Entry) -> str:
    rule = entry.rule
    examples = (("Found", entry.triggers), ("Left alone", entry.does_not_trigger))
    lines = [
        f"### {rule.id}: {rule.title}",
        f"{rule.severity.value.capitalize()}, version {rule.version}. {rule.why} {rule.hint}",
        "\n".join(f"- {word}: `{example}`" for word, example in examples if example),
    ]
    lines += [f"Measured: {entry.measured}."] * bool(entry.measured)
    return "\n\n".join([*lines, f"Source: {rule.source}."] if rule.source else lines)


def _example(examples: tuple[Example, ...]) -> str:
    """The first that has a text of its own."""
    shown = next((example.body for example in examples if example.body), "")
    return " / ".join(line for line in shown.replace("`", "").split("\n") if line)


if __name__ == "__main__":
    sys.stdout.write(page(RULES.values()))
