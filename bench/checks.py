"""How good are the checks? `python -m bench.checks [FOLDER…]`: each folder holds raw articles and `defects.json`."""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from articles.clinical import RULES, Finding, Severity, check, of_article
from articles.clinical.rule import Example
from articles.clinical.source import of_file
from bench.mutations import Mutant, mutants
from tests.clinical.texts import CLONAZEPAM, findings

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "clinical" / "corpus"
TEXTS = ROOT / "articles" / "demo" / "texts"

WAYS = {"R": "patterns", "L": "word lists", "S": "structure", "F": "the record's facts", "H": "people alone"}
"""How a table of defects says that each could be found."""


def main(arguments: list[str]) -> None:
    print("## Labelled passages\n")
    print("| family | passages | clean | expected | found | recall | precision |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for file in sorted(CORPUS.glob("*.yaml")):
        print(_row(file.stem.upper(), *passages(file)))
    print("\n## Defects put in by program\n")
    print("| kind | defects | caught | share |\n| --- | --- | --- | --- |")
    for kind, (made, caught) in sorted(injected().items()):
        print(f"| {kind} | {made:,} | {caught:,} | {caught / made:.2f} |")
    for folder in arguments:
        print("\n## Raw articles\n")
        raw(Path(folder))


def passages(file: Path) -> tuple[int, int, Counter[str]]:
    """Passages, clean ones, and how many findings were right, missed or false."""
    rows, count = yaml.safe_load(file.read_text()), Counter[str]()
    rules = [rule for rule in RULES.values() if rule.family == file.stem.upper()]
    for row in rows:
        example = Example(row["text"], row.get("content"))
        found = Counter((finding.rule, finding.fragment) for rule in rules for finding in findings(rule, example))
        wanted = Counter((expected["rule"], expected["fragment"]) for expected in row["expect"])
        count["right"] += (found & wanted).total()
        count["missed"] += (wanted - found).total()
        count["false"] += (found - wanted).total()
    return len(rows), sum(not row["expect"] for row in rows), count


def _row(family: str, total: int, clean: int, count: Counter[str]) -> str:
    right, missed, false = (count[what] for what in ("right", "missed", "false"))
    recall, precision = right / max(right + missed, 1), right / max(right + false, 1)
    return f"| {family} | {total} | {clean} | {right + missed} | {right + false} | {recall:.2f} | {precision:.2f} |"


def articles() -> Iterator[dict[str, Any]]:
    """The demo's texts on clonazepam, as contents of versions; those on other medicines have other records."""
    for file in sorted(TEXTS.glob("*.md")):
        _, front, body = file.read_text().split("---\n", 2)
        said = yaml.safe_load(front)
        if said["medication"] == "clonazepam":
            author = {"name": said["author"], "credentials": "demo"}
            yield {"type": "article", **said, "body": body.strip("\n"), "author": author, "medication": {}}


def injected() -> Mapping[str, tuple[int, int]]:
    """By kind: defects made, and those after which the checks say something new about the place."""
    made, caught = Counter[str](), Counter[str]()
    for content in articles():
        before = {finding.id for finding in checked(content)}
        for mutant in mutants(content):
            made[mutant.kind] += 1
            caught[mutant.kind] += any(_about(f, mutant) for f in checked(mutant.content) if f.id not in before)
    return {kind: (made[kind], caught[kind]) for kind in made}


def checked(content: Mapping[str, Any]) -> list[Finding]:
    return check(of_article(content, record=CLONAZEPAM))


def _about(finding: Finding, mutant: Mutant) -> bool:
    """Something that is gone can only be missed elsewhere; all else is seen where it stands, and not as a remark."""
    if finding.severity is Severity.INFO:
        return False
    if not mutant.now or finding.subject:
        return True
    return finding.place == mutant.place and finding.start < mutant.end + 1 and finding.end >= mutant.start


def raw(folder: Path) -> None:
    """Recall on a table of defects, by the way in which each could be seen."""
    table = json.loads((folder / "defects.json").read_text())
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in table["files"]:
        source = (folder / name).read_bytes()
        subject = of_file(name, source, record=CLONAZEPAM, kind="full-guide")
        spans = [(f.start, f.end) for f in check(subject) if f.fragment]
        text = subject.passages[0].source if subject.passages else ""
        for defect in (row for row in table["present"] if row["file"] == name):
            seen[defect["detect"]]["caught" if _overlaps(text, defect["fragment"].strip(), spans) else "missed"] += 1
    print("| could be seen by | defects | caught |\n| --- | --- | --- |")
    for way, count in sorted(seen.items()):
        print(f"| {WAYS[way]} | {count.total()} | {count['caught']} |")


def _overlaps(text: str, fragment: str, spans: Iterable[tuple[int, int]]) -> bool:
    start = text.find(fragment)
    return start >= 0 and any(begin < start + len(fragment) and end > start for begin, end in spans)


if __name__ == "__main__":
    main(sys.argv[1:])
