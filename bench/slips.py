"""How many slips of the keyboard do the checks see? `python -m bench.slips [SEED] [FOLDER]`

Ordinary words of good texts get one slip each: a letter left out, doubled, exchanged with the next, or the one beside
it on the keyboard. A folder of good texts of others (.txt) tells how often a right word is marked.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import process_time

from articles.clinical.api import RULES, Finding, Subject
from articles.content.article import ArticleContent

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ("tests/clinical/good/*.md", "articles/demo/texts/*.md")
READING = ("TXT-003", "TXT-007", "NAME-001")
"""The rules that look at the letters of a word."""
WORD = re.compile(r"\{[^}\n]*\}|\[\^[^]\n]*\]|(?<![\w/.@'-])(?P<word>[A-Za-z][a-z]{4,})(?![\w/@'-])")
"""Marks of Markdown are passed over."""
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
EVERY = 12
"""One word of so many gets a slip."""
ROUNDS = 5


def main(arguments: list[str]) -> None:
    seed = int(arguments[0]) if arguments else Random().randrange(10_000)
    print(f"seed {seed}\n\n| slip | made | seen | share |\n| --- | --- | --- | --- |")
    made, seen, unseen = recall(seed)
    for kind in (*made, ""):
        many, of_them = (made[kind], seen[kind]) if kind else (made.total(), seen.total())
        print(f"| {kind or 'all'} | {many:,} | {of_them:,} | {of_them / many:.3f} |")
    print(f"\nNot seen: {', '.join(unseen[:60])}")
    for folder in map(Path, arguments[1:]):
        words, marks = false_marks(folder)
        print(
            f"\n{folder}: {words:,} words, {marks.total():,} marks, {1000 * marks.total() / words:.2f} in 1,000 words"
        )
    print(f"\n20 KB read in {1000 * seconds():.1f} ms")


def recall(seed: int) -> tuple[Counter[str], Counter[str], list[str]]:
    """Slips made and seen, by kind, and those that were not."""
    made, seen, unseen = Counter[str](), Counter[str](), []
    random = Random(seed)
    for body in good_texts():
        for _ in range(ROUNDS):
            text, slips = with_slips(body, random)
            marked = {word for finding in findings(text) for word in re.findall(r"[A-Za-z]+", finding.fragment.lower())}
            for kind, word in slips:
                made[kind] += 1
                if word.lower() in marked:
                    seen[kind] += 1
                else:
                    unseen.append(word)
    return made, seen, unseen


def good_texts() -> Iterator[str]:
    for pattern in TEXTS:
        for file in sorted(ROOT.glob(pattern)):
            text = file.read_text()
            yield text.split("---\n", 2)[2] if text.startswith("---\n") else text


def with_slips(text: str, random: Random) -> tuple[str, list[tuple[str, str]]]:
    parts, slips, at = [], [], 0
    for match in WORD.finditer(text):
        if match["word"] and random.randrange(EVERY) == 0:
            kind, word = slip(match[0], random)
            parts += [text[at : match.start()], word]
            slips.append((kind, word))
            at = match.end()
    return "".join([*parts, text[at:]]), slips


def slip(word: str, random: Random) -> tuple[str, str]:
    """Its kind, and the word with it; never the word itself."""
    at = random.randrange(len(word))
    before, letter, after = word[:at], word[at], word[at + 1 :]
    kind = random.choice(("left out", "doubled", "exchanged", "beside"))
    match kind:
        case "left out":
            slipped = before + after
        case "doubled":
            slipped = before + letter + letter + after
        case "exchanged":
            slipped = before + after[:1] + letter + after[1:]
        case _:
            slipped = before + random.choice(beside(letter)) + after
    return (kind, slipped) if slipped != word else slip(word, random)


def beside(letter: str) -> str:
    row = next(row for row in ROWS if letter.lower() in row)
    at = row.index(letter.lower())
    return row[max(0, at - 1) : at] + row[at + 1 : at + 2]


def findings(text: str) -> list[Finding]:
    subject = Subject.from_content(ArticleContent(body=text))
    return [finding for name in READING for finding in RULES[name].findings(subject)]


def false_marks(folder: Path) -> tuple[int, Counter[str]]:
    """Words of the texts in a folder, and what is marked in them: each mark is false, or a slip of theirs."""
    words, marks = 0, Counter[str]()
    for file in sorted(folder.glob("*.txt")):
        text = file.read_text()
        words += len(text.split())
        marks.update(one.fragment for one in findings(text))
    return words, marks


def seconds() -> float:
    """Of the processor, for the rule of spelling on 20 KB that hold no word for the first time."""
    text = "\n\n".join(good_texts())[:20_000]
    tries = []
    for _ in range(3):
        subject = Subject.from_content(ArticleContent(body=text))
        began = process_time()
        list(RULES["TXT-007"].findings(subject))
        tries.append(process_time() - began)
    return min(tries)


if __name__ == "__main__":
    main(sys.argv[1:])
