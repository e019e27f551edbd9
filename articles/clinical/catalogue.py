"""The catalogue of rules as a page: `python -m articles.clinical.catalogue > docs/checks.md`."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from articles.clinical import RULES, Rule
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
    "META": "Who wrote it, and when",
    "READ": "Reading",
    "A11Y": "For everybody",
}
_HEAD = """# The clinical checks

Made from the rules themselves; a test holds this page to them. **Blocking** findings are about to harm somebody,
**warning** ones want a reason to stay, **info** ones make a text better. A rule that finds nothing promises nothing:
what only a person can judge is the reviewer's."""


def page(rules: Iterable[Rule]) -> str:
    """Markdown, by family in the order of reading."""
    order = list(FAMILIES)
    inside = sorted(rules, key=lambda rule: (order.index(rule.family), rule.id))
    parts = [_HEAD]
    for family, of_family in groupby(inside, key=lambda rule: rule.family):
        parts += [f"## {FAMILIES[family]}", *map(_entry, of_family)]
    return "\n\n".join(parts) + "\n"


def _entry(rule: Rule) -> str:
    lines = [
        f"### {rule.id}: {rule.title}",
        f"{rule.severity.value.capitalize()}, version {rule.version}. {rule.why} {rule.hint}",
        "\n".join((*_examples("Found", rule.hits), *_examples("Left alone", rule.misses))),
    ]
    return "\n\n".join([*lines, f"Source: {rule.source}."] if rule.source else lines)


def _examples(word: str, examples: tuple[Example, ...]) -> Iterator[str]:
    """The first that has a text of its own."""
    shown = next((example.body for example in examples if example.body), "")
    said = " / ".join(line for line in shown.replace("`", "").split("\n") if line)
    if said:
        yield f"- {word}: `{said}`"


if __name__ == "__main__":
    print(page(RULES.values()), end="")  # noqa: T201 - this is what it is run for
