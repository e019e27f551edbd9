"""How good are the checks? `python -m bench.checks [FOLDER…]`: each folder holds raw articles and `defects.json`."""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import yaml

from articles.clinical.api import RULES, Finding, Subject, check
from articles.clinical.passage import Passage
from articles.clinical.record import Record
from articles.clinical.rule import Example
from articles.content.article import ArticleContent
from articles.content.record import RecordContent
from articles.lifecycle import Severity
from articles.management.foreign import of_file
from bench import unseen
from bench.mutations import REMOVED, Mutant, mutants
from tests.clinical.texts import CLONAZEPAM, CONTENT, findings

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "clinical" / "corpus"
TEXTS = ROOT / "articles" / "demo" / "texts"
RAW = ROOT / "bench" / "raw"

ASKING = ("STR-001", "STR-002", *(name for name in RULES if name.startswith("SAF")))
READ_ON = date(2026, 1, 1)
"""When raw articles are taken to be read: one day, so that what is too old stays so."""
WAYS = {"R": "patterns", "L": "word lists", "S": "structure", "F": "the record's facts", "H": "people alone"}
"""How a table of defects says that each could be found."""


def main(arguments: list[str]) -> None:
    print("## Texts that no rule was tuned on\n")
    unseen.main()
    print("\n## Labelled passages\n")
    print("Their labels were written together with the rules: they tell what broke, not how good the rules are.\n")
    print("| family | passages | clean | expected | found | recall | precision |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for file in sorted(CORPUS.glob("*.yaml")):
        print(_row(file.stem.upper(), *passages(file)))
    print("\n## Defects put in by program\n")
    print("| kind | defects | caught | share |\n| --- | --- | --- | --- |")
    for kind, (made, caught) in sorted(injected().items()):
        print(f"| {kind} | {made:,} | {caught:,} | {caught / made:.2f} |")
    for folder in (RAW, *map(Path, arguments)):
        print(f"\n## Raw articles{' of our own' if folder == RAW else ''}\n")
        raw(folder)
    print("\n## Speed\n")
    speed()


def passages(file: Path) -> tuple[int, int, Counter[str]]:
    """Passages, clean ones, and how many findings were right, missed or false."""
    rows, count = yaml.safe_load(file.read_text()), Counter[str]()
    rules = [rule for rule in RULES.values() if rule.family == file.stem.upper()]
    for row in rows:
        example = Example(row["text"], row.get("content"))
        reported = Counter((finding.rule, finding.fragment) for rule in rules for finding in findings(rule, example))
        wanted = Counter((expected["rule"], expected["fragment"]) for expected in row["expect"])
        count["right"] += (reported & wanted).total()
        count["missed"] += (wanted - reported).total()
        count["false"] += (reported - wanted).total()
    return len(rows), sum(not row["expect"] for row in rows), count


def _row(family: str, total: int, clean: int, count: Counter[str]) -> str:
    right, missed, false = (count[what] for what in ("right", "missed", "false"))
    recall, precision = right / max(right + missed, 1), right / max(right + false, 1)
    return f"| {family} | {total} | {clean} | {right + missed} | {right + false} | {recall:.2f} | {precision:.2f} |"


def articles() -> Iterator[dict[str, Any]]:
    """The demo's texts on clonazepam, as contents of versions; those on other medicines have other records."""
    for file in sorted(TEXTS.glob("*.md")):
        _, front, body = file.read_text().split("---\n", 2)
        front_matter = yaml.safe_load(front)
        if front_matter["medication"] == "clonazepam":
            author = {"name": front_matter["author"], "credentials": "demo"}
            content = {**front_matter, "body": body.strip("\n"), "author": author, "medication": {}}
            yield ArticleContent.from_json(content).pulling(RecordContent.from_json(CONTENT)).to_json()


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
    return check(_subject(content))


def _subject(content: Mapping[str, Any], **known: Any) -> Subject:
    return Subject.from_content(ArticleContent.from_json(content), record=CLONAZEPAM, **known)


def _about(finding: Finding, mutant: Mutant) -> bool:
    """What is gone is missed by the rules that ask for it; all else is seen where it stands, and not as a remark."""
    if finding.severity is Severity.INFO:
        return False
    if mutant.kind == REMOVED:
        return finding.rule in ASKING
    if not mutant.now or finding.subject:
        return True
    return finding.place == mutant.place and finding.start < mutant.end + 1 and finding.end >= mutant.start


def raw(folder: Path) -> None:
    """Recall on a table of defects, by the way in which each could be seen and by what it is about; and how many of
    the findings stand on one. A table that does not list everything makes that less than their precision.
    """
    table, records = json.loads((folder / "defects.json").read_text()), _records(folder / "records.yaml")
    ways, topics, families = (defaultdict[str, Counter[str]](Counter) for _ in range(3))
    for name in table["files"]:
        source, rows = (folder / name).read_bytes(), [row for row in table["present"] if row["file"] == name]
        subject = of_file(name, source, record=records.get(name, CLONAZEPAM), kind="full-guide", today=READ_ON)
        reported = [finding for finding in check(subject) if finding.fragment]
        text = subject.passages[0].source if subject.passages else ""
        for row in rows:
            caught = _overlaps(text, row["fragment"].strip(), [(f.start, f.end) for f in reported])
            outcome = "caught" if caught else "missed"
            ways[row["detect"]][outcome] += 1
            if row["detect"] != "H" and "category" in row:
                topics[row["category"]][outcome] += 1
        for finding in reported:
            listed = any(_overlaps(text, row["fragment"].strip(), [(finding.start, finding.end)]) for row in rows)
            families[RULES[finding.rule].family]["caught" if listed else "other"] += 1
    _print_table("could be seen by | defects | caught", {WAYS[way]: count for way, count in ways.items()})
    _print_table("about, of those that a rule could see | defects | caught", topics)
    _print_table("family | findings | on a listed defect", families)


def _print_table(head: str, counts: Mapping[str, Counter[str]]) -> None:
    if not counts:
        return
    print(f"| {head} |\n| --- | --- | --- |")
    for name, count in sorted(counts.items()):
        print(f"| {name} | {count.total()} | {count['caught']} |")
    print()


def _records(file: Path) -> dict[str, Record]:
    """Of files on other medicines than clonazepam."""
    contents = yaml.safe_load(file.read_text()) if file.exists() else {}
    return {name: Record.from_content(RecordContent.from_json(content)) for name, content in contents.items()}


def speed() -> None:
    """Of a text that nothing is remembered of, against a full record and the other articles on the medicine."""
    bodies = [content["body"] for content in articles()]
    others = {str(number): _subject({"body": body}).passages for number, body in enumerate(bodies)}
    long = "\n\n".join(bodies)
    print("| text | first | least | middle | most |\n| --- | --- | --- | --- | --- |")
    for size in (20_000, 40_000):
        first, *rest = [_milliseconds(long[:size], number, others) for number in range(10)]
        least, *_, most = rest = sorted(rest)
        durations = (first, least, rest[len(rest) // 2], most)
        print(f"| {size // 1000} KB | {' | '.join(f'{one:.0f} ms' for one in durations)} |")


def _milliseconds(body: str, number: int, others: Mapping[str, tuple[Passage, ...]]) -> float:
    """Each sentence gets a word of its own, so that none was read before."""
    new_body = re.sub(r"\. ", f". Word{chr(97 + number)} ", body)
    began = process_time()
    check(_subject({"title": "Clonazepam", "body": new_body}, others=others))
    return (process_time() - began) * 1000


def _overlaps(text: str, fragment: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Wherever it stands: what stands twice may be found the second time."""
    places = [match.span() for match in re.finditer(re.escape(fragment), text)]
    return any(begin < stop and end > start for begin, end in spans for start, stop in places)


if __name__ == "__main__":
    main(sys.argv[1:])
